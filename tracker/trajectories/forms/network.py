"""What is asked about wijken, groups and organisations."""

import re

from wtforms import (
    SelectMultipleField,
)
from wtforms.validators import ValidationError

from tracker.domain.vocabulary import StakeholderKind
from tracker.web.form import (
    Form,
    LineField,
    RadioChoiceField,
    TextField,
)
from tracker.web.labels import choices

CODE = re.compile(r"^(WK|BU)[0-9A-Z]{6,8}$")


CODE_WORDS = (
    "Schrijf een code als WK036381, met het jaar van de indeling erachter: WK036381 2016. "
    "Zet elke code op een eigen regel."
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
