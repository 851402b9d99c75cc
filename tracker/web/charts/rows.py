"""Charts for one row: the span from begin to now, and the spread of answers."""

from collections.abc import Iterator, Sequence

from tracker.web.charts.layout import two_lines
from tracker.web.charts.shapes import (
    HAIRLINE,
    INK,
    MEASURED,
    PAPER,
    TARGET,
    Circle,
    Drawing,
    Line,
    Shape,
    Text,
    dutch_number,
    tenth,
)

SPREAD_ANSWERS = ("niet", "beetje", "grotendeels", "helemaal")
UNKNOWN_ANSWER = "weet niet"
_SPREAD_WIDTH, _SPREAD_LEFT, _SPREAD_RIGHT, _ROW = 420, 144.0, 400.0, 30
_SPAN_LEFT, _SPAN_RIGHT, _SPAN_MIDDLE = 8.0, 142.0, 13.0


def span(
    begin: float | None,
    now: float | None,
    target: float | None,
    scale_max: float,
    *,
    label: str = "",
    unit: str = "%",
) -> Drawing:
    """Return the bar of one row: an open point for the begin, a filled one for now.

    `scale_max` is shared by all rows; values outside 0 to `scale_max` stand at the end. What is
    None is left out. `label` (a wijk) opens the words for who cannot see the bar.
    """
    shapes: list[Shape] = [
        Line("axis", _SPAN_LEFT, _SPAN_MIDDLE, _SPAN_RIGHT, _SPAN_MIDDLE, HAIRLINE, 1)
    ]
    if begin is not None and now is not None:
        ends = _span_x(begin, scale_max), _span_x(now, scale_max)
        shapes.append(Line("line", ends[0], _SPAN_MIDDLE, ends[1], _SPAN_MIDDLE, MEASURED, 2))
    if target is not None:
        x = _span_x(target, scale_max)
        shapes.append(Line("target", x, 4, x, 22, TARGET, 2))
    if begin is not None:
        x = _span_x(begin, scale_max)
        shapes.append(Circle("point", x, _SPAN_MIDDLE, 4, PAPER, MEASURED, 1.75))
    if now is not None:
        shapes.append(Circle("changed", _span_x(now, scale_max), _SPAN_MIDDLE, 5, MEASURED))
    title = _span_words(begin, now, target, label=label, unit=unit)
    return Drawing(150, 26, title, "", tuple(shapes))


def _span_x(value: float, scale_max: float) -> float:
    share = value / scale_max if scale_max > 0 else 0.0
    return tenth(_SPAN_LEFT + min(max(share, 0), 1) * (_SPAN_RIGHT - _SPAN_LEFT))


def _span_words(
    begin: float | None, now: float | None, target: float | None, *, label: str, unit: str
) -> str:
    """Return the bar in one phrase: "Osdorp: van 35 naar 55 procent, streefwaarde 60"."""
    word = " procent" if unit == "%" else ""
    if begin is not None and now is not None:
        phrase = f"van {dutch_number(begin)} naar {dutch_number(now)}{word}"
    elif now is not None:
        phrase = f"nu {dutch_number(now)}{word}"
    elif begin is not None:
        phrase = f"begon bij {dutch_number(begin)}{word}, nu geen cijfer"
    else:
        phrase = "geen cijfer"
    if target is not None:
        phrase += f", streefwaarde {dutch_number(target)}"
    return f"{label}: {phrase}" if label else phrase


def spread(rows: Sequence[tuple[str, int | None]]) -> Drawing:
    """Return what each organisation answered to one question, in the order given.

    A row is the organisation and a score of 0 to 3, or None for "weet niet".
    """
    height = 30 + _ROW * max(len(rows), 1)
    shapes = list(_spread_heads(height))
    for index, (organisation, score) in enumerate(rows):
        shapes += _spread_row(organisation, score, y=39.0 + _ROW * index)
    if not rows:
        middle = (_SPREAD_LEFT + _SPREAD_RIGHT) / 2
        shapes.append(Text("remark", middle, 44, "nog geen antwoorden", anchor="middle"))
    answers = ", ".join(f"{organisation} {_answer(score)}" for organisation, score in rows)
    title = f"Antwoorden: {answers or 'nog geen'}"
    return Drawing(_SPREAD_WIDTH, height, title, "", tuple(shapes))


def _answer(score: int | None) -> str:
    return UNKNOWN_ANSWER if score is None else SPREAD_ANSWERS[min(max(score, 0), 3)]


def _answer_x(score: int) -> float:
    step = (_SPREAD_RIGHT - _SPREAD_LEFT) / (len(SPREAD_ANSWERS) - 1)
    return tenth(_SPREAD_LEFT + step * min(max(score, 0), 3))


def _spread_heads(height: int) -> Iterator[Shape]:
    """Yield the four answers on top with their hairlines."""
    for score, answer in enumerate(SPREAD_ANSWERS):
        x = _answer_x(score)
        if score == len(SPREAD_ANSWERS) - 1:
            yield Text("tick", _SPREAD_WIDTH - 2, 14, answer, anchor="end")
        else:
            yield Text("tick", x, 14, answer, anchor="middle")
        yield Line("grid", x, 24, x, height - 4, HAIRLINE, 1)


def _spread_row(organisation: str, score: int | None, *, y: float) -> Iterator[Shape]:
    """Yield one organisation with its answer."""
    name = two_lines(organisation, 14, room=_SPREAD_LEFT - 14)
    if len(name) == 1:
        yield Text("name", 0, y + 5, name[0], 14, fill=INK)
    else:
        yield Text("name", 0, y - 2, name[0], 13, fill=INK)
        yield Text("name", 0, y + 12, name[1], 13, fill=INK)
    if score is None:
        middle = (_SPREAD_LEFT + _SPREAD_RIGHT) / 2
        yield Text("unknown", middle, y + 5, UNKNOWN_ANSWER, anchor="middle")
        return
    yield Line("row", _SPREAD_LEFT, y, _SPREAD_RIGHT, y, HAIRLINE, 1)
    yield Circle("answer", _answer_x(score), y, 7, MEASURED)
