"""What the room of speaking reads: conversations, their topics and their open points."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.domain.vocabulary import OutcomeKind
from tracker.extensions import db
from tracker.models import Conversation, ConversationOutcome, ConversationTopic, Cycle


def conversations_in(cycle_id: int) -> Sequence[Conversation]:
    """Return the conversations of a cycle with organisations, topics and outcomes, by day."""
    return db.session.scalars(
        whole().where(Conversation.cycle_id == cycle_id).order_by(Conversation.held_on)
    ).all()


def conversation_with_all(id: int) -> Conversation:
    """Return one conversation with organisations, topics and outcomes."""
    return db.session.scalars(whole().where(Conversation.id == id)).one()


def whole() -> Select[Conversation]:
    """Select conversations with all that hangs on them."""
    topics = selectinload(Conversation.topics)
    return select(Conversation).options(
        selectinload(Conversation.organisations),
        topics.joinedload(ConversationTopic.principle),
        topics.joinedload(ConversationTopic.story),
        selectinload(Conversation.outcomes),
    )


def topics_of(conversation_id: int) -> Sequence[ConversationTopic]:
    """Return the topics of a conversation in order, with their principle."""
    return db.session.scalars(
        select(ConversationTopic)
        .where(ConversationTopic.conversation_id == conversation_id)
        .order_by(ConversationTopic.position)
        .options(joinedload(ConversationTopic.principle))
    ).all()


def open_points(cycle: Cycle) -> Sequence[ConversationOutcome]:
    """Return what is not yet settled of all conversations in this trajectory and wijk.

    Up to and including ``cycle``, the oldest first, each with its conversation and its cycle.
    """
    return db.session.scalars(
        select(ConversationOutcome)
        .join(ConversationOutcome.conversation)
        .join(Conversation.cycle)
        .where(
            ConversationOutcome.kind == OutcomeKind.FOLLOW_UP,
            ConversationOutcome.settled_on.is_(None),
            Cycle.trajectory_id == cycle.trajectory_id,
            Cycle.wijk_id == cycle.wijk_id,
            Cycle.number <= cycle.number,
        )
        .order_by(Conversation.held_on, ConversationOutcome.id)
        .options(
            contains_eager(ConversationOutcome.conversation).contains_eager(Conversation.cycle)
        )
    ).all()
