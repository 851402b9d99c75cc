"""What the rooms of a cycle show: figures as words, answers as spreads, topics with their chart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.cycles.queries.page import CyclePage
from tracker.cycles.spread import Spread, spread_of
from tracker.domain.dutch import number
from tracker.models import (
    ConversationTopic,
    Indicator,
    Measurement,
    Reflection,
    TrajectoryPrinciple,
)
from tracker.series import IndicatorSeries, figure_of, point_of
from tracker.web.charts import Drawing
from tracker.web.charts import spread as draw_spread
from tracker.web.figures import (
    ABSENT,
    IndicatorFigure,
    indicator_figure,
    period_text,
    value_text,
)

CHART = (430, 230)


@dataclass(frozen=True)
class Entry:
    """One measurement in words; what it replaced stands beside it."""

    measurement: Measurement
    when: str
    value: str
    sure: str
    was: tuple[str, ...]  # "was 54 %: dubbel geteld", the newest first


@dataclass(frozen=True)
class IndicatorRow:
    """An indicator with what was measured of it in this cycle; no entries means still missing."""

    indicator: Indicator
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class PrincipleRow:
    """A principle with the answers of the organisations, and the drawing of them."""

    link: TrajectoryPrinciple
    spread: Spread
    drawing: Drawing

    @property
    def question(self) -> str:
        """Return the first reflection question of the principle, or nothing."""
        return self.link.principle.questions[0].text if self.link.principle.questions else ""


@dataclass(frozen=True)
class TopicView:
    """A topic with what it is about: a chart, a spread or a story."""

    topic: ConversationTopic
    figure: IndicatorFigure | None
    latest: str
    principle: PrincipleRow | None


def indicator_rows(page: CyclePage) -> list[IndicatorRow]:
    """Return every indicator with what was measured of it in this cycle."""
    by_indicator: dict[int, list[Entry]] = defaultdict(list)
    replaced = {row.id: row for row in page.measurements if row.is_superseded}
    for row in page.measurements:
        if not row.is_superseded:
            series = page.series[row.indicator_id]
            by_indicator[row.indicator_id].append(entry_of(series, row, replaced))
    return [IndicatorRow(each, tuple(by_indicator[each.id])) for each in page.indicators]


def entry_of(
    series: IndicatorSeries, row: Measurement, replaced: Mapping[int, Measurement]
) -> Entry:
    """Return one measurement in words, with the chain of values it replaced."""
    figure = figure_of(series.indicator, row)
    was = []
    newer = row
    while newer.corrects_id is not None and newer.corrects_id in replaced:
        older = replaced[newer.corrects_id]
        was.append(f"was {shown_value(series, older)}: {newer.correction_reason}")
        newer = older
    sure = ""
    if figure.low is not None and figure.high is not None:
        sure = f"in werkelijkheid tussen {number(figure.low)} en {number(figure.high)} %"
    return Entry(
        measurement=row,
        when=period_text(point_of(row, figure, False)),
        value=shown_value(series, row),
        sure=sure,
        was=tuple(was),
    )


def shown_value(series: IndicatorSeries, row: Measurement) -> str:
    """Return a value as it may be shown: "55 % van 40", or the word for why there is none."""
    figure = figure_of(series.indicator, row)
    if figure.value is None:
        return ABSENT[figure.state]
    size = figure.denominator if figure.denominator is not None else figure.n
    of = f" van {number(size)}" if size is not None and figure.value != size else ""
    return f"{value_text(series, figure.value)}{of}"


def principle_rows(
    links: Sequence[TrajectoryPrinciple], reflections: Sequence[Reflection]
) -> list[PrincipleRow]:
    """Return every linked principle with the answers on it."""
    found = [(link, spread_of(link.principle, reflections)) for link in links]
    return [PrincipleRow(link, spread, draw_spread(spread.rows)) for link, spread in found]


def topic_views(
    topics: Sequence[ConversationTopic],
    *,
    series: Mapping[int, IndicatorSeries],
    principles: Sequence[PrincipleRow],
    today: date,
) -> list[TopicView]:
    """Return the topics with their chart, spread or story."""
    rows = {row.link.principle.key: row for row in principles}
    views = []
    for topic in topics:
        found = series.get(topic.indicator_id or 0)
        figure = None
        if found is not None:
            figure = indicator_figure(found, id=f"onderwerp-{topic.id}", today=today, wide=CHART)
        latest = latest_sentence(found) if found else ""
        principle = rows.get(topic.principle.key) if topic.principle else None
        views.append(TopicView(topic, figure, latest, principle))
    return views


def latest_sentence(series: IndicatorSeries) -> str:
    """Return the last value and how sure it is: "Laatste cijfer: 55 % van 40. …"."""
    point = series.latest
    if point is None or point.figure.value is None:
        return "Er is nog geen cijfer dat wij kunnen tonen."
    figure = point.figure
    size = figure.denominator if figure.denominator is not None else figure.n
    of = f" van {number(size)}" if size is not None and figure.value != size else ""
    text = f"Laatste cijfer: {value_text(series, point.figure.value)}{of}."
    if figure.low is not None and figure.high is not None:
        text += f" In werkelijkheid tussen {number(figure.low)} en {number(figure.high)} %."
    if point.is_example:
        text += " Voorbeeldcijfer."
    return text
