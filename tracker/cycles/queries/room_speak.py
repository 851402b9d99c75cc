"""What the room of speaking reads: conversations, their topics and what came of them."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.extensions import db
from tracker.models import Action, Conversation, ConversationTopic


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


def actions_from(conversations: Sequence[Conversation]) -> dict[int, Action]:
    """Return the actions made of outcomes of these conversations, with owner, by outcome."""
    ids = [outcome.id for each in conversations for outcome in each.outcomes]
    found = db.session.scalars(
        select(Action).where(Action.outcome_id.in_(ids)).options(joinedload(Action.organisation))
    )
    return {each.outcome_id: each for each in found if each.outcome_id is not None}
