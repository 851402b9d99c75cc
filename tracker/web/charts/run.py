"""The run chart: frame, series and track put together, and the words at the lines."""

from collections.abc import Sequence
from itertools import pairwise

from tracker.web.charts import series
from tracker.web.charts.data import RunChartData
from tracker.web.charts.frame import Frame, axis, bands, grid, guides, make_frame
from tracker.web.charts.layout import (
    Box,
    along,
    fit,
    pushed_apart,
)
from tracker.web.charts.shapes import (
    INK,
    PAPER,
    Circle,
    Polyline,
    Rect,
    RunChartDrawing,
    Shape,
    Text,
    tenth,
)
from tracker.web.charts.time_labels import time_labels
from tracker.web.charts.track import track
from tracker.web.charts.words import words

_LETTER_TOP, _LETTER_SIZE = 32.0, 18.0


def run_chart(
    data: RunChartData, *, width: int, height: int, narrow: bool, floor: float | None = None
) -> RunChartDrawing:
    """Return the drawing with every coordinate worked out, in px rounded to 0.1.

    `narrow` puts the words at the lines inside the plot and names only the current phase.
    `floor` lets the axis start higher than 0, and only works when every value is above 50.
    Raises ValueError when the height leaves no room for a plot.
    """
    frame = make_frame(data, width=width, height=height, narrow=narrow, floor=floor)
    stems, letters = _marks(frame, data)
    lines, points = list(series.lines(frame, data)), list(series.points(frame, data))
    days = [point.on for point in data.sorted_points]
    shapes: list[Shape] = [
        *bands(frame, data),
        *grid(frame, data),
        *guides(frame, data),
        *stems,
        axis(frame),
        *series.intervals(frame, data),
        *lines,
        *points,
        *series.gaps(frame, data),
        *words(frame, data, taken=_taken(points, [*lines, *stems], letters)),
        *letters,
        *time_labels(frame.time, days, y=frame.base + 18, width=width),
        *track(frame, data),
    ]
    return RunChartDrawing(width, height, data.title, data.description, tuple(shapes))


def _taken(
    points: Sequence[Circle], lines: Sequence[Polyline], letters: Sequence[Shape]
) -> list[Box]:
    """Return the room the data and the actions take, which words stay clear of."""
    taken = [Box(c.cx - c.r - 2, c.cy - c.r - 2, c.cx + c.r + 2, c.cy + c.r + 2) for c in points]
    for line in lines:
        taken += along(line.places)
    for letter in letters:
        if isinstance(letter, Rect):
            right, bottom = letter.x + letter.width, letter.y + letter.height
            taken.append(Box(letter.x, letter.y, right, bottom))
    return taken


def _marks(frame: Frame, data: RunChartData) -> tuple[list[Polyline], list[Shape]]:
    """Return the stems at the days of the actions, and the letters, pushed apart, on top."""
    marks = sorted(data.marks, key=lambda mark: (mark.on, mark.letter))
    half = _LETTER_SIZE / 2
    days = [frame.time.x(mark.on) for mark in marks]
    xs, factor = pushed_apart(
        days,
        [_LETTER_SIZE + 3 for _ in pairwise(marks)],
        left=frame.left + half,
        right=frame.right - half,
    )
    stems, letters = [], list[Shape]()
    bottom = _LETTER_TOP + _LETTER_SIZE
    size = _LETTER_SIZE if factor == 1 else max(_LETTER_SIZE * factor, 14)
    for mark, day, x in zip(marks, days, xs, strict=True):
        places = [(tenth(x), bottom), (tenth(day), bottom + 8), (tenth(day), frame.base)]
        if tenth(x) == tenth(day):
            del places[1]
        stems.append(Polyline("stem", tuple(places), INK, 1, dash="1 3"))
        box = tenth(x - size / 2), _LETTER_TOP, size, _LETTER_SIZE
        letters.append(Rect("mark", *box, PAPER, INK, 1.5))
        letter = fit(mark.letter, 13, room=size, weight=700) or mark.letter[:1]
        letters.append(Text("mark", tenth(x), 45.5, letter, 13, "middle", INK, 700))
    return stems, letters
