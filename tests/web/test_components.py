"""The parts of a page: what was typed stays, every error leads to its field."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask, get_template_attribute, make_response, render_template
from werkzeug.datastructures import MultiDict
from wtforms import Form, RadioField

from tests.html import check_page
from tracker.domain.phases import Phase
from tracker.domain.track import track
from tracker.home.specimens import RowForm, SpecimenForm, specimens
from tracker.web.form import DayField, NumberField
from tracker.web.nav import guest_context


@pytest.fixture(autouse=True)
def request_to_a_page(app: Flask) -> Iterator[None]:
    with app.test_request_context("/hulp"):
        yield


def parsed(html: str) -> Element:
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def part(template: str, macro: str, *arguments: object, **options: object) -> Element:
    return parsed(
        get_template_attribute(f"components/{template}.html", macro)(*arguments, **options)
    )


def test_the_page_with_all_parts_is_valid() -> None:
    check_page(make_response(render_template("onderdelen.html", **specimens())))


def test_every_error_leads_to_a_field_that_is_there() -> None:
    form = specimens()["form"]
    assert isinstance(form, SpecimenForm)
    summary = part("form", "error_summary", form)
    links = {link.get("href", "")[1:] for link in summary.iter("a")}
    fields = [part("form", "field", field) for field in form]
    ids = {each.get("id") for field in fields for each in field.iter()}
    assert {field.id for field in form if field.errors} <= links
    assert links <= ids
    assert "drie dingen" in "".join(summary.itertext())


def test_one_error_is_counted_as_one() -> None:
    form = RowForm(MultiDict({"begin": "31"}))
    form.validate()
    assert "nog één ding" in "".join(part("form", "error_summary", form).itertext())


def test_without_errors_there_is_no_summary() -> None:
    form = RowForm(MultiDict({"goal": "60"}))
    assert form.validate()
    assert part("form", "error_summary", form).find(".//h2") is None


@pytest.mark.parametrize("typed", ["26 nov", "31-02-2026", "2026-13-01"])
def test_a_day_that_is_none_stays_as_typed(typed: str) -> None:
    class DayForm(Form):
        day = DayField("Dag")

    form = DayForm(MultiDict({"day": typed}))
    assert not form.validate()
    control = part("form", "field", form.day).find(".//input")
    assert control is not None
    assert control.attrib["type"] == "text"  # a date field would drop it
    assert control.attrib["value"] == typed
    assert control.attrib["aria-invalid"] == "true"


def test_a_number_is_typed_as_text_with_its_comma() -> None:
    class NumberForm(Form):
        share = NumberField("Aandeel")

    control = part("form", "field", NumberForm(data={"share": 12.5}).share).find(".//input")
    assert control is not None
    assert control.attrib["type"] == "text"
    assert control.attrib["value"] == "12,5"


def test_only_what_may_stay_empty_says_so() -> None:
    form = RowForm()
    assert "mag leeg blijven" in "".join(part("form", "field", form.begin).itertext())
    assert "mag leeg blijven" not in "".join(part("form", "field", form.goal).itertext())


def test_what_a_user_typed_is_never_markup() -> None:
    form = SpecimenForm(MultiDict({"remark": '"><script>x</script>'}))
    form.validate()
    assert part("form", "field", form.remark).find(".//script") is None


@pytest.mark.parametrize(("longest", "is_segment"), [("nee", True), ("n" * 15, False)])
def test_short_answers_stand_side_by_side(longest: str, is_segment: bool) -> None:
    class ChoiceForm(Form):
        answer = RadioField("Antwoord", choices=["ja", longest])

    field = part("form", "field", ChoiceForm().answer)
    assert (field.find(".//div[@class='segment']") is not None) == is_segment


def test_the_track_says_each_state_in_words() -> None:
    labels = dict(zip(Phase, ("meten", "bespreken", "leren", "verbeteren", ""), strict=True))
    stops = track(Phase.LEARN, passed={Phase.MEASURE}, is_still=True)
    shown = part("track", "track", stops, labels)
    words = ["".join(stop.itertext()) for stop in shown.iter("li")]
    assert words == [
        "meten (overgeslagen met reden)",
        "bespreken (klaar)",
        "leren (hier staat het stil)",
        "verbeteren (komt nog)",
    ]
    assert [stop.get("aria-current") for stop in shown.iter("li")].index("step") == 2


@pytest.mark.parametrize("code", [400, 403, 404, 405, 409, 413, 500])
def test_each_error_page_says_what_to_do(code: int) -> None:
    html = render_template(f"errors/{code}.html")
    check_page(make_response(html))
    assert "Naar het begin" in html


def test_the_page_for_our_own_faults_asks_for_no_user(app: Flask) -> None:
    html = app.jinja_env.get_template("errors/500.html").render(guest_context())
    check_page(make_response(html))
    assert "niet bij u" in html
