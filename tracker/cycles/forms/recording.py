"""What is asked while a conversation goes on: who is there, what is said, what is agreed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import StringField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.cycles.forms.measuring import Named
from tracker.cycles.said import Said, said_of
from tracker.domain.vocabulary import MustImprove, OutcomeKind, Recognition
from tracker.models import ConversationTopic
from tracker.web.form import (
    ChoiceField,
    DayField,
    Form,
    LineField,
    ManyChoicesField,
    RadioChoiceField,
    TextField,
)
from tracker.web.labels import choices

NO_OWNER = "Kies een trekker: welke organisatie voert dit uit?"
NO_DAY = "Kies op welke dag dit klaar moet zijn."


class OwnerField(ChoiceField):
    """The organisation that carries out the action an open point becomes."""


class RecordForm(Form):
    """What was said and agreed in a conversation; the fields of topics and points come by id."""

    present = ManyChoicesField("Wie zijn er?", choices=[])
    new_topic = LineField("Nog een onderwerp", length=200)
    kind = ChoiceField("Soort", choices=choices(OutcomeKind), default=OutcomeKind.DECISION.value)
    text = LineField("Wat spreken wij af?", length=1000)
    settled = ManyChoicesField("Welke open punten zijn klaar?", choices=[])
    to = StringField()  # the button that was pressed: where to go on after saving

    def offer(self, organisations: Named) -> None:
        """Set who may be there and who may carry out an action."""
        known = list(organisations)
        self.present.choices = known
        for field in self:
            if isinstance(field, OwnerField):
                field.choices = [SelectChoice("", "Kies een trekker"), *known]

    def only_topics(self) -> None:
        """Ask about topics alone: what else stands on the page is saved with the page."""
        for name in ("present", "new_topic", "kind", "text", "settled", "to"):
            del self[name]

    def said(self, topic_id: int) -> Said:
        """Return what was typed on a topic. Only after ``validate``."""
        recognised = self[f"recognised_{topic_id}"].data
        must_improve = self[f"must_improve_{topic_id}"].data
        return Said(
            title=self[f"title_{topic_id}"].data or "",
            recognised=Recognition(recognised) if recognised else None,
            explanation=self[f"explanation_{topic_id}"].data or "",
            must_improve=MustImprove(must_improve) if must_improve else None,
        )

    def action_of(self, point_id: int) -> tuple[str, date] | None:
        """Return owner and last day of the action a point becomes, or None. After ``validate``."""
        owner, due = self[f"owner_{point_id}"].data, self[f"due_{point_id}"].data
        return (owner, due) if owner and due else None

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for both owner and day where one is filled in, or where the button was pressed."""
        is_valid = super().validate(extra_validators)
        for name in [each for each in self._fields if each.startswith("owner_")]:
            owner, due = self[name], self[name.replace("owner_", "due_")]
            is_asked = "to" in self and self.to.data == name.replace("owner_", "actie-")
            if not (is_asked or owner.data or due.data):
                continue
            for each, sentence in ((owner, NO_OWNER), (due, NO_DAY)):
                if not each.data and not each.errors:
                    self.refuse(each, sentence)
                    is_valid = False
        return is_valid


def record_form(
    topics: Sequence[ConversationTopic], point_ids: Sequence[int] = ()
) -> type[RecordForm]:
    """Return the form with the three questions, in their fixed order, for each of ``topics``.

    And for each open point the two fields that make it an action.
    """
    fields: dict[str, Any] = {}
    for each in topics:
        why = "Hoe verklaren wij het verschil?" if each.principle_id else "Hoe verklaren wij dit?"
        fields[f"title_{each.id}"] = LineField(
            "Titel van het onderwerp", required="Geef het onderwerp een titel.", length=200
        )
        fields[f"recognised_{each.id}"] = RadioChoiceField(
            "1. Herkennen wij dit in de praktijk?", choices=choices(Recognition)
        )
        fields[f"explanation_{each.id}"] = TextField(f"2. {why}", rows=4)
        fields[f"must_improve_{each.id}"] = RadioChoiceField(
            "3. Moet het beter?", choices=choices(MustImprove)
        )
        fields[f"seen_{each.id}"] = StringField()  # hidden, drawn beside the topic
    for id in point_ids:
        fields[f"owner_{id}"] = OwnerField("Trekker", choices=[])
        fields[f"due_{id}"] = DayField("Klaar, uiterlijk op")
    return type("RecordForm", (RecordForm,), fields)


def stored_answers(topics: Sequence[ConversationTopic]) -> dict[str, object]:
    """Return what stands in the fields of ``topics`` before anything is typed."""
    found: dict[str, object] = {}
    for topic in topics:
        found[f"title_{topic.id}"] = topic.title
        found[f"recognised_{topic.id}"] = topic.recognised and topic.recognised.value
        found[f"explanation_{topic.id}"] = topic.explanation
        found[f"must_improve_{topic.id}"] = topic.must_improve and topic.must_improve.value
        found[f"seen_{topic.id}"] = said_of(topic).mark
    return found
