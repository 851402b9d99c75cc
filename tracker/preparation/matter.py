"""What there is to talk about: figures, principles and stories, in words and drawings."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from tracker.domain.dutch import number
from tracker.models import Conversation, Cycle, Reflection, Story, TrajectoryPrinciple
from tracker.preparation import rows
from tracker.preparation.parts import FigurePart, Matter, PrinciplePart, StoryPart
from tracker.preparation.spread import Spread, spread_of
from tracker.series import IndicatorSeries, series_of
from tracker.web.figures import indicator_figure, of_how_many, value_text

CHART = (430, 230)  # px of the drawing; a screen and a sheet of paper scale it
STEPS = 2  # answers this far apart are a topic


def known_until(cycle: Cycle, conversation: Conversation | None, *, today: date) -> date:
    """Return the last day that counts: that of the conversation once it was held, else today.

    A closed cycle without a conversation shows what was known when it closed.
    """
    if conversation is not None:
        return min(conversation.held_on, today)
    return cycle.closed_on or today


def matter_of(cycle: Cycle, *, until: date) -> Matter:
    """Return what there is to talk about in ``cycle``, as measured by ``until``. Nine queries."""
    return matter_from(
        series_of(cycle.trajectory_id, wijk_ids={cycle.wijk_id}, until=until),
        measured=rows.measured_indicator_ids(cycle.id),
        links=rows.linked_principles(cycle.trajectory_id),
        reflections=rows.reflections_in(cycle.id),
        stories=rows.stories_in(cycle.id),
        until=until,
    )


def matter_from(
    series: Iterable[IndicatorSeries],
    *,
    measured: Collection[int],
    links: Iterable[TrajectoryPrinciple],
    reflections: Sequence[Reflection],
    stories: Iterable[Story],
    until: date,
) -> Matter:
    """Return what there is to talk about from records that are loaded; no query.

    Args:
        series: the indicators in the wijk, with what was measured by ``until``.
        measured: the ids of the indicators that have a value in this cycle.
        links: the principles the trajectory rests on, with their questions.
        reflections: the answers of this cycle, with their organisation.
        stories: the stories of this cycle, with who wrote them down.
        until: the last day that counts.
    """
    return Matter(
        figures=tuple(figure_part(each, measured, until=until) for each in series),
        principles=tuple(
            principle_part(link, spread_of(link.principle, reflections)) for link in links
        ),
        stories=tuple(map(story_part, stories)),
    )


def figure_part(series: IndicatorSeries, measured: Collection[int], *, until: date) -> FigurePart:
    """Return one indicator: the finding as title, how sure it is, the last value with its n."""
    indicator = series.indicator
    return FigurePart(
        indicator_id=indicator.id,
        name=indicator.title,
        figure=indicator_figure(series, id=f"cijfer-{indicator.id}", today=until, wide=CHART),
        latest=latest_sentence(series),
        is_estimate=series.is_estimate,
        is_example=series.is_example,
        is_new=indicator.id in measured,
        reason=series.reading.reason,
    )


def latest_sentence(series: IndicatorSeries) -> str:
    """Return the last value and how sure it is: "Laatste cijfer: 55 % van 40. …"."""
    point = series.latest
    if point is None or point.figure.value is None:
        return "Er is nog geen cijfer dat wij kunnen tonen."
    figure = point.figure
    of = of_how_many(series.indicator, figure)
    text = f"Laatste cijfer: {value_text(series, point.figure.value)}{of}."
    if figure.low is not None and figure.high is not None:
        high = f"{number(figure.high)}\N{NO-BREAK SPACE}%"
        text += f" In werkelijkheid tussen {number(figure.low)} en {high}."
    if point.is_example:
        text += " Voorbeeldcijfer."
    return text


def principle_part(link: TrajectoryPrinciple, spread: Spread) -> PrinciplePart:
    """Return one linked principle with the answers on it."""
    principle = link.principle
    return PrinciplePart(
        principle_id=principle.id,
        key=principle.key,
        title=principle.title,
        question=principle.questions[0].text if principle.questions else "",
        answers=tuple(spread.rows),
        is_apart=spread.steps >= STEPS,
        sentence=disagreement(spread) if spread.steps >= STEPS else "",
        remarks=tuple(
            (each.organisation.name, each.remark) for each in spread.answers if each.remark
        ),
    )


def disagreement(found: Spread) -> str:
    """Return who see something else: the first of the lowest and of the highest score."""
    lowest, highest = found.ends
    return f"{highest} en {lowest} zien iets anders bij ‘{found.principle.title}’"


def story_part(story: Story) -> StoryPart:
    """Return a story with who told it, never by name."""
    return StoryPart(
        id=story.id,
        text=story.text,
        told_by=story.told_by,
        organisation=story.organisation.name if story.organisation else "",
        has_permission=story.has_permission,
        is_example=story.is_example,
    )
