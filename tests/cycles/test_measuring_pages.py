"""Measurements, corrections, reflections and stories on the screen."""

from datetime import timedelta

import pytest

from tests.factories import (
    STARTED,
    link_principle,
    link_wijk,
    make_cycle,
    make_indicator,
    make_measurement,
    make_organisation,
    make_trajectory,
)
from tests.html import text_of
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ReflectionScore
from tracker.domain.withholding import Unit, ValueState
from tracker.models import Measurement, Reflection, Story
from tracker.web.clock import today


def values(place, **more):
    return {
        "state": "measured",
        "measured_on": STARTED.isoformat(),
        "kind": "counted",
        "source": "lijst",
        "organisation": str(place.lead.organisation_id),
    } | more


def address(place, indicator=None):
    return f"/cycli/{place.cycle.id}/metingen/nieuw?indicator={(indicator or place.indicator).id}"


def test_without_an_indicator_one_is_chosen_first(login, place):
    answer = login(place.lead).get(f"/cycli/{place.cycle.id}/metingen/nieuw")

    assert place.indicator.title in text_of(answer)
    assert "nog niet ingevuld in deze cyclus" in text_of(answer)


def test_an_indicator_of_another_trajectory_is_not_found(login, place):
    stray = make_indicator(make_trajectory())

    assert login(place.lead).get(address(place, stray)).status_code == 404


def test_a_share_is_stored_from_two_numbers(login, session, place):
    data = values(place, numerator="22", denominator="40")

    assert login(place.lead).post(address(place), data=data).status_code == 303
    measurement = session.query(Measurement).one()
    assert (measurement.value, measurement.cycle_id) == (55, place.cycle.id)


def test_a_count_is_asked_without_a_percentage(login, session, place):
    count = make_indicator(place.trajectory, unit=Unit.COUNT)
    browser = login(place.lead)

    assert "Of het percentage" not in text_of(browser.get(address(place, count)))
    half = browser.post(address(place, count), data=values(place, value="1,5"))
    assert half.status_code == 400
    assert "Een aantal is een heel getal." in text_of(half)
    assert browser.post(address(place, count), data=values(place, value="158")).status_code == 303
    assert session.query(Measurement).one().value == 158


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"value": "101"}, "Een percentage is hoogstens 100. Kijk het cijfer na."),
        (
            {"numerator": "41", "denominator": "40"},
            "Dit aantal is groter dan het geheel. Kijk beide aantallen na.",
        ),
        ({"numerator": "4"}, "Vul beide aantallen in, en bij het geheel 1 of meer."),
        (
            {"numerator": "1", "denominator": "3", "value": "34"},
            "De aantallen geven 33,3 %. Laat het percentage leeg, of pas een getal aan.",
        ),
        ({"value": "-3"}, "Een cijfer kan niet onder nul liggen."),
        ({}, "Vul het cijfer in, of kies hierboven dat het er niet is."),
        ({"state": "missing"}, "Schrijf op waarom er geen cijfer is."),
        ({"state": "missing", "value": "3", "note": "Ziek"}, "U koos dat er geen cijfer te tonen"),
        (
            {"value": "3", "period_starts_on": (STARTED + timedelta(1)).isoformat()},
            "De periode begint na de dag van meten.",
        ),
        (
            {"value": "3", "measured_on": (today() + timedelta(1)).isoformat()},
            "Deze dag ligt na vandaag.",
        ),
        ({"value": "3", "is_earlier": "y"}, "Toen liep de eerste cyclus al."),
        ({"value": "3", "note": "Bel 06 12345678"}, "Haal een telefoonnummer uit de tekst."),
        ({"value": "3", "organisation": "0"}, "Kies een organisatie."),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_kept_in_the_form(
    login, session, place, more, sentence
):
    answer = login(place.lead).post(address(place), data=values(place, source="tellijst", **more))

    assert answer.status_code == 400
    assert sentence in text_of(answer)
    assert 'value="tellijst"' in answer.get_data(as_text=True)
    assert session.query(Measurement).count() == 0


def test_a_reason_is_stored_where_a_value_is_not(login, session, place):
    data = values(place, state="not_asked", note="De vragenlijst kwam te laat.")

    assert login(place.lead).post(address(place), data=data).status_code == 303
    assert session.query(Measurement).one().state is ValueState.NOT_ASKED


def test_a_value_from_before_the_first_cycle_stays_outside_it(login, session, place):
    on = (STARTED - timedelta(days=90)).isoformat()
    data = values(place, value="35", measured_on=on, is_earlier="y")

    assert login(place.lead).post(address(place), data=data).status_code == 303
    assert session.query(Measurement).one().cycle_id is None


def test_a_closed_cycle_takes_no_measurement(login, session, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED

    answer = login(place.lead).post(address(place), data=values(place, value="3"))

    assert answer.status_code == 400
    assert "Deze cyclus is afgesloten." in text_of(answer)


def test_a_partner_measures_for_the_own_organisation_only(login, session, place):
    browser = login(place.partner)
    other = make_organisation(place.gemeente)

    refused = browser.post(
        address(place), data=values(place, value="3", organisation=str(other.id))
    )
    assert refused.status_code == 400

    own = str(place.partner.organisation_id)
    data = values(place, value="3", organisation=own)
    assert browser.post(address(place), data=data).status_code == 303
    assert session.query(Measurement).one().organisation_id == place.partner.organisation_id


def test_a_partner_does_not_reach_another_wijk(login, place):
    elsewhere = make_cycle(place.trajectory, link_wijk(place.trajectory))

    for page in ("metingen/nieuw", "reflectie", "verhalen/nieuw"):
        assert login(place.partner).get(f"/cycli/{elsewhere.id}/{page}").status_code == 404


@pytest.mark.parametrize("page", ["metingen/nieuw", "reflectie", "verhalen/nieuw"])
def test_who_may_write_in_the_room_of_measuring(login, place, page):
    answers = {
        who: login(getattr(place, who)).get(f"/cycli/{place.cycle.id}/{page}").status_code
        for who in ("lead", "partner", "reader", "stranger")
    }

    assert answers == {"lead": 200, "partner": 200, "reader": 403, "stranger": 404}


def test_a_correction_keeps_the_old_value(login, session, place):
    old = make_measurement(place.indicator, place.cycle, value=54.0)
    page = f"/metingen/{old.id}/corrigeren"
    browser = login(place.lead)
    assert 'value="54"' in browser.get(page).get_data(as_text=True)

    refused = browser.post(page, data=values(place, value="55"))
    assert refused.status_code == 400
    assert "Schrijf op waarom het cijfer verandert." in text_of(refused)

    data = values(place, value="55", reason="Dubbel geteld")
    assert browser.post(page, data=data).status_code == 303
    again = browser.post(page, data=data)
    assert again.status_code == 400
    assert "Dit cijfer is al verbeterd." in text_of(again)
    assert sorted(row.value for row in session.query(Measurement)) == [54, 55]


def test_a_share_from_two_numbers_is_corrected_by_its_numbers(login, session, place):
    old = make_measurement(place.indicator, place.cycle, value=55.0, numerator=22, denominator=40)
    page = f"/metingen/{old.id}/corrigeren"

    assert 'value="55"' not in login(place.lead).get(page).get_data(as_text=True)
    data = values(place, numerator="20", denominator="40", reason="Dubbel geteld")
    assert login(place.lead).post(page, data=data).status_code == 303
    assert session.query(Measurement).order_by(Measurement.id.desc()).first().value == 50


def test_a_value_without_a_cycle_leads_back_to_the_wijk(login, place):
    old = make_measurement(place.indicator, place.cycle, cycle_id=None)

    answer = login(place.lead).post(
        f"/metingen/{old.id}/corrigeren", data=values(place, value="3", reason="Typefout")
    )

    assert answer.location.endswith(f"/{place.trajectory.slug}/{place.cycle.wijk.slug}")


def test_a_partner_corrects_only_what_the_own_organisation_measured(login, place):
    own = make_measurement(
        place.indicator, place.cycle, organisation_id=place.partner.organisation_id
    )
    other = make_measurement(
        place.indicator, place.cycle, organisation_id=place.lead.organisation_id
    )
    browser = login(place.partner)

    assert browser.get(f"/metingen/{own.id}/corrigeren").status_code == 200
    assert browser.get(f"/metingen/{other.id}/corrigeren").status_code == 403
    assert login(place.stranger).get(f"/metingen/{own.id}/corrigeren").status_code == 404


def test_a_reflection_is_filled_in_and_comes_back(login, session, place):
    principle = link_principle(place.trajectory).principle
    page = f"/cycli/{place.cycle.id}/reflectie"
    browser = login(place.partner)
    assert principle.questions[0].text in text_of(browser.get(page))

    data = {f"score_{principle.id}": "a_little", f"remark_{principle.id}": "Alleen bij de start."}
    assert browser.post(page, data=data).status_code == 303
    stored = session.query(Reflection).one()
    assert (stored.score, stored.organisation_id) == (
        ReflectionScore.A_LITTLE,
        place.partner.organisation_id,
    )
    assert "Alleen bij de start." in browser.get(page).get_data(as_text=True)


def test_a_remark_asks_for_an_answer_and_a_reflection_for_at_least_one(login, session, place):
    principle = link_principle(place.trajectory).principle
    page = f"/cycli/{place.cycle.id}/reflectie"
    browser = login(place.partner)

    empty = browser.post(page, data={})
    assert "Kies bij minstens één principe een antwoord." in text_of(empty)
    half = browser.post(page, data={f"remark_{principle.id}": "Soms."})
    assert "U schreef een toelichting. Kies er een antwoord bij." in text_of(half)
    assert (empty.status_code, half.status_code) == (400, 400)
    assert session.query(Reflection).count() == 0


def test_a_gemeente_chooses_for_whom_it_fills_in(login, session, place):
    principle = link_principle(place.trajectory).principle
    organisation = place.partner.organisation
    page = f"/cycli/{place.cycle.id}/reflectie"
    browser = login(place.lead)
    assert organisation.name in text_of(browser.get(page))

    data = {f"score_{principle.id}": "fully"}
    answer = browser.post(f"{page}?organisatie={organisation.id}", data=data)

    assert answer.status_code == 303
    assert session.query(Reflection).one().organisation_id == organisation.id
    stranger = make_organisation()
    assert browser.get(f"{page}?organisatie={stranger.id}").status_code == 404


def test_a_partner_cannot_answer_for_another_organisation(login, place):
    other = make_organisation(place.gemeente)

    answer = login(place.partner).get(f"/cycli/{place.cycle.id}/reflectie?organisatie={other.id}")

    assert answer.status_code == 404


def test_a_story_is_kept_with_its_permission(login, session, place):
    data = {
        "text": "Nu ga ik voor de mensen.",
        "told_by": "deelnemer",
        "told_on": STARTED.isoformat(),
        "organisation": str(place.partner.organisation_id),
    }
    page = f"/cycli/{place.cycle.id}/verhalen/nieuw"
    browser = login(place.partner)

    refused = browser.post(page, data=data | {"told_by": ""})
    assert refused.status_code == 400
    assert "Schrijf op wat voor iemand dit vertelde." in text_of(refused)
    assert browser.post(page, data=data).status_code == 303
    assert session.query(Story).one().has_permission is False


def test_a_name_in_a_story_warns_once(login, session, place):
    data = {
        "text": "Mevrouw Jansen komt elke week.",
        "told_by": "vrijwilliger",
        "told_on": STARTED.isoformat(),
        "organisation": str(place.partner.organisation_id),
    }

    answer = login(place.partner).post(f"/cycli/{place.cycle.id}/verhalen/nieuw", data=data)

    assert answer.status_code == 400
    assert "Haal een naam uit de tekst." in text_of(answer)
    assert session.query(Story).count() == 0
