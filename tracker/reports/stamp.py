"""What stands on a report about itself: a draft, or fixed on a day with a checksum."""

from dataclasses import dataclass
from datetime import date

from tracker.domain.reporting import ReportState
from tracker.models import Report
from tracker.web.filters import day
from tracker.web.labels import LABELS

SHORT = 12  # signs of a checksum where the whole would be in the way


@dataclass(frozen=True)
class Stamp:
    """The words on the cover, at the foot of every page and on the last one."""

    words: str
    mark: str = ""  # at the foot of every page; nothing where the report is simply fixed
    notice: str = ""  # why it no longer holds
    checksum: str = ""  # of the content, in hexadecimal; a draft has none

    @property
    def short(self) -> str:
        """Return the beginning of the checksum."""
        return f"{self.checksum[:SHORT]}…" if self.checksum else ""

    @property
    def line(self) -> str:
        """Return how the report stands, for a page that may have no foot: mark and day."""
        return self.words if self.words.startswith(self.mark) else f"{self.mark}. {self.words}"


def no_stamp(made_on: date) -> Stamp:
    """Return the stamp of what is printed for use at once, and is no report until it is kept."""
    return Stamp("")


def draft_stamp(made_on: date) -> Stamp:
    """Return the stamp of a report that may still change."""
    return Stamp(f"Concept. Gemaakt op {day(made_on)}", mark="Concept")


def stamp_of(report: Report, *, today: date) -> Stamp:
    """Return the stamp of a kept report; a frozen one has the same every day."""
    if report.state is ReportState.DRAFT:
        return draft_stamp(today)
    assert report.frozen_at is not None  # a constraint of the table
    assert report.checksum is not None
    words = f"Vastgesteld op {day(report.frozen_at)}"
    if report.state is ReportState.FROZEN or report.ended_at is None:
        return Stamp(words, checksum=report.checksum)
    ended = LABELS[report.state].capitalize()
    notice = f"{ended} op {day(report.ended_at)}. Reden: {report.ended_reason}"
    return Stamp(words, mark=ended, notice=notice, checksum=report.checksum)


def public_stamp(report: Report) -> Stamp:
    """Return the stamp for everybody: why a report was replaced is said inside the gemeente."""
    assert report.frozen_at is not None
    return Stamp(f"Vastgesteld op {day(report.frozen_at)}", checksum=report.checksum or "")
