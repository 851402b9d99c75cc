"""The funnel: groups of different size around the share of all, with what chance allows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from tracker.domain.comparison import WARNING_LEVEL, Place, funnel_limits
from tracker.web.charts.layout import Box, along, inside, pushed_apart, text_box
from tracker.web.charts.scale import ValueScale, value_scale
from tracker.web.charts.shapes import (
    HAIRLINE,
    INK,
    MEASURED,
    PAPER,
    SECOND,
    Anchor,
    Circle,
    Drawing,
    Line,
    Polyline,
    Rect,
    Shape,
    Text,
    dutch_number,
    tenth,
)

_STEPS = 40  # pieces of a limit
_MOST_NAMED = 12  # groups; among more only those that stand out get their name
_ORDER = (Place.OUTSIDE, Place.WARNING, Place.INSIDE)  # who gets a name first
_TOP, _AXIS_ROOM = 26.0, 46.0
# Where a name may stand from its point: right, left, above, below, and a bit further off.
_BESIDE: tuple[tuple[float, float, Anchor], ...] = (
    (11, 4.5, "start"),
    (-11, 4.5, "end"),
    (0, -11, "middle"),
    (0, 20, "middle"),
    (11, -8, "start"),
    (11, 17, "start"),
    (0, -24, "middle"),
)
_INNER_DASH, _OUTER_DASH = "3 3", "9 4"


@dataclass(frozen=True)
class FunnelPoint:
    """One group that may be shown: how many people, the share in per cent, where it lies."""

    name: str
    size: int
    value: float
    place: Place


@dataclass(frozen=True)
class FunnelData:
    """Groups around the share of all together (per cent); limits at 95 % and at ``outer``."""

    title: str
    description: str
    points: tuple[FunnelPoint, ...]
    overall: float
    outer: float  # a fraction, such as 0.998


@dataclass(frozen=True)
class _Frame:
    width: int
    height: int
    left: float
    right: float
    base: float
    values: ValueScale
    first: int
    last: int

    def x(self, size: float) -> float:
        return self.left + (size - self.first) / (self.last - self.first) * (self.right - self.left)

    def y(self, value: float) -> float:
        return self.values.y(value)

    @property
    def sizes(self) -> list[int]:
        """The sizes at which the limits are worked out: closer where they bend."""
        shares = [(step / _STEPS) ** 1.6 for step in range(_STEPS + 1)]
        found = [round(self.first + share * (self.last - self.first)) for share in shares]
        return sorted(set(found))


def funnel(data: FunnelData, *, narrow: bool) -> Drawing:
    """Return the drawing in one of its two renderings, in px rounded to 0.1."""
    width, height = (358, 360) if narrow else (720, 330)
    if not data.points:
        remark = Text("remark", width / 2, 60, "nog geen metingen", 14, "middle")
        return Drawing(width, 90, data.title, data.description, (remark,))
    frame = _frame(data, width, height, narrow=narrow)
    limits = [*_limits(frame, data, WARNING_LEVEL, "inner"), *_limits(frame, data, data.outer)]
    overall = _level(frame, data.overall)
    points = [_point(frame, each) for each in data.points]
    ends = _ends(frame, data, limits)
    shapes: list[Shape] = [
        *_grid(frame),
        *limits,
        overall,
        Line("axis", frame.left, frame.base, frame.right, frame.base, INK, 1),
        *points,
        *ends,
        *_names(frame, data, points, [*limits, overall], ends),
        *_axis_words(frame),
    ]
    return Drawing(width, height, data.title, data.description, tuple(shapes))


def _frame(data: FunnelData, width: int, height: int, *, narrow: bool) -> _Frame:
    sizes = [each.size for each in data.points]
    spread = max(max(sizes) - min(sizes), 10)
    first, last = max(1, round(min(sizes) - spread * 0.12)), round(max(sizes) + spread * 0.08)
    widest = funnel_limits(data.overall / 100, first, data.outer)
    values = [each.value for each in data.points]
    values += [100 * widest.low, 100 * widest.high]
    base = height - _AXIS_ROOM
    scale = value_scale(values, base=base, top=_TOP, headroom=6)
    left, right = (40.0, width - 82.0) if narrow else (46.0, width - 110.0)
    return _Frame(width, height, left, right, base, scale, first, last)


def _limits(
    frame: _Frame, data: FunnelData, level: float, role: str = "outer"
) -> Iterator[Polyline]:
    """Yield the lower and the upper limit at a level; the outer one with longer dashes."""
    found = [(size, funnel_limits(data.overall / 100, size, level)) for size in frame.sizes]
    dash, width = (_INNER_DASH, 1.25) if role == "inner" else (_OUTER_DASH, 1.75)
    for side in ("low", "high"):
        places = tuple(
            (tenth(frame.x(size)), tenth(frame.y(100 * getattr(limits, side))))
            for size, limits in found
        )
        yield Polyline(f"{role}_{side}", places, SECOND, width, dash)


def _level(frame: _Frame, value: float) -> Polyline:
    """Return the line of all together."""
    y = tenth(frame.y(value))
    return Polyline("overall", ((frame.left, y), (frame.right, y)), SECOND, 1.75)


def _point(frame: _Frame, point: FunnelPoint) -> Shape:
    """Return the sign of a group: open within the limits, square near the edge, filled outside."""
    x, y = tenth(frame.x(point.size)), tenth(frame.y(point.value))
    if point.place is Place.OUTSIDE:
        return Circle("outside", x, y, 6, MEASURED)
    if point.place is Place.WARNING:
        return Rect("warning", tenth(x - 4.5), tenth(y - 4.5), 9, 9, PAPER, MEASURED, 2)
    return Circle("inside", x, y, 4.5, PAPER, MEASURED)


def _grid(frame: _Frame) -> Iterator[Shape]:
    for tick in frame.values.ticks:
        y = tenth(frame.y(tick))
        yield Line("grid", frame.left, y, frame.right, y, HAIRLINE, 1)
        label = dutch_number(tick) + ("%" if tick == frame.values.ticks[-1] else "")
        yield Text("value", tenth(frame.left - 6), tenth(y + 4.5), label, anchor="end")


def _ends(frame: _Frame, data: FunnelData, limits: Sequence[Polyline]) -> list[Text]:
    """Return the words right of the lines: which limit it is, and the share of all together."""
    outer = dutch_number(100 * data.outer, decimals=2) + "%"
    words = [(frame.y(data.overall), f"samen {dutch_number(data.overall, decimals=0)}%", 600)]
    for limit in limits:
        words.append((limit.places[-1][1], outer if "outer" in limit.role else "95%", 400))
    words.sort(key=lambda word: word[0])
    heights, _ = pushed_apart(
        [word[0] for word in words],
        [16.0 for _ in pairwise(words)],
        left=_TOP - 6,
        right=frame.base - 2,
    )
    texts = [
        Text("limit", tenth(frame.right + 8), tenth(y + 4.5), word, 13, "start", SECOND, weight)
        for (_, word, weight), y in zip(words, heights, strict=True)
    ]
    return [inside(text, left=frame.right + 8, right=frame.width) for text in texts]


def _names(
    frame: _Frame,
    data: FunnelData,
    points: Sequence[Shape],
    limits: Sequence[Polyline],
    ends: Sequence[Text],
) -> list[Text]:
    """Return the names that fit without covering a word or a point, those outside first.

    A name without room is left out: the table has them all.
    """
    words = [*map(text_box, ends), *map(_box, points)]
    lines = [box for limit in limits for box in along(limit.places)]
    is_crowded = len(data.points) > _MOST_NAMED
    named = [each for each in data.points if not (is_crowded and each.place is Place.INSIDE)]
    placed = []
    for point in sorted(named, key=lambda each: _ORDER.index(each.place)):
        free = [
            text
            for text in _candidates(frame, point)
            if not any(text_box(text).overlaps(word) for word in words)
        ]
        if free:
            best = min(free, key=lambda text: sum(map(text_box(text).overlaps, lines)))
            words.append(text_box(best))
            placed.append(best)
    return placed


def _box(shape: Shape) -> Box:
    """Return the room a sign takes."""
    if isinstance(shape, Circle):
        return Box(shape.cx - 7, shape.cy - 7, shape.cx + 7, shape.cy + 7)
    assert isinstance(shape, Rect)
    return Box(shape.x - 2, shape.y - 2, shape.x + shape.width + 2, shape.y + shape.height + 2)


def _candidates(frame: _Frame, point: FunnelPoint) -> list[Text]:
    """Return the places where a name may stand, within the plot: beside its point, above, below."""
    x, y = frame.x(point.size), frame.y(point.value)
    weight = 600 if point.place is Place.OUTSIDE else 400
    found = []
    for dx, dy, anchor in _BESIDE:
        text = Text("name", tenth(x + dx), tenth(y + dy), point.name, 13, anchor, INK, weight)
        box = text_box(text)
        is_within = box.left >= frame.left + 2 and box.right <= frame.right
        if is_within and box.top >= _TOP - 12 and box.bottom <= frame.base - 1:
            found.append(text)
    return found


def _axis_words(frame: _Frame) -> Iterator[Text]:
    """Yield a few round sizes, and what the axis is."""
    y = frame.base + 18
    step = next(step for step in _round_steps() if (frame.last - frame.first) / step <= 5)
    for size in range(-(-frame.first // step) * step, frame.last + 1, step):
        yield Text("tick", tenth(frame.x(size)), y, dutch_number(size), anchor="middle")
    middle = tenth((frame.left + frame.right) / 2)
    yield Text("axis", middle, y + 20, "aantal mensen in de groep", anchor="middle")


def _round_steps() -> Iterator[int]:
    """Yield 5, 10, 20, 50, 100 and so on."""
    for power in count():
        yield from (5 * 10**power, 10 ** (power + 1), 20 * 10**power)
