"""Writing, proposing and changing a lesson."""

from collections.abc import Callable, Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.vocabulary import (
    ChoicePlace,
    KnowledgeSource,
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    Strength,
)
from tracker.extensions import db
from tracker.lessons import queries, services
from tracker.lessons.forms import BOTH, NO_DIRECTION, NO_OBSTACLE, TOO_EARLY, LessonForm
from tracker.lessons.routes.blueprint import bp
from tracker.models import Cycle, Lesson, Principle
from tracker.policy import Act, may
from tracker.web.clock import today
from tracker.web.guard import guard, me
from tracker.web.knowledge import Beside, asks_to_look, beside, count_shown


@bp.route("/cycli/<int:id>/lessen/nieuw", methods=["GET", "POST"])
@guard(Act.PROPOSE_LESSON, Cycle)
def create(cycle: Cycle) -> ResponseReturnValue:
    """Write a lesson; of a partner it is a proposal."""
    principles = queries.linked_principles(cycle.trajectory_id)
    form = LessonForm(data={"directions": rows(principles, {})})
    is_proposal = not may(me(), Act.WRITE_LESSON, cycle)
    act = services.propose_lesson if is_proposal else services.write_lesson
    if not asks_to_look() and form.validate_on_submit():
        text = said(form, principles)
        lesson = tried(form, lambda: act(cycle, written_on=today(), user=me(), **text))
        if lesson is not None:
            db.session.commit()
            flash("De les is voorgesteld." if is_proposal else "De les is bewaard.", "success")
            return redirect(url_for("lessons.show", id=lesson.id), 303)
    return form_page(form, cycle, principles, lesson=None, is_proposal=is_proposal)


@bp.route("/lessen/<int:id>/bewerken", methods=["GET", "POST"])
@guard(Act.CHANGE_LESSON, Lesson)
def edit(lesson: Lesson) -> ResponseReturnValue:
    """Change a lesson of one's own."""
    if not services.may_change(lesson):
        flash("Deze les is aangeboden of gedeeld. Trek de les eerst terug.", "warning")
        return redirect(url_for("lessons.show", id=lesson.id), 303)
    lesson = queries.full_lesson(lesson)
    stored = {link.principle_id: link.direction for link in lesson.principle_links}
    principles = queries.linked_principles(lesson.trajectory_id, also=stored)
    form = LessonForm(obj=lesson, data={"directions": rows(principles, stored)})
    is_sent = not asks_to_look() and form.validate_on_submit() and not form.is_outdated(lesson)
    text = said(form, principles) if is_sent else None
    if text and tried(form, lambda: services.change_lesson(lesson, on=today(), **text)):
        db.session.commit()
        flash("De les is bewaard.", "success")
        return redirect(url_for("lessons.show", id=lesson.id), 303)
    return form_page(form, lesson.cycle, principles, lesson=lesson, is_proposal=False)


def beside_form(form: LessonForm, principles: Sequence[Principle], lesson: Lesson | None) -> Beside:
    """Return what stands beside the form: on the chosen principles, or on all while none is."""
    chosen = form.spoken_of(one.id for one in principles)
    return beside(
        [one.key for one in principles if one.id in chosen],
        [one.key for one in principles],
        place=ChoicePlace.LESSON,
        title=form.title.data or "",
        obstacle=form.chosen_obstacle(),
        but=lesson.id if lesson else None,
    )


def rows(
    principles: Sequence[Principle], stored: dict[int, LessonDirection]
) -> list[dict[str, str]]:
    """Return a row of the form for each principle, with what the lesson says on it."""
    return [
        {"principle_id": str(one.id), "direction": stored[one.id].value if one.id in stored else ""}
        for one in principles
    ]


def form_page(
    form: LessonForm,
    cycle: Cycle,
    principles: Sequence[Principle],
    *,
    lesson: Lesson | None,
    is_proposal: bool,
) -> ResponseReturnValue:
    """Show the form, and beside it what others learned on the same principles."""
    known = {str(one.id): one for one in principles}
    form.name_rows({id: one.title for id, one in known.items()})
    learned = beside_form(form, principles, lesson)
    page = render_template(
        "lessons/form.html",
        form=form,
        cycle=cycle,
        lesson=lesson,
        is_proposal=is_proposal,
        principles=known,
        beside=learned,
    )
    count_shown(learned.learned.all, place=ChoicePlace.LESSON)
    return page, 400 if form.errors else 200


def said(form: LessonForm, principles: Sequence[Principle]) -> services.LessonText:
    """Return what the form says, as the services take it. Only after ``validate``."""
    return {
        "title": form.title.data or "",
        "did": form.did.data or "",
        "saw": form.saw.data or "",
        "why": form.why.data or "",
        "for_whom": form.for_whom.data or "",
        "circumstances": form.circumstances.data or "",
        "kind": LessonKind(form.kind.data),
        "result": LessonResult(form.result.data),
        "strength": Strength(form.strength.data),
        "knowledge": [KnowledgeSource(value) for value in form.knowledge.data or []],
        "obstacle": Obstacle(form.obstacle.data) if form.obstacle.data else None,
        "directions": form.chosen_directions(one.id for one in principles),
        "has_no_principle": bool(form.has_no_principle.data),
        "needs_no_action": bool(form.needs_no_action.data),
        "anchoring": form.anchoring.data or "",
        "look_again_on": form.look_again_on.data,
    }


def tried(form: LessonForm, act: Callable[[], Lesson]) -> Lesson | None:
    """Return what ``act`` gives, or None when a rule refuses it; the form then says why."""
    try:
        return act()
    except services.DirectionMissing:
        form.refuse(form.has_no_principle, NO_DIRECTION)
    except services.DirectionAndNone:
        form.refuse(form.has_no_principle, BOTH)
    except services.ObstacleMissing:
        form.refuse(form.obstacle, NO_OBSTACLE)
    except services.LookAgainTooEarly:
        form.refuse(form.look_again_on, TOO_EARLY)
    return None
