"""Rules about closing the loop: actions from lessons, judging them, going on, anchoring."""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.domain.pace import pace
from tracker.domain.signals.facts import (
    ActionFacts,
    CycleFacts,
    LessonFacts,
    TrajectoryFacts,
    WijkFacts,
)
from tracker.domain.signals.signal import Rule, Signal
from tracker.domain.vocabulary import LessonResult, TrajectoryStatus

ENDING = timedelta(days=60)  # our own: in time to still agree on anchoring


def lesson_without_action(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each lesson of an earlier cycle without an action or the choice for none.

    Source: S4.
    """
    for wijk in facts.wijken:
        acted = {action.lesson_id for cycle in wijk.cycles for action in cycle.actions}
        for cycle in wijk.earlier:
            for lesson in cycle.lessons:
                if not lesson.needs_no_action and lesson.id not in acted:
                    yield Signal(
                        Rule.LESSON_WITHOUT_ACTION,
                        f"lesson-{lesson.id}",
                        {
                            "lesson": lesson.title,
                            "lesson_id": lesson.id,
                            "wijk": wijk.name,
                            "number": cycle.number,
                            "cycle_id": wijk.running.id if wijk.running else None,
                        },
                        wijk_id=wijk.id,
                    )


def action_not_judged(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each action of an earlier cycle that was never judged.

    While an action is not done and still within its time it can wait, until the cycle after its
    own is closed: then it should have been judged.

    Source: S4.
    """
    for wijk in facts.wijken:
        for cycle, following in zip(wijk.cycles, wijk.cycles[1:], strict=False):
            for action in cycle.actions:
                may_wait = following.is_running and _has_time(action, facts.today)
                if not action.is_judged and not may_wait:
                    yield Signal(
                        Rule.ACTION_NOT_JUDGED,
                        f"action-{action.id}",
                        {
                            "action": action.title,
                            "action_id": action.id,
                            "wijk": wijk.name,
                            "number": cycle.number,
                            "is_done": action.done_on is not None,
                        },
                        (action.done_on, action.due_on),
                        wijk.id,
                    )


def lesson_again(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each principle on which a later lesson finds trouble again, though we acted.

    An earlier lesson in the same wijk is about the same principle and its action was done by
    then; the later lesson says that it did not work, or only in part. That something went well
    again is no pitfall.

    Source: S1.
    """
    for wijk in facts.wijken:
        found: dict[int, Signal] = {}
        for place, cycle in enumerate(wijk.cycles):
            for lesson in cycle.lessons:
                if lesson.result is LessonResult.WORKED:
                    continue
                acted = _acted_on(wijk.cycles[:place], before=lesson.written_on)
                for principle_id in sorted((lesson.directions or {}).keys() & acted.keys()):
                    action = acted[principle_id]
                    found[principle_id] = _again(wijk, cycle, lesson, principle_id, action)
        yield from found.values()


def cycle_silent(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each running cycle in which nothing was written for longer than its phase is
    planned to last.

    Source: S4.
    """
    for wijk in facts.wijken:
        cycle = wijk.running
        planned = (facts.planned_days or {}).get(cycle.phase) if cycle else None
        if cycle is None or planned is None:
            continue
        now = pace(
            today=facts.today,
            phase_started_on=cycle.phase_started_on,
            planned_days=planned,
            last_entry_on=cycle.last_entry_on,
        )
        if now.is_still:
            yield Signal(
                Rule.CYCLE_SILENT,
                f"cycle-{cycle.id}",
                {
                    "wijk": wijk.name,
                    "number": cycle.number,
                    "days": now.silent_days,
                    "cycle_id": cycle.id,
                },
                (cycle.phase, max(cycle.phase_started_on, cycle.last_entry_on)),
                wijk.id,
            )


def lesson_not_anchored(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each shared lesson without anchoring when the trajectory ends.

    It ends when it is closed, or within sixty days by its plan: then there is still time.

    Source: the method, what makes it fail: lessons end in a final report.
    """
    is_closed = facts.status is TrajectoryStatus.CLOSED
    if not is_closed and (facts.is_draft or facts.ends_on - facts.today > ENDING):
        return
    for wijk in facts.wijken:
        for cycle in wijk.cycles:
            for lesson in cycle.lessons:
                if lesson.is_shared and not lesson.is_anchored:
                    yield Signal(
                        Rule.LESSON_NOT_ANCHORED,
                        f"lesson-{lesson.id}",
                        {
                            "lesson": lesson.title,
                            "lesson_id": lesson.id,
                            "is_closed": is_closed,
                            "ends_on": facts.ends_on,
                        },
                        (is_closed,),
                        wijk.id,
                    )


def _has_time(action: ActionFacts, today: date) -> bool:
    return action.done_on is None and action.due_on is not None and action.due_on >= today


def _again(
    wijk: WijkFacts, cycle: CycleFacts, lesson: LessonFacts, principle_id: int, action: ActionFacts
) -> Signal:
    return Signal(
        Rule.LESSON_AGAIN,
        f"wijk-{wijk.id}/principle-{principle_id}",
        {
            "wijk": wijk.name,
            "lesson": lesson.title,
            "lesson_id": lesson.id,
            "action": action.title,
            "number": cycle.number,
        },
        (lesson.id, action.id),
        wijk.id,
    )


def _acted_on(cycles: tuple[CycleFacts, ...], *, before: date) -> dict[int, ActionFacts]:
    """Return by principle the last action done before a day on a lesson of these cycles."""
    about = {lesson.id: lesson.directions or {} for each in cycles for lesson in each.lessons}
    return {
        principle_id: action
        for cycle in cycles
        for action in cycle.actions
        if action.done_on is not None and action.done_on < before and action.lesson_id is not None
        for principle_id in about.get(action.lesson_id, {})
    }
