"""What a chart is drawn from; plain values, so any area can build them."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

PointState = Literal["measured", "withheld", "missing", "not_asked"]


@dataclass(frozen=True)
class Point:
    """One moment of measuring; `value` counts only while `state` is "measured"."""

    on: date
    value: float | None
    low: float | None = None
    high: float | None = None
    is_changed: bool = False
    state: PointState = "measured"
    note: str = ""

    @property
    def shown(self) -> float | None:
        """The value to draw, or None for a gap."""
        return self.value if self.state == "measured" else None


@dataclass(frozen=True)
class Band:
    """One cycle as a stretch of time; no `ends_on` means it is still running."""

    label: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class Mark:
    """An action: a letter at the day it started."""

    letter: str
    on: date


@dataclass(frozen=True)
class PhaseStop:
    """The day a phase of a cycle began; a stop on the track under the time axis."""

    label: str
    on: date
    is_current: bool
    cycle: int


@dataclass(frozen=True)
class RunChartData:
    """One measured line with all that is drawn around it.

    `median` is solid up to and including `median_until` (its own points) and dashed where it is
    carried on; without `median_until` it is solid all the way.
    """

    title: str
    description: str
    points: tuple[Point, ...]
    unit: Literal["%", ""]
    ends_on: date
    median: float | None = None
    median_until: date | None = None
    target: float | None = None
    bands: tuple[Band, ...] = ()
    marks: tuple[Mark, ...] = ()
    stops: tuple[PhaseStop, ...] = ()
    is_estimate: bool = False

    @property
    def sorted_points(self) -> tuple[Point, ...]:
        """The points in order of time."""
        return tuple(sorted(self.points, key=lambda point: point.on))
