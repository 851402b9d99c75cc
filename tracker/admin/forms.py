"""What an administrator fills in."""

from collections.abc import Mapping
from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, StringField, SubmitField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs
from wtforms.validators import StopValidation

from tracker.housestyle.colour import read_colour
from tracker.housestyle.fonts import FONTS
from tracker.housestyle.logo import MOST_BYTES, Fault, Logo, LogoRefused, read_logo
from tracker.web.form import EditForm, Form, LineField, RadioChoiceField, needed

REFUSED: Mapping[Fault, str] = {
    Fault.TOO_LARGE: "Dit bestand is groter dan 200 kB. Kies een kleiner bestand.",
    Fault.TOO_MANY_PIXELS: "Dit plaatje heeft meer dan 4.000 pixels op een zijde. Maak het"
    " kleiner.",
    Fault.UNREADABLE: "Wij kunnen dit bestand niet lezen als PNG of SVG met een vaste maat. Kies"
    " een ander bestand.",
    Fault.NOT_DRAWN: "In dit SVG-bestand staat ‘{what}’. Dat nemen wij niet over. Laat tekst en"
    " opmaak omzetten in lijnen en vlakken, of kies een PNG-bestand.",
}
ALL_FONTS = [SelectChoice(key, font.name) for key, font in FONTS.items()]
# What a field of the form, and of the address of an example, is in a look.
OF_LOOK = {
    "huiskleur": "accent",
    "knopkleur": "action",
    "koppen": "heading_font",
    "tekst": "body_font",
}


class ConfirmForm(Form):
    """Nothing to fill in: sending it is the answer."""


class ColourField(StringField):
    """A colour as six hexadecimal digits, with its sign in front."""

    def __init__(self, label: str, description: str, **options: Any) -> None:
        """Ask for a colour; a picker is put beside the field where the browser has one."""
        super().__init__(
            label,
            validators=[needed("Vul een kleur in, bijvoorbeeld #00606b.")],
            description=description,
            render_kw={"data-colour": True, "spellcheck": "false", "autocomplete": "off"},
            **options,
        )

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the colour; what cannot be read stays in the field."""
        self.data = "".join(valuelist).strip()
        if not self.data:
            return
        try:
            self.data = read_colour(self.data)
        except ValueError:
            raise ValueError(
                f"Vul bij ‘{self.label.text}’ een kleur in met zes tekens, bijvoorbeeld #00606b."
            ) from None


class LogoField(FileField):
    """A logo as a file; ``logo`` is what was read from it."""

    logo: Logo | None = None

    def pre_validate(self, form: Any) -> None:
        """Read the file, or say why it cannot be a logo."""
        if not self.data:
            return
        try:
            self.logo = read_logo(self.data.read(MOST_BYTES + 1))
        except LogoRefused as refused:
            words = REFUSED[refused.fault].format(what=refused.what)
            raise StopValidation(words) from None


class HouseStyleForm(EditForm):
    """Two colours, two fonts and a logo."""

    huiskleur = ColourField(
        "Huiskleur", "Voor de streep bovenaan en de plek waar een cyclus nu is."
    )
    knopkleur = ColourField(
        "Kleur van knoppen en links", "Wij letten erop dat tekst leesbaar blijft."
    )
    koppen = RadioChoiceField(
        "Letter van koppen", required="Kies een letter voor koppen.", choices=ALL_FONTS
    )
    tekst = RadioChoiceField(
        "Letter van tekst", required="Kies een letter voor tekst.", choices=ALL_FONTS
    )
    logo = LogoField(
        "Logo",
        description="Een PNG- of SVG-bestand van hoogstens 200 kB. U ziet het als u hebt bewaard.",
        render_kw={"accept": ".png,.svg,image/png,image/svg+xml"},
    )
    logo_alt = LineField(
        "Wat staat er op het logo?",
        length=120,
        description="Voor wie het niet ziet, bijvoorbeeld: het wapen van Zwolle. Laat dit leeg als"
        " er alleen de naam van de gemeente staat: die leest Leerspoor al voor.",
    )
    zonder_logo = BooleanField("Haal het logo weg")
    voorbeeld = SubmitField("Toon voorbeeld")

    @property
    def chosen(self) -> dict[str, str]:
        """Return the colours and fonts as they stand in an address."""
        return {name: self[name].data or "" for name in OF_LOOK}
