"""What was measured: intervals, line, points, and the moments without a value."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tracker.web.charts.data import Point, RunChartData
from tracker.web.charts.frame import Frame
from tracker.web.charts.layout import Box, first_free, inside, text_box
from tracker.web.charts.shapes import (
    MEASURED,
    PAPER,
    SECOND,
    Circle,
    Line,
    Polyline,
    Rect,
    Shape,
    Text,
    cross,
    tenth,
)

GAP_WORDS = {"missing": "niet gemeten", "withheld": "niet getoond", "not_asked": "niet gevraagd"}
NOTE_SIZE = 12.5


def segments(points: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the stretches of shown points; a moment without a value breaks the line."""
    for is_shown, stretch in groupby(points, key=lambda point: point.shown is not None):
        if is_shown:
            yield list(stretch)


def place(frame: Frame, point: Point) -> tuple[float, float]:
    """Return where a shown point stands."""
    return tenth(frame.time.x(point.on)), tenth(frame.values.y(point.shown or 0.0))


def intervals(frame: Frame, data: RunChartData) -> Iterator[Line]:
    """Yield a thin upright for each point whose certainty is known."""
    for point in data.sorted_points:
        if point.shown is not None and point.low is not None and point.high is not None:
            x = tenth(frame.time.x(point.on))
            low, high = tenth(frame.values.y(point.low)), tenth(frame.values.y(point.high))
            yield Line("interval", x, low, x, high, MEASURED, 1.25, opacity=0.45)


def lines(frame: Frame, data: RunChartData) -> Iterator[Polyline]:
    """Yield the measured line in stretches; dashed for an estimate."""
    for stretch in segments(data.sorted_points):
        if len(stretch) > 1:
            places = tuple(place(frame, point) for point in stretch)
            yield Polyline("line", places, MEASURED, 2, dash="5 3" if data.is_estimate else "")


def point_shape(x: float, y: float, *, is_changed: bool, slot: float) -> Circle:
    """Return a filled point where a rule shows change, an open one elsewhere."""
    shrink = 0.0 if slot >= 11 else 1.0 if slot >= 8 else 2.0
    if is_changed:
        return Circle("changed", x, y, 5 - shrink, MEASURED)
    return Circle("point", x, y, 4 - shrink * 0.9, PAPER, MEASURED, 2 if shrink < 2 else 1.5)


def points(frame: Frame, data: RunChartData) -> Iterator[Circle]:
    """Yield all shown points; smaller where they stand close."""
    for point in data.sorted_points:
        if point.shown is not None:
            x, y = place(frame, point)
            yield point_shape(x, y, is_changed=point.is_changed, slot=frame.time.slot)


def gaps(frame: Frame, data: RunChartData) -> Iterator[Shape]:
    """Yield a sign on the axis for each moment without a value: three kinds, three signs."""
    y = frame.base - 7
    size = 8.0 if frame.time.slot >= 11 else 5.0
    for point in data.sorted_points:
        if point.shown is not None:
            continue
        x = frame.time.x(point.on)
        if point.state == "withheld":
            corner = tenth(x - size / 2), tenth(y - size / 2)
            yield Rect("withheld", *corner, size, size, "none", SECOND, 1.5, dash="2 1.5")
        elif point.state == "not_asked":
            yield Line("not_asked", tenth(x - size / 2), y, tenth(x + size / 2), y, SECOND, 1.75)
        else:
            yield cross("missing", x, y, size=size)


def gap_words(frame: Frame, data: RunChartData, taken: list[Box]) -> Iterator[Text]:
    """Yield a word above each run of signs; a word seen before may make way for the line."""
    seen: set[str] = set()
    without = groupby(data.sorted_points, key=lambda point: _gap_word(point))
    for word, run in without:
        xs = [frame.time.x(point.on) for point in run]
        if not word:
            continue
        middle = tenth((xs[0] + xs[-1]) / 2)
        rows = [
            inside(
                Text("note", middle, frame.base - up, word, NOTE_SIZE, "middle"),
                left=frame.left + 2,
                right=frame.width - 2,
            )
            for up in (18, 33, 48, 63)
        ]
        text, is_free = first_free(rows, taken)
        if is_free or word not in seen:
            seen.add(word)
            box = text_box(text)
            taken.append(replace(box, left=box.left - 5, right=box.right + 5))
            yield text


def _gap_word(point: Point) -> str:
    """Return the reason that was given, or the word for this kind of gap; "" for a value."""
    if point.shown is not None:
        return ""
    word = GAP_WORDS.get(point.state, GAP_WORDS["missing"])
    return point.note if point.note and point.state == "missing" else word
