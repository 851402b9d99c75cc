"""What the rooms of a cycle show: figures as words, answers as spreads, topics with their chart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.cycles.queries.page import CyclePage
from tracker.domain.dutch import number
from tracker.models import (
    Conversation,
    ConversationTopic,
    Indicator,
    Measurement,
    Reflection,
    TrajectoryPrinciple,
)
from tracker.preparation import Matter, known_until, matter_from
from tracker.preparation.parts import FigurePart, PrinciplePart
from tracker.preparation.spread import Spread, spread_of
from tracker.series import IndicatorSeries, figure_of, point_of
from tracker.web.charts import Drawing
from tracker.web.charts import spread as draw_spread
from tracker.web.figures import ABSENT, of_how_many, period_text, value_text


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


@dataclass(frozen=True)
class TopicView:
    """A topic with what it is about: a chart, a spread or a story."""

    topic: ConversationTopic
    figure: FigurePart | None
    principle: PrinciplePart | None


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
    return f"{value_text(series, figure.value)}{of_how_many(series.indicator, figure)}"


def principle_rows(
    links: Sequence[TrajectoryPrinciple], reflections: Sequence[Reflection]
) -> list[PrincipleRow]:
    """Return every linked principle with the answers on it."""
    found = [(link, spread_of(link.principle, reflections)) for link in links]
    return [PrincipleRow(link, spread, draw_spread(spread.rows)) for link, spread in found]


def talk_topics(page: CyclePage, *, today: date) -> dict[int, list[TopicView]]:
    """Return the topics of every conversation, each with the figures as known on its day."""
    return {
        talk.id: topic_views(
            talk.topics,
            matter_from(
                [each.until(day) for each in about(talk, page.series)],
                measured=(),
                links=page.links,
                reflections=page.reflections,
                stories=page.stories,
                until=day,
            ),
        )
        for talk in page.conversations
        for day in [known_until(page.cycle, talk, today=today)]
    }


def about(talk: Conversation, series: Mapping[int, IndicatorSeries]) -> list[IndicatorSeries]:
    """Return the series that are a topic of ``talk``."""
    ids = {topic.indicator_id for topic in talk.topics}
    return [each for id, each in series.items() if id in ids]


def topic_views(topics: Sequence[ConversationTopic], matter: Matter) -> list[TopicView]:
    """Return the topics with the figure or the principle they are about."""
    figures = {each.indicator_id: each for each in matter.figures}
    principles = {each.key: each for each in matter.principles}
    return [
        TopicView(
            topic,
            figures.get(topic.indicator_id or 0),
            principles.get(topic.principle.key) if topic.principle else None,
        )
        for topic in topics
    ]
