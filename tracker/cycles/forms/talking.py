"""What is asked about a conversation: when, who, what was said and agreed."""

from collections.abc import Sequence
from typing import Any

from wtforms import StringField
from wtforms.validators import Optional, Regexp

from tracker.cycles.forms.measuring import Named
from tracker.domain.vocabulary import ConversationForm, MustImprove, OutcomeKind, Recognition
from tracker.models import ConversationTopic
from tracker.web.form import (
    ChoiceField,
    DayField,
    EditForm,
    Form,
    LineField,
    ManyChoicesField,
    RadioChoiceField,
    TextField,
)
from tracker.web.labels import choices

CLOCK = r"([01]?\d|2[0-3])\.[0-5]\d$"


def with_point(text: str | None) -> str | None:
    """Return a time with a point: "10:00" becomes "10.00"."""
    return text.strip().replace(":", ".") if text else text


class TalkForm(Form):
    """When a conversation is, in which form, and who is there."""

    held_on = DayField("Op welke dag?", required="Kies op welke dag het gesprek is.")
    starts_at = StringField(
        "Hoe laat?",
        validators=[
            Optional(),
            Regexp(CLOCK, message="Vul een tijd in als 10.00, of laat dit leeg."),
        ],
        filters=[with_point],
        description="Bijvoorbeeld 10.00",
        render_kw={"class": "input--number"},
    )
    form = RadioChoiceField(
        "Wat voor gesprek?",
        required="Kies wat voor gesprek het is.",
        choices=choices(ConversationForm),
        default=ConversationForm.IMPROVEMENT_SESSION.value,
    )
    organisations = ManyChoicesField(
        "Wie zijn erbij?",
        description="Voor een gesprek zijn minstens twee organisaties nodig.",
        choices=[],
    )

    def offer(self, organisations: Named) -> None:
        """Set who may be there."""
        self.organisations.choices = list(organisations)


class RecordForm(EditForm):
    """What was said and agreed in a conversation."""

    new_topic = LineField("Nog een onderwerp", length=200)
    kind = ChoiceField("Soort", choices=choices(OutcomeKind), default=OutcomeKind.DECISION.value)
    text = LineField("Wat spreken wij af?", length=1000)
    settled = ManyChoicesField("Welke open punten zijn klaar?", choices=[])


def record_form(topics: Sequence[ConversationTopic]) -> type[RecordForm]:
    """Return the form with the three questions, in their fixed order, for each of ``topics``."""
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
    return type("RecordForm", (RecordForm,), fields)
