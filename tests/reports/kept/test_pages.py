"""Beginning, reading, freezing and ending a kept report, and who may."""

import pytest
from sqlalchemy import select

from tests.factories import link_wijk, make_cycle, make_gemeente, make_member, make_user
from tests.html import text_of
from tests.jobs.given import made
from tests.reports.kept.conftest import REASON, TODAY
from tracker.domain.reporting import ReportState
from tracker.domain.vocabulary import Role
from tracker.models import Report
from tracker.policy import Act, may, visible_reports
from tracker.reports.kept.services import ask_look, freeze_report, replace_report, start_report
from tracker.reports.period import Period

NEW = {
    "trajectory": "aanpak-eenzaamheid",
    "kind": "voortgang",
    "starts_on": "2026-07-01",
    "ends_on": "2026-11-22",
}
WRITES = (
    *("/schrijven", "/schrijven/samenvatting", "/weggooien"),
    *("/vaststellen", "/terugroepen", "/vervangen"),
)


def test_a_lead_begins_a_report_from_the_quick_view(login, session, rich, lead):
    browser = login(lead)
    quick = browser.get("/rapporten/voortgang/aanpak-eenzaamheid").get_data(as_text=True)

    answer = browser.post("/rapporten/nieuw", data=NEW)

    assert "/rapporten/nieuw?traject=aanpak-eenzaamheid" in quick
    report = session.scalar(select(Report))
    assert (answer.status_code, answer.location) == (303, f"/rapporten/{report.id}/schrijven")
    assert (report.state, report.made_by_id) == (ReportState.DRAFT, lead.id)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ends_on": "2026-12-31"}, "moet nog komen"),
        ({"starts_on": "2026-11-23", "ends_on": "2026-11-22"}, "komt na"),
        ({"starts_on": "31-02-2026"}, "een bestaande datum"),
        ({"trajectory": "van-een-ander"}, "Kies over welk traject"),
        ({"kind": "gedicht"}, "Kies een soort rapport."),
    ],
)
def test_what_cannot_be_begun_is_said(login, session, rich, lead, change, says):
    page = login(lead).post("/rapporten/nieuw", data=NEW | change)

    assert page.status_code == 400
    assert says in text_of(page)
    assert session.scalar(select(Report)) is None


def test_the_list_shows_where_each_report_stands(login, rich, lead, draft):
    freeze_report(draft, today=TODAY, user=lead, reason=REASON)
    replace_report(draft, reason="Er kwam een meting bij.", user=lead)

    text = text_of(login(lead).get("/rapporten?traject=aanpak-eenzaamheid"))

    assert "Vastgesteld op 22 november 2026 door programmaleider" in text
    assert "Er wordt aan een nieuwe versie gewerkt" in text
    assert "Concept, begonnen op 22 november 2026" in text


def test_a_report_is_frozen_recalled_and_renewed_by_its_pages(login, session, draft, lead):
    browser = login(lead)
    at = f"/rapporten/{draft.id}"

    refused = browser.post(f"{at}/vaststellen", data={"reason": ""})
    browser.post(f"{at}/vaststellen", data={"reason": REASON})
    empty = browser.post(f"{at}/terugroepen", data={"reason": ""})
    browser.post(f"{at}/terugroepen", data={"reason": "Een cijfer klopte niet."})
    recalled = text_of(browser.get(at))
    new = browser.post(f"{at}/vervangen", data={"reason": "Verbeterd."})

    assert refused.status_code == empty.status_code == 400
    assert "Er staat nog iets open." in text_of(refused)
    assert "Schrijf op waarom u het rapport terugroept." in text_of(empty)
    assert recalled.count("Reden: Een cijfer klopte niet.") == 3  # bar, cover and last page
    assert new.status_code == 303
    assert browser.get(f"{at}/vervangen").status_code == 303  # there is a new version already
    assert session.get(Report, draft.id).replaced_by_id is not None


@pytest.mark.once
def test_the_pdf_of_a_frozen_report_tells_its_checksum(login, frozen, reader):
    answer = made(login(reader), f"/rapporten/{frozen.id}/pdf")

    assert answer.data.startswith(b"%PDF-")
    name = f"voortgang-aanpak-eenzaamheid-2026-11-22-{frozen.id}.pdf"
    assert answer.headers["Content-Disposition"] == f"attachment; filename={name}"


@pytest.mark.once
@pytest.mark.parametrize("path", ["", ".pdf", *WRITES])
def test_another_gemeente_does_not_know_of_it(login, draft, path):
    stranger = make_user(Role.PROGRAMME_LEAD, make_gemeente())

    assert login(stranger).get(f"/rapporten/{draft.id}{path}").status_code == 404


@pytest.mark.once
@pytest.mark.parametrize("path", WRITES)
def test_a_reader_reads_what_is_frozen_and_changes_nothing(login, frozen, reader, path):
    browser = login(reader)

    assert browser.get(f"/rapporten/{frozen.id}").status_code == 200
    assert browser.get(f"/rapporten/{frozen.id}{path}").status_code == 403
    assert browser.post(f"/rapporten/{frozen.id}{path}").status_code in {403, 405}


def test_a_partner_reads_no_report(login, cycle, frozen):
    partner = make_user(Role.PARTNER, frozen.trajectory.gemeente)
    make_member(partner, frozen.trajectory, cycle.wijk)

    assert login(partner).get(f"/rapporten/{frozen.id}").status_code == 403


def test_a_draft_is_read_by_its_makers_and_who_was_asked_to_look(login, draft, lead, reader):
    browser = login(reader)
    before = browser.get(f"/rapporten/{draft.id}").status_code

    ask_look(draft, reader, question="Is dit te volgen?", user=lead)
    home, page = browser.get("/trajecten"), browser.get(f"/rapporten/{draft.id}")

    assert before == 403
    assert "Vraag: Is dit te volgen?" in text_of(home)
    assert "Kan dit rapport zo worden vastgesteld?" in text_of(page)


def test_who_was_asked_answers_and_the_home_is_quiet_again(login, draft, lead, reader):
    colleague = make_user(Role.GEMEENTE_ADMIN, draft.trajectory.gemeente, title="Collega")
    at = f"/rapporten/{draft.id}/meekijken"
    asked = login(lead).post(at, data={"vraag-asked": str(colleague.id), "vraag-question": "Goed?"})
    browser = login(colleague)
    waits = text_of(browser.get("/"))

    refused = browser.post(f"{at}/antwoord", data={"antwoord-is_agreed": "nee"})
    done = browser.post(f"{at}/antwoord", data={"antwoord-is_agreed": "ja"})

    assert asked.status_code == done.status_code == 303
    assert "Meekijken met een rapport" in waits
    assert refused.status_code == 400
    assert "Schrijf op wat er nog moet veranderen." in text_of(refused)
    assert "Meekijken met een rapport" not in text_of(browser.get("/"))
    assert "Collega is akkoord" in text_of(browser.get(f"/rapporten/{draft.id}"))


def test_only_people_around_the_trajectory_are_asked(login, draft, lead):
    stranger = make_user(Role.PROGRAMME_LEAD, make_gemeente())
    sent = {"vraag-asked": str(stranger.id)}

    answer = login(lead).post(f"/rapporten/{draft.id}/meekijken", data=sent)

    assert answer.status_code == 400
    assert draft.looks == []


def test_who_was_not_asked_does_not_answer(login, draft, lead, reader):
    sent = {"antwoord-is_agreed": "ja"}
    answer = login(lead).post(f"/rapporten/{draft.id}/meekijken/antwoord", data=sent)

    assert answer.status_code == 403


def test_the_list_and_the_report_agree_on_who_reads(session, draft, lead, reader):
    period = Period(draft.starts_on, draft.ends_on)
    asked = start_report(draft.trajectory, kind=draft.kind, period=period, user=lead)
    ask_look(asked, reader, question="", user=lead)
    done = start_report(draft.trajectory, kind=draft.kind, period=period, user=lead)
    freeze_report(done, today=TODAY, user=lead, reason=REASON)
    reports = [draft, asked, done]

    for user in (lead, reader, make_user(Role.READER, lead.gemeente), make_user(Role.ADVISER)):
        seen = set(session.scalars(visible_reports(user)))

        assert seen == {each for each in reports if may(user, Act.READ_REPORT, each)}


@pytest.mark.parametrize("path", ["", "/schrijven/wijk-osdorp", "/vaststellen"])
def test_a_page_takes_as_many_queries_for_more_wijken(login, count_queries, draft, lead, path):
    browser = login(lead)
    counts = []
    for n in (0, 3):
        for _ in range(n):
            make_cycle(draft.trajectory, link_wijk(draft.trajectory))
        with count_queries() as queries:
            assert browser.get(f"/rapporten/{draft.id}{path}").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("n", [1, 4])
def test_the_list_takes_the_same_queries_however_many_are_kept(
    login, count_queries, draft, lead, reader, n
):
    period = Period(draft.starts_on, draft.ends_on)
    for _ in range(n):
        each = start_report(draft.trajectory, kind=draft.kind, period=period, user=lead)
        ask_look(each, reader, question="", user=lead)
    browser = login(lead)

    with count_queries() as queries:
        browser.get("/rapporten")

    assert len(queries) <= 8
