"""The interval plot: what was estimated per wijk, and between what it lies."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tracker.web.charts.layout import inside, two_lines
from tracker.web.charts.scale import ValueScale, value_scale
from tracker.web.charts.shapes import (
    HAIRLINE,
    INK,
    MEASURED,
    PAPER,
    SECOND,
    Circle,
    Drawing,
    Line,
    Rect,
    Shape,
    Text,
    dutch_number,
    tenth,
)

MOST_ROWS = 20  # in one drawing: more would not fit on a page
_HEAD, _BARE_HEAD, _FOOT = 34.0, 6.0, 28.0
_CAP = 5.0  # half the height of the ends of an interval


@dataclass(frozen=True)
class IntervalRow:
    """One estimate; without a value ``word`` says why, and nothing is drawn."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    word: str  # the value as text, or why there is none
    is_apart: bool = False  # differs from another row more than chance makes it


@dataclass(frozen=True)
class IntervalData:
    """Estimates on one scale, in the order given; ``together`` is that of all of them."""

    title: str
    description: str
    rows: tuple[IntervalRow, ...]
    unit: Literal["%", ""]
    together: float | None = None

    @property
    def scale(self) -> tuple[float, ...]:
        """Return all values that must fit on the axis."""
        found = [self.together]
        for row in self.rows:
            found += [row.value, row.low, row.high] if row.value is not None else []
        return tuple(value for value in found if value is not None)


@dataclass(frozen=True)
class _Room:
    """Where the parts of a row stand, in px."""

    width: int
    left: float
    right: float
    row: float  # height of a row
    line: float  # from the top of a row to its interval
    narrow: bool


_WIDE = _Room(720, 190.0, 590.0, 34.0, 17.0, False)
_NARROW = _Room(358, 7.0, 350.0, 48.0, 34.0, True)


def interval_plots(data: IntervalData, *, narrow: bool) -> tuple[Drawing, ...]:
    """Return the drawings, in px: one for every twenty rows, all on one scale."""
    room = _NARROW if narrow else _WIDE
    values = value_scale(
        data.scale or (100.0 if data.unit else 2.0,), base=room.left, top=room.right, headroom=-12
    )
    head = _HEAD if data.together is not None else _BARE_HEAD
    starts = range(0, max(len(data.rows), 1), MOST_ROWS)
    return tuple(_plot(data, data.rows[n : n + MOST_ROWS], room, values, head) for n in starts)


def _plot(
    data: IntervalData, rows: Sequence[IntervalRow], room: _Room, values: ValueScale, head: float
) -> Drawing:
    if not rows:
        remark = Text("remark", room.width / 2, 22, "nog geen metingen", 14, "middle")
        return Drawing(room.width, 40, data.title, data.description, (remark,))
    shapes = [*_grid(data, room, values, [head + room.row * place for place in range(len(rows))])]
    for place, row in enumerate(rows):
        shapes += _row(row, room, values, top=head + room.row * place)
    height = int(head + room.row * len(rows) + _FOOT)
    return Drawing(room.width, height, data.title, data.description, tuple(shapes))


def _grid(
    data: IntervalData, room: _Room, values: ValueScale, tops: Sequence[float]
) -> Iterator[Shape]:
    """Yield the hairlines with their numbers below, and the line of all together with its word.

    In the narrow rendering they stand beside the intervals only: names and values go above.
    """
    base = tops[-1] + room.row
    pieces = [(top + 24, top + 44) for top in tops] if room.narrow else [(tops[0], base)]
    for tick in values.ticks:
        x = tenth(values.y(tick))
        yield from (Line("grid", x, top, x, bottom, HAIRLINE, 1) for top, bottom in pieces)
        unit = data.unit if tick == values.ticks[-1] else ""
        label = Text("tick", x, base + 18, dutch_number(tick) + unit, anchor="middle")
        yield inside(label, left=0, right=room.width)
    if data.together is not None:
        x = tenth(values.y(data.together))
        for top, bottom in pieces:
            yield Line("together", x, top - 2, x, bottom, SECOND, 1.75, dash="6 3")
        words = f"alle wijken samen {dutch_number(data.together, decimals=0)}{data.unit}"
        text = Text("together", x, 20, words, 13, "middle", SECOND, 600)
        yield inside(text, left=0, right=room.width)


def _row(row: IntervalRow, room: _Room, values: ValueScale, *, top: float) -> Iterator[Shape]:
    """Yield one row: name, interval with its ends, point and value."""
    y = tenth(top + room.line)
    yield from _names(row, room, top)
    if row.value is None:
        half = 4.0
        yield Rect("absent", room.left + 4, y - half, 8, 8, "none", SECOND, dash="2 1.5")
        yield Text("absent", room.left + 18, tenth(y + 4.5), row.word)
        return
    if row.low is not None and row.high is not None:
        low, high = tenth(values.y(row.low)), tenth(values.y(row.high))
        yield Line("interval", low, y, high, y, MEASURED, 2)
        for x in (low, high):
            yield Line("interval_end", x, y - _CAP, x, y + _CAP, MEASURED, 2)
    x = tenth(values.y(row.value))
    fill = MEASURED if row.is_apart else PAPER
    yield Circle("apart" if row.is_apart else "point", x, y, 5, fill, MEASURED)
    if room.narrow:
        yield Text("number", room.width - 2, tenth(top + 18), row.word, 14, "end", INK, 600)
    else:
        yield Text("number", room.right + 14, tenth(y + 5), row.word, 14, "start", INK, 600)


def _names(row: IntervalRow, room: _Room, top: float) -> Iterator[Text]:
    """Yield the name of a row: beside its interval, or above it."""
    if room.narrow:
        name = two_lines(row.name, 14, room=235)[0]
        yield Text("name", 0, tenth(top + 18), name, 14, fill=INK)
        return
    lines = two_lines(row.name, 14, room=room.left - 16)
    first = top + (22 if len(lines) == 1 else 14)
    for place, line in enumerate(lines):
        size = 14 if len(lines) == 1 else 13
        yield Text("name", 0, tenth(first + 15 * place), line, size, fill=INK)
