"""What is asked while a trajectory is registered, and in which words."""

import re
from collections.abc import Iterable
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    HiddenField,
    SearchField,
    SelectField,
    SelectMultipleField,
)
from wtforms import Form as PlainForm
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs
from wtforms.validators import ValidationError

from tracker.domain.phases import STOPS, Phase
from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import FactorKind, StakeholderKind, TrajectoryStatus
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.web.form import (
    ChoiceField,
    DayField,
    EditForm,
    Form,
    LineField,
    ManyChoicesField,
    NumberField,
    RadioChoiceField,
    TextField,
    WholeNumberField,
)
from tracker.web.labels import choices

ALL = SelectChoice("", "alle")
GROUPS = "Schrijf niet over personen. Groepen mag wel."
CODE = re.compile(r"^(WK|BU)[0-9A-Z]{6,8}$")
CODE_WORDS = (
    "Schrijf een code als WK036381, met het jaar van de indeling erachter: WK036381 2016. "
    "Zet elke code op een eigen regel."
)


class FilterForm(PlainForm):
    """What the list of trajectories is narrowed by; it stands in the address."""

    zoek = SearchField("Zoekwoord")
    thema = SelectField("Thema", validate_choice=False)
    status = SelectField(
        "Stand",
        choices=[ALL, *choices(TrajectoryStatus)],
        validate_choice=False,
    )

    def __init__(self, args: MultiDict[str, str], *, themes: Iterable[str]) -> None:
        """Read ``args``; ``themes`` are the themes there are."""
        super().__init__(args)
        self.thema.choices = [ALL, *map(SelectChoice, themes)]


class SearchForm(PlainForm):
    """A word to look for in a long list."""

    zoek = SearchField("Zoek op naam")


class BasicsForm(EditForm):
    """What a trajectory is about, for whom and when."""

    title = LineField(
        "Hoe heet het traject?",
        required="Geef het traject een naam.",
        length=120,
        description="Zoals u het noemt in een gesprek. Bijvoorbeeld: Aanpak eenzaamheid.",
    )
    theme = LineField(
        "Thema",
        required="Vul een thema in.",
        length=80,
        description="Kies een thema uit de dossiers, of schrijf uw eigen thema.",
        render_kw={"list": "themas"},
    )
    age_group = LineField(
        "Voor wie is het?",
        required="Vul in voor wie het traject is.",
        length=80,
        description="Een leeftijd of levensfase. Bijvoorbeeld: jongeren van 10 tot 14 jaar.",
    )
    starts_on = DayField("Begint op", required="Vul in wanneer het traject begint.")
    ends_on = DayField("Eindigt op", required="Vul in wanneer het traject eindigt.")
    report_on = DayField(
        "Volgend rapport",
        description="De dag waarop het rapport naar college en raad gaat.",
    )
    is_open_to_advisers = BooleanField(
        "Adviseurs mogen meelezen",
        description="Adviseurs van het kennisinstituut zien dan dit traject. Zij wijzigen niets.",
    )


class StakeholderForm(Form):
    """A group or organisation that takes part."""

    name = LineField(
        "Welke groep of organisatie?",
        required="Vul de naam van de groep of organisatie in.",
        length=120,
        description="Geen namen van personen.",
    )
    kind = RadioChoiceField(
        "Wie zijn dat?", required="Kies wie dat zijn.", choices=choices(StakeholderKind)
    )
    contribution = LineField(
        "Wat brengen zij in?",
        length=300,
        description="Bijvoorbeeld: kent de mensen die niet naar buiten komen.",
    )


class WijkPickForm(Form):
    """Areas from the list of CBS; a value is a code and a year, "WK036381 2016"."""

    codes = SelectMultipleField("Wijken", validate_choice=False)

    def validate_codes(self, field: SelectMultipleField) -> None:
        """Ask for at least one."""
        if not field.data:
            raise ValidationError("Kies een wijk uit de lijst.")


class OwnWijkForm(Form):
    """A wijk under the name people use for it."""

    name = LineField("Hoe noemt u deze wijk?", required="Vul de naam van de wijk in.", length=120)
    district = LineField("Stadsdeel of gebied", length=120)
    codes = TextField(
        "CBS-codes",
        length=400,
        rows=2,
        description="Voor cijfers van het CBS en het RIVM. Zet elke code op een eigen regel, "
        "met het jaar van de indeling. Bijvoorbeeld: WK036381 2016.",
    )

    def validate_codes(self, field: TextField) -> None:
        """Read every line as a code and a year."""
        if None in read_codes(field.data or ""):
            raise ValidationError(CODE_WORDS)


def read_codes(text: str) -> list[tuple[str, int] | None]:
    """Return the codes in ``text`` with their year; None for a line that is no code."""
    lines = [line.strip(" ()\t").upper() for line in re.split(r"[\n,;]", text)]
    return [read_code(line) for line in lines if line]


def read_code(line: str) -> tuple[str, int] | None:
    """Return the code and the year of its division, or None when ``line`` is not both."""
    parts = line.replace("(", " ").split()
    if len(parts) != 2 or not CODE.match(parts[0]) or not re.fullmatch(r"(19|20)\d\d", parts[1]):
        return None
    return parts[0], int(parts[1])


class AnalysisForm(EditForm):
    """The five parts of the start analysis."""

    who = TextField("Om wie gaat het?", description=f"Hoeveel mensen, en welke groepen. {GROUPS}")
    causes = TextField(
        "Wat zijn hier de waarschijnlijke oorzaken?",
        description="Wat speelt in deze wijken, volgens inwoners, professionals en onderzoek.",
    )
    figures = TextField(
        "Welke cijfers zijn er al?", description="Noem de bron en het jaar bij elk cijfer."
    )
    present = TextField(
        "Wat is er al?", description="Aanbod, plekken en mensen waar u op kunt bouwen."
    )
    missing = TextField(
        "Wie ontbreekt er nog aan tafel?",
        description="Bijvoorbeeld: inwoners met ervaring, de huisarts, de woningcorporatie.",
    )


class AmbitionForm(EditForm):
    """Where the trajectory is heading, and what that takes."""

    ambition = TextField(
        "Wat is over enkele jaren anders voor inwoners?",
        required="Schrijf op wat er anders moet zijn voor inwoners.",
        length=600,
        description="Eén of twee zinnen. Bijvoorbeeld: volwassenen in vijf wijken hebben mensen "
        "op wie zij kunnen rekenen.",
    )
    request = TextField(
        "Wat vraagt u van college en raad?",
        length=2000,
        description="Dit staat vooraan in het rapport.",
    )
    budget = WholeNumberField("Budget dit jaar")
    spent = WholeNumberField("Uitgegeven tot nu toe")


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


class PrinciplesForm(Form):
    """How each chosen principle is applied here."""

    links = FieldList(FormField(AppliedForm))


class PrinciplePickForm(Form):
    """Principles to add; a value is an id."""

    principles = ManyChoicesField(
        "Principes", coerce=int, validate_choice=False, invalid_value_message="Kies uit de lijst."
    )

    def validate_principles(self, field: SelectMultipleField) -> None:
        """Ask for at least one."""
        if not field.data:
            raise ValidationError("Kies een principe uit de lijst.")


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


class PhaseForm(PlainForm):
    """What one phase is called and how long it lasts."""

    label = LineField("Naam", required="Geef elke fase een naam.", length=30)
    days = WholeNumberField(
        "Dagen",
        required="Vul bij elke fase een aantal dagen in.",
        low=1,
        high=730,
        too_low="Een fase duurt ten minste één dag.",
        too_high="Een fase duurt hoogstens 730 dagen.",
    )


class PhasesForm(Form):
    """What the four phases are called and how long they last."""

    measure = FormField(PhaseForm)
    speak = FormField(PhaseForm)
    learn = FormField(PhaseForm)
    improve = FormField(PhaseForm)

    @property
    def parts(self) -> dict[Phase, Any]:
        """Return the part of the form on each phase."""
        fields = (self.measure, self.speak, self.learn, self.improve)
        return {phase: field.form for phase, field in zip(STOPS, fields, strict=True)}

    @property
    def plans(self) -> dict[Phase, tuple[str, int]]:
        """Return the name and the length of each phase."""
        return {phase: (part.label.data, part.days.data) for phase, part in self.parts.items()}


class ConfirmForm(Form):
    """Says yes to what a page announced."""
