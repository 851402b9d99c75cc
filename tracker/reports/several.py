"""Several reports one after another, each a file in one zip."""

import gc
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import IO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from tracker.domain.reporting import ReportKind
from tracker.extensions import db
from tracker.models import Trajectory, Wijk
from tracker.paper.files import our_styles
from tracker.paper.making import Progress, no_progress
from tracker.paper.workers import Workers
from tracker.reports.heading import Heading
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.period import Period
from tracker.reports.printing import file_name, print_keeping_parts

RENEWED = 25  # reports; each leaves some four megabytes behind in the processes that lay out
Printed = tuple[str, bytes]  # the name of a report in the zip, and its PDF


@dataclass(frozen=True)
class Each:
    """One of several reports: on a trajectory, or on one of its wijken.

    It names records and holds none: they are read when its turn comes, and let go after it.
    """

    kind: ReportKind
    trajectory_id: int
    title: str  # for who waits
    wijk_id: int | None = None
    folder: str = ""  # in the zip; ends in a slash


class Printer:
    """Prints several reports over one period, as known on one day, with the same processes."""

    def __init__(self, period: Period, *, today: date, workers: Workers) -> None:
        """Know what to print, and with what; ``workers`` stay with who made them."""
        self.period = period
        self.today = today
        self.workers = workers
        self.n_printed = 0

    def print(self, each: Each, progress: Progress = no_progress) -> Printed:
        """Return the name and the PDF of one report; ends the transaction of the session.

        Raises:
            NothingYet: there is nothing to make it of.
            CannotPrint: a part cannot be laid out.
        """
        self.stand_ready()
        try:
            content = self.content(each)
            pdf = print_keeping_parts(content, progress=progress, workers=self.workers)
        finally:
            db.session.rollback()
            gc.collect()  # rows and pages know each other, and stay until they are looked for
        return each.folder + file_name(content), pdf

    def stand_ready(self) -> None:
        """Have processes that lay out: new ones from time to time, and after one that failed."""
        if self.n_printed and self.n_printed % RENEWED == 0:
            self.workers.__exit__()
        if not self.workers.are_started:
            self.workers.start(our_styles())
        self.n_printed += 1

    def content(self, each: Each) -> Heading:
        """Return what one report says."""
        trajectory = db.session.get_one(Trajectory, each.trajectory_id)
        wijk = None if each.wijk_id is None else db.session.get_one(Wijk, each.wijk_id)
        asked = Asked(trajectory, self.period, self.today, wijk)
        content: Heading = REPORTS[each.kind].build(asked)
        return content


def write_zip(out: IO[bytes], files: Iterable[Printed], *, made_on: date) -> int:
    """Write ``files`` to ``out`` as one zip, each as it comes; return how many there were."""
    day = (made_on.year, made_on.month, made_on.day, 0, 0, 0)
    n = 0
    with ZipFile(out, "w", ZIP_STORED) as archive:  # a PDF is packed already
        for name, content in files:
            archive.writestr(ZipInfo(name, day), content)
            n += 1
    return n
