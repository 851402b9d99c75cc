"""A public report as archives and search engines describe it."""

from flask import url_for

from tracker.models import Report
from tracker.reports.kinds import REPORTS
from tracker.reports.published.mdto import Archived, ArchivedFile
from tracker.web.clock import day_of


def archived(report: Report) -> Archived:
    """Return what is told of ``report``; it was public once, and its gemeente is loaded.

    Nothing here is of the trajectory as it is now: its name is the one that was published.
    """
    assert report.frozen_at is not None
    assert report.published_at is not None
    gemeente = report.trajectory.gemeente
    address = url_for("published.show", id=report.public_id, _external=True)
    return Archived(
        identifier=report.public_id or "",
        address=address,
        title=report.public_title or "",
        kind=REPORTS[report.kind].name,
        gemeente=gemeente.name,
        gemeente_code=gemeente.code,
        starts_on=report.starts_on,
        ends_on=report.ends_on,
        fixed_on=day_of(report.frozen_at),
        published_on=day_of(report.published_at),
        file=archived_file(report),
    )


def archived_file(report: Report) -> ArchivedFile | None:
    """Return what is told of the PDF, when it is there."""
    file = report.file
    if file is None:
        return None
    return ArchivedFile(
        name=file.name,
        address=url_for("published.pdf", id=report.public_id, _external=True),
        mimetype=file.mimetype,
        size=file.size,
        checksum=file.checksum,
        made_at=file.made_at,
    )
