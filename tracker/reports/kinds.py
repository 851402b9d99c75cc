"""The kinds of reports: what each is made from, how, and with which template it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.reporting import ReportKind
from tracker.models import Trajectory, Wijk
from tracker.reports.content import progress_report
from tracker.reports.parts import ProgressReport
from tracker.reports.period import Period
from tracker.reports.sections import Section, progress_sections


@dataclass(frozen=True)
class Asked:
    """What a report is asked about; ``wijk`` for the kinds that are about one."""

    trajectory: Trajectory
    period: Period
    today: date
    wijk: Wijk | None = None


@dataclass(frozen=True)
class Kind:
    """One kind of report.

    ``content`` is a frozen dataclass of plain values; screen, paper, workbook and JSON are all
    made from it, so that they cannot differ.
    """

    name: str
    content: type
    build: Callable[[Asked], Any]
    body: str  # the template of what it says, the same on screen and on paper
    sections: Callable[[Any], Sequence[Section]]  # what one writes with, of a content


def progress(asked: Asked) -> ProgressReport:
    """Return the content of a progress report."""
    return progress_report(asked.trajectory, period=asked.period, today=asked.today)


REPORTS: dict[ReportKind, Kind] = {
    ReportKind.PROGRESS: Kind(
        name="Voortgangsrapportage",
        content=ProgressReport,
        build=progress,
        body="reports/_body.html",
        sections=progress_sections,
    ),
}
