"""What a phase still asks for leads to where one fills it in; after a reflection comes the next."""

import pytest

from tests.factories import STARTED, link_principle, make_conversation, make_cycle, make_lesson
from tests.html import text_of
from tracker.domain.phases import Phase


def ways_on(login, user, cycle):
    return login(user).get(f"/cycli/{cycle.id}/volgende-fase").text


@pytest.mark.parametrize(
    ("phase", "address"),
    [
        (Phase.MEASURE, "/cycli/{id}/metingen/nieuw"),
        (Phase.SPEAK, "/cycli/{id}/gesprekken/nieuw"),
        (Phase.LEARN, "/cycli/{id}/lessen/nieuw"),
    ],
)
def test_what_is_missing_is_a_link(login, place, phase, address):
    place.cycle.phase = phase

    assert f'href="{address.format(id=place.cycle.id)}"' in ways_on(login, place.lead, place.cycle)


def test_a_conversation_that_lacks_something_is_where_the_link_leads(login, place):
    place.cycle.phase = Phase.SPEAK
    talk = make_conversation(place.cycle)

    assert f'href="/gesprekken/{talk.id}"' in ways_on(login, place.lead, place.cycle)


def test_what_lessons_and_actions_lack_is_in_their_room(login, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED
    cycle = make_cycle(place.trajectory, place.cycle.wijk, number=2, phase=Phase.IMPROVE)
    make_lesson(cycle)

    assert f'href="/cycli/{cycle.id}#leren"' in ways_on(login, place.lead, cycle)


def test_who_may_not_fill_it_in_reads_what_is_missing_without_a_link(login, place):
    page = login(place.reader).get(f"/cycli/{place.cycle.id}")

    assert "Een meting, een reflectie of een verhaal" in text_of(page)
    assert "metingen/nieuw" not in page.text


def test_after_a_reflection_the_next_organisation_is_offered(login, place):
    principle = link_principle(place.trajectory).principle
    page = f"/cycli/{place.cycle.id}/reflectie"
    data = {f"score_{principle.id}": "fully"}
    browser = login(place.lead)
    both = sorted(
        (place.lead.organisation, place.partner.organisation, place.reader.organisation),
        key=lambda each: each.id,
    )

    first = browser.post(f"{page}?organisatie={both[0].id}", data=data)
    assert first.location == page
    offered = text_of(browser.get(page))
    assert f"De antwoorden van {both[0].name} zijn bewaard." in offered
    for each in both[1:]:
        last = browser.post(f"{page}?organisatie={each.id}", data=data)

    assert last.location.endswith(f"/cycli/{place.cycle.id}#meten")


def test_a_partner_that_answered_goes_back_to_the_cycle(login, place):
    principle = link_principle(place.trajectory).principle
    page = f"/cycli/{place.cycle.id}/reflectie"

    answer = login(place.partner).post(page, data={f"score_{principle.id}": "fully"})

    assert answer.location.endswith(f"/cycli/{place.cycle.id}#meten")
