"""Charts: frozen data in, drawings with every coordinate worked out, macros draw them as SVG."""

from tracker.web.charts.data import Band, Mark, PhaseStop, Point, RunChartData
from tracker.web.charts.multiples import small_multiple, small_multiples
from tracker.web.charts.rows import SPREAD_ANSWERS, span, spread
from tracker.web.charts.run import run_chart
from tracker.web.charts.shapes import Drawing, RunChartDrawing

__all__ = [
    "SPREAD_ANSWERS",
    "Band",
    "Drawing",
    "Mark",
    "PhaseStop",
    "Point",
    "RunChartData",
    "RunChartDrawing",
    "run_chart",
    "small_multiple",
    "small_multiples",
    "span",
    "spread",
]
