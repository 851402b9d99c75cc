"""What is asked on the way of a lesson to others, and in which words."""

from enum import StrEnum

from wtforms import BooleanField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.vocabulary import Transferability
from tracker.web.form import EditForm, Form, RadioChoiceField, TextField, needed

NO_TRANSFERABILITY = "Kies of een andere gemeente iets met deze les kan."
NO_CONDITIONS = "Schrijf op onder welke voorwaarden."
NO_REASON = "Schrijf op waarom u dat vindt."
NO_QUESTION = "Schrijf op wat u van de gemeente wilt weten."
NO_DECISION = "Kies wat u met de les doet: delen, iets terugvragen of niet delen."


class Decision(StrEnum):
    """The buttons under the judgement; their values stand in the page."""

    SHARE = "deel"
    ASK = "vraag"
    REFUSE = "niet"


class OfferForm(EditForm):
    """The last look before a lesson goes to advisers."""

    is_checked = BooleanField(
        "De namen van plaatsen en de getallen kloppen, en niemand is te herkennen",
        validators=[needed("Kijk de tekst na en zet dan het vinkje.")],
    )


class ReviewForm(EditForm):
    """The judgement of an adviser, or a question first."""

    transferability = RadioChoiceField(
        "Kan een andere gemeente hier iets mee?",
        choices=[
            SelectChoice(Transferability.TRANSFERABLE.value, "Ja, overdraagbaar"),
            SelectChoice(Transferability.UNDER_CONDITIONS.value, "Ja, onder voorwaarden"),
            SelectChoice(Transferability.PLACE_BOUND.value, "Nee, dit hoort bij deze plek"),
        ],
    )
    conditions = TextField("Onder welke voorwaarden?")
    reason = TextField(
        "Waarom vindt u dat?", description="Noem ook de les die iets anders zegt, als die er is."
    )
    question = TextField(
        "Wat wilt u eerst van de gemeente weten?",
        description="Alleen als u iets terugvraagt.",
    )

    def says_enough_to(self, decision: Decision) -> bool:
        """Return whether all is filled in that ``decision`` asks; says what is missing."""
        depends = self.transferability.data == Transferability.UNDER_CONDITIONS.value
        is_shared = decision is Decision.SHARE
        asked = [
            (self.transferability, NO_TRANSFERABILITY, is_shared),
            (self.conditions, NO_CONDITIONS, is_shared and depends),
            (self.reason, NO_REASON, decision is not Decision.ASK),
            (self.question, NO_QUESTION, decision is Decision.ASK),
        ]
        missing = [(item, words) for item, words, is_asked in asked if is_asked and not item.data]
        for item, words in missing:
            self.refuse(item, words)
        return not missing


class AnswerForm(Form):
    """What the gemeente answers an adviser."""

    answer = TextField(
        "Uw antwoord",
        required="Schrijf uw antwoord op.",
        description="De adviseur leest uw antwoord. Andere gemeenten zien het niet.",
    )


class CallBackForm(Form):
    """Why sharing is called back."""

    reason = TextField("Waarom draait u het delen terug?", required="Schrijf op waarom.")
