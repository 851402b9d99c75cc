"""The kinds of reports: what each is made from, how, and with which template it is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain.reporting import ReportKind
from tracker.models import Trajectory, Wijk
from tracker.policy import shared_lessons
from tracker.preparation import prepare
from tracker.preparation.rows import present_cycle
from tracker.reports import one_page as page
from tracker.reports import sheet as praatplaat
from tracker.reports.bundle import LessonBundle, trajectory_bundle
from tracker.reports.content import progress_report
from tracker.reports.fitting import Fit
from tracker.reports.heading import Heading
from tracker.reports.parts import ProgressReport
from tracker.reports.period import Period
from tracker.reports.sections import Section, no_sections, progress_sections
from tracker.reports.stamp import Stamp, draft_stamp, no_stamp
from tracker.reports.wijk_report import WijkReport, wijk_report


class NothingYet(ValueError):
    """There is nothing to make this kind of report of: the wijk has no cycle."""


@dataclass(frozen=True)
class Asked:
    """What a report is asked about; ``wijk`` for the kinds that are about one."""

    trajectory: Trajectory
    period: Period
    today: date
    wijk: Wijk | None = None

    @property
    def place(self) -> Wijk:
        """Return the wijk, for the kinds that cannot do without."""
        assert self.wijk is not None
        return self.wijk


@dataclass(frozen=True)
class Kind:
    """One kind of report.

    ``content`` is a frozen dataclass of plain values; screen, paper, workbook and JSON are all
    made from it, so that they cannot differ.
    """

    name: str
    content: type[Heading]
    build: Callable[[Asked], Any]
    body: str  # the template of what it says, the same on screen and on paper
    paper: str = "reports/print.html"  # the template of the page that is printed
    fit: Fit | None = None  # for a kind that is always one page
    live: Callable[[date], Stamp] = draft_stamp  # what stands on one that is not kept
    sections: Callable[[Any], Sequence[Section]] = no_sections  # what one writes with

    def on_screen(self, content: Any) -> Any:
        """Return what a screen shows of ``content``: of a kind of one page the fullest."""
        return self.fit.fullest(content) if self.fit else content


def progress(asked: Asked) -> ProgressReport:
    """Return the content of a progress report."""
    return progress_report(asked.trajectory, period=asked.period, today=asked.today)


def wijk(asked: Asked) -> WijkReport:
    """Return the content of the report on a wijk."""
    return wijk_report(asked.trajectory, asked.place, period=asked.period, today=asked.today)


def sheet(asked: Asked) -> praatplaat.SheetReport:
    """Return the content of the praatplaat of the present cycle.

    Raises:
        NothingYet: the wijk has no cycle.
    """
    cycle = present_cycle(asked.trajectory.id, asked.place.slug)
    if cycle is None:
        raise NothingYet
    return praatplaat.sheet_report(prepare(cycle, lessons=shared_lessons(), today=asked.today))


def one_page(asked: Asked) -> page.OnePage:
    """Return the content of the one page: a choice from the progress report."""
    return page.one_page(progress(asked))


def lessons(asked: Asked) -> LessonBundle:
    """Return the content of a bundle: all shared lessons up to the end of the period."""
    return trajectory_bundle(asked.trajectory, until=asked.period.ends_on, today=asked.today)


def cut_sheet(report: praatplaat.SheetReport, budget: praatplaat.Budget) -> praatplaat.Sheet:
    """Return the praatplaat within a budget."""
    return praatplaat.sheet_of(report.prepared, budget)


REPORTS: dict[ReportKind, Kind] = {
    ReportKind.PROGRESS: Kind(
        "Voortgangsrapportage",
        ProgressReport,
        progress,
        "reports/_body.html",
        paper="reports/progress_print.html",
        sections=progress_sections,
    ),
    ReportKind.WIJK: Kind("Wijkrapport", WijkReport, wijk, "reports/_wijk_report.html"),
    ReportKind.SHEET: Kind(
        "Praatplaat",
        praatplaat.SheetReport,
        sheet,
        "reports/_sheet_report.html",
        paper="reports/sheet_print.html",
        fit=Fit(praatplaat.BUDGETS, cut_sheet),
        live=no_stamp,
    ),
    ReportKind.ONE_PAGE: Kind(
        "Op één A4",
        page.OnePage,
        one_page,
        "reports/_one_page.html",
        fit=Fit(page.BUDGETS, page.within),
    ),
    ReportKind.LESSONS: Kind("Lessenbundel", LessonBundle, lessons, "reports/_bundle.html"),
}
