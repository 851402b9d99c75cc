"""The words inside a run chart, each placed where it covers least."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tracker.web.charts import series
from tracker.web.charts.data import RunChartData
from tracker.web.charts.frame import Frame, guides
from tracker.web.charts.layout import Box, first_free, inside, pushed_apart, text_box
from tracker.web.charts.shapes import INK, SECOND, TARGET, Anchor, Text, dutch_number, tenth


def words(frame: Frame, data: RunChartData, *, taken: list[Box]) -> Iterator[Text]:
    """Yield the words at the lines, the last value, remarks, and the words of the gaps.

    In the narrow rendering the last value chooses its place first, for the words at the lines
    have a whole line to stand on.
    """
    uprights = series.intervals(frame, data)
    taken = [*taken, *(Box(line.x1 - 1, line.y2, line.x1 + 1, line.y1) for line in uprights)]
    lines = [Box(frame.left, line.y1 - 1, frame.right, line.y1 + 1) for line in guides(frame, data)]
    if frame.narrow:
        placed = _last_value(frame, data, [*taken, *lines])
        placed += _narrow_words(frame, data, taken, words=map(text_box, placed))
    else:
        placed = _wide_words(frame, data)
        placed += _last_value(frame, data, [*taken, *lines], words=map(text_box, placed))
    taken += [*lines, *map(text_box, placed)]
    placed += _remarks(frame, data, taken)
    yield from placed
    yield from series.gap_words(frame, data, [*taken, *map(text_box, placed)])


def _guide_words(frame: Frame, data: RunChartData) -> list[tuple[str, str, float, str]]:
    """Return role, word, height and colour of the guides that are drawn, top to bottom."""
    words = []
    if data.target is not None:
        words.append(("target", frame.target_label, frame.values.y(data.target), TARGET))
    if data.median is not None:
        words.append(("median", frame.median_label, frame.values.y(data.median), SECOND))
    return sorted(words, key=lambda word: word[2])


def _wide_words(frame: Frame, data: RunChartData) -> list[Text]:
    """Return the words right of the plot, at least a line apart."""
    words = _guide_words(frame, data)
    heights, _ = pushed_apart(
        [word[2] for word in words],
        [18.0] * (len(words) - 1),
        left=frame.top,
        right=frame.base - 4,
    )
    return [
        Text(role, tenth(frame.right + 10), tenth(y + 4.5), word, 14, "start", colour, 600)
        for (role, word, _, colour), y in zip(words, heights, strict=True)
    ]


def _narrow_words(
    frame: Frame, data: RunChartData, taken: Sequence[Box], *, words: Iterable[Box]
) -> list[Text]:
    """Return the words inside the plot, above or below their line, where they cover least."""
    guide_words, others = _guide_words(frame, data), list(words)
    boxes = [*taken, *(Box(frame.left, y - 1, frame.right, y + 1) for _, _, y, _ in guide_words)]
    placed = []
    for role, word, y, colour in guide_words:
        sides: list[tuple[float, Anchor]] = [(frame.left + 4, "start"), (frame.right, "end")]
        rows = [y - 5, y + 16]
        if role == "median":
            sides.reverse()
            rows.reverse()
        sides.append(((frame.left + frame.right) / 2, "middle"))
        candidates = [
            Text(role, tenth(x), tenth(row), word, 13, anchor, colour, 600)
            for x, anchor in sides
            for row in rows
            if frame.top + 10 <= row <= frame.base - 3
        ]
        text, _ = first_free(candidates, boxes, words=others)
        others.append(text_box(text))
        placed.append(text)
    return placed


def _last_value(
    frame: Frame, data: RunChartData, taken: Sequence[Box], *, words: Iterable[Box] = ()
) -> list[Text]:
    """Return the newest value, next to its point where it covers nothing."""
    shown = [point for point in data.sorted_points if point.shown is not None]
    if not shown:
        return []
    x, y = series.place(frame, shown[-1])
    content = dutch_number(shown[-1].shown or 0.0, decimals=frame.values.decimals) + data.unit
    size = 15 if frame.narrow else 16
    beside = Text("last", tenth(x + 10), tenth(y + 5.5), content, size, "start", INK, 700)
    candidates = [beside, replace(beside, y=tenth(y - 6))]
    for lift in (12, 18, 24):
        for row in (y - lift, y + lift + 11):
            centred = replace(beside, x=x, y=tenth(row), anchor="middle")
            candidates.append(inside(centred, left=frame.left + 2, right=frame.width - 2))
    candidates.append(replace(beside, x=tenth(x - 10), anchor="end"))
    fitting = [text for text in candidates if _is_within(frame, text)]
    return [first_free(fitting, taken, words=words)[0]] if fitting else []


def _is_within(frame: Frame, text: Text) -> bool:
    box = text_box(text)
    return (
        box.left >= frame.left
        and box.right <= frame.width - 2
        and box.top >= frame.top - 8
        and box.bottom < frame.base
    )


def _remarks(frame: Frame, data: RunChartData, taken: Sequence[Box]) -> list[Text]:
    """Return what must be said in the plot: that it is an estimate, or that it is empty."""
    if not data.points:
        middle = (
            tenth((frame.left + frame.right) / 2),
            tenth(frame.base - (frame.base - frame.top) / 4),
        )
        return [Text("remark", *middle, "nog geen metingen", 14, "middle")]
    if not data.is_estimate:
        return []
    candidates = [
        Text("remark", tenth(frame.left + 6), tenth(y), "schatting", 13, "start", SECOND, 600)
        for y in (frame.top + 16, frame.base - 10)
    ]
    return [first_free(candidates, taken)[0]]
