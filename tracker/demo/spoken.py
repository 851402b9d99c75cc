"""The conversations of a cycle in the demo."""

from collections.abc import Sequence

from tracker.cycles.services import (
    add_outcome,
    add_topic,
    hold_conversation,
    plan_conversation,
    record_topic,
    settle_outcome,
)
from tracker.demo.content import Record
from tracker.demo.parts import Chain, Parts
from tracker.domain.vocabulary import ConversationForm, MustImprove, OutcomeKind, Recognition
from tracker.models import Conversation, Cycle, Story

PLANNED = -2  # the day on which a conversation that is still to come was planned


def add_conversation(
    cycle: Cycle, record: Record, stories: Sequence[Story], chain: Chain, parts: Parts
) -> None:
    """Add a conversation: held with what was said, or planned with its topics."""
    is_held = record["on"] <= 0
    on = parts.day(record["on"] if is_held else PLANNED)
    conversation = (hold_conversation if is_held else plan_conversation)(
        cycle,
        held_on=parts.day(record["on"]),
        starts_at=record["at"],
        form=ConversationForm(record["form"]),
        organisations=[parts.organisations[key] for key in record["organisations"]],
        on=on,
    )
    for topic in record["topics"]:
        talk_about(conversation, topic, stories, chain, parts)
    for each in record.get("outcomes", []):
        kind = OutcomeKind(each["kind"])
        outcome = add_outcome(conversation, kind=kind, text=each["text"], on=on)
        if "settled" in each:
            settle_outcome(outcome, on=parts.day(each["settled"]))


def talk_about(
    conversation: Conversation,
    record: Record,
    stories: Sequence[Story],
    chain: Chain,
    parts: Parts,
) -> None:
    """Add a topic, with what was said when it has been talked about."""
    on = min(conversation.held_on, parts.day(PLANNED))
    indicator = chain.indicators[record["indicator"]] if "indicator" in record else None
    principle = parts.principle(record["principle"]) if "principle" in record else None
    topic = add_topic(
        conversation,
        title=record["title"],
        indicator_id=indicator.id if indicator else None,
        principle_id=principle.id if principle else None,
        story_id=stories[record["story"] - 1].id if "story" in record else None,
        on=on,
    )
    if "recognised" in record:
        record_topic(
            topic,
            recognised=Recognition(record["recognised"]),
            explanation=record["explanation"],
            must_improve=MustImprove(record["must_improve"]),
            on=on,
        )
