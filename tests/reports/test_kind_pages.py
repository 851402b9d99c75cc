"""The pages of the kinds of reports and their files, and who may open them."""

from datetime import date

import pytest
import time_machine

from tests.factories import (
    link_principle,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_member,
    make_principle,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tracker.domain.vocabulary import LessonDirection, ReviewState, Role

ONE_PAGE = "/rapporten/a4/aanpak-eenzaamheid"
BUNDLE = "/rapporten/lessenbundel/aanpak-eenzaamheid"
WIJK = "/rapporten/wijk/aanpak-eenzaamheid/osdorp"
ALL = (ONE_PAGE, BUNDLE, WIJK)


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(date(2026, 11, 22), tick=False):
        yield


@pytest.fixture
def lead(rich):
    return make_user(Role.PROGRAMME_LEAD, rich.gemeente)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (ONE_PAGE, ("Op één A4 voor wethouder", "Posters trekken niemand", "Wat wij van u vragen")),
        (BUNDLE, ("Lessenbundel", "nog geen principes", "Twee lessen van dit traject")),
        (WIJK, ("Wijkrapport voor het wijknetwerk", "Vier aanmeldingen", "Huisarts geeft kaartje")),
    ],
)
def test_each_kind_is_on_screen_with_its_files(login, lead, address, says):
    page = login(lead).get(address)

    assert page.status_code == 200
    for words in says:
        assert words.casefold() in text_of(page).casefold()
    assert f'action="{address}/pdf"' in page.text
    for form in ("xlsx", "json"):
        assert f'href="{address}.{form}"' in page.text


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize(
    ("role", "is_own", "statuses"),
    [
        (Role.GEMEENTE_ADMIN, True, (200, 200, 200)),
        (Role.PROGRAMME_LEAD, False, (404, 404, 404)),
        (Role.PARTNER, True, (403, 403, 200)),
        (Role.ADVISER, True, (403, 200, 403)),
        (Role.READER, True, (200, 200, 403)),
        (Role.PLATFORM_ADMIN, True, (404, 404, 404)),
    ],
)
def test_each_reads_what_the_role_may(login, rich, cycle, address, role, is_own, statuses):
    rich.is_open_to_advisers = True
    gemeente = rich.gemeente if is_own else make_gemeente()
    user = make_user(role, None if role in (Role.ADVISER, Role.PLATFORM_ADMIN) else gemeente)
    if role is Role.PARTNER:
        make_member(user, rich, cycle.wijk)
    if role is Role.READER:
        make_member(user, rich)
    browser, status = login(user), statuses[ALL.index(address)]

    assert browser.get(address).status_code == status
    assert browser.get(f"{address}.json").status_code == status


def test_a_partner_of_another_wijk_does_not_find_the_wijkrapport(login, rich, cycle):
    partner = make_user(Role.PARTNER, rich.gemeente)
    make_member(partner, rich, make_cycle(rich).wijk)

    assert login(partner).get(WIJK).status_code == 404
    assert login(partner).post(f"{WIJK}/pdf").status_code == 404


def test_the_page_of_a_wijk_leads_a_partner_to_its_report(login, rich, cycle):
    partner = make_user(Role.PARTNER, rich.gemeente)
    make_member(partner, rich, cycle.wijk)

    page = login(partner).get("/trajecten/aanpak-eenzaamheid/osdorp")

    assert f'href="{WIJK}"' in page.text


def test_the_list_leads_to_every_kind(login, lead):
    page = login(lead).get("/rapporten").text

    for address in ALL:
        assert f'href="{address}"' in page
        assert f'action="{address}/pdf"' in page


@pytest.mark.parametrize("address", [ONE_PAGE, WIJK])
def test_a_period_that_cannot_be_is_said_at_the_field(login, lead, address):
    asked = "?van=2026-09-01&tot=2026-08-01"
    browser = login(lead)

    page, file = browser.get(address + asked), browser.get(f"{address}.xlsx{asked}")

    assert page.status_code == 400
    assert text_of(page).count("Kies een eerste dag vóór de laatste") == 2
    assert (file.status_code, file.location) == (303, address + asked)


@pytest.mark.parametrize("address", [*ALL, "/rapporten/voortgang/aanpak-eenzaamheid"])
def test_a_form_we_do_not_send_is_not_there(login, lead, address):
    assert login(lead).get(f"{address}.docx").status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_a_file_is_called_after_kind_place_and_day(login, lead, cycle, form):
    browser = login(lead)
    names = {
        ONE_PAGE: "op-een-a4-aanpak-eenzaamheid",
        WIJK: "wijkrapport-aanpak-eenzaamheid-osdorp",
        "/rapporten/voortgang/aanpak-eenzaamheid": "voortgangsrapportage-aanpak-eenzaamheid",
        f"/cycli/{cycle.id}/praatplaat": "praatplaat-aanpak-eenzaamheid-osdorp",
    }

    for address, name in names.items():
        answer = browser.get(f"{address}.{form}")
        assert answer.headers["Content-Disposition"] == (
            f"attachment; filename={name}-2026-11-22.{form}"
        )


def test_a_dossier_has_a_bundle_for_who_works_with_content(login, session):
    principle = make_principle(title="Werf zonder het woord")
    make_lesson(
        make_cycle(make_trajectory()),
        principle,
        LessonDirection.CONTRADICTS,
        title="Juist wel noemen",
        review_state=ReviewState.SHARED,
        written_on=date(2026, 5, 1),
    )
    slug = principle.edition.dossier.slug
    adviser, platform = make_user(Role.ADVISER), make_user(Role.PLATFORM_ADMIN)
    browser = login(adviser)

    text = text_of(browser.get(f"/dossiers/{slug}/lessenbundel"))

    assert "Juist wel noemen" in text
    assert "Geen gedeelde les bevestigt dit." in text
    assert f'href="/dossiers/{slug}/lessenbundel"' in browser.get(f"/dossiers/{slug}").text
    assert browser.get(f"/dossiers/{slug}/lessenbundel.xlsx").status_code == 200
    assert browser.get("/dossiers/nergens/lessenbundel").status_code == 404
    assert browser.get(f"/dossiers/{slug}/lessenbundel.docx").status_code == 404
    assert login(platform).get(f"/dossiers/{slug}/lessenbundel").status_code == 403


def test_nothing_in_the_address_leaves_out_what_speaks_against(login, rich, lead, cycle):
    principle = link_principle(rich).principle
    make_lesson(
        cycle,
        principle,
        LessonDirection.CONTRADICTS,
        title="Dit hielp niet",
        review_state=ReviewState.SHARED,
        written_on=date(2026, 5, 1),
    )

    page = login(lead).get(f"{BUNDLE}?van=2026-09-01&richting=confirms&principe=geen")

    assert "Dit hielp niet" in text_of(page)
