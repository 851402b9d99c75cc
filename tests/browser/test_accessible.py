"""axe on every kind of page, for every role, on a phone and at a desk; refused forms as well."""

import pytest
from flask import Flask

from tests.browser.crawl import EACH, Looked, crawl
from tests.browser.given import LEAD, job_that_runs, wijk_with_a_closed_cycle
from tests.test_walk import ACCOUNTS
from tracker.domain.vocabulary import Role
from tracker.models import User
from tracker.policy import may_somewhere

pytestmark = [pytest.mark.browser, pytest.mark.once]
# Files, parts of a page, and what is linked only while the cycle, action, lesson or report one
# lands on is that far.
BY_STATE = {
    *("reports.all_numbers", "reports.trajectory_numbers", "jobs.file", "search.suggestions"),
    *("kinds.progress_file", "kinds.one_page_file", "kinds.wijk_file", "kinds.lessons_file"),
    *("kinds.dossier_lessons_file", "kinds.sheet_file"),
    *("actions.done", "cycles.look_back", "lessons.offer", "publishing.take_back"),
}
# The lead has a test apart; another lead sees the same kinds of page.
ADMIN = "gemeentebeheerder@amsterdam.demo"
ROLES = [email for email in ACCOUNTS if not email.startswith("programmaleider")]


FULL = "/trajecten/amsterdam-eenzaamheid"  # filled in from the first step to the last


@pytest.fixture(scope="module")
def known(tmp_path_factory, worker_id):
    """What was looked at before, for someone else, by this process or the other."""
    own = tmp_path_factory.getbasetemp()
    return Looked((own if worker_id == "master" else own.parent) / "looked")


def test_axe_finds_nothing_on_any_page_of_a_lead_and_links_lead_to_all(visit, served_app, known):
    done = f"/acties/{wijk_with_a_closed_cycle(served_app).earlier_action_id}"
    news = "/trajecten/amsterdam-eenzaamheid/nieuwe-uitgave"  # linked when there is any
    job = f"/taken/{job_that_runs(served_app)}"
    page = visit(LEAD)
    page.goto(FULL)

    found = crawl(served_app, page, known, each=EACH, also=(done, news, job))

    assert not found.wrong, "\n".join(found.wrong)
    assert for_a_lead(served_app) - found.pages.keys() <= BY_STATE


@pytest.mark.parametrize("email", ["", *ROLES])
def test_axe_finds_nothing_on_any_page(visit, served_app, known, email):
    page = visit(email)
    if email == ADMIN:
        page.goto(FULL)  # so that the walk leads along the pages that were looked at for the lead

    found = crawl(served_app, page, known, by_shape=True)

    assert not found.wrong, "\n".join(found.wrong)


def for_a_lead(app: Flask) -> set[str]:
    """Return the endpoints of the pages a lead may ask for."""
    lead = User(role=Role.PROGRAMME_LEAD)
    marks = {
        rule.endpoint: getattr(app.view_functions[rule.endpoint], "mark", None)
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
    }
    return {
        end for end, mark in marks.items() if mark and mark.act and may_somewhere(lead, mark.act)
    }
