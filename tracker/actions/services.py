"""What people do with actions: agree on one, do it, check it, and judge whether it helped."""

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from sqlalchemy import Select, select

from tracker.domain.phases import Phase
from tracker.domain.vocabulary import FollowUp, Judgement
from tracker.extensions import db
from tracker.models import Action, Cycle, Lesson, Organisation, Principle, User
from tracker.web.clock import not_in_future, today


class OwnerMissing(Exception):
    """An action without an organisation that carries it out."""


class PersonElsewhere(Exception):
    """The person named works at another organisation than the owner."""


class DeadlineMissing(Exception):
    """An action without a day on which it must be done."""


class DeadlineBeforeStart(Exception):
    """The day an action must be done lies before the day it starts."""


class DoneBeforeStart(Exception):
    """An action cannot be done before it started."""


class CheckedBeforeDone(Exception):
    """An action can be checked only once it is done, and not on an earlier day."""


class CheckedAlready(Exception):
    """What was checked is no longer undone."""


class JudgedTooEarly(Exception):
    """An action is judged in a later cycle of the same trajectory and wijk, never in its own."""


class Agreement(TypedDict):
    """What is agreed in an action."""

    title: str
    expected_effect: str
    organisation: Organisation | None  # the owner
    person: NotRequired[User | None]  # who at the owner
    starts_on: date
    due_on: date | None
    lesson: NotRequired[Lesson | None]
    principle: NotRequired[Principle | None]


def agree_action(cycle: Cycle, **agreement: Unpack[Agreement]) -> Action:
    """Add an action to ``cycle`` and return it. The caller commits.

    Raises:
        OwnerMissing: no ``organisation`` carries it out.
        DeadlineMissing: there is no ``due_on``.
        DeadlineBeforeStart: ``due_on`` lies before ``starts_on``.
        PersonElsewhere: ``person`` does not work at ``organisation``.
    """
    _check(agreement)
    action = Action(
        gemeente_id=cycle.gemeente_id,
        trajectory_id=cycle.trajectory_id,
        cycle=cycle,
        wijk_id=cycle.wijk_id,
    )
    _fill(action, agreement)
    db.session.add(action)
    cycle.note_entry(min(action.starts_on, today()))
    db.session.flush()
    return action


def change_action(action: Action, **agreement: Unpack[Agreement]) -> Action:
    """Change what was agreed and return the action. The caller commits.

    Raises:
        DoneBeforeStart: it was done before the new ``starts_on``.
        The others of ``agree_action``.
    """
    _check(agreement)
    if action.done_on is not None and action.done_on < agreement["starts_on"]:
        raise DoneBeforeStart
    _fill(action, agreement)
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


def _check(agreement: Agreement) -> None:
    """Hold ``agreement`` against the rules."""
    organisation, due_on = agreement["organisation"], agreement["due_on"]
    if organisation is None:
        raise OwnerMissing
    if due_on is None:
        raise DeadlineMissing
    if due_on < agreement["starts_on"]:
        raise DeadlineBeforeStart
    person = agreement.get("person")
    if person is not None and person.organisation_id != organisation.id:
        raise PersonElsewhere


def _fill(action: Action, agreement: Agreement) -> None:
    """Give ``action`` what was agreed."""
    action.title = agreement["title"]
    action.expected_effect = agreement["expected_effect"]
    action.organisation = agreement["organisation"]
    action.user = agreement.get("person")
    action.starts_on = agreement["starts_on"]
    action.due_on = agreement["due_on"]
    action.lesson = agreement.get("lesson")
    action.principle = agreement.get("principle")
