"""The pages of one's own jobs."""

from datetime import UTC, date, datetime

import pytest

from tests.factories import make_gemeente, make_job, make_user
from tests.html import text_of
from tests.jobs.given import FILE, runner
from tracker.domain.reporting import JobState
from tracker.domain.vocabulary import Role
from tracker.jobs import services
from tracker.models import Job

ENDED = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def lead(session):
    return make_user(gemeente=make_gemeente())


@pytest.fixture
def browser(login, lead):
    return login(lead)


def ready(user):
    """Return a job with its file."""
    job = make_job(user)
    services.finish(services.claim(job.id, seconds=60), FILE, on=date(2026, 11, 22))
    return job


def test_a_job_that_runs_shows_its_step_and_looks_again(browser, lead):
    job = make_job(lead, state=JobState.RUNNING, step="Osdorp", n_done=2, n_all=12)

    page = browser.get(f"/taken/{job.id}")

    words = text_of(page)
    assert "Osdorp (3 van 12)" in words
    assert "U mag deze pagina verlaten" in words
    assert "Kijk opnieuw" in words
    assert '<progress class="progress" id="voortgang" value="2" max="12">' in page.text
    assert 'hx-trigger="every 2s"' in page.text


def test_a_job_that_ended_gives_its_file_and_looks_no_more(browser, lead):
    job = ready(lead)

    page = browser.get(f"/taken/{job.id}")
    file = browser.get(f"/taken/{job.id}/bestand")

    assert "U kunt het ophalen tot en met 29 november 2026." in text_of(page)
    assert "klein.txt, 1 kB" in text_of(page)
    assert "hx-trigger" not in page.text
    assert file.data == FILE.content
    assert file.headers["Content-Disposition"] == "attachment; filename=klein.txt"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "staat in de rij"),
        ({"attempts": 1}, "Een poging lukte niet."),
        ({"state": JobState.CANCELLED, "ended_at": ENDED}, "Er is niets bewaard."),
        ({"state": JobState.DONE, "ended_at": ENDED}, "na een week weggegooid"),
        ({"state": JobState.FAILED, "ended_at": ENDED, "error": "Te groot."}, "Te groot."),
    ],
)
def test_every_state_is_said_in_a_sentence(browser, lead, values, words):
    page = browser.get(f"/taken/{make_job(lead, **values).id}")

    assert words in text_of(page)
    assert ("Probeer opnieuw" in page.text) == ("ended_at" in values)


def test_what_failed_can_be_asked_again(app, session, browser, lead):
    job = make_job(lead, state=JobState.FAILED, ended_at=ENDED, error="Te groot.")

    with runner(app, lambda work: FILE):
        answer = browser.post(f"/taken/{job.id}/opnieuw")

    assert answer.status_code == 303
    assert browser.get(answer.location).data == FILE.content
    assert session.query(Job).count() == 2


def test_a_job_is_stopped_and_stays_stopped(session, browser, lead):
    job = make_job(lead)

    answer = browser.post(f"/taken/{job.id}/stoppen")
    browser.post(f"/taken/{job.id}/stoppen")

    assert answer.status_code == 303
    assert session.get_one(Job, job.id).state is JobState.CANCELLED
    assert "‘Praatplaat Osdorp, cyclus 2’ is gestopt." in text_of(browser.get("/taken"))


def test_a_file_that_is_not_there_leads_to_the_page_that_says_why(browser, lead):
    job = make_job(lead)

    assert browser.get(f"/taken/{job.id}/bestand").location == f"/taken/{job.id}"


def test_what_is_ready_is_said_on_every_page_until_it_is_opened(browser, lead):
    job = ready(lead)
    news = "‘Praatplaat Osdorp, cyclus 2’ is klaar."

    assert news in text_of(browser.get("/rapporten"))
    assert news in text_of(browser.get("/account"))
    assert news not in text_of(browser.get(f"/taken/{job.id}"))
    assert news not in text_of(browser.get("/rapporten"))


def test_the_list_is_ones_own_and_the_jobs_of_others_are_not_there(login, browser, lead):
    job = ready(lead)
    colleague = login(make_user(gemeente=lead.gemeente))
    stranger = login(make_user(gemeente=make_gemeente()))
    platform = login(make_user(Role.PLATFORM_ADMIN))

    assert job.title in text_of(browser.get("/taken"))
    for other in (colleague, stranger):
        page = text_of(other.get("/taken"))
        assert job.title not in page
        assert "Nog niets gevraagd" in page
        assert other.get(f"/taken/{job.id}").status_code == 404
        assert other.get(f"/taken/{job.id}/bestand").status_code == 404
        assert other.post(f"/taken/{job.id}/stoppen").status_code == 404
        assert other.post(f"/taken/{job.id}/opnieuw").status_code == 404
    assert platform.get("/taken").status_code == 403
    assert platform.get(f"/taken/{job.id}").status_code == 403


def test_the_list_takes_as_many_queries_for_more(browser, lead, count_queries):
    ready(lead)
    with count_queries() as few:
        browser.get("/taken")
    for _ in range(4):
        ready(lead)

    with count_queries() as many:
        browser.get("/taken")

    assert len(few) == len(many), many
