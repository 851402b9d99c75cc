"""Reports somebody was asked to look at: what the first pages say about it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.domain.reporting import ReportState
from tracker.extensions import db
from tracker.models import Report, ReportLook, User
from tracker.policy import visible_reports


@dataclass(frozen=True)
class LookLine:
    """A draft that waits for the eyes of the reader."""

    report_id: int
    title: str  # of the trajectory
    asked_by: str  # the title of the account
    question: str


def looks_for(user: User) -> list[LookLine]:
    """Return the drafts that ``user`` was asked to look at and did not answer on, oldest first."""
    open_looks = select(ReportLook).where(
        ReportLook.asked_id == user.id,
        ReportLook.is_agreed.is_(None),
        ReportLook.report_id.in_(visible_reports(user).with_only_columns(Report.id)),
        ReportLook.report.has(Report.state == ReportState.DRAFT),
    )
    loaded = joinedload(ReportLook.report).joinedload(Report.trajectory)
    rows = db.session.scalars(
        open_looks.options(loaded, joinedload(ReportLook.asked_by)).order_by(ReportLook.asked_at)
    )
    return [
        LookLine(row.report_id, row.report.trajectory.title, row.asked_by.title, row.question)
        for row in rows
    ]
