"""What the page with all parts shows: made-up objects in every state, no database."""

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Form,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.phases import STOPS, Phase
from tracker.domain.track import Stop, StopState, track
from tracker.home.chart_specimens import chart_specimens
from tracker.web.form import DayField, LineField, NumberField, TextField, WholeNumberField, needed


@dataclass(frozen=True)
class TrackSpecimen:
    """A track with the words above it."""

    name: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class PagesSpecimen:
    """The part of a pagination that the macro reads."""

    page: int
    pages: int
    has_prev: bool = True
    prev_num: int = 1
    has_next: bool = True
    next_num: int = 3

    def iter_pages(self, **_: int) -> list[int | None]:
        """Return the page numbers to show, with None for a gap."""
        return [1, 2, 3, None, self.pages]


def _choices(**words: str) -> list[SelectChoice]:
    return [SelectChoice(value, word) for value, word in words.items()]


class SpecimenForm(Form):
    """One field of every kind, sent in with mistakes."""

    result = TextField(
        "Welk resultaat wilt u voor inwoners?",
        required="Schrijf op welk resultaat u wilt",
        description="Eén zin.",
    )
    held_on = DayField("Wanneer is het gesprek?", required="Vul een datum in")
    remark = LineField("Opmerking")
    target = NumberField("Streefwaarde", required="Vul een streefwaarde in voor Osdorp")
    reached = WholeNumberField("Hoeveel mensen bereikte u?")
    wijk = SelectField(
        "Wijk", [needed("Kies er een")], choices=_choices(osdorp="Osdorp", bijlmer="De Bijlmer")
    )
    recognised = RadioField(
        "Herkennen wij dit?",
        [needed("Kies er een")],
        choices=_choices(yes="ja", partly="deels", no="nee"),
    )
    follow_up = RadioField(
        "Wat doet u met deze actie?",
        [needed("Kies wat u met deze actie doet")],
        choices=_choices(keep="Behouden", adapt="Aanpassen", stop="Stoppen"),
    )
    present = SelectMultipleField(
        "Wie waren erbij?",
        choices=_choices(welfare="Welzijnswerk", practice="Huisartsen", residents="Bewonersgroep"),
    )
    permission = BooleanField("Met toestemming van de verteller")
    password = PasswordField(
        "Wachtwoord",
        [needed("Vul uw wachtwoord in")],
        render_kw={"autocomplete": "current-password"},
    )


class RowForm(Form):
    """The values of one wijk on one line."""

    begin = NumberField("Begin")
    goal = NumberField("Streefwaarde", required="Vul een streefwaarde in voor De Bijlmer")


def specimens() -> dict[str, object]:
    """Return what the template of the page with all parts reads."""
    return {
        "tracks": _tracks(),
        "phase_labels": {
            Phase.MEASURE: "meten",
            Phase.SPEAK: "spreken",
            Phase.LEARN: "leren",
            Phase.IMPROVE: "verbeteren",
        },
        "dates": {Phase.MEASURE: "tot 12 november", Phase.SPEAK: "tot 3 december"},
        "form": _sent(SpecimenForm, _ANSWERS),
        "row_form": _sent(RowForm, {"begin": "31"}),
        "pagination": PagesSpecimen(page=2, pages=9),
        "colours": _COLOURS,
        "charts": chart_specimens(),
    }


_ANSWERS = {
    "result": "Meer mensen hebben contact dat ertoe doet.",
    "held_on": "26 nov",
    "remark": "Gesproken met mevrouw Voorbeeld",
    "reached": "14",
    "wijk": "bijlmer",
    "recognised": "partly",
    "present": "practice",
    "permission": "y",
    "password": "…",
}

# Swatch, role, contrast on white.
_COLOURS = (
    ("ink", "Tekst", "16,5 : 1"),
    ("soft", "Tweede tekst", "7,5 : 1"),
    ("border", "Rand van velden", "4,6 : 1"),
    ("positive", "Op koers", "6,5 : 1"),
    ("warning", "Aandacht", "6,8 : 1"),
    ("negative", "Uit koers", "7,8 : 1"),
    ("chart", "Gemeten, in grafieken", "8,2 : 1"),
    ("focus", "Focus, nooit huisstijl", "7,6 : 1"),
    ("accent", "Huisstijl: hier", "7,3 : 1"),
    ("action", "Huisstijl: knop en link", "8,9 : 1"),
)


def _sent(form_class: type[Form], answers: dict[str, str]) -> Form:
    form = form_class(MultiDict(answers))
    form.validate()
    return form


def _tracks() -> list[TrackSpecimen]:
    passed = {Phase.MEASURE}
    return [
        TrackSpecimen("Begonnen", track(Phase.MEASURE, passed=(), is_still=False)),
        TrackSpecimen("Bij spreken", track(Phase.SPEAK, passed=(), is_still=False)),
        TrackSpecimen("Bij leren", track(Phase.LEARN, passed=(), is_still=False)),
        TrackSpecimen("Bij verbeteren", track(Phase.IMPROVE, passed=(), is_still=False)),
        TrackSpecimen(
            "Afgesloten: de bocht is dicht", tuple(Stop(stop, StopState.DONE) for stop in STOPS)
        ),
        TrackSpecimen("Staat stil", track(Phase.SPEAK, passed=(), is_still=True)),
        TrackSpecimen(
            "Meten overgeslagen met reden", track(Phase.SPEAK, passed=passed, is_still=False)
        ),
    ]
