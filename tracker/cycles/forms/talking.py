"""What is asked to plan a conversation: when, in which form, with whom."""

from wtforms import StringField
from wtforms.validators import Optional, Regexp

from tracker.cycles.forms.measuring import Named
from tracker.domain.vocabulary import ConversationForm
from tracker.web.form import DayField, Form, ManyChoicesField, RadioChoiceField
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
