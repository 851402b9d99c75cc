"""Where a cycle stands: its stops on the track and its pace. One function for page and print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from tracker.domain.pace import Pace, pace
from tracker.domain.phases import STOPS, Phase
from tracker.domain.track import Stop, track
from tracker.domain.vocabulary import PhaseMove
from tracker.models import Cycle, PhaseChange, Trajectory


@dataclass(frozen=True)
class Standing:
    """A cycle on the day it is looked at."""

    cycle: Cycle
    stops: tuple[Stop, ...]
    labels: dict[Phase, str]  # what the trajectory calls its phases
    pace: Pace | None  # None when the cycle is closed
    planned_days: int  # of the present phase; 0 when the cycle is closed

    @property
    def phase_label(self) -> str:
        """Return what the trajectory calls the present phase."""
        return self.labels.get(self.cycle.phase, "")


def standing_options(*path: Any) -> Sequence[ExecutableOption]:
    """Return what a select must load of each cycle before ``standing`` is asked.

    ``path`` is the way from the selected entity to its cycle; empty when cycles are selected.
    """
    start = joinedload(*path) if path else None
    if start is None:
        return (
            joinedload(Cycle.wijk),
            joinedload(Cycle.trajectory).selectinload(Trajectory.phase_plans),
            selectinload(Cycle.phase_changes),
        )
    return (
        start.joinedload(Cycle.wijk),
        start.joinedload(Cycle.trajectory).selectinload(Trajectory.phase_plans),
        start.selectinload(Cycle.phase_changes),
    )


def standing(cycle: Cycle, *, today: date) -> Standing:
    """Return where ``cycle`` stands on ``today``.

    The cycle's phase changes and its trajectory's phase plans must be loaded.
    """
    plans = {plan.phase: plan for plan in cycle.trajectory.phase_plans}
    labels = {phase: plans[phase].label for phase in STOPS}
    if cycle.phase is Phase.CLOSED:
        stops = track(cycle.phase, passed=passed_phases(cycle.phase_changes), is_still=False)
        return Standing(cycle, stops, labels, None, 0)
    planned = plans[cycle.phase].planned_days
    now = pace(
        today=today,
        phase_started_on=cycle.phase_started_on,
        planned_days=planned,
        last_entry_on=cycle.last_entry_on,
    )
    stops = track(cycle.phase, passed=passed_phases(cycle.phase_changes), is_still=now.is_still)
    return Standing(cycle, stops, labels, now, planned)


def passed_phases(changes: Sequence[PhaseChange]) -> set[Phase]:
    """Return the phases that were left with a reason; the last time they were left counts."""
    last = {change.from_phase: change for change in changes if change.move is not PhaseMove.BACK}
    return {
        phase
        for phase, change in last.items()
        if phase is not None and change.move is PhaseMove.PASSED
    }
