"""The rule on closed cycles that all services of a cycle share."""

from datetime import date

from tracker.domain.phases import CycleClosed, Phase
from tracker.models import Cycle
from tracker.web.clock import today


def write_in(cycle: Cycle, on: date | None) -> date:
    """Note that something is written in ``cycle`` and return the day: ``on``, or today.

    Raises:
        CycleClosed: a closed cycle takes no new records.
    """
    if cycle.phase is Phase.CLOSED:
        raise CycleClosed
    day = on or today()
    cycle.note_entry(day)
    return day
