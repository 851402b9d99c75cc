"""A series as a reader meets it: the finding as title, the doubt beside it, chart and table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from string import ascii_uppercase

from tracker.domain.dutch import capital, counted, number
from tracker.domain.phases import STOPS, Phase
from tracker.domain.verdict import Direction, Reason, Verdict, is_target_reached
from tracker.domain.vocabulary import PhaseMove
from tracker.domain.withholding import Figure, Unit, ValueState
from tracker.models import Action, Cycle, Indicator
from tracker.paper.listing import Column, Table
from tracker.series import IndicatorSeries, SeriesPoint, Timeline
from tracker.web.charts.data import Band, Mark, PhaseStop, Point, RunChartData
from tracker.web.charts.run import run_chart
from tracker.web.charts.shapes import Drawing
from tracker.web.filters import month
from tracker.web.labels import LABELS

WIDE, NARROW = (900, 300), (358, 320)
LETTERS = 50  # px more for a chart that carries the letters of actions
WHEN = Column("Wanneer", share=2, is_number=False)
NOTE = Column("Opmerking", share=2, is_number=False)
UNITS = {Unit.SHARE: "in procenten", Unit.COUNT: "aantal", Unit.MEAN: "gemiddelde"}
WANTED = {
    Direction.UP: "Hoger is beter.",
    Direction.DOWN: "Lager is beter.",
    Direction.STABLE: "Gelijk blijven is goed.",
}
ABSENT = {
    ValueState.WITHHELD: "niet getoond",
    ValueState.MISSING: "niet gemeten",
    ValueState.NOT_ASKED: "niet gevraagd",
}


@dataclass(frozen=True)
class ChartMark:
    """An action under a chart: its letter, what it is and what came of it."""

    letter: str
    text: str
    outcome: str


@dataclass(frozen=True)
class FigureRow:
    """One line of the table behind a chart; all words."""

    when: str
    part: str
    whole: str
    value: str
    between: str
    note: str


@dataclass(frozen=True)
class IndicatorFigure:
    """A chart with everything that stands around it; drawn when it is looked at."""

    id: str
    title: str
    note: str
    reading_help: str
    verdict: Verdict
    verdict_note: str
    chart: RunChartData
    floor: float | None  # where the axis may start
    size: tuple[int, int]  # px of the wide drawing
    marks: tuple[ChartMark, ...]
    rows: tuple[FigureRow, ...]
    caption: str
    has_parts: bool  # whether the table shows numerator and denominator

    @cached_property
    def wide(self) -> Drawing:
        """Return the drawing for a desk and for paper."""
        return self.drawn(self.size, narrow=False)

    @cached_property
    def narrow(self) -> Drawing:
        """Return the drawing for a phone."""
        return self.drawn(NARROW, narrow=True)

    @property
    def table(self) -> Table:
        """Return the numbers behind the chart; columns in which nothing stands are left out."""
        shown = [(WHEN, [row.when for row in self.rows])]
        if self.has_parts:
            shown.append((Column("Van hoeveel"), [row.whole for row in self.rows]))
            shown.append((Column("Aantal"), [row.part for row in self.rows]))
        shown.append((Column("Cijfer"), [row.value for row in self.rows]))
        shown.append((Column("Ligt tussen"), [row.between for row in self.rows]))
        if any(row.note for row in self.rows):
            shown.append((NOTE, [row.note for row in self.rows]))
        columns, cells = zip(*shown, strict=True)
        return Table(self.caption, columns, tuple(zip(*cells, strict=True)))

    def drawn(self, size: tuple[int, int], *, narrow: bool) -> Drawing:
        """Return the chart in one of its two renderings."""
        width, height = size
        return run_chart(self.chart, width=width, height=height, narrow=narrow, floor=self.floor)


def indicator_figure(
    series: IndicatorSeries,
    *,
    id: str,
    timeline: Timeline | None = None,
    labels: dict[Phase, str] | None = None,
    today: date,
    wide: tuple[int, int] = WIDE,
) -> IndicatorFigure:
    """Return the chart of ``series`` with its words.

    Args:
        series: one indicator in one wijk.
        id: what the ids in the page start with.
        timeline: the cycles (phase changes loaded) and actions of the wijk; None leaves them out.
        labels: what the trajectory calls its phases.
        today: the last day of the time axis.
        wide: width and height in px of the wide drawing.
    """
    actions = marked(series, timeline.actions if timeline else ())
    rows = tuple(table_row(series, point) for point in series.points)
    return IndicatorFigure(
        id=id,
        title=finding(series),
        note=note(series),
        reading_help=reading_help(series),
        verdict=series.reading.verdict,
        verdict_note=verdict_note(series),
        chart=chart_data(series, timeline=timeline, labels=labels, today=today),
        floor=floor_of(series),
        size=wide,
        marks=tuple(mark_of(letter, action) for letter, action in actions),
        rows=rows,
        caption=f"{series.indicator.title}, {series.wijk.name}{example_words(series)}",
        has_parts=any(row.whole for row in rows),
    )


def wijk_figures(
    all_series: Sequence[IndicatorSeries],
    *,
    prefix: str,
    timeline: Timeline,
    labels: dict[Phase, str],
    today: date,
    wide: tuple[int, int] = WIDE,
) -> tuple[IndicatorFigure, ...]:
    """Return the charts of one wijk; only the first that can show a change carries the actions.

    Every chart carries the cycles. The same letters under each would say nothing new.
    """
    quiet = Timeline(timeline.cycles)
    first = next((each for each in all_series if each.points and not each.is_estimate), None)
    return tuple(
        indicator_figure(
            series,
            id=f"{prefix}-{series.indicator.id}",
            timeline=timeline if series is first else quiet,
            labels=labels,
            today=today,
            wide=(wide[0], wide[1] + (LETTERS if series is first else 0)),
        )
        for series in all_series
    )


def chart_data(
    series: IndicatorSeries,
    *,
    timeline: Timeline | None = None,
    labels: dict[Phase, str] | None = None,
    today: date,
) -> RunChartData:
    """Return what a chart of ``series`` is drawn from; without a timeline only the line itself."""
    chart = series.chart
    shown = [point for point in series.points if point.figure.value is not None]
    own = shown[chart.baseline_n - 1].on if chart.baseline_n and shown else None
    last = max([point.on for point in series.points] + [today]) if timeline else today
    cycles = timeline.cycles if timeline else ()
    words = labels or {phase: LABELS[phase] for phase in STOPS}
    return RunChartData(
        title=f"{series.indicator.title}, {series.wijk.name}",
        description=f"{finding(series)}. {verdict_note(series)}",
        points=tuple(map(chart_point, series.points)),
        unit="%" if series.indicator.unit is Unit.SHARE else "",
        ends_on=last,
        median=chart.median,
        median_until=own if own and own < shown[-1].on else None,
        target=series.target,
        bands=tuple(
            Band(f"cyclus {cycle.number}", cycle.started_on, cycle.closed_on) for cycle in cycles
        ),
        marks=tuple(
            Mark(letter, action.starts_on)
            for letter, action in marked(series, timeline.actions if timeline else ())
        ),
        stops=tuple(stop for cycle in cycles for stop in stops_of(cycle, words)),
        is_estimate=series.is_estimate,
    )


def chart_point(point: SeriesPoint) -> Point:
    """Return one point as the chart draws it."""
    figure = point.figure
    return Point(
        on=point.on,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        is_changed=point.is_changed,
        state=figure.state.value,
        note=point.note if figure.value is None else "",
    )


def stops_of(cycle: Cycle, labels: dict[Phase, str]) -> list[PhaseStop]:
    """Return the stops of a cycle at the day each phase began, the last start counting."""
    starts: dict[Phase, date] = {}
    for change in cycle.phase_changes:
        if change.to_phase is not Phase.CLOSED:
            starts[change.to_phase] = change.changed_on
        if change.move is PhaseMove.BACK and change.from_phase is not None:
            starts.pop(change.from_phase, None)
    return [
        PhaseStop(labels[phase], starts[phase], phase is cycle.phase, cycle.number)
        for phase in STOPS
        if phase in starts
    ]


def marked(series: IndicatorSeries, actions: Sequence[Action]) -> list[tuple[str, Action]]:
    """Return the actions within the time of the series, each with a letter; at most 26."""
    if not series.points:
        return []
    first = series.points[0].on
    shown = [action for action in actions if action.starts_on >= first]
    return list(zip(ascii_uppercase, shown, strict=False))


def mark_of(letter: str, action: Action) -> ChartMark:
    """Return the words under the chart for one action."""
    owner = f" Trekker: {action.organisation.name}." if action.organisation else ""
    outcome = capital(LABELS[action.judgement]) if action.judgement else "Nog niet beoordeeld"
    return ChartMark(letter, f"{month(action.starts_on)}: {action.title}.{owner}", f"{outcome}.")


def value_text(series: IndicatorSeries, value: float) -> str:
    """Return a value with its unit: "45 %" or "158"."""
    decimals = 0 if value == round(value) else 1
    text = number(value, decimals)
    return f"{text}\N{NO-BREAK SPACE}%" if series.indicator.unit is Unit.SHARE else text


def of_how_many(indicator: Indicator, figure: Figure) -> str:
    """Return the size of the group behind a figure: " van 40"; empty for a plain count."""
    size = figure.denominator if figure.denominator is not None else figure.n
    if size is None or (indicator.unit is Unit.COUNT and figure.value == size):
        return ""
    return f" van {number(size)}"


def movement(series: IndicatorSeries) -> str:
    """Return from where to where the values went: "van 35 naar 55 %"."""
    if series.latest is None or series.latest.figure.value is None:
        return ""
    now = value_text(series, series.latest.figure.value)
    if series.baseline is None:
        return now
    decimals = 0 if series.baseline == round(series.baseline) else 1
    return f"van {number(series.baseline, decimals)} naar {now}"


def finding(series: IndicatorSeries) -> str:
    """Return what the series says, in one short sentence without a full stop."""
    name = f"‘{series.indicator.title}’"
    match series.reading.reason:
        case Reason.NO_VALUE:
            return f"{name} is nog niet gemeten"
        case Reason.CHANGE_TOWARDS:
            return f"{name} gaat de goede kant op: {movement(series)}"
        case Reason.CHANGE_AWAY:
            return f"{name} gaat de verkeerde kant op: {movement(series)}"
        case Reason.TARGET_REACHED_AND_STABLE | Reason.NO_CHANGE if series.latest:
            value = value_text(series, series.latest.figure.value or 0)
            return f"{name} verandert niet: nu {value}"
        case Reason.LATEST_MISSING:
            return f"{name}: het laatste cijfer ontbreekt"
    return f"Of {name} verandert, weten wij nog niet"


def verdict_note(series: IndicatorSeries) -> str:
    """Return why the verdict is what it is, in one sentence."""
    reading = series.reading
    n = reading.n_in_row
    match reading.reason:
        case Reason.MODEL_ESTIMATE:
            return "Dit is een schatting. Een schatting bewijst geen effect van uw aanpak."
        case Reason.TOO_FEW_POINTS:
            return (
                "Nog te weinig metingen om een verandering te zien: "
                f"{counted(n, 'meting', 'metingen')} van de tien die nodig zijn."
            )
        case Reason.NO_VALUE:
            return "Er is nog geen cijfer."
        case Reason.CHANGE_TOWARDS | Reason.CHANGE_AWAY:
            words = capital(counted(n, "meting", "metingen"))
            return f"{words} op rij aan dezelfde kant of in dezelfde richting: meer dan toeval."
        case Reason.LATEST_MISSING:
            return "Het laatste cijfer ontbreekt."
        case Reason.SMALL_GROUP:
            return "Het laatste cijfer gaat over een kleine groep. Daarom tonen wij het niet."
        case Reason.NO_CHANGE if series.target is None:
            return "Geen verandering te zien. Er is nog geen streefwaarde."
        case Reason.NO_CHANGE:
            return "Geen verandering te zien, en de streefwaarde is nog niet gehaald."
    return f"Geen verandering te zien, en dat hoeft ook niet. {reached(series)}".strip()


def reached(series: IndicatorSeries) -> str:
    """Return that the target was reached, when it was."""
    value = series.latest.figure.value if series.latest else None
    if value is None or series.target is None:
        return ""
    is_there = is_target_reached(value, wanted=series.indicator.wanted, target=series.target)
    return "De streefwaarde is gehaald." if is_there else ""


def note(series: IndicatorSeries) -> str:
    """Return what stands under the title: what, its unit, which way is good, how sure."""
    kind = UNITS.get(series.indicator.unit, "score")
    what = f"{series.indicator.title}, {kind}. {WANTED[series.indicator.wanted]}"
    example = "Voorbeeldcijfers." if series.is_example else ""
    return f"{what} {verdict_note(series)} {example}".strip()


def reading_help(series: IndicatorSeries) -> str:
    """Return what the figure means and how to read the chart; stands with the numbers."""
    parts = [series.indicator.explanation]
    if any(point.is_changed for point in series.points):
        parts.append("Een dichte punt hoort bij een verandering die meer is dan toeval.")
    if any(point.figure.low is not None for point in series.points):
        parts.append("Het streepje door een punt laat zien hoe zeker het cijfer is.")
    if series.n_withheld:
        parts.append("Een kleine groep tonen wij niet.")
    return " ".join(part for part in parts if part)


def example_words(series: IndicatorSeries) -> str:
    """Return the words that mark made-up values."""
    return " (voorbeeldcijfers)" if series.is_example else ""


def floor_of(series: IndicatorSeries) -> float | None:
    """Return where the axis may start: at 50 for a share whose point is that it stays high."""
    values = [point.figure.value for point in series.points if point.figure.value is not None]
    is_high = bool(values) and min(values) > 60 and series.indicator.unit is Unit.SHARE
    return 50.0 if is_high and series.reading.reason is Reason.TARGET_REACHED_AND_STABLE else None


def table_row(series: IndicatorSeries, point: SeriesPoint) -> FigureRow:
    """Return one point as a line of the table."""
    figure = point.figure
    between = ""
    if figure.low is not None and figure.high is not None:
        between = f"{number(figure.low)} en {number(figure.high)}"
    size = figure.denominator if figure.denominator is not None else figure.n
    value = value_text(series, figure.value) if figure.value is not None else ABSENT[figure.state]
    return FigureRow(
        when=period_text(point),
        part="" if figure.numerator is None else number(figure.numerator),
        whole="" if size is None else number(size),
        value=value,
        between=between,
        note=point.note,
    )


def period_text(point: SeriesPoint) -> str:
    """Return when a value is from: a quarter, a year, a month, or from month to month."""
    start, end = point.starts_on, point.on
    if start is None or (start.year, start.month) == (end.year, end.month):
        return month(end)
    n_months = (end.year - start.year) * 12 + end.month - start.month + 1
    if n_months == 3 and start.month % 3 == 1:
        return f"{(start.month + 2) // 3}e kwartaal {end.year}"
    if n_months == 12 and start.month == 1:
        return str(end.year)
    return f"{month(start)} – {month(end)}"
