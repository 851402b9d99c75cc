"""What is asked about a measurement and its correction."""

from collections.abc import Iterable
from typing import Any

from wtforms import BooleanField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.withholding import MeasurementKind, Unit, ValueState
from tracker.models import Indicator, Organisation
from tracker.web.form import (
    ChoiceField,
    DayField,
    Form,
    LineField,
    NumberField,
    RadioChoiceField,
    TextField,
    WholeNumberField,
)
from tracker.web.labels import choices

Named = Iterable[SelectChoice]
PEOPLE = "Een aantal mensen is nul of meer."
NO_NAMES = "Schrijf niet over personen. Groepen mag wel."


def named(organisations: Iterable[Organisation]) -> list[SelectChoice]:
    """Return organisations as choices of a form."""
    return [SelectChoice(str(each.id), each.name) for each in organisations]


class OwnedForm(Form):
    """A form of which a gemeente chooses the organisation; a partner writes for its own."""

    organisation = ChoiceField("Van welke organisatie?", required="Kies een organisatie.")

    def of_organisations(self, organisations: Named, *, own: int) -> None:
        """Offer ``organisations``, or keep to one's own when there is nothing to choose."""
        offered = list(organisations)
        self.organisation.choices = offered
        if not self.organisation.data:
            self.organisation.data = str(own)


class MeasurementForm(OwnedForm):
    """A value of one indicator, or the reason why there is none."""

    state = RadioChoiceField(
        "Is er een cijfer?",
        required="Kies of er een cijfer is.",
        choices=[
            SelectChoice(ValueState.MEASURED.value, "Ja"),
            SelectChoice(ValueState.MISSING.value, "Nee, het ontbreekt"),
            SelectChoice(ValueState.NOT_ASKED.value, "Nee, niet gevraagd"),
            SelectChoice(ValueState.WITHHELD.value, "Ja, maar wij tonen het niet"),
        ],
        default=ValueState.MEASURED.value,
    )
    numerator = WholeNumberField("Bij hoeveel mensen was dit zo?", too_low=PEOPLE)
    denominator = WholeNumberField("Van hoeveel mensen?", too_low=PEOPLE)
    value = NumberField("Cijfer")
    n = WholeNumberField("Hoeveel mensen telden mee?", too_low=PEOPLE)
    measured_on = DayField(
        "Wanneer is dit gemeten?",
        required="Kies wanneer dit is gemeten.",
        description="Gaat het over een periode? Kies dan de laatste dag.",
    )
    period_starts_on = DayField("Eerste dag van de periode")
    kind = RadioChoiceField(
        "Hoe kwam het cijfer er?", required="Kies hoe het cijfer er kwam.", choices=[]
    )
    source = LineField(
        "Waar komt het cijfer vandaan?",
        required="Schrijf op waar het cijfer vandaan komt.",
        length=200,
    )
    note = TextField(
        "Opmerking",
        description=f"Is er geen cijfer? Schrijf hier waarom niet. {NO_NAMES}",
        rows=2,
    )
    is_earlier = BooleanField("Dit cijfer is van vóór de eerste cyclus in deze wijk")

    def for_indicator(self, indicator: Indicator) -> None:
        """Ask only what belongs to the unit of ``indicator``."""
        self.kind.choices = choices(MeasurementKind)
        if indicator.unit is Unit.SHARE:
            self.value.label.text = "Of het percentage"
            self.value.description = "Vul dit in als u de aantallen niet weet."
        else:
            del self.numerator
            del self.denominator
        if indicator.unit is Unit.COUNT:
            del self.n

    @property
    def values(self) -> dict[str, Any]:
        """Return what was filled in, as the services take it. Only after ``validate``."""
        asked = ("value", "n", "numerator", "denominator", "measured_on", "period_starts_on")
        found = {name: self[name].data for name in asked if name in self}
        return found | {
            "state": ValueState(self.state.data),
            "kind": MeasurementKind(self.kind.data),
            "source": self.source.data or "",
            "note": self.note.data or "",
        }


class CorrectionForm(MeasurementForm):
    """A value that takes the place of another, and why."""

    reason = LineField(
        "Waarom verandert dit cijfer?",
        required="Schrijf op waarom het cijfer verandert.",
        length=300,
        description="Het oude cijfer blijft zichtbaar, met deze reden.",
    )
