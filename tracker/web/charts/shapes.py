"""The few shapes a drawing is made of, the fixed palette, and numbers in Dutch."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, ClassVar, Literal

# The fixed chart palette: it never follows a house style, and each text colour has at least
# 4.5:1 on white and on the soft ground.
INK = "#16202b"
SECOND = "#4a5663"
HAIRLINE = "#d5d9dc"
SOFT = "#f4f5f3"
MEASURED = "#16508c"
TARGET = "#8a4b00"
PAPER = "#ffffff"

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Line:
    """A straight line."""

    kind: ClassVar[str] = "line"
    role: str
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    width: float
    dash: str = ""
    opacity: float = 1


@dataclass(frozen=True)
class Polyline:
    """A line through several places, never closed or filled."""

    kind: ClassVar[str] = "polyline"
    role: str
    places: tuple[tuple[float, float], ...]
    stroke: str
    width: float
    dash: str = ""


@dataclass(frozen=True)
class Circle:
    """A point; without `stroke` it is filled only."""

    kind: ClassVar[str] = "circle"
    role: str
    cx: float
    cy: float
    r: float
    fill: str
    stroke: str = ""
    width: float = 2


@dataclass(frozen=True)
class Rect:
    """A rectangle; `fill` is "none" for an outline."""

    kind: ClassVar[str] = "rect"
    role: str
    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str = ""
    stroke_width: float = 1.5
    dash: str = ""


@dataclass(frozen=True)
class Path:
    """A short drawn sign that starts at `x`, `y`; `rest` holds relative commands."""

    kind: ClassVar[str] = "path"
    role: str
    x: float
    y: float
    rest: str
    stroke: str
    width: float
    dash: str = ""


@dataclass(frozen=True)
class Text:
    """One line of text; `y` is its baseline."""

    kind: ClassVar[str] = "text"
    role: str
    x: float
    y: float
    content: str
    size: float = 13
    anchor: Anchor = "start"
    fill: str = SECOND
    weight: int = 400


Shape = Line | Polyline | Circle | Rect | Path | Text


@dataclass(frozen=True)
class Group:
    """Shapes that look the same and follow each other: they are drawn as one."""

    kind: Literal["lines", "circles"]
    all: tuple[Any, ...]

    @property
    def first(self) -> Any:
        """Return what each of them looks like."""
        return self.all[0]


@dataclass(frozen=True)
class Drawing:
    """A finished picture: its size, its words for who cannot see it, its shapes back to front."""

    width: int
    height: int
    title: str
    description: str
    shapes: tuple[Shape, ...]

    @property
    def grouped(self) -> Iterator[Shape | Group]:
        """Yield the shapes back to front, those that look the same as one; a page draws few."""
        for look, some in groupby(self.shapes, key=look_of):
            shapes = tuple(some)
            if look is None or len(shapes) == 1:
                yield from shapes
            else:
                yield Group("lines" if isinstance(shapes[0], Line) else "circles", shapes)


def look_of(shape: Shape) -> tuple[Any, ...] | None:
    """Return how a line or a circle looks, wherever it stands; None for other shapes."""
    if isinstance(shape, Line):
        return shape.kind, shape.stroke, shape.width, shape.dash, shape.opacity
    if isinstance(shape, Circle):
        return shape.kind, shape.r, shape.fill, shape.stroke, shape.width
    return None


class RunChartDrawing(Drawing):
    """A run chart in one of its two renderings."""


def tenth(number: float) -> float:
    """Return the coordinate rounded to 0.1; never -0.0, so that equal input prints equally."""
    return round(number, 1) + 0.0


def dutch_number(value: float, *, decimals: int = 1) -> str:
    """Return the number with at most so many decimals, a comma, and dots between thousands."""
    text = f"{round(value, decimals) + 0.0:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").removesuffix(".")
    return text.translate(str.maketrans(",.", ".,"))


def cross(role: str, x: float, y: float, *, size: float = 8) -> Path:
    """Return the cross of "not measured", centred on the place."""
    half = size / 2
    rest = f"l{size:g} {size:g} m0 -{size:g} l-{size:g} {size:g}"
    return Path(role, tenth(x - half), tenth(y - half), rest, SECOND, 1.75)
