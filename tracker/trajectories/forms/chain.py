"""What is asked about results, indicators, principles and offers."""

from collections.abc import Iterable

from wtforms import (
    FieldList,
    FormField,
    HiddenField,
)
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import FactorKind
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.trajectories.forms.words import GROUPS
from tracker.web.form import (
    ChoiceField,
    DayField,
    Form,
    LineField,
    ManyChoicesField,
    NumberField,
    RadioChoiceField,
    TakenField,
    TextField,
    WholeNumberField,
    record_id,
)
from tracker.web.labels import choices


class ResultForm(Form):
    """A wished change for residents."""

    title = TextField(
        "Welk resultaat wilt u voor inwoners?",
        required="Schrijf op wat er voor inwoners moet veranderen.",
        length=300,
        rows=2,
        description="Eén zin. Bijvoorbeeld: meer mensen hebben contact dat ertoe doet.",
    )
    factor = LineField(
        "Via welke factor?",
        required="Vul de factor in waar dit resultaat van afhangt.",
        description="Wat vergroot of verkleint de kans? Bijvoorbeeld: een sociaal netwerk.",
    )
    factor_kind = RadioChoiceField(
        "Wat doet die factor?",
        required="Kies of de factor beschermt of een risico is.",
        choices=choices(FactorKind),
    )


class TargetForm(PlainForm):
    """Begin and target in one wijk."""

    wijk_id = HiddenField()
    baseline = NumberField("Begin")
    value = NumberField("Streefwaarde")


class IndicatorForm(Form):
    """A yardstick, with its begin and target per wijk."""

    title = LineField(
        "Waaraan ziet u dat?",
        required="Schrijf op waaraan u het resultaat ziet.",
        description="Bijvoorbeeld: deelnemers die vier keer of vaker kwamen.",
    )
    wanted = RadioChoiceField(
        "Welke kant is goed?", required="Kies welke kant goed is.", choices=choices(Direction)
    )
    unit = RadioChoiceField("Wat telt u?", required="Kies wat u telt.", choices=choices(Unit))
    kind = RadioChoiceField(
        "Hoe komt u aan het cijfer?",
        required="Kies hoe u aan het cijfer komt.",
        choices=choices(MeasurementKind),
    )
    source = LineField(
        "Bron",
        required="Vul de bron in.",
        length=200,
        description="Wie telt of vraagt dit? Bijvoorbeeld: registratie van het welzijnswerk.",
    )
    targets = FieldList(FormField(TargetForm))
    explanation = TextField("Toelichting", description=GROUPS)


class AppliedForm(PlainForm):
    """How one principle is applied here."""

    link_id = HiddenField()
    text = TextField("Zo passen wij dit hier toe")
    taken = TakenField()


class PrinciplesForm(Form):
    """How each chosen principle is applied here."""

    links = FieldList(FormField(AppliedForm))


class PrinciplePickForm(Form):
    """Principles to add; a value is an id."""

    principles = ManyChoicesField(
        "Principes",
        required="Kies een principe uit de lijst.",
        coerce=record_id,
        validate_choice=False,
        invalid_value_message="Kies uit de lijst.",
    )


class OfferForm(Form):
    """Anything put in place in a wijk."""

    title = LineField(
        "Wat is het aanbod?",
        required="Vul in wat het aanbod is.",
        description="Een interventie, activiteit of voorziening. Bijvoorbeeld: Tafel van Acht.",
    )
    provider = LineField("Door wie?", required="Vul in wie dit aanbiedt.", length=120)
    wijk_id = ChoiceField("In welke wijk?")
    principles = ManyChoicesField(
        "Op welke principes steunt het?",
        coerce=int,
        description="Kies uit de principes van dit traject.",
        invalid_value_message="Kies uit de lijst.",
    )
    intervention_id = ChoiceField(
        "Is het een beschreven interventie?",
        description="Uit de bibliotheek met interventies.",
    )
    reach = WholeNumberField("Bereik per jaar", description="Aantal mensen.")
    cost_per_year = WholeNumberField("Kosten per jaar")
    hours_per_year = WholeNumberField("Uren per jaar")
    stopped_on = DayField("Gestopt op", description="Alleen als dit aanbod er niet meer is.")
    taken = TakenField()

    def offer_choices(
        self,
        *,
        wijken: Iterable[tuple[int, str]],
        principles: Iterable[tuple[int, str]],
        interventions: Iterable[tuple[int, str]],
    ) -> None:
        """Set what can be chosen: ids and names."""
        self.wijk_id.choices = [SelectChoice("", "alle wijken"), *as_choices(wijken)]
        self.principles.choices = as_choices(principles)
        self.intervention_id.choices = [SelectChoice("", "nee"), *as_choices(interventions)]


def as_choices(rows: Iterable[tuple[int, str]]) -> list[SelectChoice]:
    """Return choices with their ids as text, as a form sends them."""
    return [SelectChoice(str(id), name) for id, name in rows]
