"""The run chart: which changes over time are more than chance."""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from math import comb
from typing import Literal

MIN_POINTS = 10
MIN_BASELINE = 6
SHIFT_LENGTH = 6
TREND_LENGTH = 5

Side = Literal["up", "down"]


class Finding(StrEnum):
    """What the rules say about a series."""

    TOO_FEW = "too_few"
    NO_CHANGE = "no_change"
    SHIFT = "shift"
    TREND = "trend"
    TOO_FEW_RUNS = "too_few_runs"
    TOO_MANY_RUNS = "too_many_runs"


@dataclass(frozen=True)
class RunChart:
    """A series read by the rules.

    ``median`` is None below ten points. It belongs to the first ``baseline_n`` points that have a
    value: draw it solid over those and dashed further on. ``changed`` has one flag per value
    given, gaps included: True for a point of a shift or trend. ``direction`` is that of the
    latest shift or trend, ``n_in_row`` its number of points, and ``holds`` says that the last
    point still lies on that side of the median.
    """

    median: float | None
    baseline_n: int
    findings: tuple[Finding, ...]
    direction: Side | None
    changed: tuple[bool, ...]
    n_in_row: int
    holds: bool

    @property
    def shows_change(self) -> bool:
        """Whether a shift or a trend was found, in whichever direction."""
        return self.direction is not None


@dataclass(frozen=True)
class _Signal:
    finding: Finding
    side: Side
    places: tuple[int, ...]


def median(values: Sequence[float]) -> float:
    """Return the middle value, or the mean of the two middle ones.

    Raises:
        ValueError: there are no values.
    """
    if not values:
        raise ValueError("no median without values")
    return float(statistics.median(values))


@cache
def run_limits(n_useful: int) -> tuple[int, int]:
    """Return the fewest and the most runs that chance explains for ``n_useful`` points.

    Useful points are those not on the median. Fewer runs than the first number are too few, more
    than the second too many. Computed from the exact distribution of the number of runs for two
    halves, at 5 % on each side. For an even number of points this gives the limits known from run
    chart handbooks (10: 3-9, 20: 6-16, 30: 11-21); for odd numbers the halves differ by one and
    the printed tables, which round, may differ by one.

    Source: Swed and Eisenhart 1943, Annals of Mathematical Statistics 14, 66-87; read as in
    Perla, Provost and Murray 2011, BMJ Quality and Safety 20, 46-51.
    """
    above, below = n_useful // 2, n_useful - n_useful // 2
    total = comb(n_useful, above)
    chances = [_n_orders(runs, above, below) / total for runs in range(n_useful + 1)]
    low = max(runs for runs in range(2, n_useful) if sum(chances[: runs + 1]) <= 0.05)
    high = min(runs for runs in range(2, n_useful + 1) if sum(chances[runs:]) <= 0.05)
    return low, high


def _n_orders(runs: int, above: int, below: int) -> int:
    """Return in how many orders so many points above and below make exactly ``runs`` runs."""
    half, is_odd = divmod(runs, 2)
    if half == 0:
        return 0
    if not is_odd:
        return 2 * comb(above - 1, half - 1) * comb(below - 1, half - 1)
    return comb(above - 1, half) * comb(below - 1, half - 1) + comb(above - 1, half - 1) * comb(
        below - 1, half
    )


def read_run_chart(values: Sequence[float | None], *, baseline: int = MIN_BASELINE) -> RunChart:
    """Read a series in order of time; a gap is None and is stepped over.

    The rules: a *shift* is six or more points in a row on one side of the median (points on it
    neither count nor break); a *trend* is five or more points in a row all going up or all going
    down (equal neighbours count once); *too few* or *too many runs* after ``run_limits``. With
    fewer than ten points no rule is read. The fourth rule of the source, one point that is
    plainly out of line, is a judgement by eye and is left to the reader.

    Which median, our own reading: ``baseline`` is the number of measured points before the work
    began, at least six. A median of so few points is itself uncertain, so a change must show
    twice: after the baseline, against the baseline median; and for a shift also against the
    median of all points. If nothing shows, the median of all points is given, and
    ``baseline_n`` is then the number of points.

    Source: Perla, Provost and Murray 2011, BMJ Quality and Safety 20, 46-51.
    """
    places = [place for place, value in enumerate(values) if value is not None]
    points = [value for value in values if value is not None]
    if len(points) < MIN_POINTS:
        nothing = (False,) * len(values)
        return RunChart(None, 0, (Finding.TOO_FEW,), None, nothing, 0, False)
    baseline_n = min(max(baseline, MIN_BASELINE), len(points))
    signals = _signals(points, baseline_n)
    if not signals:
        baseline_n = len(points)
    middle = median(points[:baseline_n])
    latest = max(signals, key=lambda signal: (signal.places[-1], len(signal.places)), default=None)
    marked = {places[index] for signal in signals for index in signal.places}
    return RunChart(
        median=middle,
        baseline_n=baseline_n,
        findings=_findings(points, signals),
        direction=latest.side if latest else None,
        changed=tuple(place in marked for place in range(len(values))),
        n_in_row=len(latest.places) if latest else 0,
        holds=latest is not None and _side(points[-1], middle) == latest.side,
    )


def _findings(points: Sequence[float], signals: Sequence[_Signal]) -> tuple[Finding, ...]:
    found = {signal.finding for signal in signals}
    runs = list(_rows(points, median(points)))
    n_useful = sum(len(row) for _, row in runs)
    if n_useful >= MIN_POINTS:
        low, high = run_limits(n_useful)
        if len(runs) < low:
            found.add(Finding.TOO_FEW_RUNS)
        elif len(runs) > high:
            found.add(Finding.TOO_MANY_RUNS)
    return tuple(finding for finding in Finding if finding in found) or (Finding.NO_CHANGE,)


def _signals(points: Sequence[float], baseline_n: int) -> list[_Signal]:
    signals = [
        _Signal(Finding.TREND, side, row)
        for side, row in _climbs(points)
        if len(row) >= TREND_LENGTH and row[-1] >= baseline_n
    ]
    if any(len(row) >= SHIFT_LENGTH for _, row in _rows(points, median(points))):
        later = [None] * baseline_n + list(points[baseline_n:])
        signals += [
            _Signal(Finding.SHIFT, side, row)
            for side, row in _rows(later, median(points[:baseline_n]))
            if len(row) >= SHIFT_LENGTH
        ]
    return signals


def _rows(points: Sequence[float | None], middle: float) -> Iterator[tuple[Side, tuple[int, ...]]]:
    """Yield each row of points on one side of the median, with their places."""
    current: Side | None = None
    row: list[int] = []
    for place, point in enumerate(points):
        side = None if point is None else _side(point, middle)
        if side is None:
            continue
        if current is not None and side != current:
            yield current, tuple(row)
            row = []
        current = side
        row.append(place)
    if current is not None:
        yield current, tuple(row)


def _climbs(points: Sequence[float]) -> Iterator[tuple[Side, tuple[int, ...]]]:
    """Yield each row of points that keeps going up or down; of equal neighbours only the first."""
    distinct = [
        place for place, point in enumerate(points) if place == 0 or point != points[place - 1]
    ]
    current: Side | None = None
    row = distinct[:1]
    for before, after in pairwise(distinct):
        side = _side(points[after], points[before])
        if current is not None and side != current:
            yield current, tuple(row)
            row = [before]
        current = side
        row.append(after)
    if current is not None:
        yield current, tuple(row)


def _side(point: float, middle: float) -> Side | None:
    if point == middle:
        return None
    return "up" if point > middle else "down"
