"""A gemeente makes a report public, and takes it back."""

import json

import pytest

from tests.factories import make_gemeente, make_member, make_report, make_user
from tests.html import text_of
from tracker.domain.reporting import ReportState
from tracker.domain.vocabulary import Role
from tracker.reports.published import services
from tracker.reports.published.services import Publication, publication, texts_in

PRINTED = b"%PDF-1.7 een rapport"


@pytest.fixture(autouse=True)
def printed(monkeypatch):
    """Print at once: what is printed is looked at elsewhere."""
    monkeypatch.setattr(services, "print_pdf", lambda content, stamp: PRINTED)


@pytest.fixture
def lead(rich):
    return make_user(Role.PROGRAMME_LEAD, rich.gemeente)


@pytest.fixture
def report(rich):
    return make_report(rich)


def page_of(report):
    return f"/rapporten/{report.id}/openbaar"


def said_after(browser, address, **form):
    """Send a form; return what the page that follows says."""
    answer = browser.post(address, data=form)
    assert answer.status_code == 303
    return text_of(browser.get(answer.location))


def test_a_lead_reads_what_everybody_will_see_and_makes_it_public(login, session, report, lead):
    browser = login(lead)

    text = text_of(browser.get(page_of(report)))
    answer = browser.post(page_of(report))

    assert "Voortgangsrapportage Aanpak eenzaamheid Eerste halfjaar 2026" in text
    assert "Wij houden in dit rapport geen cijfers achter" in text
    assert answer.status_code == 303
    assert publication(report) is Publication.PUBLIC
    assert report.published_by_id == lead.id
    assert report.public_title == "Voortgangsrapportage Aanpak eenzaamheid"
    assert report.file.name == "voortgang-aanpak-eenzaamheid-2026-07-06.pdf"
    assert report.file.content == PRINTED
    assert f"/openbaar/{report.public_id}" in text_of(browser.get(page_of(report)))


def test_publishing_twice_keeps_address_and_day(login, report, lead):
    browser = login(lead)
    browser.post(page_of(report))
    before = report.public_id, report.published_at

    browser.post(page_of(report))

    assert (report.public_id, report.published_at) == before


@pytest.mark.parametrize(
    ("role", "own", "status"),
    [
        (Role.PROGRAMME_LEAD, False, 404),
        (Role.READER, True, 403),
        (Role.PARTNER, True, 403),
        (Role.ADVISER, True, 403),
    ],
)
def test_nobody_else_decides_on_it(login, report, rich, cycle, role, own, status):
    rich.is_open_to_advisers = role is Role.ADVISER
    gemeente = rich.gemeente if own else make_gemeente()
    user = make_user(role, None if role is Role.ADVISER else gemeente)
    if role in (Role.READER, Role.PARTNER):
        make_member(user, rich, cycle.wijk)

    browser = login(user)
    for address in (page_of(report), f"{page_of(report)}/intrekken"):
        assert browser.get(address).status_code == status
        assert browser.post(address, data={"reason": "Zomaar"}).status_code == status
    assert publication(report) is Publication.INTERNAL


def test_what_is_not_fixed_any_more_or_yet_stays_internal(login, rich, lead):
    browser = login(lead)
    content = make_report(rich).content
    for state, words in (
        (ReportState.DRAFT, "nog een concept"),
        (ReportState.RECALLED, "teruggeroepen"),
        (ReportState.REPLACED, "vervangen"),
    ):
        report = make_report(rich, state=state, content=content, ended_reason="Fout")

        assert words in text_of(browser.get(page_of(report)))
        assert "Lees wat in de weg staat" in said_after(browser, page_of(report))
        assert report.published_at is None


def test_the_number_of_a_resident_stands_in_the_way(login, rich, lead):
    rich.ambition = "Bel 06 12345678 voor een plek aan tafel."
    report = make_report(rich)

    text = text_of(login(lead).get(page_of(report)))
    login(lead).post(page_of(report))

    assert "Haal een telefoonnummer uit de tekst." in text
    assert report.published_at is None


def test_what_looks_like_a_name_is_to_be_looked_at(login, rich, lead):
    rich.ambition = "Mevrouw Jansen eet niet meer alleen."
    report = make_report(rich)
    browser = login(lead)

    text = text_of(browser.get(page_of(report)))
    browser.post(page_of(report))

    assert "Lees na of dit over een persoon gaat: ‘Mevrouw" in text
    assert report.published_at is not None


def test_every_text_inside_a_content_is_looked_at():
    content = {"a": "een", "b": [1, None, {"c": "twee"}], "d": ["drie"]}

    assert sorted(texts_in(json.loads(json.dumps(content)))) == ["drie", "een", "twee"]


def test_a_report_is_taken_back_with_a_reason_and_not_published_again(login, report, lead):
    browser = login(lead)
    browser.post(page_of(report))
    address = f"{page_of(report)}/intrekken"

    refused = browser.post(address, data={"reason": ""})
    taken = browser.post(address, data={"reason": "Een cijfer klopte niet."})
    again = said_after(browser, page_of(report))

    assert refused.status_code == 400
    assert text_of(refused).count("Schrijf op waarom u het rapport intrekt.") == 2
    assert taken.status_code == 303
    assert publication(report) is Publication.RETRACTED
    assert "Een cijfer klopte niet." in again
    assert "kan nu niet openbaar worden" in again
    assert report.retracted_at is not None


def test_what_is_not_public_is_not_taken_back(login, report, lead):
    said = said_after(login(lead), f"{page_of(report)}/intrekken", reason="Zomaar")

    assert "U hoeft niets in te trekken." in said
    assert report.retracted_at is None


def test_recalling_a_report_takes_it_off_the_public_pages(login, session, report, lead, client):
    login(lead).post(page_of(report))
    report.state, report.ended_reason = ReportState.RECALLED, "Intern: verkeerde wijk"
    report.ended_at = report.published_at

    answer = client.get(f"/openbaar/{report.public_id}")

    assert answer.status_code == 410
    assert "verkeerde wijk" not in answer.text  # said inside the gemeente, not to everybody


def test_the_page_takes_a_fixed_number_of_queries(login, report, lead, count_queries):
    browser, address = login(lead), page_of(report)

    with count_queries() as queries:
        browser.get(address)

    assert len(queries) <= 7
