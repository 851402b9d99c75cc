"""The pace of a cycle: how long its phase runs, and how long nothing was written."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Pace:
    """Days of a running phase; all are whole calendar days."""

    phase_day: int
    planned_days: int
    days_over: int
    silent_days: int
    is_late: bool
    is_still: bool


def pace(
    *, today: date, phase_started_on: date, planned_days: int, last_entry_on: date | None
) -> Pace:
    """Return how a running phase keeps to its plan on ``today``.

    The day a phase starts is day 1; before its start the phase day is 0. Silence is counted from
    the last entry, or from the start of the phase when that is later: moving a cycle on is a sign
    of life. A cycle stands still when it is silent for longer than the planned phase length.

    Raises:
        ValueError: ``planned_days`` is below 1.

    Source: the product's signal rule "cyclus-stil".
    """
    if planned_days < 1:
        raise ValueError("a phase is planned for at least one day")
    phase_day = max(0, (today - phase_started_on).days + 1)
    days_over = max(0, phase_day - planned_days)
    last_sign = max(phase_started_on, last_entry_on or phase_started_on)
    silent_days = max(0, (today - last_sign).days)
    return Pace(
        phase_day=phase_day,
        planned_days=planned_days,
        days_over=days_over,
        silent_days=silent_days,
        is_late=days_over > 0,
        is_still=silent_days > planned_days,
    )
