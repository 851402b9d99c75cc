"""The frame of a run chart: room, scales, bands, grid and axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.web.charts.data import Band, RunChartData
from tracker.web.charts.layout import fit, text_width
from tracker.web.charts.scale import TimeScale, ValueScale, time_scale, value_scale
from tracker.web.charts.shapes import (
    HAIRLINE,
    INK,
    SECOND,
    SOFT,
    TARGET,
    Line,
    Rect,
    Shape,
    Text,
    dutch_number,
    tenth,
)

_TRACK_ROOM, _AXIS_ROOM = 88, 30
_LEAST_PLOT = 60


@dataclass(frozen=True)
class Frame:
    """Where everything goes; all in px."""

    width: int
    height: int
    narrow: bool
    top: float
    base: float
    values: ValueScale
    time: TimeScale
    target_label: str
    median_label: str

    @property
    def left(self) -> float:
        """The pixel where the plot begins."""
        return self.time.left

    @property
    def right(self) -> float:
        """The pixel where the plot ends."""
        return self.time.right


def make_frame(
    data: RunChartData, *, width: int, height: int, narrow: bool, floor: float | None
) -> Frame:
    """Return the frame for this size; ValueError when the height leaves no plot."""
    top, base = _plot_edges(data, height=height)
    values = value_scale(
        _all_values(data),
        base=base,
        top=top,
        headroom=28 if data.marks else 6,
        target=data.target,
        floor=floor,
    )
    target_label, median_label = _line_words(
        data, width=width, narrow=narrow, decimals=values.decimals
    )
    left = _left_room(data, values, narrow=narrow)
    right = width - _right_room(target_label, median_label, width=width, narrow=narrow)
    return Frame(
        width=width,
        height=height,
        narrow=narrow,
        top=top,
        base=base,
        values=values,
        time=time_scale(data, left=tenth(left), right=tenth(right)),
        target_label=target_label,
        median_label=median_label,
    )


def _plot_edges(data: RunChartData, *, height: int) -> tuple[float, float]:
    """Return the top and the base of the plot; ValueError when there is nothing between."""
    top = 30.0 if data.bands or data.marks else 16.0
    base = float(height - (_TRACK_ROOM if data.stops else _AXIS_ROOM))
    if base - top < _LEAST_PLOT:
        raise ValueError(f"no room for a run chart in a height of {height} px")
    return top, base


def _all_values(data: RunChartData) -> list[float]:
    """Everything that must fit on the upright axis."""
    values = [value for value in (data.median, data.target) if value is not None]
    for point in data.points:
        if point.shown is not None:
            values += [v for v in (point.shown, point.low, point.high) if v is not None]
    if any(values):
        return values
    return [100.0 if data.unit == "%" else 2.0]


def _line_words(data: RunChartData, *, width: int, narrow: bool, decimals: int) -> tuple[str, str]:
    """Return the words at the target and the median, "" for a line that is not there."""
    word = "streefwaarde" if narrow or width >= 700 else "streef"
    target = "" if data.target is None else f"{word} {dutch_number(data.target, decimals=decimals)}"
    median = (
        "" if data.median is None else f"mediaan {dutch_number(data.median, decimals=decimals)}"
    )
    size, room = (13, width * 0.5) if narrow else (14, width * 0.3)
    return fit(target, size, room=room, weight=600), fit(median, size, room=room, weight=600)


def _left_room(data: RunChartData, values: ValueScale, *, narrow: bool) -> float:
    """Return the room for the numbers left of the plot."""
    widest = max(text_width(tick_label(data, values, tick), 13) for tick in values.ticks)
    return max(36.0 if narrow else 38.0, widest + 10)


def _right_room(target: str, median: str, *, width: int, narrow: bool) -> float:
    """Return the room right of the plot: words at the lines when wide, a sliver when narrow."""
    widest = max(text_width(word, 14, weight=600) for word in (target, median))
    if narrow or not widest:
        return 10.0 if narrow else 24.0
    return min(max(widest + 14, 96), width * 0.35)


def tick_label(data: RunChartData, values: ValueScale, tick: float) -> str:
    """Return the number at a tick; the unit stands with the highest one only."""
    unit = data.unit if tick == values.ticks[-1] else ""
    return dutch_number(tick, decimals=values.decimals) + unit


def _band_edge(frame: Frame, data: RunChartData, band: Band) -> float:
    """Return where a band begins: just left of the first measurement made in it.

    A measurement on the first day of a cycle would otherwise stand on the edge between two.
    """
    if band.starts_on <= frame.time.first:
        return frame.left
    x = frame.time.x(band.starts_on)
    for point in data.sorted_points:
        if point.on >= band.starts_on and frame.time.x(point.on) - x < 8:
            half = min(frame.time.slot / 2, frame.time.pad, 24)
            return max(frame.time.x(point.on) - half, frame.left)
    return x


def _band_rooms(frame: Frame, data: RunChartData) -> list[tuple[Band, float, float]]:
    """Return each band with its left and right edge; a band ends where the next begins."""
    ordered = sorted(data.bands, key=lambda band: band.starts_on)
    edges = [_band_edge(frame, data, band) for band in ordered]
    rooms = []
    for band, start, after in zip(ordered, edges, [*edges[1:], frame.right], strict=True):
        end = after
        if band.ends_on is not None:
            closed = frame.time.x(band.ends_on)
            # A day or two between two cycles is no gap worth drawing.
            end = closed if closed < after - frame.time.slot else after
        rooms.append((band, start, max(start, end)))
    return rooms


def bands(frame: Frame, data: RunChartData) -> Iterator[Shape]:
    """Yield the cycles, grey and white in turn, each with its name on top."""
    if not data.bands:
        return
    rooms = _band_rooms(frame, data)
    for index, (_, start, end) in enumerate(rooms):
        if index % 2 == 0 and end > start:
            height = frame.base - frame.top
            yield Rect("band", tenth(start), frame.top, tenth(end - start), height, SOFT)
    starts = [start for _, start, _ in rooms]
    widths = [
        after - start - 8
        for start, after in zip(starts, [*starts[1:], frame.width + 1.0], strict=True)
    ]
    labels = _band_labels([band.label for band, _, _ in rooms], widths)
    for start, label in zip(starts, labels, strict=True):
        if label:
            yield Text("band", tenth(start + 5), 21, label, fill=INK, weight=600)


def _band_labels(labels: Sequence[str], rooms: Sequence[float]) -> list[str]:
    """Return the names that fit; only the numbers, for all, when one numbered name does not."""
    fitted = [fit(x, 13, room=room, weight=600) for x, room in zip(labels, rooms, strict=True)]
    if fitted == list(labels):
        return fitted
    numbers = [label.rsplit(" ", 1)[-1] for label in labels]
    if all(number.isdigit() for number in numbers):
        fitted = [
            number if text_width(number, 13, weight=600) <= room else ""
            for number, room in zip(numbers, rooms, strict=True)
        ]
    return [label if len(label) > 2 or label.isdigit() else "" for label in fitted]


def grid(frame: Frame, data: RunChartData) -> Iterator[Shape]:
    """Yield the hairlines and the numbers of the upright axis."""
    for tick in frame.values.ticks:
        y = tenth(frame.values.y(tick))
        yield Line("grid", frame.left, y, frame.right, y, HAIRLINE, 1)
        label = tick_label(data, frame.values, tick)
        yield Text("value", tenth(frame.left - 6), tenth(y + 4.5), label, anchor="end")


def guides(frame: Frame, data: RunChartData) -> Iterator[Line]:
    """Yield the target, dotted, and the median: solid over its own points, then dashed."""
    left, right = frame.left, frame.right
    if data.target is not None:
        y = tenth(frame.values.y(data.target))
        yield Line("target", left, y, right, y, TARGET, 1.75, dash="2 4")
    if data.median is None:
        return
    y = tenth(frame.values.y(data.median))
    split = right
    if data.median_until is not None and data.median_until < frame.time.last:
        split = tenth(min(frame.time.x(data.median_until) + min(frame.time.slot / 2, 24), right))
    yield Line("median", left, y, split, y, SECOND, 1.75)
    if split < right:
        yield Line("median", split, y, right, y, SECOND, 1.75, dash="8 5")


def axis(frame: Frame) -> Line:
    """Return the ink line under the plot."""
    return Line("axis", frame.left, frame.base, frame.right, frame.base, INK, 1)
