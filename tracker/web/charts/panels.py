"""Cost and reach: two small panels beside each other, each on a scale of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.web.charts.layout import fit, text_width, two_lines
from tracker.web.charts.shapes import (
    HAIRLINE,
    INK,
    MEASURED,
    PAPER,
    SECOND,
    Drawing,
    Line,
    Rect,
    Shape,
    Text,
    tenth,
)

MOST_ROWS = 18  # in one drawing: more would not fit on a page
_HEAD, _BAR = 30.0, 14.0


@dataclass(frozen=True)
class PanelRow:
    """One thing with two values; a value of None is not drawn, its words say why."""

    name: str
    left: float | None
    left_word: str
    right: float | None
    right_word: str


@dataclass(frozen=True)
class PanelData:
    """Rows in the order given, with what each panel counts."""

    title: str
    description: str
    left_head: str
    right_head: str
    rows: tuple[PanelRow, ...]


@dataclass(frozen=True)
class _Panel:
    """One panel: where it begins, how much room it has, its highest value and longest word."""

    x: float
    room: float
    highest: float
    word_room: float
    is_filled: bool

    def length(self, value: float) -> float:
        """Return how long a bar is, with room for its words behind it."""
        return tenth(max(value, 0) / self.highest * (self.room - self.word_room))


def panels(data: PanelData, *, narrow: bool) -> tuple[Drawing, ...]:
    """Return the drawings, in px: one for every eighteen rows, all on the same two scales."""
    starts = range(0, max(len(data.rows), 1), MOST_ROWS)
    return tuple(_drawing(data, data.rows[n : n + MOST_ROWS], narrow=narrow) for n in starts)


def _drawing(data: PanelData, rows: Sequence[PanelRow], *, narrow: bool) -> Drawing:
    if not rows:
        remark = Text("remark", 179, 22, "nog geen aanbod", 14, "middle")
        return Drawing(358, 40, data.title, data.description, (remark,))
    width, row_height = (358, 50.0) if narrow else (720, 40.0)
    spots = ((0.0, 172.0), (186.0, 172.0)) if narrow else ((220.0, 240.0), (480.0, 240.0))
    left = _panel(spots[0], [(each.left, each.left_word) for each in data.rows], is_filled=True)
    right = _panel(spots[1], [(each.right, each.right_word) for each in data.rows], is_filled=False)
    base = _HEAD + row_height * len(rows)
    shapes: list[Shape] = []
    for panel, head in ((left, data.left_head), (right, data.right_head)):
        words = fit(head, 13, room=panel.room, weight=600)
        shapes.append(Text("head", panel.x, 16, words, 13, "start", SECOND, 600))
        if not narrow:
            shapes.append(Line("axis", panel.x, _HEAD - 4, panel.x, tenth(base), HAIRLINE, 1))
    for place, row in enumerate(rows):
        top = _HEAD + row_height * place
        shapes += _names(row.name, top, narrow=narrow)
        y = tenth(top + (25 if narrow else 11))
        if narrow:  # a whole line would run through the names
            shapes += [_stem(panel, y) for panel in (left, right)]
        shapes += _bar(left, row.left, row.left_word, y)
        shapes += _bar(right, row.right, row.right_word, y)
    return Drawing(width, int(base + 6), data.title, data.description, tuple(shapes))


def _panel(
    spot: tuple[float, float], values: Sequence[tuple[float | None, str]], *, is_filled: bool
) -> _Panel:
    highest = max((value for value, _ in values if value is not None), default=0.0)
    widest = max((text_width(word, 13, weight=600) for _, word in values), default=0.0)
    return _Panel(*spot, highest or 1.0, min(widest + 10, spot[1] - 20), is_filled)


def _bar(panel: _Panel, value: float | None, word: str, y: float) -> Iterator[Shape]:
    """Yield a bar from zero with its words behind it; only the words where there is no value."""
    if value is None:
        yield Text("absent", panel.x + 6, tenth(y + 11.5), fit(word, 13, room=panel.room - 6))
        return
    length = panel.length(value)
    if length:
        fill = MEASURED if panel.is_filled else PAPER
        yield Rect("bar", panel.x, y, length, _BAR, fill, MEASURED, 1.5)
    x = tenth(panel.x + length + 6)
    yield Text("number", x, tenth(y + 11.5), word, 13, "start", INK, 600)


def _stem(panel: _Panel, y: float) -> Line:
    """Return the piece of the axis beside one bar."""
    return Line("axis", panel.x, y - 3, panel.x, y + _BAR + 3, HAIRLINE, 1)


def _names(name: str, top: float, *, narrow: bool) -> Iterator[Text]:
    """Yield the name of a row: above its bars, or beside them on one or two lines."""
    if narrow:
        yield Text("name", 0, tenth(top + 17), fit(name, 14, room=356), 14, fill=INK)
        return
    lines = two_lines(name, 14, room=206)
    first = top + (22 if len(lines) == 1 else 15)
    for place, line in enumerate(lines):
        yield Text("name", 0, tenth(first + 15 * place), line, 13.5, fill=INK)
