"""Lessons, actions, and what did not work."""

from collections.abc import Iterable

from tracker.domain.dutch import capital, join_and
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import FollowUp, Judgement, LessonDirection, LessonResult
from tracker.models import Action, Lesson, Offer
from tracker.reports.parts import ActionLine, LessonLine, PrincipleLine, Setback
from tracker.reports.scope import NOT_FILLED, Scope, full_stop
from tracker.series import IndicatorSeries
from tracker.web.figures import finding, verdict_note
from tracker.web.filters import day
from tracker.web.labels import LABELS

# Contradictions first: they say where what is known does not hold.
ORDER = (LessonDirection.CONTRADICTS, LessonDirection.QUALIFIES, LessonDirection.CONFIRMS)


def lesson_lines(scope: Scope, lessons: Iterable[Lesson]) -> tuple[LessonLine, ...]:
    """Return lessons as lines, those that contradict a principle first."""
    lines = [lesson_line(scope, lesson) for lesson in lessons]
    return tuple(sorted(lines, key=first_direction))


def first_direction(line: LessonLine) -> int:
    """Return the place of the strongest thing a lesson says; without a principle it comes last."""
    return min((ORDER.index(each.direction) for each in line.principles), default=len(ORDER))


def lesson_line(scope: Scope, lesson: Lesson) -> LessonLine:
    """Return one lesson as a line."""
    links = sorted(lesson.principle_links, key=lambda link: ORDER.index(link.direction))
    return LessonLine(
        title=lesson.title,
        wijk=scope.wijk_name(lesson.wijk_id),
        saw=full_stop(lesson.saw),
        for_whom=lesson.for_whom,
        strength=LABELS[lesson.strength],
        result=LABELS[lesson.result],
        principles=tuple(PrincipleLine(link.principle.title, link.direction) for link in links),
    )


def done_actions(scope: Scope) -> tuple[ActionLine, ...]:
    """Return the actions done or judged in the period."""
    return tuple(
        action_line(scope, each)
        for each in scope.actions
        if each.done_on in scope.period or each.judged_on in scope.period
    )


def open_actions(scope: Scope, wijk_id: int | None = None) -> tuple[ActionLine, ...]:
    """Return the actions that are still to be done, the nearest deadline first.

    An action that was judged without being done asks nothing more of anyone.
    """
    last = scope.period.ends_on
    still = [
        each
        for each in scope.actions
        if (each.done_on is None or each.done_on > last)
        and each.judgement is None
        and wijk_id in (None, each.wijk_id)
    ]
    still.sort(key=lambda each: (each.due_on is None, each.due_on or last, each.id))
    return tuple(action_line(scope, each) for each in still)


def action_line(scope: Scope, action: Action) -> ActionLine:
    """Return one action as a line."""
    return ActionLine(
        title=action.title,
        wijk=scope.wijk_name(action.wijk_id),
        owner=action.organisation.name if action.organisation else NOT_FILLED,
        due=day(action.due_on) if action.due_on else NOT_FILLED,
        is_late=action.is_late(scope.period.ends_on),
        done=day(action.done_on) if action.done_on else "niet gedaan",
        judgement=action.judgement,
        judgement_note=full_stop(action.judgement_note),
    )


def setbacks(scope: Scope) -> tuple[Setback, ...]:
    """Return all that did not work or not wholly: figures, lessons, actions and offers."""
    return (
        *(
            figure_setback(each)
            for each in scope.material.series
            if each.reading.verdict is Verdict.OFF_COURSE
        ),
        *(
            lesson_setback(scope, each)
            for each in scope.lessons
            if each.result in (LessonResult.DID_NOT_WORK, LessonResult.PARTLY)
        ),
        *(action_setback(scope, each) for each in scope.actions if disappointed(scope, each)),
        *(offer_setback(scope, each) for each in scope.offers if each.stopped_on in scope.period),
    )


def disappointed(scope: Scope, action: Action) -> bool:
    """Return whether an action was judged in the period as no help, or is to be stopped."""
    if action.judged_on not in scope.period:
        return False
    return action.judgement is Judgement.DID_NOT_HELP or action.follow_up is FollowUp.STOP


def figure_setback(series: IndicatorSeries) -> Setback:
    """Return a figure that goes the wrong way."""
    return Setback(
        what=series.indicator.title,
        kind="cijfer",
        wijk=series.wijk.name,
        happened=f"{capital(finding(series))}. {verdict_note(series)}",
        now="",
    )


def lesson_setback(scope: Scope, lesson: Lesson) -> Setback:
    """Return a lesson on what did not work, with the actions it led to."""
    obstacle = f" Stond in de weg: {LABELS[lesson.obstacle]}." if lesson.obstacle else ""
    titles = [each.title for each in scope.actions if each.lesson_id == lesson.id]
    if titles:
        now = full_stop(join_and(titles))
    else:
        now = "Geen actie nodig." if lesson.needs_no_action else "Nog geen actie."
    return Setback(
        what=lesson.title,
        kind=f"les: {LABELS[lesson.result]}",
        wijk=scope.wijk_name(lesson.wijk_id),
        happened=full_stop(lesson.saw) + obstacle,
        now=now,
    )


def action_setback(scope: Scope, action: Action) -> Setback:
    """Return an action that did not help or is stopped."""
    verdict = f"actie: {LABELS[action.judgement]}" if action.judgement else "actie"
    return Setback(
        what=action.title,
        kind=verdict,
        wijk=scope.wijk_name(action.wijk_id),
        happened=full_stop(action.judgement_note),
        now=capital(f"{LABELS[action.follow_up]}.") if action.follow_up else "",
    )


def offer_setback(scope: Scope, offer: Offer) -> Setback:
    """Return an offer that was stopped."""
    stopped = f"Gestopt op {day(offer.stopped_on)}." if offer.stopped_on else ""
    return Setback(offer.title, "aanbod", scope.wijk_name(offer.wijk_id), stopped, "")
