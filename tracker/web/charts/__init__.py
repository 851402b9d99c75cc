"""Charts: frozen data in, drawings with every coordinate worked out, macros draw them as SVG."""

from tracker.web.charts.answers import AnswerData, AnswerRow, answers
from tracker.web.charts.data import Band, Mark, PhaseStop, Point, RunChartData
from tracker.web.charts.funnel import FunnelData, FunnelPoint, funnel
from tracker.web.charts.intervals import IntervalData, IntervalRow, interval_plots
from tracker.web.charts.multiples import small_multiple, small_multiples
from tracker.web.charts.panels import PanelData, PanelRow, panels
from tracker.web.charts.rows import SPREAD_ANSWERS, span, spread
from tracker.web.charts.run import run_chart
from tracker.web.charts.shapes import Drawing, RunChartDrawing

__all__ = [
    "SPREAD_ANSWERS",
    "AnswerData",
    "AnswerRow",
    "Band",
    "Drawing",
    "FunnelData",
    "FunnelPoint",
    "IntervalData",
    "IntervalRow",
    "Mark",
    "PanelData",
    "PanelRow",
    "PhaseStop",
    "Point",
    "RunChartData",
    "RunChartDrawing",
    "answers",
    "funnel",
    "interval_plots",
    "panels",
    "run_chart",
    "small_multiple",
    "small_multiples",
    "span",
    "spread",
]
