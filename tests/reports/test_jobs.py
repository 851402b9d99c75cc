"""What is printed outside a request, and that rights are looked at again then."""

import io
from threading import Event
from zipfile import ZipFile

import pytest

from tests.factories import (
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_job,
    make_measurement,
    make_member,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.jobs.given import made
from tracker.domain.reporting import JobKind, JobState
from tracker.domain.vocabulary import Role
from tracker.jobs.running import run
from tracker.models import Job
from tracker.paper.workers import Workers
from tracker.reports import jobs, printing, routes

DAYS = {"van": "2026-07-01", "tot": "2026-11-22", "today": "2026-11-22"}
WHOLE = {"kind": "progress", "wijk": None, **DAYS}


@pytest.fixture
def trajectory(session):
    return make_trajectory(make_gemeente(), title="Aanpak eenzaamheid", slug="eenzaamheid")


@pytest.fixture
def lead(trajectory):
    return make_user(gemeente=trajectory.gemeente)


@pytest.fixture
def quick(monkeypatch):
    """Print nothing: what is printed is tested elsewhere."""
    for room, name in ((printing, "make_pdf"), (jobs, "print_grant_sheet")):
        monkeypatch.setattr(room, name, lambda content, **_more: b"%PDF-")
    monkeypatch.setattr(Workers, "start", lambda *_styles: None)


def after(app, session, user, of, **arguments):
    """Return a job as it stands after a worker had it."""
    job = make_job(user, kind=of, arguments=arguments)
    session.commit()
    run(app, job.id, Event())
    session.expire_all()
    return session.get_one(Job, job.id)


def test_a_button_gives_the_file_and_the_same_page_says_nothing_of_it(login, lead, quick):
    browser = login(lead)

    file = made(browser, "/rapporten/voortgang/eenzaamheid/pdf?van=2026-03-01")

    assert file.data == b"%PDF-"
    assert "is klaar." not in text_of(browser.get("/rapporten"))
    assert "Voortgangsrapportage Aanpak eenzaamheid" in text_of(browser.get("/taken"))


def test_a_reader_who_lost_access_gets_no_report(app, session, trajectory, quick):
    reader = make_user(Role.READER, trajectory.gemeente)
    member = make_member(reader, trajectory)
    asked = {"trajectory": trajectory.id, **WHOLE}

    assert after(app, session, reader, JobKind.REPORT, **asked).state is JobState.DONE
    session.delete(member)
    job = after(app, session, reader, JobKind.REPORT, **asked)

    assert (job.state, job.error) == (JobState.FAILED, jobs.GONE)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (JobKind.REPORT, lambda theirs: {"trajectory": theirs.id, **WHOLE}),
        (
            JobKind.NUMBERS,
            lambda theirs: {"trajectory": theirs.id, "form": "csv", "today": "2026-11-22"},
        ),
        (
            JobKind.SHEET,
            lambda theirs: {
                "cycle": make_cycle(theirs).id,
                "conversation": None,
                "today": "2026-11-22",
            },
        ),
    ],
)
def test_nothing_of_another_gemeente_is_made(app, session, lead, quick, kind, asked):
    theirs = make_trajectory(make_gemeente())

    job = after(app, session, lead, kind, **asked(theirs))

    assert (job.state, job.error) == (JobState.FAILED, jobs.GONE)


def test_a_conversation_that_is_gone_is_said(app, session, lead, trajectory, quick):
    cycle = make_cycle(trajectory)
    talk = make_conversation(cycle)
    asked = {"cycle": cycle.id, "conversation": talk.id, "today": "2026-11-22"}

    assert after(app, session, lead, JobKind.SHEET, **asked).state is JobState.DONE
    session.delete(talk)

    assert after(app, session, lead, JobKind.SHEET, **asked).error == jobs.GONE


def test_principles_that_are_gone_are_said(app, session, lead, quick):
    asked = {"principles": ["bestaat-niet"], "today": "2026-11-22"}

    assert after(app, session, lead, JobKind.GRANT_SHEET, **asked).error == jobs.NOTHING_CHOSEN


def test_all_reports_of_the_own_gemeente_come_in_one_zip(login, lead, trajectory, quick):
    make_trajectory(lead.gemeente, slug="mantelzorg")
    make_trajectory(make_gemeente(), slug="van-een-ander")
    browser = login(lead)

    assert "Maak alle rapporten" in text_of(browser.get("/rapporten"))
    file = made(browser, "/rapporten/alle")

    names = ZipFile(io.BytesIO(file.data)).namelist()
    assert len(names) == 2
    assert all(slug in "".join(names) for slug in ("eenzaamheid", "mantelzorg"))


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER, Role.ADVISER, Role.PLATFORM_ADMIN])
def test_who_prints_no_reports_has_no_button_for_all(login, trajectory, role):
    user = make_user(role, trajectory.gemeente if role in (Role.READER, Role.PARTNER) else None)

    assert login(user).post("/rapporten/alle").status_code == 403


def test_a_file_with_many_numbers_is_made_outside_the_request(login, lead, trajectory, monkeypatch):
    indicator, cycle = make_indicator(trajectory), make_cycle(trajectory)
    for _ in range(2):
        make_measurement(indicator, cycle, value=50, numerator=30, denominator=60, n=60)
    browser, address = login(lead), "/rapporten/getallen/eenzaamheid.csv"
    small = browser.get(address)
    monkeypatch.setattr(routes, "MOST_IN_REQUEST", 1)

    large = made(browser, address)

    assert browser.get(address).location == "/rapporten/getallen"
    assert f'action="{address}"' in browser.get("/rapporten/getallen").text
    assert large.data == small.data
    assert large.headers["Content-Disposition"] == small.headers["Content-Disposition"]
    assert made(browser, "/rapporten/getallen/alles.csv").data == small.data
    assert browser.post("/rapporten/getallen/alles.doc").status_code == 404
