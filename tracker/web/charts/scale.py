"""From values and days to pixels."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from tracker.web.charts.data import RunChartData

_STEPS = (1.0, 2.0, 2.5, 5.0)
_LEAST_SPREAD = 1e-4  # ticks are rounded to a hundredth of this: closer ones would be the same


@dataclass(frozen=True)
class ValueScale:
    """The upright axis: `low` at pixel `base`, `high` at pixel `top`."""

    low: float
    high: float
    base: float
    top: float
    ticks: tuple[float, ...]

    @property
    def decimals(self) -> int:
        """How many decimals a value on this axis is written with, at least one."""
        return max(1, -math.floor(math.log10(self.ticks[1] - self.ticks[0]) + 1e-9))

    def y(self, value: float) -> float:
        """Return the pixel of a value, kept on the axis."""
        kept = min(max(value, self.low), self.high)
        return self.base - (kept - self.low) / (self.high - self.low) * (self.base - self.top)


@dataclass(frozen=True)
class TimeScale:
    """The time axis: days counted from `first`, with room on both sides."""

    first: date
    last: date
    left: float
    right: float
    pad: float
    slot: float

    def x(self, on: date) -> float:
        """Return the pixel of a day, kept on the axis."""
        days = (self.last - self.first).days
        share = (on - self.first).days / days if days else 0.5
        return (
            self.left + self.pad + min(max(share, 0), 1) * (self.right - self.left - 2 * self.pad)
        )


def _steps(spread: float) -> Iterable[float]:
    """Yield round steps, small to large, from well under the spread."""
    power = math.floor(math.log10(spread)) - 1
    for exponent in range(power, power + 4):
        for step in _STEPS:
            if step != 2.5 or exponent >= 1:  # 2,5 as a tick is harder to read than 2 or 5
                yield step * 10.0**exponent


def _ticks(low: float, high: float, step: float) -> tuple[float, ...]:
    count = math.floor((high - low) / step + 1e-9) + 1
    return tuple(round(low + index * step, 6) for index in range(max(count, 3)))


def value_scale(
    values: Sequence[float],
    *,
    base: float,
    top: float,
    headroom: float,
    target: float | None = None,
    floor: float | None = None,
) -> ValueScale:
    """Return a scale with three or four round ticks that holds all values.

    `headroom` is kept free above the highest value, in px. The scale starts at 0 (lower when a
    value is negative); `floor` is used instead only when every value lies above 50 and above it.
    """
    highest, lowest = max([*values, 0.0]), min([*values, 0.0])
    if floor is not None and values and min(values) > max(50.0, floor) - 1e-9:
        lowest, highest = floor, max(highest, 100.0)
    if highest - lowest < _LEAST_SPREAD:
        highest = lowest + 1.0
    high = lowest + (highest - lowest) * (base - top) / (base - top - headroom)
    fitting = []
    for step in _steps(high - lowest):
        low = lowest if lowest == floor else math.floor(lowest / step + 1e-9) * step
        if (high - low) / step < 4:
            fitting.append((step, low, _ticks(low, high, step)))
    good = [one for one in fitting if len(one[2]) <= 4 and one[2][-1] <= high] or fitting[:1]
    on_target = [one for one in good if target is not None and target in one[2]]
    _, low, ticks = (on_target or good)[0]
    return ValueScale(low, max(high, ticks[-1]), base, top, ticks)


def _spacing(days: Sequence[date]) -> float:
    """Return the usual number of days between two moments, 0 when there are too few."""
    between = [(b - a).days for a, b in pairwise(days) if b > a]
    return float(median(between)) if between else 0.0


def time_scale(
    data: RunChartData, *, left: float, right: float, least_pad: float = 12
) -> TimeScale:
    """Return a scale that holds every day in the data, half a slot free on both sides."""
    moments = [point.on for point in data.sorted_points]
    days = [
        *moments,
        *(band.starts_on for band in data.bands),
        *(mark.on for mark in data.marks),
        *(stop.on for stop in data.stops),
        data.ends_on,
    ]
    first, last = min(days), max(days)
    spacing = _spacing(moments)
    room = right - left
    total = (last - first).days
    pad = room * spacing / 2 / (total + spacing) if total + spacing else room / 2
    pad = min(max(pad, least_pad), max(least_pad, room / 12))
    slot = (room - 2 * pad) * spacing / total if total and spacing else room / 4
    return TimeScale(first, last, left, right, pad, slot)
