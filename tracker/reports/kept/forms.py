"""What is asked of who makes a report, and of who looks at it."""

from typing import Any

from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.web.form import (
    ChoiceField,
    DayField,
    EditForm,
    Form,
    RadioChoiceField,
    TextField,
)

YES, NO = "ja", "nee"


class NewReportForm(Form):
    """Which report, on what and over which time."""

    trajectory = ChoiceField("Traject", required="Kies over welk traject het rapport gaat.")
    kind = RadioChoiceField("Soort rapport", required="Kies een soort rapport.")
    wijk = ChoiceField("Wijk", description="Alleen voor een rapport over één wijk.")
    starts_on = DayField("Van", required="Kies de eerste dag.")
    ends_on = DayField("Tot en met", required="Kies de laatste dag.")


class PartForm(EditForm):
    """What the gemeente writes itself with one part of a report."""

    text = TextField(
        "In onze woorden",
        length=6000,
        rows=12,
        description=(
            "Een lege regel begint een nieuwe alinea. Zet **sterretjes** om een woord voor vet, "
            "en een streepje voor elke regel van een lijst. Schrijf geen namen op."
        ),
    )


class DiscardForm(Form):
    """Asks nothing: throwing a draft away is confirmed by its button."""


class FreezeForm(Form):
    """Why a report is frozen while something is still open."""

    reason = TextField(
        "Waarom stelt u het rapport toch vast?",
        length=1000,
        description="Deze reden staat in het rapport, met wat nog open was.",
    )


class RecallForm(Form):
    """Why a frozen report no longer holds."""

    reason = TextField(
        "Waarom roept u dit rapport terug?",
        length=1000,
        required="Schrijf op waarom u het rapport terugroept.",
        description="Deze reden staat voortaan boven het rapport, ook op papier.",
    )


class ReplaceForm(Form):
    """Why a new version is made."""

    reason = TextField(
        "Waarom komt er een nieuwe versie?",
        length=1000,
        required="Schrijf op waarom er een nieuwe versie komt.",
        description="Deze reden staat boven de oude versie zodra de nieuwe is vastgesteld.",
    )


class AskForm(Form):
    """Whom to ask to look at a draft."""

    def __init__(self, **values: Any) -> None:
        """Stand beside another form on one page."""
        super().__init__(prefix="vraag-", **values)

    asked = ChoiceField("Wie kijkt er mee?", required="Kies wie er meekijkt.", coerce=str)
    question = TextField("Wat wilt u weten?", length=1000)


class AnswerForm(Form):
    """What who was asked thinks of a draft."""

    def __init__(self, **values: Any) -> None:
        """Stand beside another form on one page."""
        super().__init__(prefix="antwoord-", **values)

    is_agreed = RadioChoiceField(
        "Kan dit rapport zo worden vastgesteld?",
        required="Kies of het rapport zo kan worden vastgesteld.",
        choices=[SelectChoice(YES, "ja, akkoord"), SelectChoice(NO, "nee, nog niet")],
    )
    answer = TextField("Uw opmerking", length=2000)
