"""Moving a cycle from phase to phase; every change is kept."""

from datetime import date

from tracker.cycles.queries.history import latest_cycle
from tracker.cycles.queries.summary import summary_of
from tracker.domain.phases import Phase, next_phase, previous_phase
from tracker.domain.vocabulary import PhaseMove
from tracker.extensions import db
from tracker.models import Cycle, PhaseChange, User
from tracker.web.clock import not_in_future


class DateBeforePhase(Exception):
    """A phase cannot end before it started."""


class LaterCycle(Exception):
    """A closed cycle stays closed once a later one was started."""


class MovedAlready(Exception):
    """The cycle no longer stands in the phase the page showed."""


def advance_cycle(
    cycle: Cycle,
    *,
    on: date,
    reason: str = "",
    user: User | None,
    shown: Phase | None = None,
) -> PhaseChange:
    """Move ``cycle`` to its next phase, or close it after the last; return the change.

    Args:
        cycle: a running cycle; the caller commits.
        on: the day the phase was finished.
        reason: why the cycle goes on while a condition is unmet; it stands in the report.
        user: who does this.
        shown: the phase the person saw; None when nobody looked at a page.

    Raises:
        MovedAlready: the cycle no longer stands at ``shown``.
        CycleClosed: it is already closed.
        DateBeforePhase: ``on`` lies before the day the phase began.
        InFuture: ``on`` lies after today.
        PhaseBlocked: a condition is unmet and there is no reason.
    """
    if shown is not None and shown is not cycle.phase:
        raise MovedAlready
    step = next_phase(cycle.phase, summary_of(cycle, on=on), reason=reason)
    check_day(cycle, on)
    change = PhaseChange(
        gemeente_id=cycle.gemeente_id,
        cycle=cycle,
        from_phase=cycle.phase,
        to_phase=step.phase,
        move=PhaseMove.PASSED if step.passed else PhaseMove.FORWARD,
        changed_on=on,
        reason=reason,
        passed=[condition.value for condition in step.passed],
        user_id=user.id if user else None,
    )
    return moved(cycle, change)


def step_back(
    cycle: Cycle,
    *,
    on: date,
    reason: str,
    user: User | None,
    shown: Phase | None = None,
) -> PhaseChange:
    """Take ``cycle`` back to the phase before, and return the change. The caller commits.

    A closed cycle opens again at its last phase, as long as no later cycle was started.

    Raises:
        MovedAlready: the cycle no longer stands at ``shown``.
        NoEarlierPhase: it stands in its first phase.
        ReasonMissing: ``reason`` is blank.
        LaterCycle: a later cycle was started in this wijk.
        DateBeforePhase: ``on`` lies before the day the phase began.
        InFuture: ``on`` lies after today.
    """
    if shown is not None and shown is not cycle.phase:
        raise MovedAlready
    earlier = previous_phase(cycle.phase, reason=reason)
    latest = latest_cycle(cycle.trajectory_id, cycle.wijk_id)
    if latest is not None and latest.number > cycle.number:
        raise LaterCycle
    check_day(cycle, on)
    change = PhaseChange(
        gemeente_id=cycle.gemeente_id,
        cycle=cycle,
        from_phase=cycle.phase,
        to_phase=earlier,
        move=PhaseMove.BACK,
        changed_on=on,
        reason=reason,
        passed=[],
        user_id=user.id if user else None,
    )
    return moved(cycle, change)


def check_day(cycle: Cycle, on: date) -> None:
    """Refuse a change of phase on a day before the phase began, or after today."""
    if on < cycle.phase_started_on:
        raise DateBeforePhase
    not_in_future(on)


def moved(cycle: Cycle, change: PhaseChange) -> PhaseChange:
    """Put ``cycle`` where ``change`` says and store the change."""
    cycle.phase = change.to_phase
    cycle.phase_started_on = change.changed_on
    cycle.closed_on = change.changed_on if change.to_phase is Phase.CLOSED else None
    cycle.note_entry(change.changed_on)
    db.session.add(change)
    db.session.flush()
    return change
