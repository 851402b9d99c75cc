"""What a kept report says: a draft from the records of today, a frozen one as it was fixed."""

from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.reporting import SLUGS, ReportState
from tracker.models import Report
from tracker.reports.codec import from_json
from tracker.reports.kept.queries import words_of
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.period import Period


def content_of(report: Report, *, today: date) -> Any:
    """Return what ``report`` says; its trajectory and wijk must be loaded."""
    if report.state is ReportState.DRAFT:
        return live_content(report, today=today)
    assert report.content is not None  # a constraint of the table
    return from_json(report.kind, report.content)


def live_content(report: Report, *, today: date) -> Any:
    """Return what a draft says on ``today``, with the words that were written with it."""
    period = Period(report.starts_on, report.ends_on)
    asked = Asked(report.trajectory, period, today, report.wijk)
    content = REPORTS[report.kind].build(asked)
    return replace(content, texts=words_of(report.id))


def kept_name(report: Report, *, today: date) -> str:
    """Return how the PDF of a kept report is called."""
    on = report.frozen_at.date() if report.frozen_at else today
    return f"{SLUGS[report.kind]}-{report.trajectory.slug}-{on.isoformat()}-{report.id}.pdf"
