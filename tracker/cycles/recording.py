"""What a page of a conversation stores: nothing typed is lost, nothing of others overwritten."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.cycles import services
from tracker.cycles.forms import RecordForm, named, record_form, stored_answers
from tracker.cycles.queries.room_measure import organisations_for
from tracker.cycles.queries.room_speak import actions_from, conversation_with_all
from tracker.cycles.said import Said, is_change, is_contested, said_of
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import OutcomeKind
from tracker.models import (
    Action,
    Conversation,
    ConversationOutcome,
    ConversationTopic,
    Organisation,
)
from tracker.preparation.rows import open_points
from tracker.web.clock import today
from tracker.web.labels import LABELS

ANCHOR = re.compile(r"[a-z]+(-\d+)?")
TOO_SOON = "Dit ligt vóór het begin. Kies de dag van het gesprek of later."


@dataclass(frozen=True)
class Table:
    """All that lies on the table while a conversation is written down."""

    conversation: Conversation
    organisations: Sequence[Organisation]
    points: Sequence[ConversationOutcome]  # open, those of this conversation included
    followed: dict[int, Action]  # by the outcome it was made of

    def form(self) -> RecordForm:
        """Return the form, filled with what is stored or with what was typed."""
        topics = self.conversation.topics
        ids = [point.id for point in self.points]
        present = [str(each.id) for each in self.conversation.organisations]
        form = record_form(topics, ids)(data=stored_answers(topics) | {"present": present})
        form.offer(named(self.organisations))
        form.settled.choices = [SelectChoice(str(each.id), each.text) for each in self.points]
        return form


def table_of(id: int) -> Table:
    """Return a conversation with all that is asked about it."""
    conversation = conversation_with_all(id)
    cycle = conversation.cycle
    return Table(
        conversation,
        organisations_for(cycle),
        open_points(cycle),
        actions_from([conversation]),
    )


def is_possible(form: RecordForm, table: Table) -> bool:
    """Return whether all that ``form`` says can be stored; else the form says what cannot."""
    begin = services.starts_on(table.conversation)
    for point in table.points:
        action = form.action_of(point.id)
        if action is not None and action[1] < begin:
            form.refuse(form[f"due_{point.id}"], TOO_SOON)
    for topic in table.conversation.topics:
        is_uncontested(form, topic)
    return not form.errors


def is_uncontested(form: RecordForm, topic: ConversationTopic) -> bool:
    """Return whether nobody else wrote on ``topic`` meanwhile; else the form shows what.

    The next save then goes through.
    """
    stored, seen = said_of(topic), form[f"seen_{topic.id}"]
    if not is_contested(stored, form.said(topic.id), seen=seen.data or ""):
        return True
    seen.data = stored.mark
    form.refuse(form[f"explanation_{topic.id}"], meanwhile(stored))
    return False


def meanwhile(stored: Said) -> str:
    """Return what somebody else wrote, and what to do."""
    parts = [stored.explanation and f"‘{stored.explanation}’"]
    parts += [LABELS[each] for each in (stored.recognised, stored.must_improve) if each]
    words = ", ".join(part for part in parts if part) or "niets"
    return (
        f"Iemand anders schreef hier intussen: {words}. Pas uw tekst aan, of bewaar nog een keer."
    )


def record(form: RecordForm, table: Table) -> str:
    """Store all that ``form`` says and return where on the page to go on.

    Raises:
        CycleClosed: the cycle is closed.
    """
    conversation = table.conversation
    if conversation.cycle.phase is Phase.CLOSED:
        raise services.CycleClosed
    present = form.present.data or []
    services.note_present(
        conversation, [each for each in table.organisations if str(each.id) in present]
    )
    for topic in conversation.topics:
        record_topic(form, topic)
    follow_points(form, table)
    anchor = anchor_of(form, conversation)
    if form.text.data:
        kind = OutcomeKind(form.kind.data)
        services.add_outcome(conversation, kind=kind, text=form.text.data)
        anchor = "afspraken"
    if form.new_topic.data:
        topic = services.add_topic(conversation, title=form.new_topic.data)
        anchor = f"onderwerp-{topic.id}"
    return anchor


def anchor_of(form: RecordForm, conversation: Conversation) -> str:
    """Return where the button leads that was pressed; an action stays with its point."""
    to = form.to.data or ""
    if to.startswith("actie-"):
        own = {f"actie-{each.id}" for each in conversation.outcomes}
        return "afspraken" if to in own else "vorige"
    return to if ANCHOR.fullmatch(to) else "gesprek"


def record_topic(form: RecordForm, topic: ConversationTopic) -> ConversationTopic:
    """Store what was typed on ``topic``, unless the writer left it as it was; return it.

    Raises:
        CycleClosed: the cycle is closed.
    """
    said = form.said(topic.id)
    if is_change(said_of(topic), said, seen=form[f"seen_{topic.id}"].data or ""):
        services.record_topic(
            topic,
            title=said.title,
            recognised=said.recognised,
            explanation=said.explanation,
            must_improve=said.must_improve,
        )
    form[f"seen_{topic.id}"].data = said_of(topic).mark
    return topic


def follow_points(form: RecordForm, table: Table) -> None:
    """Settle the open points that are done, and make an action of those that get an owner."""
    owners = {str(each.id): each for each in table.organisations}
    for point in table.points:
        action = form.action_of(point.id)
        if action is not None:
            owner, due_on = action
            services.act_on(
                point,
                conversation=table.conversation,
                organisation=owners[owner],
                due_on=due_on,
            )
        if str(point.id) in (form.settled.data or []):
            services.settle_outcome(point, on=today())
