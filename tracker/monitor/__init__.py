"""The smart monitor: which known pitfalls the records of a trajectory show, and what was decided.

Pages and reports all take the signals from here, so that one signal reads the same everywhere.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from tracker.domain.signals import Signal, find_signals
from tracker.monitor import rows
from tracker.monitor.reading import Reader

__all__ = ["Aside", "FoundSignal", "seen_in", "signals_of"]


@dataclass(frozen=True)
class Aside:
    """Why a signal was set aside, and by which account."""

    reason: str
    by: str  # the title of the account
    at: datetime


@dataclass(frozen=True)
class FoundSignal:
    """A signal that fires now; one that was set aside carries the reason."""

    signal: Signal
    aside: Aside | None = None
    wijk_slug: str = ""  # empty for the trajectory as a whole

    @property
    def is_open(self) -> bool:
        """Return whether nobody has set it aside."""
        return self.aside is None


def signals_of(trajectory_ids: Collection[int], *, today: date) -> dict[int, list[FoundSignal]]:
    """Return what fires on ``today`` in each of these trajectories, in the order to show it.

    A signal set aside stays so while the facts behind it are the same. A fixed number of queries,
    whatever the number of trajectories, wijken and records.
    """
    facts = Reader(trajectory_ids, today).facts()
    asides = _asides(trajectory_ids)
    found: dict[int, list[FoundSignal]] = {id: [] for id in trajectory_ids}
    for id, each in facts.items():
        slugs: dict[int | None, str] = {wijk.id: wijk.slug for wijk in each.wijken}
        found[id] = [
            FoundSignal(signal, asides.get((id, signal.fingerprint)), slugs.get(signal.wijk_id, ""))
            for signal in find_signals(each)
        ]
    return found


def seen_in(found: Collection[FoundSignal], wijk_ids: Collection[int] | None) -> list[FoundSignal]:
    """Return the signals about these wijken; for all of them (None) also about the whole."""
    if wijk_ids is None:
        return list(found)
    return [each for each in found if each.signal.wijk_id in wijk_ids]


def _asides(trajectory_ids: Collection[int]) -> dict[tuple[int, str], Aside]:
    """Return what is set aside now, by trajectory and fingerprint; the last decision counts."""
    last = {
        (decision.trajectory_id, decision.fingerprint): (decision, title)
        for decision, title in rows.decisions(trajectory_ids)
    }
    return {
        key: Aside(decision.reason, title or "", decision.decided_at)
        for key, (decision, title) in last.items()
        if decision.is_aside
    }
