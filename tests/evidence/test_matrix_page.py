"""The principles of a dossier beside gemeenten and beside groups."""

import pytest

from tests.factories import (
    make_cycle,
    make_gemeente,
    make_lesson,
    make_principle,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tracker.domain.vocabulary import LessonDirection, ReviewState, Role
from tracker.evidence.queries.matrix import PER_PAGE

SHARED = ReviewState.SHARED
CONFIRMS, QUALIFIES, CONTRADICTS = LessonDirection


@pytest.fixture
def principles(session):
    first = make_principle(title="Nodig persoonlijk uit")
    return first, make_principle(title="Kies een vaste dag", edition=first.edition, position=2)


@pytest.fixture
def address(principles):
    return f"/dossiers/{principles[0].edition.dossier.slug}/praktijk"


@pytest.fixture
def lead(session):
    return make_user(Role.PROGRAMME_LEAD, make_gemeente())


def share(principle, direction=CONFIRMS, *, gemeente=None, age_group="ouderen"):
    trajectory = make_trajectory(gemeente, age_group=age_group)
    return make_lesson(make_cycle(trajectory), principle, direction, review_state=SHARED)


@pytest.mark.parametrize("role", Role)
def test_everybody_who_reads_the_library_reads_the_table(login, principles, address, role):
    share(principles[0])

    page = login(make_user(role, make_gemeente())).get(address)

    assert page.status_code == 200
    assert 'aria-current="true">Dossiers' in page.text
    assert ("/lessen?" in page.text) == (role is not Role.PLATFORM_ADMIN)


def test_a_dossier_that_is_not_there_answers_404(login, lead):
    assert login(lead).get("/dossiers/bestaat-niet/praktijk").status_code == 404


def test_a_visitor_has_to_log_in(client, address):
    assert client.get(address).status_code == 302


def test_a_cell_says_what_the_lessons_say_and_leads_to_them(login, lead, principles, address):
    gemeente = make_gemeente(name="Almere")
    for direction in (CONFIRMS, CONFIRMS, CONTRADICTS):
        share(principles[0], direction, gemeente=gemeente)
    share(principles[0], gemeente=make_gemeente(name="Breda"))
    browser = login(lead)

    page = browser.get(address)
    link = (
        f"/lessen?principe={principles[0].key}&amp;stand=shared&amp;richting=confirms"
        f"&amp;gemeente={gemeente.code}"
    )

    assert "1 weerspreekt : Almere, Nodig persoonlijk uit 2 bevestigen : Almere" in text_of(page)
    assert f'href="{link}"' in page.text
    assert "U ziet twee lessen." in text_of(browser.get(link.replace("&amp;", "&")))
    assert "nog geen les geen les geen les" in text_of(page)  # the second principle


def test_groups_are_those_of_the_trajectories(login, lead, principles, address):
    share(principles[0], age_group="jongeren")
    share(principles[0], QUALIFIES, age_group="ouderen & ouders")
    browser = login(lead)

    page = browser.get(f"{address}?per=doelgroep")
    link = "/lessen?principe={}&stand=shared&richting=qualifies&doelgroep=ouderen+%26+ouders"

    assert "Alle lessen Jongeren Ouderen & ouders" in text_of(page)
    assert link.format(principles[0].key).replace("&", "&amp;") in page.text
    assert "U ziet één les." in text_of(browser.get(link.format(principles[0].key)))


@pytest.mark.parametrize("asked", ["?per=onzin", "?pagina=onzin", "?pagina=99999999999"])
def test_what_the_address_cannot_mean_is_passed_over(login, lead, principles, address, asked):
    share(principles[0])

    assert login(lead).get(address + asked).status_code == 200


def test_many_gemeenten_stand_on_pages(login, lead, principles, address):
    for number in range(PER_PAGE + 1):
        share(principles[0], gemeente=make_gemeente(name=f"Plaats {number}"))
    browser = login(lead)

    first, second = (text_of(browser.get(f"{address}?pagina={number}")) for number in (1, 2))

    assert "Plaats 0" in first
    assert f"Plaats {PER_PAGE}" not in first
    assert f"Plaats {PER_PAGE}" in second
    assert f"{PER_PAGE + 1} bevestigen" in first  # all gemeenten together, on every page
    assert f"{PER_PAGE + 1} bevestigen" in second


def test_without_lessons_the_page_says_what_will_stand_there(login, lead, address):
    assert "Nog geen gedeelde lessen" in text_of(login(lead).get(address))


@pytest.mark.parametrize("asked", ["", "?per=doelgroep"])
def test_the_table_takes_a_fixed_number_of_queries(
    login, lead, principles, address, asked, count_queries
):
    browser = login(lead)
    share(principles[0])
    with count_queries() as few:
        browser.get(address + asked)
    for number in range(PER_PAGE + 1):
        for principle in principles:
            share(principle, age_group=f"groep {number}")
    with count_queries() as many:
        browser.get(address + asked)

    assert len(many) == len(few)
