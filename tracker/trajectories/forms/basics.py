"""What is asked about the trajectory itself: theme, analysis, ambition and phases."""

from typing import Any

from wtforms import (
    BooleanField,
    FormField,
)
from wtforms import Form as PlainForm

from tracker.domain.phases import STOPS, Phase
from tracker.trajectories.forms.words import GROUPS
from tracker.web.form import (
    DayField,
    EditForm,
    Form,
    LineField,
    TextField,
    WholeNumberField,
)


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
