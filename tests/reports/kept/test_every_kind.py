"""Every kind of report is begun, read, fixed and made public in the same way."""

import pytest
from sqlalchemy import select

from tests.html import text_of
from tracker.domain.reporting import OF_WIJK, SLUGS, ReportKind, ReportState
from tracker.models import Report
from tracker.reports.kinds import REPORTS


@pytest.mark.parametrize("kind", ReportKind)
def test_a_report_of_any_kind_goes_from_draft_to_public(login, session, rich, cycle, lead, kind):
    browser = login(lead)
    form = {"trajectory": rich.slug, "kind": SLUGS[kind], "wijk": str(cycle.wijk_id)}
    form |= {"starts_on": "2026-07-01", "ends_on": "2026-11-22"}

    begun = browser.post("/rapporten/nieuw", data=form)
    assert begun.status_code == 303
    report = session.scalars(select(Report)).one()
    assert (report.wijk_id is not None) == (kind in OF_WIJK)
    at = f"/rapporten/{report.id}"
    draft = browser.get(at)
    fixed = browser.post(f"{at}/vaststellen", data={"reason": "De raad vergadert morgen."})
    frozen = browser.get(at)

    assert draft.status_code == 200
    assert REPORTS[kind].name in text_of(browser.get("/rapporten"))
    assert fixed.status_code == 303
    assert report.state is ReportState.FROZEN
    assert "Vastgesteld op 22 november 2026" in text_of(frozen)
    assert browser.post(f"{at}/openbaar").status_code == 303
    assert browser.get(f"/openbaar/{report.public_id}").status_code == 200
