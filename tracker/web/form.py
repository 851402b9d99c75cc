"""What all forms share: Dutch words for what goes wrong, and the guard over free text."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    DateField,
    Field,
    FloatField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms import TextAreaField as PlainTextArea
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    Optional,
    StopValidation,
    ValidationError,
)
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.domain.privacy import Found, PersonalData, find_personal_data
from tracker.models.base import Versioned

Validator = Callable[[Any, Any], object]

WORDS: dict[PersonalData, str] = {
    PersonalData.BSN: "een burgerservicenummer",
    PersonalData.PHONE: "een telefoonnummer",
    PersonalData.EMAIL: "een e-mailadres",
    PersonalData.POSTCODE_HOUSE_NUMBER: "een adres",
    PersonalData.BANK_ACCOUNT: "een rekeningnummer",
    PersonalData.NAME: "een naam",
    PersonalData.BIRTH_DATE: "een geboortedatum",
}
# "6.500" is six thousand five hundred; "6.5" is six and a half.
THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+")
CHANGED_MEANWHILE = (
    "Iemand anders heeft dit intussen gewijzigd. Uw tekst staat nog in de velden. Kijk wat er nu "
    "bewaard is en bewaar dan opnieuw."
)
NOT_TAKEABLE = "Deze les kunt u niet overnemen. Haal het vinkje weg."
LOOK_AGAIN = "Staat er iets over een persoon in? Haal het weg, of bewaar nog een keer."


def needed(message: str) -> InputRequired:
    """Return the rule that a field is filled in; ``message`` says what to do."""
    return InputRequired(message)


def at_most(length: int) -> Length:
    """Return the rule that a text stays within ``length`` characters."""
    return Length(max=length, message=f"Maak de tekst korter: hoogstens {length} tekens.")


def stripped(value: str | None) -> str | None:
    """Return a text without white space around it."""
    return value.strip() if isinstance(value, str) else value


def sentence(found: Found) -> str:
    """Return what was found in a text and what to do about it."""
    return f"Haal {WORDS[found.kind]} uit de tekst. Wij lezen: ‘{found.excerpt}’."


def no_personal_data(_form: object, field: Field) -> None:
    """Stop a text with a resident's number, address or account; warn for what looks like a name."""
    found = find_personal_data(field.data or "")
    field.warnings = [sentence(each) for each in found if not each.blocks]  # type: ignore[attr-defined]
    stops = [sentence(each) for each in found if each.blocks]
    if stops:
        raise ValidationError(" ".join(stops))


class LineField(StringField):
    """One line of free text, guarded against personal data."""

    warnings: Sequence[str] = ()

    def __init__(
        self, label: str, *, required: str = "", length: int = 160, **options: Any
    ) -> None:
        """Ask for a line; ``required`` is what to say when it is empty, empty when it may be."""
        super().__init__(label, validators=rules(required, length), filters=[stripped], **options)


class TextField(PlainTextArea):
    """Several lines of free text, guarded against personal data."""

    warnings: Sequence[str] = ()

    def __init__(
        self,
        label: str,
        *,
        required: str = "",
        length: int = 4000,
        rows: int = 3,
        **options: Any,
    ) -> None:
        """Ask for a text; ``required`` is what to say when it is empty, empty when it may be."""
        options.setdefault("render_kw", {"rows": rows})
        super().__init__(label, validators=rules(required, length), filters=[stripped], **options)


def rules(required: str, length: int) -> list[Validator]:
    """Return the rules of a free text."""
    first: Validator = DataRequired(required) if required else Optional(strip_whitespace=True)
    return [first, at_most(length), no_personal_data]


class DayField(DateField):
    """A calendar day: the browser's own date field, or typed as dag-maand-jaar."""

    def __init__(self, label: str, *, required: str = "", **options: Any) -> None:
        """Ask for a day; ``required`` is what to say when it is empty, empty when it may be."""
        first = needed(required) if required else Optional()
        super().__init__(label, validators=[first], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day in any of the usual ways."""
        text = " ".join(valuelist).strip()
        if not text:
            self.data = None
            return
        self.data = read_day(text)
        if self.data is None:
            raise ValueError(
                f"Vul bij ‘{self.label.text}’ een bestaande datum in, bijvoorbeeld 26-11-2026."
            )


def read_day(text: str) -> date | None:
    """Return the day ``text`` names, or None when it names none between 1900 and 2100."""
    for pattern in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            day = datetime.strptime(text, pattern).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
        return day if 1900 <= day.year <= 2100 else None
    return None


class NumberField(FloatField):
    """A number that may have decimals; read with a comma or a point, given as a float."""

    def __init__(
        self,
        label: str,
        *,
        required: str = "",
        low: float | None = None,
        high: float | None = None,
        too_low: str = "",
        too_high: str = "",
        **options: Any,
    ) -> None:
        """Ask for a number between ``low`` and ``high``; the messages say what to do."""
        first = needed(required) if required else Optional()
        within = in_range(low, high, too_low, too_high)
        super().__init__(label, validators=[first, within], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a decimal comma."""
        text = "".join(valuelist).replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
        self.data = None
        if not text:
            return
        if "," in text or THOUSANDS.fullmatch(text):
            text = text.replace(".", "").replace(",", ".")
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) >= 10**12:
            raise ValueError(f"Vul bij ‘{self.label.text}’ een getal in, bijvoorbeeld 12 of 12,5.")
        self.data = float(number)

    def _value(self) -> str:
        """Return what stands in the field: what was typed, or the number with a comma."""
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data:g}".replace(".", ",")


class WholeNumberField(IntegerField):
    """A whole number."""

    def __init__(
        self,
        label: str,
        *,
        required: str = "",
        low: int | None = 0,
        high: int | None = 1_000_000_000,
        too_low: str = "",
        too_high: str = "",
        **options: Any,
    ) -> None:
        """Ask for a whole number between ``low`` and ``high``; the messages say what to do."""
        first = needed(required) if required else Optional()
        within = in_range(low, high, too_low, too_high)
        super().__init__(label, validators=[first, within], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a whole number, also with points for thousands."""
        text = "".join(valuelist).strip()
        self.data = None
        if not text:
            return
        try:
            self.data = int(text.replace(".", "").replace(" ", ""))
        except ValueError:
            message = f"Vul bij ‘{self.label.text}’ een heel getal in, bijvoorbeeld 12."
            raise ValueError(message) from None


class ChoiceField(SelectField):
    """One of a list, as a select."""

    def __init__(self, label: str, *, required: str = "", **options: Any) -> None:
        """Ask for a choice; ``required`` is what to say when there is none, empty if it may be."""
        super().__init__(label, **choice_rules(required), **options)


class RadioChoiceField(RadioField):
    """One of a few, all in sight."""

    def __init__(self, label: str, *, required: str = "", **options: Any) -> None:
        """Ask for a choice; ``required`` is what to say when there is none, empty if it may be."""
        super().__init__(label, **choice_rules(required), **options)


class ManyChoicesField(SelectMultipleField):
    """None, one or more of a few, as tick boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, *, required: str = "", **options: Any) -> None:
        """Ask for choices; ``required`` is what to say when there is none, empty if it may be."""
        super().__init__(label, **choice_rules(required), **options)


def record_id(value: Any) -> int:
    """Return the id that ``value`` names.

    Raises:
        ValueError: no record of any database can have it.
    """
    id = int(value)
    if not 0 < id < 2**31:
        raise ValueError
    return id


class TakenField(ManyChoicesField):
    """The lessons of other gemeenten something rests on; what is cleared is let go."""

    gone: Collection[int] = ()  # ids that were sent and may not be taken over (any more)

    def __init__(self, label: str = "Naar aanleiding van", **options: Any) -> None:
        """Ask which lessons stay; who uses it sets what may be chosen."""
        words = "Haal het vinkje weg als u de les toch niet overneemt."
        super().__init__(label, coerce=record_id, description=words, choices=[], **options)
        self.invalid_value_message = NOT_TAKEABLE

    def pre_validate(self, form: Any) -> None:
        """Refuse what may not be taken over."""
        super().pre_validate(form)
        if set(self.data or ()) & set(self.gone):
            raise ValidationError(NOT_TAKEABLE)


def choice_rules(required: str) -> dict[str, Any]:
    """Return the rules of a choice, with Dutch words for a choice that does not exist."""
    first = needed(required) if required else Optional()
    message = required or "Kies een van de mogelijkheden."
    return {"validators": [first], "invalid_choice_message": message}


def in_range(low: float | None, high: float | None, too_low: str, too_high: str) -> Validator:
    """Return the rule that a number lies between ``low`` and ``high``."""

    def check(_form: object, field: Field) -> None:
        value = field.data
        if value is None:
            return
        name = field.label.text
        if low is not None and value < low:
            raise StopValidation(too_low or f"Vul bij ‘{name}’ {low:g} of meer in.")
        if high is not None and value > high:
            raise StopValidation(too_high or f"Vul bij ‘{name}’ {high:g} of minder in.")

    return check


class Form(FlaskForm):
    """The base of all forms.

    A warning (a name-like text) stops the first save; the same text saved again goes through.
    """

    seen_warnings = HiddenField()

    def __init__(self, *args: Any, **values: Any) -> None:
        """Fill the form from the request, or else from an object or ``values``."""
        super().__init__(*args, **values)  # type: ignore[no-untyped-call]

    def validate_on_submit(self, extra_validators: Any = None) -> bool:
        """Return whether the form was sent and nothing in it is refused."""
        return bool(super().validate_on_submit(extra_validators))  # type: ignore[no-untyped-call]

    def validate(self, extra_validators: Any = None) -> bool:
        """Check the fields, and show warnings once."""
        is_valid = bool(super().validate(extra_validators))
        warnings = [text for field in self for text in getattr(field, "warnings", ())]
        seen = sha256("\n".join(warnings).encode()).hexdigest()
        if not is_valid or not warnings or self.seen_warnings.data == seen:
            return is_valid
        self.seen_warnings.data = seen
        self.form_errors.append(LOOK_AGAIN)
        return False

    def refuse(self, field: Field | None, message: str) -> None:
        """Add what a rule of the domain says, to a field or to the form as a whole."""
        if field is None:
            self.form_errors.append(message)
        else:
            field.errors = [*field.errors, message]


class EditForm(Form):
    """A form over a record that others may edit at the same time."""

    version = HiddenField()

    def is_outdated(self, record: Versioned) -> bool:
        """Return whether ``record`` was saved by someone else since this form was opened.

        Says so on the form; the next save goes through, after a look at what is stored.
        """
        if str(self.version.data or "") in ("", str(record.version)):
            return False
        self.version.data = str(record.version)
        self.form_errors.append(CHANGED_MEANWHILE)
        return True
