"""What a conversation is about: topics made from the figures, reflections and stories."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from tracker.cycles.queries.room_measure import (
    linked_principles,
    measured_indicator_ids,
    reflections_in,
    stories_in,
)
from tracker.cycles.queries.room_speak import topics_of
from tracker.cycles.services.conversation import add_topic
from tracker.cycles.spread import Spread, spread_of
from tracker.models import Conversation, ConversationTopic, Cycle, Principle
from tracker.series import series_of
from tracker.web.figures import finding

STEPS = 2  # answers this far apart are a topic


@dataclass(frozen=True)
class Candidate:
    """Something to talk about, with a title that says the finding."""

    title: str
    indicator_id: int | None = None
    principle: Principle | None = None
    story_id: int | None = None


def prepare_topics(
    conversation: Conversation, *, on: date | None = None
) -> list[ConversationTopic]:
    """Add a topic for what the cycle brought and the conversation lacks; return the new ones.

    One for each indicator with a value in this cycle, each principle on which organisations lie
    two or more steps apart, and each story. The caller commits.

    Raises:
        CycleClosed: the cycle is closed.

    Source: the product's signal rule "oneens-over-principe".
    """
    known = {
        (topic.indicator_id, topic.principle.key if topic.principle else None, topic.story_id)
        for topic in topics_of(conversation.id)
    }
    return [
        add_topic(
            conversation,
            title=each.title,
            indicator_id=each.indicator_id,
            principle_id=each.principle.id if each.principle else None,
            story_id=each.story_id,
            on=on,
        )
        for each in candidates(conversation.cycle)
        if (each.indicator_id, each.principle.key if each.principle else None, each.story_id)
        not in known
    ]


def candidates(cycle: Cycle) -> Iterator[Candidate]:
    """Yield what ``cycle`` gives to talk about: figures first, then principles, then stories."""
    measured = measured_indicator_ids(cycle.id)
    for series in series_of(cycle.trajectory_id, wijk_ids={cycle.wijk_id}):
        if series.indicator.id in measured:
            yield Candidate(shorten(finding(series), 200), indicator_id=series.indicator.id)
    reflections = reflections_in(cycle.id)
    for link in linked_principles(cycle.trajectory_id):
        found = spread_of(link.principle, reflections)
        if found.steps >= STEPS:
            yield Candidate(disagreement(found), principle=link.principle)
    for story in stories_in(cycle.id):
        title = f"Een verhaal: ‘{shorten(story.text, 100, placeholder=' …')}’"
        yield Candidate(title, story_id=story.id)


def disagreement(found: Spread) -> str:
    """Return who see something else: the first of the lowest and of the highest score."""
    lowest, highest = found.ends
    return shorten(f"{highest} en {lowest} zien iets anders bij ‘{found.principle.title}’", 200)
