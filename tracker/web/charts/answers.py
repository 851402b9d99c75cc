"""How answers on one principle are spread: this round and the one before, in counts."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.web.charts.layout import fit
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

ANSWERS = ("niet", "een beetje", "grotendeels", "helemaal", "weet niet")
_WIDTH, _COLUMN, _BAR = 358, 71.6, 40.0
_HEAD, _ROW, _HIGHEST = 24.0, 84.0, 34.0
_SHORT_ROW = 28.0


@dataclass(frozen=True)
class AnswerRow:
    """The answers of one group in one round; without counts ``word`` says why."""

    name: str
    counts: tuple[int, ...] | None  # one for each of ANSWERS
    word: str = ""
    is_before: bool = False  # of the round before the last

    @property
    def shares(self) -> list[float]:
        """Return which part of the answers each answer is, as fractions."""
        counts = self.counts or ()
        return [count / (sum(counts) or 1) for count in counts]


@dataclass(frozen=True)
class AnswerData:
    """The answers on one principle."""

    title: str
    description: str
    rows: tuple[AnswerRow, ...]


def answers(data: AnswerData) -> Drawing:
    """Return the drawing: one rendering, narrow enough for a phone, in px rounded to 0.1.

    A bar is as high as its part of the answers of its own row, so that rows of different size
    can be held against each other; its number stands on top.
    """
    shapes = [
        Text("tick", tenth(_COLUMN * (place + 0.5)), 15, word, anchor="middle")
        for place, word in enumerate(ANSWERS)
    ]
    drawn: list[Shape] = [*shapes]
    y = _HEAD
    highest = max((share for row in data.rows for share in row.shares), default=0.0) or 1.0
    for row in data.rows:
        drawn += _row(row, y, highest)
        y += _SHORT_ROW if row.counts is None else _ROW
    if not data.rows:
        drawn.append(Text("remark", _WIDTH / 2, y + 18, "nog geen antwoorden", anchor="middle"))
        y += _SHORT_ROW
    return Drawing(_WIDTH, int(y + 4), data.title, data.description, tuple(drawn))


def _row(row: AnswerRow, top: float, highest: float) -> Iterator[Shape]:
    """Yield one row: its name, then a bar for each answer; outlined for the round before."""
    if row.counts is None:
        name = fit(f"{row.name}: {row.word}", 13, room=_WIDTH)
        yield Text("absent", 0, tenth(top + 18), name)
        return
    yield Text(
        "name",
        0,
        tenth(top + 16),
        fit(row.name, 13, room=_WIDTH, weight=600),
        13,
        fill=INK,
        weight=600,
    )
    base = tenth(top + _ROW - 8)
    yield Line("axis", 0, base, _WIDTH, base, HAIRLINE, 1)
    for place, (count, share) in enumerate(zip(row.counts, row.shares, strict=True)):
        middle = _COLUMN * (place + 0.5)
        height = tenth(_HIGHEST * share / highest)
        if count:
            box = tenth(middle - _BAR / 2), tenth(base - height), _BAR, height
            fill, dash = (PAPER, "4 2") if row.is_before else (MEASURED, "")
            yield Rect("before" if row.is_before else "last", *box, fill, MEASURED, 1.5, dash)
        yield Text(
            "count",
            tenth(middle),
            tenth(base - height - 5),
            str(count),
            13,
            "middle",
            INK if count else SECOND,
            600 if count else 400,
        )
