"""What people do with actions: agree on one, do it, check it, and judge whether it helped."""

from datetime import date
from typing import Unpack

from sqlalchemy import Select, select

from tracker.agreeing import (
    Agreement,
    DeadlineBeforeStart,
    DeadlineMissing,
    OwnerMissing,
    PersonElsewhere,
    agree_action,
    check,
    fill,
)
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import FollowUp, Judgement
from tracker.extensions import db
from tracker.models import Action, Cycle
from tracker.web.clock import not_in_future, today

__all__ = [
    "Agreement",
    "CheckedAlready",
    "CheckedBeforeDone",
    "DeadlineBeforeStart",
    "DeadlineMissing",
    "DoneBeforeStart",
    "JudgedTooEarly",
    "OwnerMissing",
    "PersonElsewhere",
    "agree_action",
    "change_action",
    "judge_action",
    "mark_checked",
    "mark_done",
    "undo_done",
]


class DoneBeforeStart(Exception):
    """An action cannot be done before it started."""


class CheckedBeforeDone(Exception):
    """An action can be checked only once it is done, and not on an earlier day."""


class CheckedAlready(Exception):
    """What was checked is no longer undone."""


class JudgedTooEarly(Exception):
    """An action is judged in a later cycle of the same trajectory and wijk, never in its own."""


def change_action(action: Action, **agreement: Unpack[Agreement]) -> Action:
    """Change what was agreed and return the action. The caller commits.

    Raises:
        DoneBeforeStart: it was done before the new ``starts_on``.
        The others of ``agree_action``.
    """
    check(agreement)
    if action.done_on is not None and action.done_on < agreement["starts_on"]:
        raise DoneBeforeStart
    fill(action, agreement)
    note_entry(action, today())
    return action


def mark_done(action: Action, *, on: date) -> None:
    """Write down that ``action`` was done on the day ``on``. The caller commits.

    Raises:
        InFuture: ``on`` lies after today.
        DoneBeforeStart: ``on`` lies before the start of the action.
        CheckedBeforeDone: it was checked before ``on``.
    """
    not_in_future(on)
    if on < action.starts_on:
        raise DoneBeforeStart
    if action.checked_on is not None and action.checked_on < on:
        raise CheckedBeforeDone
    action.done_on = on
    note_entry(action, on)


def undo_done(action: Action) -> None:
    """Take back that ``action`` was done. The caller commits.

    Raises:
        CheckedAlready: somebody checked that it was done.
    """
    if action.checked_on is not None:
        raise CheckedAlready
    action.done_on = None
    note_entry(action, today())


def mark_checked(action: Action, *, on: date, note: str) -> None:
    """Write down that ``action`` was checked to be done as meant. The caller commits.

    Raises:
        InFuture: ``on`` lies after today.
        CheckedBeforeDone: it is not done, or was done after ``on``.
    """
    not_in_future(on)
    if action.done_on is None or on < action.done_on:
        raise CheckedBeforeDone
    action.checked_on = on
    action.checked_note = note
    note_entry(action, on)


def judge_action(
    action: Action,
    *,
    in_cycle: Cycle,
    judgement: Judgement,
    follow_up: FollowUp,
    note: str,
    on: date,
) -> None:
    """Write down in ``in_cycle`` whether ``action`` helped, and what now. The caller commits.

    Raises:
        InFuture: ``on`` lies after today.
        JudgedTooEarly: ``in_cycle`` is not a later cycle of the same trajectory and wijk.

    Source: Movisie's learning practice: the next cycle says whether an action helped.
    """
    not_in_future(on)
    same_place = (in_cycle.trajectory_id, in_cycle.wijk_id) == (
        action.trajectory_id,
        action.wijk_id,
    )
    if not same_place or in_cycle.number <= action.cycle.number:
        raise JudgedTooEarly
    action.judged_cycle = in_cycle
    action.judgement = judgement
    action.follow_up = follow_up
    action.judgement_note = note
    action.judged_on = on
    in_cycle.note_entry(on)


def note_entry(action: Action, on: date) -> None:
    """Remember on the running cycle of the wijk, else on the action's own, that work was noted."""
    running = action.cycle
    if running.phase is Phase.CLOSED:
        running = db.session.scalar(_running_cycle(action)) or running
    running.note_entry(on)


def _running_cycle(action: Action) -> Select[Cycle]:
    return (
        select(Cycle)
        .where(
            Cycle.trajectory_id == action.trajectory_id,
            Cycle.wijk_id == action.wijk_id,
            Cycle.phase != Phase.CLOSED,
        )
        .order_by(Cycle.number.desc())
        .limit(1)
    )
