"""A draft is thrown away with its texts and the requests to look; what was fixed stays."""

from threading import Event

import pytest
from sqlalchemy import select

from tests.factories import make_job
from tests.html import text_of
from tests.reports.kept.conftest import REASON, TODAY
from tracker.domain.reporting import JobKind, JobState, ReportKind, ReportState
from tracker.jobs.running import run
from tracker.models import Job, Lesson, Report, ReportLook, ReportText
from tracker.reports import jobs
from tracker.reports.kept import services
from tracker.reports.period import Period


@pytest.fixture
def written(draft, lead, reader):
    """Return a draft with a text, and somebody who was asked to look."""
    services.write_text(draft, "samenvatting", text="Het gaat goed.", user=lead)
    services.ask_look(draft, reader, question="Klopt dit?", user=lead)
    return draft


def begin(draft, lead):
    """Return another draft on the same."""
    period = Period(draft.starts_on, draft.ends_on)
    return services.start_report(draft.trajectory, kind=draft.kind, period=period, user=lead)


def stored(session):
    """Return how many reports, texts and requests to look there are."""
    return [len(session.scalars(select(each)).all()) for each in (Report, ReportText, ReportLook)]


def test_a_draft_goes_with_its_texts_and_requests_and_nothing_else(session, written, lead):
    other = begin(written, lead)
    services.write_text(other, "verhaal", text="Blijft.", user=lead)
    n_lessons = len(session.scalars(select(Lesson)).all())

    services.discard_report(written)
    session.commit()

    assert stored(session) == [1, 1, 0]
    assert session.scalars(select(Report)).one() is other
    assert len(session.scalars(select(Lesson)).all()) == n_lessons


def recalled(report, lead):
    services.recall_report(report, reason="Een cijfer klopte niet.", user=lead)


def replaced(report, lead):
    new = services.replace_report(report, reason="Verbeterd.", user=lead)
    services.freeze_report(new, today=TODAY, user=lead, reason=REASON)


@pytest.mark.parametrize(
    ("end", "state"),
    [
        (lambda *_: None, ReportState.FROZEN),
        (recalled, ReportState.RECALLED),
        (replaced, ReportState.REPLACED),
    ],
)
def test_what_was_fixed_is_not_thrown_away(login, session, frozen, lead, end, state):
    end(frozen, lead)
    at = f"/rapporten/{frozen.id}"

    with pytest.raises(services.NotADraft):
        services.discard_report(frozen)
    browser = login(lead)
    asked, sent = browser.get(f"{at}/weggooien"), browser.post(f"{at}/weggooien")

    assert (asked.status_code, asked.location) == (sent.status_code, sent.location) == (303, at)
    page = browser.get(at)
    assert "Dit rapport is al vastgesteld. Er is niets veranderd." in text_of(page)
    assert "/weggooien" not in page.text
    assert session.get_one(Report, frozen.id).state is state


@pytest.mark.parametrize("is_recalled", [False, True])
def test_what_a_draft_was_to_replace_holds_again(session, frozen, lead, is_recalled):
    if is_recalled:
        recalled(frozen, lead)
    before = (frozen.state, frozen.ended_reason, frozen.ended_by_id, frozen.content)
    new = services.replace_report(frozen, reason="Verbeterd.", user=lead)

    services.discard_report(new)
    session.commit()

    assert (frozen.state, frozen.ended_reason, frozen.ended_by_id, frozen.content) == before
    assert services.replace_report(frozen, reason="Nu echt.", user=lead).id is not None


def test_the_page_of_a_draft_leads_to_one_that_asks_first(login, session, written, lead):
    browser, at = login(lead), f"/rapporten/{written.id}"
    link = f'href="{at}/weggooien">Concept weggooien</a>'

    page = browser.get(at).text
    asked = text_of(browser.get(f"{at}/weggooien"))

    assert link in page
    assert "U kunt het daarna niet terughalen." in asked
    assert "Bij één onderdeel staat een eigen tekst. Die gaat ook weg." in asked
    assert "De vraag om mee te kijken gaat ook weg" in asked
    assert stored(session) == [1, 1, 1]

    done = browser.post(f"{at}/weggooien")

    assert (done.status_code, done.location) == (303, "/rapporten")
    assert "Het concept is weggegooid." in text_of(browser.get("/rapporten"))
    assert stored(session) == [0, 0, 0]


def test_the_page_says_that_the_old_version_stays(login, frozen, lead):
    new = services.replace_report(frozen, reason="Verbeterd.", user=lead)

    asked = text_of(login(lead).get(f"/rapporten/{new.id}/weggooien"))

    assert "De versie van 22 november 2026 blijft zoals zij is." in asked
    assert "Er is nog niets bij geschreven." in asked


def test_who_only_looks_does_not_throw_it_away(login, session, written, reader):
    browser, at = login(reader), f"/rapporten/{written.id}"

    assert "/weggooien" not in browser.get(at).text
    assert browser.get(f"{at}/weggooien").status_code == 403
    assert browser.post(f"{at}/weggooien").status_code == 403
    assert stored(session) == [1, 1, 1]


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "/weggooien"), ("GET", "/weggooien"), ("GET", ""), ("GET", "/schrijven/verhaal")],
)
def test_after_that_a_second_press_and_the_way_back_say_what_happened(
    login, draft, lead, method, path
):
    browser, at = login(lead), f"/rapporten/{draft.id}"
    browser.post(f"{at}/weggooien")
    browser.get("/rapporten")

    page = browser.open(at + path, method=method)

    assert page.status_code == 404
    assert "Misschien was het een concept en heeft iemand het weggegooid." in text_of(page)
    assert "Er is nu niets veranderd." in text_of(page)


def test_the_number_of_a_draft_that_was_thrown_away_is_not_given_again(session, draft, lead):
    number, trajectory = draft.id, draft.trajectory
    services.discard_report(draft)
    session.commit()

    newer = services.start_report(
        trajectory, kind=ReportKind.PROGRESS, period=Period(TODAY, TODAY), user=lead
    )

    session.flush()
    assert newer.id > number


def test_a_job_that_prints_it_ends_with_a_sentence(app, session, draft, lead):
    asked = {"report": draft.id, "today": TODAY.isoformat()}
    job = make_job(lead, kind=JobKind.REPORT, arguments=asked)
    services.discard_report(draft)
    session.commit()

    run(app, job.id, Event())

    session.expire_all()
    ended = session.get_one(Job, job.id)
    assert (ended.state, ended.error) == (JobState.FAILED, jobs.GONE)
