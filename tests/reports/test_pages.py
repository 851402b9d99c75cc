"""The pages of the reports, and who may open them."""

from datetime import date

import pytest
import time_machine

from tests.factories import make_gemeente, make_member, make_trajectory, make_user
from tests.html import text_of
from tests.jobs.given import made
from tracker.domain.vocabulary import Role

SCREEN = "/rapporten/voortgang/aanpak-eenzaamheid"
PAPER = f"{SCREEN}/pdf"


@pytest.fixture(autouse=True)
def on_a_day():
    with time_machine.travel(date(2026, 11, 22), tick=False):
        yield


@pytest.fixture
def lead(rich):
    return make_user(Role.PROGRAMME_LEAD, rich.gemeente)


def test_the_report_is_on_screen_with_all_parts(login, rich, lead):
    page = login(lead).get(SCREEN)

    text = text_of(page)
    assert page.status_code == 200
    for part in ("Samenvatting", "Resultaten", "Wat werkte niet", "Een verhaal", "Geld en bereik"):
        assert part in text
    assert "Concept. Alles is ingevuld." in text
    assert "Posters trekken niemand" in text


def test_what_did_not_work_is_a_part_even_when_nothing_is_written(login, lead):
    make_trajectory(lead.gemeente, slug="leeg")

    text = text_of(login(lead).get("/rapporten/voortgang/leeg"))

    assert "In deze periode is niets vastgelegd dat niet werkte." in text
    assert "Dat is zelden het hele beeld." in text
    assert "Nog niet ingevuld: de ambitie" in text


def test_the_pdf_is_called_after_trajectory_and_day(login, rich, lead):
    answer = made(login(lead), PAPER)

    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=voortgangsrapportage-aanpak-eenzaamheid-2026-11-22.pdf"
    )


@pytest.mark.parametrize(("method", "address"), [("GET", SCREEN), ("POST", PAPER)])
@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        (Role.PROGRAMME_LEAD, False, 404),
        (Role.PARTNER, True, 403),
        (Role.ADVISER, True, 403),
        (Role.READER, False, 404),
        (Role.PLATFORM_ADMIN, False, 404),
    ],
)
def test_others_do_not_read_it(login, rich, cycle, method, address, role, own, status):
    rich.is_open_to_advisers = role is Role.ADVISER
    has_gemeente = role not in (Role.ADVISER, Role.PLATFORM_ADMIN)
    gemeente = rich.gemeente if own else make_gemeente()
    user = make_user(role, gemeente if has_gemeente else None)
    if role is Role.PARTNER:
        make_member(user, rich, cycle.wijk)

    assert login(user).open(address, method=method).status_code == status


def test_a_reader_who_is_a_member_reads_it_and_prints_it(login, rich):
    user = make_user(Role.READER, rich.gemeente)
    make_member(user, rich)

    assert login(user).get(SCREEN).status_code == 200
    assert made(login(user), PAPER).data.startswith(b"%PDF-")


def test_days_out_of_order_are_said_at_the_field(login, rich, lead):
    page = login(lead).get(f"{SCREEN}?van=2026-09-01&tot=2026-08-01")

    text = text_of(page)
    assert page.status_code == 400
    assert text.count("Kies een eerste dag vóór de laatste") == 2
    assert 'value="2026-09-01"' in page.get_data(as_text=True)


def test_a_day_that_does_not_exist_is_said_at_the_field(login, rich, lead):
    page = login(lead).get(f"{SCREEN}?van=31-02-2026")

    assert page.status_code == 400
    assert "een bestaande datum" in text_of(page)


def test_a_pdf_over_days_out_of_order_leads_to_the_page_that_says_so(login, rich, lead):
    answer = login(lead).post(f"{PAPER}?van=2026-09-01&tot=2026-08-01")

    assert answer.status_code == 303
    assert answer.location == f"{SCREEN}?van=2026-09-01&tot=2026-08-01"


def test_the_fields_hold_the_period_on_screen(login, rich, lead):
    page = login(lead).get(SCREEN).get_data(as_text=True)

    assert 'value="2026-07-01"' in page
    assert 'value="2026-11-22"' in page


def test_the_button_prints_the_period_on_screen(login, rich, lead):
    page = login(lead).get(f"{SCREEN}?van=2026-09-01").get_data(as_text=True)

    assert f'action="{PAPER}?van=2026-09-01&amp;tot=2026-11-22"' in page


def test_the_list_shows_what_one_may_read(login, rich, lead):
    make_trajectory(make_gemeente(), title="Van een ander")

    text = text_of(login(lead).get("/rapporten"))

    assert "Aanpak eenzaamheid" in text
    assert "Osdorp" in text
    assert "Van een ander" not in text


def test_an_empty_list_says_what_to_do_first(login):
    lead = make_user(Role.PROGRAMME_LEAD, make_gemeente())
    reader = make_user(Role.READER, make_gemeente())

    assert "Start een traject" in text_of(login(lead).get("/rapporten"))
    assert "Vraag de programmaleider" in text_of(login(reader).get("/rapporten"))


@pytest.mark.parametrize("role", [Role.PARTNER, Role.ADVISER, Role.PLATFORM_ADMIN])
def test_who_reads_no_reports_has_no_list(login, role):
    gemeente = make_gemeente() if role is Role.PARTNER else None

    assert login(make_user(role, gemeente)).get("/rapporten").status_code == 403


@pytest.mark.parametrize("n", [1, 5])
def test_the_list_takes_the_same_queries_however_long(login, lead, rich, count_queries, n):
    for number in range(n - 1):
        make_trajectory(rich.gemeente, slug=f"ander-{number}")
    client = login(lead)

    with count_queries() as queries:
        client.get("/rapporten")

    assert len(queries) <= 7
