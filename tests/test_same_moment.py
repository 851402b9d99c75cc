"""Two people who save something for the first time in the same moment: the second one is told."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from tests.conftest import app_on, close, logged_in
from tests.databases import new_database
from tests.factories import make_gemeente, make_trajectory, make_user
from tests.html import text_of
from tracker.admin.queries import style_to_change
from tracker.admin.services import set_house_style
from tracker.domain.reporting import ReportKind
from tracker.domain.vocabulary import Role
from tracker.extensions import db
from tracker.housestyle.look import Look
from tracker.models import Gemeente, Report, User
from tracker.reports.kept.queries import text_to_change, words_of
from tracker.reports.kept.services import (
    discard_report,
    freeze_report,
    start_report,
    write_text,
)
from tracker.reports.period import Period
from tracker.web.clock import today

TOLD = "Iemand anders heeft dit intussen gewijzigd."
PERIOD = Period(date(2026, 1, 1), date(2026, 6, 30))


@pytest.fixture(scope="module")
def shared_app(tmp_path_factory, worker_id):
    """An app on a database in which transactions are real: one waits for another."""
    app = app_on(new_database(f"leerspoor_moment_{worker_id}", tmp_path_factory.mktemp("moment")))
    yield app
    close(app)


@pytest.fixture
def sent_during(shared_app):
    """Send a form while someone else has saved and not committed yet; return the answer."""

    def send(browser, save, address, data):
        has_saved = threading.Event()

        def first():
            with shared_app.app_context():
                save()
                db.session.flush()
                has_saved.set()
                time.sleep(0.4)  # the other comes in between
                db.session.commit()

        def second():
            assert has_saved.wait(timeout=30)
            with shared_app.app_context():
                return browser.post(address, data=data)

        with ThreadPoolExecutor(2) as pool:
            saving, answer = pool.submit(first), pool.submit(second)
            saving.result()
            return answer.result()

    return send


@pytest.fixture
def draft(shared_app):
    """The number of a draft, that of who writes it, and their browser."""
    with shared_app.app_context():
        trajectory = make_trajectory()
        lead = make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)
        report = start_report(trajectory, kind=ReportKind.PROGRESS, period=PERIOD, user=lead)
        found = report.id, lead.id, logged_in(shared_app, lead)
        db.session.commit()
    return found


def test_two_first_texts_of_one_part_are_no_error(shared_app, sent_during, draft):
    report_id, _, browser = draft

    def save():
        report = db.session.get_one(Report, report_id)
        text_to_change(report, "samenvatting")
        write_text(report, "samenvatting", text="Van een ander.", user=None)

    page = f"/rapporten/{report_id}/schrijven/samenvatting"
    answer = sent_during(browser, save, page, {"text": "Van mij.", "version": "0"})

    assert answer.status_code == 400
    assert all(words in text_of(answer) for words in (TOLD, "Van een ander.", "Van mij."))
    with shared_app.app_context():
        assert words_of(report_id) == {"samenvatting": "Van een ander."}


def test_a_text_that_comes_while_the_report_is_fixed_is_not_kept(shared_app, sent_during, draft):
    report_id, lead_id, browser = draft

    def save():
        report = db.session.get_one(Report, report_id)
        lead = db.session.get_one(User, lead_id)
        freeze_report(report, today=today(), user=lead, reason="De raad vergadert morgen")

    page = f"/rapporten/{report_id}/schrijven/samenvatting"
    answer = sent_during(browser, save, page, {"text": "Van mij.", "version": "0"})

    assert (answer.status_code, answer.location) == (303, f"/rapporten/{report_id}")
    with shared_app.app_context():
        assert "samenvatting" not in words_of(report_id)


def test_a_report_is_fixed_with_the_text_that_comes_in_the_same_moment(
    shared_app, sent_during, draft
):
    report_id, _, browser = draft

    def save():
        report = db.session.get_one(Report, report_id)
        text_to_change(report, "samenvatting")
        write_text(report, "samenvatting", text="Nog net gezegd.", user=None)

    answer = sent_during(browser, save, f"/rapporten/{report_id}/vaststellen", {"reason": "Morgen"})

    assert answer.status_code == 303
    with shared_app.app_context():
        assert "Nog net gezegd." in db.session.get_one(Report, report_id).content


def test_a_report_that_two_people_fix_at_once_is_fixed_once(shared_app, sent_during, draft):
    report_id, lead_id, browser = draft

    def save():
        report = db.session.get_one(Report, report_id)
        lead = db.session.get_one(User, lead_id)
        freeze_report(report, today=today(), user=lead, reason="De raad vergadert morgen")

    answer = sent_during(browser, save, f"/rapporten/{report_id}/vaststellen", {"reason": "Anders"})

    assert (answer.status_code, answer.location) == (303, f"/rapporten/{report_id}")
    with shared_app.app_context():
        assert "De raad vergadert morgen" in db.session.get_one(Report, report_id).content


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("weggooien", {}),
        ("vaststellen", {"reason": "Morgen"}),
        ("schrijven/samenvatting", {"text": "Van mij.", "version": "0"}),
        ("meekijken", {}),
    ],
)
def test_what_comes_while_a_draft_is_thrown_away_meets_a_clear_page(
    shared_app, sent_during, draft, path, data
):
    report_id, lead_id, browser = draft
    with shared_app.app_context():
        lead = db.session.get_one(User, lead_id)
        asked = make_user(Role.GEMEENTE_ADMIN, lead.gemeente)
        data = data or {"vraag-asked": str(asked.id)}
        db.session.commit()

    def save():
        discard_report(db.session.get_one(Report, report_id))

    answer = sent_during(browser, save, f"/rapporten/{report_id}/{path}", data)

    assert answer.status_code == 404
    assert "Misschien was het een concept en heeft iemand het weggegooid." in text_of(answer)
    with shared_app.app_context():
        assert db.session.get(Report, report_id) is None


def test_a_report_that_is_fixed_in_the_same_moment_is_not_thrown_away(
    shared_app, sent_during, draft
):
    report_id, lead_id, browser = draft

    def save():
        report = db.session.get_one(Report, report_id)
        lead = db.session.get_one(User, lead_id)
        freeze_report(report, today=today(), user=lead, reason="De raad vergadert morgen")

    answer = sent_during(browser, save, f"/rapporten/{report_id}/weggooien", {})

    assert (answer.status_code, answer.location) == (303, f"/rapporten/{report_id}")
    with shared_app.app_context():
        assert db.session.get_one(Report, report_id).checksum


def test_two_first_house_styles_are_no_error(shared_app, sent_during):
    with shared_app.app_context():
        gemeente = make_gemeente()
        gemeente_id = gemeente.id
        browser = logged_in(shared_app, make_user(Role.GEMEENTE_ADMIN, gemeente))
        db.session.commit()

    def save():
        gemeente = db.session.get_one(Gemeente, gemeente_id)
        style_to_change(gemeente)
        set_house_style(gemeente, Look(gemeente.theme, "#111111", "#222222"))

    chosen = {"huiskleur": "#333333", "knopkleur": "#444444", "version": "0"}
    fonts = {"koppen": "source-serif-4", "tekst": "source-sans-3", "logo_alt": ""}
    answer = sent_during(browser, save, "/beheer/huisstijl", chosen | fonts)

    assert answer.status_code == 400
    assert TOLD in text_of(answer)
    assert 'value="#333333"' in answer.text
    with shared_app.app_context():
        style = db.session.get_one(Gemeente, gemeente_id).house_style
        assert (style.accent, style.version) == ("#111111", 1)
