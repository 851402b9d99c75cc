"""Starting a cycle and changing what it asks and expects."""

from datetime import date
from typing import TypedDict, Unpack

from tracker.cycles.queries.history import latest_cycle
from tracker.cycles.services.day import write_in
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ExpectationMet, PhaseMove
from tracker.extensions import db
from tracker.models import Cycle, PhaseChange, Trajectory, User, Wijk
from tracker.web.clock import not_in_future


class CycleRunning(Exception):
    """In this wijk a cycle of the trajectory is still running."""


class StartsBeforePrevious(Exception):
    """A cycle cannot start before the previous one was closed."""


class CycleText(TypedDict, total=False):
    """What a cycle asks, expects and saw."""

    question: str
    expectation: str
    seen: str
    expectation_met: ExpectationMet | None


def start_cycle(
    trajectory: Trajectory,
    wijk: Wijk,
    *,
    question: str,
    expectation: str,
    on: date,
    user: User | None,
) -> Cycle:
    """Start the next cycle of ``trajectory`` in ``wijk`` and return it. The caller commits.

    Nothing is copied from the previous cycle: its open points, actions and lessons are found
    through it. A question may be left empty.

    Raises:
        CycleRunning: the previous cycle is not closed.
        StartsBeforePrevious: ``on`` lies before the day the previous cycle was closed.
        InFuture: ``on`` lies after today.
    """
    previous = latest_cycle(trajectory.id, wijk.id)
    if previous is not None and previous.phase is not Phase.CLOSED:
        raise CycleRunning
    if previous is not None and previous.closed_on is not None and on < previous.closed_on:
        raise StartsBeforePrevious
    not_in_future(on)
    cycle = Cycle(
        gemeente_id=trajectory.gemeente_id,
        trajectory=trajectory,
        wijk=wijk,
        number=previous.number + 1 if previous else 1,
        question=question,
        expectation=expectation,
        phase=Phase.MEASURE,
        started_on=on,
        phase_started_on=on,
        last_entry_on=on,
    )
    start = PhaseChange(
        gemeente_id=trajectory.gemeente_id,
        cycle=cycle,
        to_phase=Phase.MEASURE,
        move=PhaseMove.FORWARD,
        changed_on=on,
        user_id=user.id if user else None,
    )
    db.session.add_all([cycle, start])
    db.session.flush()
    return cycle


def change_cycle(cycle: Cycle, *, on: date | None = None, **text: Unpack[CycleText]) -> Cycle:
    """Change the question, the expectation or what was seen of ``cycle``, and return it.

    What is not named stays. ``on`` is the day of writing, today unless told.

    Raises:
        CycleClosed: the cycle is closed.
    """
    write_in(cycle, on)
    for name, value in text.items():
        setattr(cycle, name, value)
    db.session.flush()
    return cycle
