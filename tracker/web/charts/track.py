"""The track under the time axis: each phase a stop at the day it began."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tracker.web.charts.data import PhaseStop, RunChartData
from tracker.web.charts.frame import Frame
from tracker.web.charts.layout import inside, pushed_apart, text_box
from tracker.web.charts.shapes import (
    INK,
    PAPER,
    SECOND,
    Circle,
    Line,
    Path,
    Shape,
    Text,
    tenth,
)

_BEND = "q6 0 6 6 v6"
_IN_CYCLE, _TO_NEXT = 15.0, 33.0
_AFTER_LAST = 16.0
_BEND_BEFORE_NEXT = 31.0
_LABEL_GAP = 2.0


def track(frame: Frame, data: RunChartData) -> Iterator[Shape]:
    """Yield the lines with their bends, the stops and the names that fit."""
    stops = sorted(data.stops, key=lambda stop: (stop.cycle, stop.on))
    if not stops:
        return
    gaps = [_IN_CYCLE if a.cycle == b.cycle else _TO_NEXT for a, b in pairwise(stops)]
    xs, factor = pushed_apart(
        [frame.time.x(stop.on) for stop in stops],
        gaps,
        left=frame.left + 8,
        right=frame.right - _AFTER_LAST,
    )
    placed = list(zip(stops, xs, strict=True))
    cycles = [
        [(stop, x) for stop, x in placed if stop.cycle == number]
        for number in sorted({stop.cycle for stop in stops})
    ]
    y = frame.base + 46
    for cycle, after in zip(cycles, [*cycles[1:], None], strict=True):
        end = after[0][1] - _BEND_BEFORE_NEXT * factor if after else frame.right - 8
        yield from _rails(cycle, max(end, cycle[-1][1]), y)
    for stop, x in placed:
        yield from _stop(stop, tenth(x), y, size=max(0.5, factor))
    yield from _names(frame, cycles, y + 22)


def _rails(cycle: Sequence[tuple[PhaseStop, float]], end: float, y: float) -> Iterator[Shape]:
    """Yield the line of one cycle: solid as far as it went, dotted to what is to come."""
    start, here = tenth(cycle[0][1]), tenth(end)
    is_open = any(stop.is_current for stop, _ in cycle)
    if is_open:
        here = tenth(next(x for stop, x in cycle if stop.is_current))
    if here > start:
        yield Line("track", start, y, here, y, INK, 3)
    if not is_open:
        yield Path("track", here, y, _BEND, INK, 3)
        return
    if tenth(end) > here:
        yield Line("track_ahead", here, y, tenth(end), y, SECOND, 2, dash="2 3")
    yield Path("track_ahead", tenth(end), y, _BEND, SECOND, 2, dash="2 3")


def _stop(stop: PhaseStop, x: float, y: float, *, size: float) -> Iterator[Circle]:
    """Yield a filled stop, or the target of "here we are now"."""
    if stop.is_current:
        yield Circle("stop_here", x, y, tenth(8 * size), PAPER, INK, 2.5)
        yield Circle("stop_here", x, y, tenth(3.5 * size), INK)
    else:
        yield Circle("stop", x, y, tenth(6 * size), INK)


def _names(
    frame: Frame, cycles: Sequence[Sequence[tuple[PhaseStop, float]]], y: float
) -> Iterator[Text]:
    """Yield the name of the current stop and, when wide, of each cycle whose names all fit."""
    here = [
        _name(frame, stop, x, y, lead="nu: " if frame.narrow else "")
        for cycle in cycles
        for stop, x in cycle
        if stop.is_current
    ][-1:]
    yield from here
    if frame.narrow:
        return
    taken = [text_box(text) for text in here]
    for cycle in cycles:
        names = [_name(frame, stop, x, y) for stop, x in cycle if not stop.is_current]
        boxes = [text_box(name) for name in names]
        row = sorted([*taken, *boxes], key=lambda box: box.left)
        if all(a.right + _LABEL_GAP <= b.left for a, b in pairwise(row)):
            taken += boxes
            yield from names


def _name(frame: Frame, stop: PhaseStop, x: float, y: float, *, lead: str = "") -> Text:
    """Return the name under a stop, kept within the drawing."""
    text = Text("phase", tenth(x), y, lead + stop.label, anchor="middle")
    if stop.is_current:
        text = replace(text, fill=INK, weight=700)
    return inside(text, left=2, right=frame.width - 2)
