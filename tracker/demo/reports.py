"""The kept reports of the demo: one of the previous half year that is fixed, and a draft."""

from datetime import timedelta

from tracker.demo.content import Record, read
from tracker.demo.days import noon
from tracker.demo.parts import Parts
from tracker.domain.reporting import ReportKind
from tracker.domain.vocabulary import Role
from tracker.models import Report, Trajectory
from tracker.reports.kept.services import ask_look, freeze_report, start_report, write_text
from tracker.reports.period import Period, half_year, period_of

WRITING = timedelta(days=14)  # from the end of a half year to the report on it


def add_reports(parts: Parts) -> None:
    """Add the reports, once all they tell of is there."""
    content = read("reports")
    this = half_year(parts.today)
    previous = half_year(this.starts_on - timedelta(days=1))
    on = min(previous.ends_on + WRITING, parts.today)
    for record in content["frozen"]:
        report = started(record, previous, parts)
        user = parts.lead_of(report.gemeente_id)
        report.made_at = noon(previous.ends_on)
        freeze_report(report, today=on, user=user, reason=record["reason"], at=noon(on))
    for record in content["drafts"]:
        report = started(record, period_of(None, None, today=parts.today), parts)
        if "question" in record:
            lead = parts.lead_of(report.gemeente_id)
            assert lead is not None, "only a gemeente with a programme lead asks something"
            reader = parts.one_with(Role.READER)
            ask_look(report, reader, question=record["question"], user=lead)


def started(record: Record, period: Period, parts: Parts) -> Report:
    """Return a draft with its texts."""
    trajectory: Trajectory = parts.chains[record["trajectory"]].trajectory
    user = parts.lead_of(trajectory.gemeente_id)
    report = start_report(trajectory, kind=ReportKind.PROGRESS, period=period, user=user)
    for part, text in record["texts"].items():
        write_text(report, part, text=text, user=user)
    return report
