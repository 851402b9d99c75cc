"""The parts of a report that one writes with: under which key, and what is shown beside."""

from dataclasses import dataclass

from tracker.reports.heading import Heading
from tracker.reports.parts import ProgressReport, WijkPart


@dataclass(frozen=True)
class Section:
    """One part of a report; its key is also its place on the page."""

    key: str
    title: str
    template: str
    is_needed: bool = False  # without words of one's own it says "niet ingevuld"
    wijk: WijkPart | None = None

    @property
    def wijk_slug(self) -> str:
        """Return the slug of the wijk the part is about; empty for all of them."""
        return self.wijk.id.removeprefix("wijk-") if self.wijk else ""


def no_sections(_report: Heading) -> tuple[Section, ...]:
    """Return nothing: a kind that is printed as it comes from the records."""
    return ()


def progress_sections(report: ProgressReport) -> tuple[Section, ...]:
    """Return the parts of a progress report, in order."""
    wijken = (
        Section(each.id, each.name, "reports/_wijk.html", wijk=each) for each in report.wijken
    )
    return (
        Section("samenvatting", "Samenvatting", "reports/_summary.html", is_needed=True),
        Section("resultaten", "Resultaten", "reports/_results.html"),
        *wijken,
        Section("wat-werkte-niet", "Wat werkte niet", "reports/_setbacks.html"),
        Section("verhaal", "Een verhaal", "reports/_story.html", is_needed=report.story is None),
        Section("lessen", "Lessen uit alle wijken", "reports/_lessons.html"),
        Section("acties", "Acties", "reports/_actions.html"),
        Section("geld-en-bereik", "Geld en bereik", "reports/_money.html"),
        Section("hoe-zeker", "Hoe zeker is dit?", "reports/_reliability.html"),
    )
