"""What comes of a conversation: decisions, notes, and follow-ups that become an action."""

from datetime import date

from tracker.agreeing import agree_action
from tracker.cycles.services.conversation import touched
from tracker.domain.dutch import brief
from tracker.domain.vocabulary import OutcomeKind
from tracker.extensions import db
from tracker.models import Action, Conversation, ConversationOutcome, Organisation
from tracker.web.clock import not_in_future, today

TITLE = 160  # characters of the title of an action


def add_outcome(
    conversation: Conversation, *, kind: OutcomeKind, text: str, on: date | None = None
) -> ConversationOutcome:
    """Write down a decision, a note or an open point, and return it. The caller commits.

    Raises:
        CycleClosed: the cycle is closed.
    """
    touched(conversation, on)
    outcome = ConversationOutcome(
        gemeente_id=conversation.gemeente_id,
        conversation_id=conversation.id,
        kind=kind,
        text=text,
    )
    db.session.add(outcome)
    db.session.flush()
    return outcome


def settle_outcome(outcome: ConversationOutcome, *, on: date) -> ConversationOutcome:
    """Mark an open point as settled; also of a cycle that was closed. The caller commits.

    A point that was settled before keeps its day.

    Raises:
        InFuture: ``on`` lies after today.
    """
    not_in_future(on)
    outcome.settled_on = outcome.settled_on or on
    db.session.flush()
    return outcome


def act_on(
    outcome: ConversationOutcome,
    *,
    conversation: Conversation,
    organisation: Organisation,
    due_on: date,
    on: date | None = None,
) -> Action:
    """Make an action of an open point and return it. The caller commits.

    The action belongs to the cycle of ``conversation``, where it was agreed, and begins on its
    day, or on the day of writing (``on``, today unless told) when that comes first. The point
    itself may stem from an earlier conversation.

    Raises:
        CycleClosed: the cycle is closed.
        DeadlineBeforeStart: ``due_on`` lies before the begin.
    """
    touched(conversation, on)
    return agree_action(
        conversation.cycle,
        title=brief(outcome.text, TITLE),
        expected_effect="",
        organisation=organisation,
        starts_on=starts_on(conversation, on),
        due_on=due_on,
        outcome=outcome,
    )


def starts_on(conversation: Conversation, on: date | None = None) -> date:
    """Return the day on which what is agreed in ``conversation`` begins."""
    return min(conversation.held_on, on or today())
