"""Small multiples: one small chart per wijk, all on the same scale."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.web.charts.data import Point, RunChartData
from tracker.web.charts.layout import Box, first_free, text_width
from tracker.web.charts.series import GAP_WORDS, NOTE_SIZE, segments
from tracker.web.charts.shapes import (
    HAIRLINE,
    INK,
    MEASURED,
    MONTHS,
    PAPER,
    SECOND,
    TARGET,
    Circle,
    Drawing,
    Line,
    Polyline,
    Shape,
    Text,
    cross,
    dutch_number,
    tenth,
)

_WIDTH, _HEIGHT = 176, 112
_LEFT, _RIGHT, _BASE, _TOP = 6.0, 136.0, 92.0, 12.0


@dataclass(frozen=True)
class _Scale:
    """The scale a row of small charts shares."""

    high: float
    low: float
    first: date
    last: date

    def x(self, on: date) -> float:
        days = (self.last - self.first).days
        share = (on - self.first).days / days if days else 0.5
        return tenth(_LEFT + min(max(share, 0), 1) * (_RIGHT - _LEFT))

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return tenth(_BASE - min(max(share, 0), 1) * (_BASE - _TOP))


def small_multiple(data: RunChartData) -> Drawing:
    """Return one small chart on a scale of its own; use `small_multiples` for a row."""
    return small_multiples((data,))[0]


def small_multiples(row: Sequence[RunChartData]) -> tuple[Drawing, ...]:
    """Return the small charts of a row, in the order given, all on one scale and one time axis."""
    values = [0.0]
    days: list[date] = []
    for data in row:
        values += [point.shown for point in data.points if point.shown is not None]
        values += [value for value in (data.median, data.target) if value is not None]
        days += [point.on for point in data.points] or [data.ends_on]
    if not row:
        return ()
    low, high = min(values), max(values)
    if high - low < 1e-6:
        high = low + 1
    scale = _Scale(low + (high - low) * 1.1, low, min(days), max(days))
    return tuple(
        Drawing(_WIDTH, _HEIGHT, data.title, data.description, tuple(_shapes(data, scale)))
        for data in row
    )


def _shapes(data: RunChartData, scale: _Scale) -> Iterator[Shape]:
    """Yield one small chart, back to front."""
    yield Line("axis", _LEFT, _BASE, _RIGHT, _BASE, HAIRLINE, 1)
    if data.target is not None:
        y = scale.y(data.target)
        yield Line("target", _LEFT, y, _RIGHT, y, TARGET, 1.5, dash="2 4")
    if data.median is not None:
        y = scale.y(data.median)
        yield Line("median", _LEFT, y, _RIGHT, y, SECOND, 1)
    for stretch in segments(data.sorted_points):
        if len(stretch) > 1:
            places = tuple((scale.x(point.on), _height(scale, point)) for point in stretch)
            yield Polyline("line", places, MEASURED, 2, dash="5 3" if data.is_estimate else "")
    yield from _points(data, scale)
    yield from _last(data, scale)
    yield from _ends(scale)


def _height(scale: _Scale, point: Point) -> float:
    return scale.y(point.shown or 0.0)


def _points(data: RunChartData, scale: _Scale) -> Iterator[Shape]:
    """Yield the points that say something: changed, last, estimated or alone; and the gaps."""
    shown = [point for point in data.sorted_points if point.shown is not None]
    alone = [stretch[0] for stretch in segments(data.sorted_points) if len(stretch) == 1]
    for point in data.sorted_points:
        x = scale.x(point.on)
        if point.shown is None:
            if point.state == "missing":
                yield cross("missing", x, _BASE - 5, size=6)
        elif point.is_changed:
            yield Circle("changed", x, _height(scale, point), 3.5, MEASURED)
        elif data.is_estimate or point is shown[-1] or point in alone:
            yield Circle("point", x, _height(scale, point), 3, PAPER, MEASURED, 1.75)


def _last(data: RunChartData, scale: _Scale) -> Iterator[Text]:
    """Yield the newest value at its point, or why there is none."""
    shown = [point for point in data.sorted_points if point.shown is not None]
    if not shown:
        states = {point.state for point in data.points}
        words = [word for state, word in GAP_WORDS.items() if state in states]
        word = words[0] if len(words) == 1 else "nog geen metingen"
        yield Text("remark", (_LEFT + _RIGHT) / 2, 66, word, 13, "middle")
        return
    point = shown[-1]
    content = dutch_number(point.shown or 0.0) + data.unit
    width = text_width(content, 15, weight=700)
    x, y = scale.x(point.on), _height(scale, point)
    row = y - 9 if y > 32 else y + 21
    if x + 8 + width > _WIDTH - 1:
        yield Text("last", _WIDTH - 2, tenth(row), content, 15, "end", INK, 700)
        return
    beside = Text("last", tenth(x + 8), tenth(y + 5), content, 15, "start", INK, 700)
    guides = [scale.y(value) for value in (data.target, data.median) if value is not None]
    taken = [Box(_LEFT, height - 1, _RIGHT, height + 1) for height in guides]
    others = (replace(beside, y=tenth(at)) for at in (row, y + 21) if at < _BASE - 2)
    yield first_free([beside, *others], taken)[0]


def _ends(scale: _Scale) -> Iterator[Text]:
    """Yield the first and last year under the axis; months when it is one year."""
    first, last = scale.first, scale.last
    words = [str(first.year), str(last.year)]
    if first.year == last.year:
        words = [f"{MONTHS[day.month - 1]} {day.year}" for day in (first, last)]
    yield Text("tick", _LEFT, 107, words[0], NOTE_SIZE)
    if words[0] != words[1]:
        yield Text("tick", _RIGHT, 107, words[1], NOTE_SIZE, "end")
