"""What the pages read about signals."""

from collections.abc import Collection
from datetime import date

from tracker.models import Trajectory
from tracker.monitor import FoundSignal, seen_in, signals_of
from tracker.web.signal_cards import SignalList, signal_list


def signals_on(
    trajectory: Trajectory, *, wijk_ids: Collection[int] | None, today: date
) -> SignalList:
    """Return the signals about the wijken one sees; for all (None) also about the whole.

    A fixed number of queries.
    """
    found = signals_of([trajectory.id], today=today)[trajectory.id]
    return signal_list(seen_in(found, wijk_ids), slug=trajectory.slug)


def find_signal(
    trajectory: Trajectory, *, rule: str, about: str, today: date
) -> FoundSignal | None:
    """Return the signal of ``rule`` about ``about`` that fires on ``today``, or None."""
    for each in signals_of([trajectory.id], today=today)[trajectory.id]:
        if (each.signal.rule.value, each.signal.about) == (rule, about):
            return each
    return None
