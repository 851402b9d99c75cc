"""What people type: days and numbers in the usual Dutch ways, and texts about persons."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from tracker.web.form import DayField, Form, LineField, NumberField, TextField, WholeNumberField


class Everything(Form):
    day = DayField("Datum")
    number = NumberField("Waarde", low=0, high=100_000)
    whole = WholeNumberField("Aantal")
    line = LineField("Titel", length=20)
    text = TextField("Toelichting")


def filled(app, **typed):
    with app.test_request_context(method="POST"):
        form = Everything(MultiDict(typed))
        form.is_right = form.validate()
        return form


@pytest.mark.parametrize(
    ("typed", "read"),
    [("12", 12), ("12,5", 12.5), ("12.5", 12.5), ("6.500", 6500), ("6.500,25", 6500.25), ("0", 0)],
)
def test_a_number_is_read_as_the_dutch_write_it(app, typed, read):
    assert filled(app, number=typed).number.data == read


@pytest.mark.parametrize("typed", ["veel", "12,5,5", "nan", "1e99", "--4", "٣x"])
def test_what_is_no_number_is_refused_and_kept(app, typed):
    form = filled(app, number=typed)

    assert form.number.errors == ["Vul bij ‘Waarde’ een getal in, bijvoorbeeld 12 of 12,5."]
    assert form.number._value() == typed


@pytest.mark.parametrize("typed", ["2026-11-26", "26-11-2026", "26/11/2026", "26.11.2026"])
def test_a_day_is_read_in_the_usual_ways(app, typed):
    assert filled(app, day=typed).day.data == date(2026, 11, 26)


@pytest.mark.parametrize("typed", ["31-02-2026", "morgen", "26-11-0026", "2026"])
def test_a_day_that_is_not_there_is_refused(app, typed):
    [message] = filled(app, day=typed).day.errors

    assert message == "Vul bij ‘Datum’ een bestaande datum in, bijvoorbeeld 26-11-2026."


def test_a_share_of_a_person_is_no_whole_number(app):
    assert filled(app, whole="2,5").whole.errors == [
        "Vul bij ‘Aantal’ een heel getal in, bijvoorbeeld 12."
    ]


def test_a_long_line_says_how_long_it_may_be(app):
    assert filled(app, line="x" * 21).line.errors == ["Maak de tekst korter: hoogstens 20 tekens."]


def test_a_bsn_stops_the_save(app):
    form = filled(app, text="Bel over 123456782.")

    assert not form.is_right
    assert "burgerservicenummer" in form.text.errors[0]


def test_a_name_warns_once_and_then_lets_through(app):
    typed = {"text": "Mevrouw Voorbeeld houdt de lijst bij."}

    first = filled(app, **typed)
    again = filled(app, **typed, seen_warnings=first.seen_warnings.data)

    assert not first.is_right
    assert "een naam" in first.text.warnings[0]
    assert again.is_right


def test_another_name_warns_again(app):
    first = filled(app, text="Mevrouw Voorbeeld houdt de lijst bij.")

    other = filled(app, text="Meneer Sjabloon ook.", seen_warnings=first.seen_warnings.data)

    assert not other.is_right
