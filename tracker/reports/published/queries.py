"""What the pages without a login read: published reports, and nothing else."""

from typing import NamedTuple

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import select
from sqlalchemy.orm import joinedload, raiseload, undefer

from tracker.extensions import db
from tracker.models import Gemeente, KeptFile, Report, Trajectory
from tracker.policy import public_reports
from tracker.web.lists import page_of

PER_PAGE = 20


class Publisher(NamedTuple):
    """A gemeente with at least one public report."""

    id: int
    code: str
    name: str


def published_report(public_id: str) -> Report | None:
    """Return the report that is or was public under this address, with what replaced it."""
    return db.session.scalar(
        select(Report)
        .where(Report.public_id == public_id)
        .options(
            undefer(Report.content),
            joinedload(Report.trajectory)
            .joinedload(Trajectory.gemeente)
            .joinedload(Gemeente.house_style),
            joinedload(Report.replaced_by).raiseload(Report.looks),
            joinedload(Report.file),
            raiseload(Report.looks),
        )
    )


def report_to_publish(report: Report) -> Report:
    """Return ``report`` with its content, its trajectory and what replaced it."""
    return db.session.scalars(
        select(Report)
        .where(Report.id == report.id)
        .options(
            undefer(Report.content), joinedload(Report.trajectory), joinedload(Report.replaced_by)
        )
        .execution_options(populate_existing=True)
    ).one()


def bytes_of(file: KeptFile) -> bytes:
    """Return what is in a file."""
    return db.session.scalars(select(KeptFile.content).where(KeptFile.id == file.id)).one()


def publishers() -> list[Publisher]:
    """Return the gemeenten with a public report, by name."""
    rows = db.session.execute(
        select(Gemeente.id, Gemeente.code, Gemeente.name)
        .where(Gemeente.id.in_(public_reports().with_only_columns(Report.gemeente_id)))
        .order_by(Gemeente.name, Gemeente.code)
    )
    return [Publisher(*row) for row in rows]


def public_page(number: int, *, gemeente: str = "") -> Pagination:
    """Return a page of the public reports, newest first; of one gemeente when a code is given."""
    query = public_reports().order_by(Report.published_at.desc(), Report.id.desc())
    query = query.options(raiseload(Report.looks))
    if gemeente:
        own = select(Gemeente.id).where(Gemeente.code == gemeente)
        query = query.where(Report.gemeente_id.in_(own))
    return page_of(query, number, per_page=PER_PAGE)
