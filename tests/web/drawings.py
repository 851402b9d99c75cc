"""What tests ask of a drawing."""

import math

from tracker.web.charts import Drawing
from tracker.web.charts.layout import text_box
from tracker.web.charts.shapes import Circle, Line, Path, Polyline, Rect, Text


def extent(shape: object) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a shape."""
    match shape:
        case Line():
            xs, ys = (shape.x1, shape.x2), (shape.y1, shape.y2)
        case Polyline():
            xs, ys = tuple(zip(*shape.places, strict=True))
        case Circle():
            xs = (shape.cx - shape.r, shape.cx + shape.r)
            ys = (shape.cy - shape.r, shape.cy + shape.r)
        case Rect():
            xs, ys = (shape.x, shape.x + shape.width), (shape.y, shape.y + shape.height)
        case Path():
            reach = 12 if shape.rest.startswith("q") else 8
            xs, ys = (shape.x, shape.x + reach / 2), (shape.y, shape.y + reach)
        case Text():
            box = text_box(shape)
            xs, ys = (box.left, box.right), (box.top, box.bottom)
        case _:
            raise AssertionError(f"unknown shape {shape}")
    return min(xs), min(ys), max(xs), max(ys)


def assert_inside(drawing: Drawing) -> None:
    """Everything is a finite number within the picture."""
    for shape in drawing.shapes:
        left, top, right, bottom = extent(shape)
        assert all(math.isfinite(number) for number in (left, top, right, bottom)), shape
        assert left >= -0.5, shape
        assert top >= -0.5, shape
        assert right <= drawing.width + 0.5, shape
        assert bottom <= drawing.height + 0.5, shape


def texts(drawing: Drawing, role: str) -> list[str]:
    return [s.content for s in drawing.shapes if isinstance(s, Text) and s.role == role]


def with_role(drawing: Drawing, role: str) -> list[object]:
    return [shape for shape in drawing.shapes if shape.role == role]
