"""The track: the four stops of a cycle and how each one is drawn."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.phases import ORDER, STOPS, Phase


class StopState(StrEnum):
    """How far a cycle is at one stop."""

    DONE = "done"
    HERE = "here"
    STILL = "still"
    PASSED = "passed"
    AHEAD = "ahead"


@dataclass(frozen=True)
class Stop:
    """One stop on the track."""

    phase: Phase
    state: StopState


def track(phase: Phase, *, passed: Collection[Phase], is_still: bool) -> tuple[Stop, ...]:
    """Return the four stops of a cycle that stands at ``phase``.

    ``passed`` holds the phases left with a reason while a condition was unmet; a phase that was
    passed once and is open again (after a step back) is drawn as open. ``is_still`` only shows
    at the stop where the cycle stands: a closed cycle has none.
    """
    return tuple(Stop(stop, _state(stop, phase, passed, is_still)) for stop in STOPS)


def _state(stop: Phase, phase: Phase, passed: Collection[Phase], is_still: bool) -> StopState:
    if stop is phase:
        return StopState.STILL if is_still else StopState.HERE
    if ORDER.index(stop) > ORDER.index(phase):
        return StopState.AHEAD
    return StopState.PASSED if stop in passed else StopState.DONE
