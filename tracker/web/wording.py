"""Sentences that more than one page says."""

from tracker.domain.dutch import plural
from tracker.domain.track import StopState
from tracker.standing import Standing
from tracker.web.filters import day


def pace_sentence(standing: Standing) -> str:
    """Return how a cycle keeps to its plan: "spreken: dag 12 van 21".

    Standing still goes before running late; a phase that was passed with a reason is named.
    """
    passed = [
        f"{standing.labels[stop.phase]} overgeslagen met reden"
        for stop in standing.stops
        if stop.state is StopState.PASSED
    ]
    return "; ".join([_pace(standing), *passed])


def _pace(standing: Standing) -> str:
    pace, closed_on = standing.pace, standing.cycle.closed_on
    if pace is None:
        return f"afgesloten op {day(closed_on)}" if closed_on else "afgesloten"
    if pace.is_still:
        return f"{standing.phase_label}: {days(pace.silent_days)} niets vastgelegd"
    if pace.is_late:
        return f"{standing.phase_label}: {days(pace.days_over)} te lang"
    if pace.phase_day == 0:
        return f"{standing.phase_label}: begint op {day(standing.cycle.phase_started_on)}"
    return f"{standing.phase_label}: dag {pace.phase_day} van {pace.planned_days}"


def days(n: int) -> str:
    """Return a number of days in figures: "9 dagen"."""
    return f"{n} {plural(n, 'dag', 'dagen')}"
