"""What a conversation is about: topics made from the figures, reflections and stories."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tracker.cycles.queries.room_speak import topics_of
from tracker.cycles.services.conversation import add_topic
from tracker.domain.dutch import brief
from tracker.models import Conversation, ConversationTopic
from tracker.preparation import Matter, known_until, matter_of
from tracker.preparation.parts import PrinciplePart
from tracker.web.clock import today


@dataclass(frozen=True)
class Candidate:
    """Something to talk about, with a title that says the finding."""

    title: str
    indicator_id: int | None = None
    principle: PrinciplePart | None = None
    story_id: int | None = None


def prepare_topics(
    conversation: Conversation, *, on: date | None = None
) -> list[ConversationTopic]:
    """Add a topic for what the cycle brought and the conversation lacks; return the new ones.

    One for each indicator with a value in this cycle, each principle on which organisations lie
    two or more steps apart, and each story, as known on the day of the conversation. The caller
    commits.

    Raises:
        CycleClosed: the cycle is closed.

    Source: the product's signal rule "oneens-over-principe".
    """
    cycle = conversation.cycle
    until = known_until(cycle, conversation, today=on or today())
    known = {
        (topic.indicator_id, topic.principle.key if topic.principle else None, topic.story_id)
        for topic in topics_of(conversation.id)
    }
    return [
        add_topic(
            conversation,
            title=each.title,
            indicator_id=each.indicator_id,
            principle_id=each.principle.principle_id if each.principle else None,
            story_id=each.story_id,
            on=on,
        )
        for each in candidates(matter_of(cycle, until=until))
        if (each.indicator_id, each.principle.key if each.principle else None, each.story_id)
        not in known
    ]


def candidates(matter: Matter) -> Iterator[Candidate]:
    """Yield what there is to talk about: figures first, then principles, then stories."""
    for figure in matter.figures:
        if figure.is_new:
            yield Candidate(brief(figure.figure.title, 200), indicator_id=figure.indicator_id)
    for principle in matter.apart:
        yield Candidate(brief(principle.sentence, 200), principle=principle)
    for story in matter.stories:
        title = f"Een verhaal: ‘{brief(story.text, 100)}’"
        yield Candidate(title, story_id=story.id)
