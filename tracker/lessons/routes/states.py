"""The way of a lesson: adopted, offered, answered for, called back, withdrawn."""

from collections.abc import Callable

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.review import Side, Step, may_take
from tracker.domain.vocabulary import KnowledgeSource, Role
from tracker.extensions import db
from tracker.lessons import queries, services
from tracker.lessons.forms import AnswerForm, CallBackForm, OfferForm
from tracker.lessons.routes.blueprint import bp
from tracker.lessons.routes.pages import lesson_page
from tracker.models import Lesson
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard, me

NOT_NOW = "U kunt deze les nu niet aanbieden. Kijk hoe de les staat."


@bp.post("/lessen/<int:id>/overnemen")
@guard(Act.WRITE_LESSON, Lesson)
def adopt(lesson: Lesson) -> ResponseReturnValue:
    """Make a proposed lesson one of the trajectory."""
    return taken(
        lesson,
        lambda: services.adopt_lesson(lesson, on=today()),
        done="De les hoort nu bij het traject.",
        refused="Deze les is al overgenomen.",
    )


@bp.route("/lessen/<int:id>/aanbieden", methods=["GET", "POST"])
@guard(Act.OFFER_LESSON, Lesson)
def offer(lesson: Lesson) -> ResponseReturnValue:
    """Show the lesson as others will read it, then offer it for review."""
    if not may_take(Step.OFFER, lesson.review_state):
        return back(lesson, NOT_NOW, "warning")
    lesson = queries.full_lesson(lesson)
    form = OfferForm(obj=lesson)
    if form.validate_on_submit() and not form.is_outdated(lesson):
        return taken(
            lesson,
            lambda: services.offer_lesson(lesson),
            done="De les is aangeboden. Een adviseur beoordeelt de les.",
            refused=NOT_NOW,
        )
    page = render_template(
        "lessons/offer.html",
        form=form,
        lesson=lesson,
        sources=[KnowledgeSource(value) for value in lesson.knowledge],
    )
    return page, 400 if form.errors else 200


@bp.post("/lessen/<int:id>/terugtrekken")
@guard(Act.OFFER_LESSON, Lesson)
def withdraw(lesson: Lesson) -> ResponseReturnValue:
    """Take back a lesson that was offered or shared."""
    return taken(
        lesson,
        lambda: services.withdraw_offer(lesson),
        done="De les is teruggetrokken. Alleen uw gemeente ziet de les nog.",
        refused="Deze les is niet aangeboden.",
    )


@bp.post("/lessen/<int:id>/antwoorden")
@guard(Act.OFFER_LESSON, Lesson)
def answer(lesson: Lesson) -> ResponseReturnValue:
    """Answer what the adviser asked."""
    form = AnswerForm()
    if not may_take(Step.ANSWER, lesson.review_state) or form.validate_on_submit():
        return taken(
            lesson,
            lambda: services.answer_question(lesson, answer=form.answer.data or "", user=me()),
            done="Uw antwoord is verstuurd. De les ligt weer bij de adviseur.",
            refused="Er staat geen vraag open over deze les.",
        )
    return lesson_page(lesson, answer_form=form), 400


@bp.post("/lessen/<int:id>/terugdraaien")
@guard(Act.CALL_BACK_LESSON, Lesson)
def call_back(lesson: Lesson) -> ResponseReturnValue:
    """Undo within a day that the lesson was shared."""
    form = CallBackForm()
    if may_take(Step.CALL_BACK, lesson.review_state) and not form.validate_on_submit():
        return lesson_page(lesson, call_back_form=form), 400
    side = Side.ADVISER if me().role is Role.ADVISER else Side.GEMEENTE
    try:
        return taken(
            lesson,
            lambda: services.call_back(lesson, by=side, reason=form.reason.data or "", user=me()),
            done="Het delen is teruggedraaid. De les wacht weer op een oordeel.",
            refused="Deze les is niet gedeeld.",
        )
    except services.CallBackTooLate:
        late = "Dat kan niet meer: de les is langer dan 24 uur geleden gedeeld."
        return back(lesson, late, "warning")


def taken(
    lesson: Lesson, step: Callable[[], None], *, done: str, refused: str
) -> ResponseReturnValue:
    """Take a step, keep it, and say on the page of the lesson what came of it."""
    try:
        step()
    except services.StepNotOpen:
        return back(lesson, refused, "warning")
    db.session.commit()
    return back(lesson, done)


def back(lesson: Lesson, message: str, category: str = "success") -> ResponseReturnValue:
    """Go to the page of the lesson and say something there."""
    flash(message, category)
    return redirect(url_for("lessons.show", id=lesson.id), 303)
