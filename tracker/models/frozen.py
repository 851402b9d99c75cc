"""The guard on frozen reports: a flush that would change what one says is refused."""

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from tracker.domain.reporting import ReportState
from tracker.models.base import changed_columns
from tracker.models.report import Report, ReportText

# What may still become of a frozen report. All else is what it says, and stays.
FREE = {
    *("state", "version", "changed_at", "file_id"),
    *("ended_reason", "ended_by_id", "ended_at", "replaced_by_id"),
    *(
        "public_id",
        "public_title",
        "published_at",
        "published_by_id",
        "retracted_at",
        "retracted_reason",
    ),
}


class ReportFrozen(Exception):
    """What a frozen report says is never changed."""


def keep_frozen_reports() -> None:
    """Listen to every session, once per process."""
    if not event.contains(Session, "before_flush", refuse_changes):
        event.listen(Session, "before_flush", refuse_changes)


def refuse_changes(session: Session, _context: object, _instances: object) -> None:
    """Refuse to write what would change a frozen report.

    Raises:
        ReportFrozen: such a report would be changed, thawed or removed, or a text of one.
    """
    changed = [record for record in session.dirty if session.is_modified(record)]
    for record in (*session.new, *changed, *session.deleted):
        if isinstance(record, ReportText):
            report = record.report or session.get(Report, record.report_id)
            if report is not None and was_frozen(report):
                raise ReportFrozen
        elif isinstance(record, Report) and was_frozen(record):
            is_thawed = record.state is ReportState.DRAFT
            if record in session.deleted or is_thawed or changed_columns(record) - FREE:
                raise ReportFrozen


def was_frozen(report: Report) -> bool:
    """Return whether ``report`` is stored as something else than a draft; what is new is not."""
    state = inspect(report)
    if not state.persistent:
        return False
    before = state.attrs.state.history.deleted
    return (before[0] if before else report.state) is not ReportState.DRAFT
