"""An indicator in all wijken at once: small charts on one scale, a finding and a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from tracker.domain.dutch import capital, count_word, number, plural, some_of
from tracker.domain.verdict import Reason, Verdict
from tracker.models import Indicator
from tracker.paper.listing import Column, Table
from tracker.series import IndicatorSeries
from tracker.web.charts import Drawing, RunChartData, small_multiples
from tracker.web.figures import (
    UNITS,
    WANTED,
    chart_data,
    example_words,
    finding,
    movement,
    value_text,
    verdict_note,
)

WIJK = Column("Wijk", share=2, is_number=False)


@dataclass(frozen=True)
class WijkItem:
    """One wijk in the row: what its small chart is drawn from, the verdict and why."""

    name: str
    slug: str
    chart: RunChartData | None  # None: never measured
    verdict: Verdict
    sentence: str


@dataclass(frozen=True)
class WijkNumbers:
    """One wijk in the table; all words."""

    name: str
    start: str
    latest: str
    target: str
    n: str
    between: str


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with all its wijken."""

    id: str
    title: str
    note: str
    verdict: Verdict | None  # when it is the same in every wijk
    items: tuple[WijkItem, ...]
    numbers: tuple[WijkNumbers, ...]
    caption: str

    @property
    def table(self) -> Table:
        """Return the numbers behind the charts."""
        names = ("Begin", "Laatste cijfer", "Streefwaarde", "Van hoeveel", "Ligt tussen")
        rows = (
            (each.name, each.start, each.latest, each.target, each.n, each.between)
            for each in self.numbers
        )
        return Table(self.caption, (WIJK, *map(Column, names)), tuple(rows))

    @cached_property
    def drawn(self) -> tuple[tuple[WijkItem, Drawing | None], ...]:
        """Return every wijk with its small chart, all on one scale."""
        measured = [each.chart for each in self.items if each.chart]
        drawings = iter(small_multiples(measured))
        return tuple((each, next(drawings) if each.chart else None) for each in self.items)


def indicator_rows(series: Sequence[IndicatorSeries], *, today: date) -> list[IndicatorRow]:
    """Return a row per indicator from ``series``, which is in order of indicator and wijk."""
    groups = groupby(series, key=lambda each: each.indicator.id)
    return [indicator_row(tuple(group), today=today) for _, group in groups]


def indicator_row(series: Sequence[IndicatorSeries], *, today: date) -> IndicatorRow:
    """Return one indicator in all its wijken, in the order of the trajectory."""
    indicator = series[0].indicator
    verdicts = {each.reading.verdict for each in series}
    return IndicatorRow(
        id=f"indicator-{indicator.id}",
        title=title_of(series),
        note=note_of(indicator, series),
        verdict=verdicts.pop() if len(verdicts) == 1 else None,
        items=tuple(item_of(each, today=today) for each in series),
        numbers=tuple(map(numbers_of, series)),
        caption=indicator.title + next((w for w in map(example_words, series) if w), ""),
    )


def title_of(series: Sequence[IndicatorSeries]) -> str:
    """Return what the wijken say together, in one short sentence without a full stop."""
    name = f"‘{series[0].indicator.title}’"
    if len(series) == 1:
        return finding(series[0])
    better = where(series, Reason.CHANGE_TOWARDS)
    worse = where(series, Reason.CHANGE_AWAY)
    if better and worse:
        return f"In {better} gaat {name} de goede kant op, in {worse} de verkeerde"
    if better:
        return f"In {better} gaat {name} de goede kant op"
    if worse:
        return f"In {worse} gaat {name} de verkeerde kant op"
    if all(each.reading.reason is Reason.NO_VALUE for each in series):
        return f"{name} is nog niet gemeten"
    if all(each.reading.verdict is Verdict.NO_JUDGEMENT for each in series):
        return f"Of {name} verandert, weten wij nog niet"
    return f"{name} verandert nog in geen enkele wijk"


def where(series: Sequence[IndicatorSeries], reason: Reason) -> str:
    """Return in which wijken an indicator was judged for this reason; nothing for none."""
    names = [each.wijk.name for each in series if each.reading.reason is reason]
    return some_of(names, len(series), "wijken")


def note_of(indicator: Indicator, series: Sequence[IndicatorSeries]) -> str:
    """Return what stands under the title: what, unit, lines and how sure."""
    parts = [
        f"{indicator.title}, {UNITS.get(indicator.unit, 'score')}. {WANTED[indicator.wanted]}",
        indicator.explanation,
    ]
    if any(each.is_estimate for each in series):
        parts.append("Dit zijn schattingen (streepjeslijn). Die bewijzen geen effect.")
    if any(each.target is not None and each.points for each in series):
        parts.append("Stippellijn: streefwaarde.")
    if any(each.chart.median is not None for each in series):
        parts.append("Dunne lijn: de mediaan van het begin.")
    if any(point.is_changed for each in series for point in each.points):
        parts.append("Een dichte punt hoort bij een verandering die meer is dan toeval.")
    if any(each.is_example for each in series):
        parts.append("Voorbeeldcijfers.")
    return " ".join(part for part in parts if part)


def item_of(series: IndicatorSeries, *, today: date) -> WijkItem:
    """Return one wijk in the row."""
    moved = movement(series)
    return WijkItem(
        name=series.wijk.name,
        slug=series.wijk.slug,
        chart=chart_data(series, today=today) if series.points else None,
        verdict=series.reading.verdict,
        sentence=" ".join(
            part for part in (f"{capital(moved)}." if moved else "", short_why(series)) if part
        ),
    )


def short_why(series: IndicatorSeries) -> str:
    """Return why the verdict is what it is, short enough to stand under a small chart."""
    reading = series.reading
    match reading.reason:
        case Reason.CHANGE_TOWARDS | Reason.CHANGE_AWAY:
            n = f"{count_word(reading.n_in_row)} {plural(reading.n_in_row, 'meting', 'metingen')}"
            return f"{n.capitalize()} op rij: meer dan toeval."
        case Reason.MODEL_ESTIMATE:
            return "Schatting."
        case Reason.TOO_FEW_POINTS:
            return "Nog te weinig metingen om een verandering te zien."
        case Reason.NO_CHANGE:
            return "Geen verandering te zien."
    return verdict_note(series)


def numbers_of(series: IndicatorSeries) -> WijkNumbers:
    """Return one wijk in the table behind the charts."""
    latest = series.latest.figure if series.latest else None
    between = ""
    if latest and latest.low is not None and latest.high is not None:
        between = f"{number(latest.low)} en {number(latest.high)}"
    size = None if latest is None else latest.denominator or latest.n
    return WijkNumbers(
        name=series.wijk.name,
        start=text_of(series, series.baseline),
        latest=text_of(series, latest.value if latest else None),
        target=text_of(series, series.target),
        n="" if size is None else number(size),
        between=between,
    )


def text_of(series: IndicatorSeries, value: float | None) -> str:
    """Return a value with its unit, or a dash in words when there is none."""
    return "geen" if value is None else value_text(series, value)
