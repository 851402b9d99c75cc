"""What is asked when a cycle starts, moves on or is looked back on."""

from wtforms import HiddenField

from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ExpectationMet
from tracker.web.form import (
    DayField,
    Form,
    LineField,
    RadioChoiceField,
    TextField,
)
from tracker.web.labels import choices


class CycleForm(Form):
    """What a cycle asks and expects."""

    question = LineField(
        "Wat wilt u in deze cyclus weten?",
        length=300,
        description="Eén vraag. Bijvoorbeeld: wie bereiken wij nog niet?",
    )
    expectation = TextField(
        "Wat verwacht het netwerk te zien?",
        description="Aan het eind legt u dit naast wat u echt zag.",
    )


class StartForm(CycleForm):
    """The start of a new cycle."""

    on = DayField("Begint op", required="Kies op welke dag de cyclus begint.")


class ExpectationForm(Form):
    """The expectation held against what was seen."""

    seen = TextField(
        "Wat zag u?", required="Schrijf op wat u zag.", description="Ook als het tegenviel."
    )
    expectation_met = RadioChoiceField(
        "Kwam de verwachting uit?",
        required="Kies of de verwachting uitkwam.",
        choices=choices(ExpectationMet),
    )


class MoveForm(Form):
    """A step to another phase: when, why, and which phase the page showed."""

    shown = HiddenField()
    on = DayField("Op welke dag?", required="Kies op welke dag.")
    reason = TextField("Waarom gaat u door?", description="Deze reden staat in het rapport.")

    @property
    def phase(self) -> Phase | None:
        """Return the phase the page showed; None when that is not known."""
        known = {phase.value: phase for phase in Phase}
        return known.get(self.shown.data or "")


class BackForm(MoveForm):
    """A step back."""

    reason = TextField(
        "Waarom gaat u terug?",
        required="Schrijf op waarom u een stap terug gaat.",
        description="Deze reden blijft bij de cyclus staan.",
    )
