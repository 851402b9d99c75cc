"""Planning a conversation, and writing down who came and what was said."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from tracker.cycles.services.day import write_in
from tracker.domain.vocabulary import ConversationForm, MustImprove, Recognition
from tracker.extensions import db
from tracker.models import Conversation, ConversationTopic, Cycle, Organisation, now
from tracker.web.clock import not_in_future


class BeforeCycle(Exception):
    """A conversation belongs to a cycle that had not yet started on that day."""


def plan_conversation(
    cycle: Cycle,
    *,
    held_on: date,
    form: ConversationForm,
    organisations: Sequence[Organisation] = (),
    starts_at: str = "",
    on: date | None = None,
) -> Conversation:
    """Plan a conversation in ``cycle`` and return it. The caller commits.

    Args:
        cycle: a running cycle.
        held_on: the day; once it is past, the conversation counts as held.
        form: the working form.
        organisations: who is invited; later who was present.
        starts_at: local time, "10.00", or empty.
        on: the day of writing, today unless told.

    Raises:
        CycleClosed: the cycle is closed.
        BeforeCycle: ``held_on`` lies before the start of the cycle.
    """
    if held_on < cycle.started_on:
        raise BeforeCycle
    write_in(cycle, on)
    conversation = Conversation(
        gemeente_id=cycle.gemeente_id,
        cycle=cycle,
        held_on=held_on,
        starts_at=starts_at,
        form=form,
        organisations=list(organisations),
    )
    db.session.add(conversation)
    db.session.flush()
    return conversation


def hold_conversation(
    cycle: Cycle,
    *,
    held_on: date,
    form: ConversationForm,
    organisations: Sequence[Organisation],
    starts_at: str = "",
    on: date | None = None,
) -> Conversation:
    """Write down that a conversation was held, and return it. The caller commits.

    Raises:
        InFuture: ``held_on`` lies after today.
        What ``plan_conversation`` raises.
    """
    not_in_future(held_on)
    return plan_conversation(
        cycle,
        held_on=held_on,
        form=form,
        organisations=organisations,
        starts_at=starts_at,
        on=on,
    )


def change_conversation(
    conversation: Conversation,
    *,
    held_on: date,
    form: ConversationForm,
    organisations: Sequence[Organisation],
    starts_at: str = "",
    on: date | None = None,
) -> Conversation:
    """Change the day, the form or who was present. The caller commits.

    ``conversation.organisations`` must be loaded.

    Raises:
        CycleClosed: the cycle is closed.
        BeforeCycle: ``held_on`` lies before the start of the cycle.
    """
    if held_on < conversation.cycle.started_on:
        raise BeforeCycle
    touched(conversation, on)
    conversation.held_on = held_on
    conversation.starts_at = starts_at
    conversation.form = form
    conversation.organisations = list(organisations)
    db.session.flush()
    return conversation


def note_present(
    conversation: Conversation, organisations: Sequence[Organisation], *, on: date | None = None
) -> None:
    """Write down who is there. The caller commits. ``conversation.organisations`` must be loaded.

    Raises:
        CycleClosed: the cycle is closed.
    """
    if {each.id for each in conversation.organisations} == {each.id for each in organisations}:
        return
    touched(conversation, on)
    conversation.organisations = list(organisations)
    db.session.flush()


def add_topic(
    conversation: Conversation,
    *,
    title: str,
    indicator_id: int | None = None,
    principle_id: int | None = None,
    story_id: int | None = None,
    on: date | None = None,
) -> ConversationTopic:
    """Add a topic at the end of ``conversation`` and return it. The caller commits.

    Raises:
        CycleClosed: the cycle is closed.
    """
    touched(conversation, on)
    last = db.session.scalar(
        select(func.max(ConversationTopic.position)).where(
            ConversationTopic.conversation_id == conversation.id
        )
    )
    topic = ConversationTopic(
        gemeente_id=conversation.gemeente_id,
        conversation_id=conversation.id,
        position=(last or 0) + 1,
        title=title,
        indicator_id=indicator_id,
        principle_id=principle_id,
        story_id=story_id,
    )
    db.session.add(topic)
    db.session.flush()
    return topic


def record_topic(
    topic: ConversationTopic,
    *,
    recognised: Recognition | None,
    explanation: str,
    must_improve: MustImprove | None,
    title: str = "",
    on: date | None = None,
) -> ConversationTopic:
    """Write down what the network said on ``topic``, in the fixed order. The caller commits.

    An empty ``title`` keeps the one there is.

    Raises:
        CycleClosed: the cycle is closed.

    Source: NJi's order of the talk: what was measured, do we recognise it, must it improve.
    """
    # Not noted in the conversation: two topics may be saved at the same moment.
    write_in(topic.conversation.cycle, on)
    topic.recognised = recognised
    topic.explanation = explanation
    topic.must_improve = must_improve
    topic.title = title or topic.title
    db.session.flush()
    return topic


def touched(conversation: Conversation, on: date | None) -> None:
    """Note the change in the cycle, and in the conversation: others may have it open."""
    write_in(conversation.cycle, on)
    conversation.changed_at = now()
