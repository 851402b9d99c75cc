"""The pages of advisers: the queue, and one lesson beside what others learned."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.review import Relation, Step, may_take
from tracker.domain.vocabulary import KnowledgeSource, Transferability
from tracker.extensions import db
from tracker.knowledge.learned import verdicts_on
from tracker.lessons import queries, services
from tracker.lessons.forms import NO_CONDITIONS, NO_DECISION, Decision, ReviewForm
from tracker.lessons.routes.blueprint import bp
from tracker.lessons.sentences import (
    names_no_opposite,
    verdict_text,
    waiting,
    waiting_days,
)
from tracker.models import Lesson
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.figures import finding, verdict_note
from tracker.web.guard import guard, guard_page, me

DONE = {
    Decision.SHARE: "De les is gedeeld. U kunt dat nog 24 uur terugdraaien.",
    Decision.ASK: "Uw vraag is gesteld. De gemeente is aan zet.",
    Decision.REFUSE: "De les is niet gedeeld. De gemeente leest uw reden.",
}


@bp.get("/lessen/te-beoordelen")
@guard_page(Act.REVIEW_LESSON)
def queue() -> str:
    """List the lessons that wait for a judgement, the longest waiting first."""
    user = me()
    page = request.args.get("pagina", 1, type=int)
    first = queries.first_in_queue(user)
    return render_template(
        "lessons/queue.html",
        pagination=queries.queue_page(user, page=page),
        longest=waiting_days(first[0].offered_at, today()) if first else 0,
        asked=queries.asked_lessons(user),
        shared=queries.just_shared(),
        waiting=waiting,
    )


@bp.route("/lessen/<int:id>/beoordelen", methods=["GET", "POST"])
@guard(Act.REVIEW_LESSON, Lesson)
def review(lesson: Lesson) -> ResponseReturnValue:
    """Show a lesson beside others and what it came from, and take the judgement."""
    if not may_take(Step.SHARE, lesson.review_state):
        flash("Deze les wacht nu niet op een oordeel. Kijk hieronder hoe de les staat.", "warning")
        return redirect(url_for("lessons.show", id=lesson.id), 303)
    lesson = queries.full_lesson(lesson)
    form = ReviewForm(obj=lesson)
    decision = sent_decision(form)
    if decision is not None and judged(form, decision, lesson):
        db.session.commit()
        flash(DONE[decision], "success")
        return redirect(url_for("lessons.queue"), 303)
    return review_page(form, lesson)


def sent_decision(form: ReviewForm) -> Decision | None:
    """Return the button that was pressed, when all it asks is filled in."""
    if request.method != "POST":
        return None
    try:
        decision = Decision(request.form.get("oordeel", ""))
    except ValueError:
        form.validate()
        form.refuse(None, NO_DECISION)
        return None
    is_valid = form.validate_on_submit()
    says_enough = form.says_enough_to(decision)
    return decision if is_valid and says_enough else None


def judged(form: ReviewForm, decision: Decision, lesson: Lesson) -> bool:
    """Return whether the decision was taken; the form says why not."""
    if form.is_outdated(lesson):
        return False
    user, reason = me(), form.reason.data or ""
    match decision:
        case Decision.ASK:
            services.ask_back(lesson, question=form.question.data or "", user=user)
        case Decision.REFUSE:
            services.refuse_lesson(lesson, reason=reason, user=user)
        case Decision.SHARE:
            verdict = services.Verdict(
                reason=reason,
                transferability=Transferability(form.transferability.data),
                conditions=form.conditions.data or "",
            )
            try:
                services.share_lesson(lesson, verdict=verdict, user=user)
            except services.ConditionsMissing:
                form.refuse(form.conditions, NO_CONDITIONS)
                return False
    return True


def review_page(form: ReviewForm, lesson: Lesson) -> ResponseReturnValue:
    """Show all that stands around the judgement."""
    user = me()
    beside = queries.shared_beside(lesson)
    compared = side_by_side(beside)
    page = render_template(
        "lessons/review.html",
        form=form,
        lesson=lesson,
        queue=queries.first_in_queue(user),
        counts=queries.beside_counts(lesson),
        compared=compared,
        others=[each for each in beside if each not in compared],
        verdicts=verdicts_on([each.lesson.id for each in compared]),
        verdict_text=verdict_text,
        sources=sources_of,
        origin=queries.origin_of(lesson, today=today()),
        finding=finding,
        verdict_note=verdict_note,
        trail=queries.trail_of(lesson),
        names_no_opposite=names_no_opposite(lesson, beside),
        waiting=waiting,
    )
    return page, 400 if form.errors else 200


def side_by_side(beside: list[queries.Beside]) -> list[queries.Beside]:
    """Return the two lessons that stand beside the one under review: against it, then for it.

    Where nothing says the opposite, what qualifies the lesson takes its place.
    """
    firsts = {each.relation: each for each in reversed(beside)}
    against = firsts.get(Relation.OPPOSES) or firsts.get(Relation.QUALIFIES)
    return [each for each in (against, firsts.get(Relation.SUPPORTS)) if each is not None]


def sources_of(lesson: Lesson) -> list[KnowledgeSource]:
    """Return whose knowledge ``lesson`` rests on."""
    return [KnowledgeSource(value) for value in lesson.knowledge]
