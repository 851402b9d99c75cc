"""Words under the time axis: days, months, quarters or years, whichever fit."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from tracker.web.charts.layout import inside, text_box
from tracker.web.charts.scale import TimeScale
from tracker.web.charts.shapes import MONTHS, Text, tenth

_APOSTROPHE = "\u2019"
_GAP = 7  # px between two words

Tick = tuple[date, str]


def _in_month(index: int, day: int) -> date:
    """Return a day in the month counted from year 0, kept within the month."""
    year, month = divmod(index, 12)
    for kept in range(day, 27, -1):
        try:
            return date(year, month + 1, kept)
        except ValueError:
            continue
    return date(year, month + 1, min(day, 28))


def _short_year(on: date) -> str:
    return f"{_APOSTROPHE}{on.year % 100:02d}"


def _month_range(scale: TimeScale, day: int) -> list[int]:
    """Return the months whose day lies on the axis, counted from year 0."""
    first = scale.first.year * 12 + scale.first.month - 1
    last = scale.last.year * 12 + scale.last.month - 1
    return [
        index
        for index in range(first, last + 1)
        if scale.first <= _in_month(index, day) <= scale.last
    ]


def _months(scale: TimeScale, day: int, step: int) -> list[Tick]:
    """Every so many months; the year stands with the first one and where a year begins."""
    ticks: list[Tick] = []
    year = None
    for index in _month_range(scale, day)[::step]:
        on = _in_month(index, day)
        suffix = f" {_short_year(on)}" if on.year != year else ""
        ticks.append((on, MONTHS[on.month - 1] + suffix))
        year = on.year
    return ticks


def _quarters(scale: TimeScale, day: int, offset: int, step: int) -> list[Tick]:
    """Every quarter, or only the first of each year."""
    ticks = []
    for index in _month_range(scale, day):
        quarter, month = divmod(index % 12, 3)
        if month == offset and quarter % step == 0:
            on = _in_month(index, day)
            ticks.append((on, f"{quarter + 1}e kw {_short_year(on)}"))
    return ticks


def _years(scale: TimeScale, day: int, month: int, step: int) -> list[Tick]:
    """Every so many years, at the month the measuring is done in."""
    indexes = [index for index in _month_range(scale, day) if index % 12 == month]
    return [(_in_month(index, day), str(index // 12)) for index in indexes[::step]]


def _candidates(scale: TimeScale, moments: Sequence[date]) -> Iterator[list[Tick]]:
    """Yield sets of ticks from fine to coarse, beginning with the rhythm of measuring."""
    days = moments or (scale.first,)
    between = [(b - a).days for a, b in pairwise(days) if b > a]
    spacing = median(between) if between else 0
    day = round(median(on.day for on in days))
    month = round(median(on.month - 1 for on in days))
    offset = round(median((on.month - 1) % 3 for on in days))
    n_days = (scale.last - scale.first).days
    if n_days < 31 or (0 < spacing < 25 and n_days < 120):
        distinct = sorted(set(days))
        for step in range(1, len(distinct) + 1):
            yield [(on, f"{on.day} {MONTHS[on.month - 1]}") for on in distinct[::step]]
    if 80 <= spacing <= 100:
        yield _quarters(scale, day, offset, 1)
        yield _quarters(scale, day, offset, 4)
    elif spacing < 300:
        for step in (1, 2, 3, 6):
            yield _months(scale, day, step)
    for step in (1, 2, 5, 10, 20, 50, 100):
        yield _years(scale, day, month, step)


def time_labels(
    scale: TimeScale, moments: Sequence[date], *, y: float, width: float
) -> tuple[Text, ...]:
    """Return the finest set of words that do not touch each other or leave the drawing."""
    for ticks in _candidates(scale, moments):
        texts = [
            inside(
                Text("tick", tenth(scale.x(on)), y, label, anchor="middle"), left=1, right=width - 1
            )
            for on, label in ticks
        ]
        boxes = [text_box(text) for text in texts]
        apart = all(before.right + _GAP <= after.left for before, after in pairwise(boxes))
        if texts and apart:
            return tuple(texts)
    return _ends(scale, y=y, width=width)


def _ends(scale: TimeScale, *, y: float, width: float) -> tuple[Text, ...]:
    """Return one word for the first day, when no regular set fits."""
    first = scale.first
    label = f"{MONTHS[first.month - 1]} {first.year}"
    text = Text("tick", tenth(scale.x(first)), y, label, anchor="middle")
    return (inside(text, left=1, right=width - 1),)
