"""What is asked about principles in practice, and of a story."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField

from tracker.cycles.forms.measuring import NO_NAMES, OwnedForm
from tracker.domain.vocabulary import ReflectionScore
from tracker.models import Principle
from tracker.web.form import (
    DayField,
    Form,
    LineField,
    RadioChoiceField,
    TextField,
)
from tracker.web.labels import choices


class ReflectionForm(Form):
    """How far an organisation sees each principle in its own practice."""

    @property
    def answers(self) -> dict[int, tuple[ReflectionScore, str]]:
        """Return score and remark by principle, the questions left open left out."""
        return {
            int(name.removeprefix("score_")): (
                ReflectionScore(self[name].data),
                self[name.replace("score", "remark")].data or "",
            )
            for name in self._fields
            if name.startswith("score_") and self[name].data
        }

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for at least one answer, and for an answer where there is a remark."""
        is_valid = super().validate(extra_validators)
        for name in self._fields:
            if name.startswith("remark_") and self[name].data:
                score = self[name.replace("remark", "score")]
                if not score.data and not score.errors:
                    self.refuse(score, "U schreef een toelichting. Kies er een antwoord bij.")
                    is_valid = False
        if is_valid and not self.answers:
            self.refuse(None, "Kies bij minstens één principe een antwoord.")
            return False
        return is_valid


def reflection_form(principles: Sequence[Principle]) -> type[ReflectionForm]:
    """Return the form with a score and a remark for each of ``principles``."""
    fields: dict[str, Any] = {}
    for each in principles:
        fields[f"score_{each.id}"] = RadioChoiceField(
            f"Hoe zien wij ‘{each.title}’ in onze praktijk?", choices=choices(ReflectionScore)
        )
        fields[f"remark_{each.id}"] = TextField(
            "Waaraan merken wij dat?", description=NO_NAMES, rows=2
        )
    return type("ReflectionForm", (ReflectionForm,), fields)


class StoryForm(OwnedForm):
    """A short account without recognisable persons."""

    text = TextField(
        "Het verhaal",
        required="Schrijf het verhaal op.",
        length=1500,
        rows=5,
        description="Een paar zinnen, in de woorden van de verteller. Geen namen, geen adres.",
    )
    told_by = LineField(
        "Wie vertelde dit?",
        required="Schrijf op wat voor iemand dit vertelde.",
        length=120,
        description="Geen naam. Bijvoorbeeld: deelnemer, vrijwilliger, moeder van twee kinderen.",
    )
    told_on = DayField("Wanneer?", required="Kies wanneer dit is verteld.")
    has_permission = BooleanField(
        "De verteller vindt het goed dat dit in het rapport komt",
        description="Zonder toestemming gebruikt u het verhaal alleen in het gesprek.",
    )
