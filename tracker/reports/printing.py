"""A report on paper: as PDF, or as one HTML file that opens alone; and its values as files."""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_letters, digits, whitespace
from typing import Any

from flask import current_app

from tracker.domain.slug import slugify
from tracker.extensions import db
from tracker.housestyle.stored import House, printed_house
from tracker.paper.files import SHEETS, STATIC, our_styles, style_sheets
from tracker.paper.listing import Listing, words_of
from tracker.paper.making import Progress, make_pdf, no_progress
from tracker.paper.parts import Paper, Part
from tracker.paper.press import first_that_fits, press_for
from tracker.paper.store import DatabaseStore, MemoryStore
from tracker.paper.workers import Workers
from tracker.reports.codec import to_json
from tracker.reports.grants import GrantSheet
from tracker.reports.heading import Heading
from tracker.reports.kinds import REPORTS
from tracker.reports.parts import ProgressReport
from tracker.reports.stamp import Stamp
from tracker.web.clock import today

FEW_WIJKEN = 10  # up to here the parts that are on all wijken run on behind each other
# In every specimen, so that it can be kept for the next report.
ALPHABET = ascii_letters + digits + ".,:;()%–-+/’‘"
Sections = tuple[tuple[str, tuple[str, ...]], ...]

# What stands before and behind the wijken, as parts of a paper: a name, and the sections.
BEFORE: Sections = (
    ("Samenvatting", ("summary", "changes")),
    ("Resultaten", ("results",)),
    ("Wijken naast elkaar", ("compared",)),
)
BEHIND: Sections = (
    ("Wat werkte niet", ("setbacks", "story")),
    ("Lessen", ("lessons",)),
    ("Acties en geld", ("actions", "money")),
    ("Hoe zeker is dit?", ("reliability",)),
)


def print_html(
    report: Heading, *, stamp: Stamp | None = None, styles: Sequence[str] | None = None
) -> str:
    """Return the report as one page of HTML, with ``styles`` in it.

    Without a ``stamp`` it carries that of its kind on the day it was made.
    """
    shown = fitted(report, stamp)[0] if REPORTS[report.kind].fit else report
    return page_of(report, shown, stamp or live_stamp(report), styles=styles)


def live_stamp(report: Heading) -> Stamp:
    """Return the stamp of a report that is not kept: for nearly every kind that of a draft."""
    return REPORTS[report.kind].live(report.made_on)


def page_of(
    report: Heading, shown: Any, stamp: Stamp, *, styles: Sequence[str] | None = None
) -> str:
    """Return the printed page of ``report`` that says what of it is ``shown``."""
    kind = REPORTS[report.kind]
    house = printed_house(report.theme)
    values = {"kind": kind, "report": shown, "stamp": stamp, "house": house}
    return page_html(kind.paper, styles=styles, **values)


def page_html(template: str, *, styles: Sequence[str] | None = None, **values: Any) -> str:
    """Return a page that is printed, with ``styles`` in the page itself.

    Needs an application context, and no request: it is also printed from the command line.
    """
    page = current_app.jinja_env.get_template(template)
    return page.render(styles=styles or (), **values)


def paper_of(report: Heading, *, stamp: Stamp | None = None) -> Paper:
    """Return the report as it is printed. Without a ``stamp`` it carries that of its kind."""
    stamp = stamp or live_stamp(report)
    house = printed_house(report.theme)
    title = f"{REPORTS[report.kind].name} {report.subject}"
    return Paper(
        title=f"{title} – {report.sender}",
        author=report.sender,
        lang="nl",
        made_on=report.made_on,
        styles=styles_of(house),
        parts=tuple(parts_of(report, stamp, house)),
        running=f"{stamp.mark}. {title}" if stamp.mark else title,
    )


def styles_of(house: House | None) -> tuple[str, ...]:
    """Return our style sheets as one, and that of the house style that is worn."""
    if house is None:
        return (our_styles(),)
    return our_styles(), style_sheets(*house.look.font_sheets) + house.css


def parts_of(report: Heading, stamp: Stamp, house: House | None) -> Iterator[Part]:
    """Yield the parts of the report in order; a kind of one page comes in several sizes."""
    kind = REPORTS[report.kind]
    if isinstance(report, ProgressReport):
        yield from progress_parts(report, stamp, house)
    elif kind.fit is not None:
        shown = [kind.fit.cut(report, budget) for budget in kind.fit.budgets]
        fullest, *smaller = [page_of(report, each, stamp) for each in shown]
        yield Part(kind.name, fullest, smaller=tuple(smaller), is_bare=True)
    else:
        yield Part(kind.name, page_of(report, report, stamp))


def progress_parts(report: ProgressReport, stamp: Stamp, house: House | None) -> Iterator[Part]:
    """Yield the parts of a progress report: each wijk is one, so that it can be kept."""

    def part(name: str, *sections: str, **values: Any) -> Part:
        names = [f"reports/_{each}.html" for each in sections]
        shown: dict[str, Any] = {
            "name": name,
            "sections": names,
            "report": report,
            "stamp": stamp,
            "house": house,
        }
        return Part(name, page_html("reports/part_print.html", **shown, **values))

    yield replace(part("Voorkant", "cover"), is_bare=True)
    yield replace(part("Inhoud", "contents"), lists_pages=True)
    is_long = len(report.wijken) > FEW_WIJKEN
    for name, sections in BEFORE if is_long else run_on("Samenvatting en resultaten", BEFORE):
        yield part(name, *sections)
    for wijk in report.wijken:
        yield part(wijk.name, "wijk", wijk=wijk)
    for name, sections in BEHIND if is_long else run_on("Lessen en acties", BEHIND):
        yield part(name, *sections)
    if report.has_numbers:
        yield listed("De getallen", report.numbers, house)
    if stamp.checksum:
        yield part("Vaststelling", "colophon")


def listed(name: str, listing: Listing, house: House | None) -> Part:
    """Return a part that is set as a listing, in the type of our own style sheets."""
    words = "".join(word for item in listing for word in words_of(item))
    letters = " ".join(sorted({*ALPHABET, *words} - set(whitespace)))  # apart: none become one
    html = page_html("reports/specimen_print.html", name=name, letters=letters, house=house)
    return Part(name, html, listing=listing)


def run_on(name: str, parts: Sections) -> Sections:
    """Return ``parts`` as one, in which each section follows the one before on its page."""
    return ((name, tuple(each for _, several in parts for each in several)),)


def print_pdf(report: Heading, *, stamp: Stamp | None = None) -> bytes:
    """Return the report as PDF/A-2a with the PDF/UA-1 identifier; its parts are not kept."""
    return make_pdf(paper_of(report, stamp=stamp), store=MemoryStore())


def print_keeping_parts(
    report: Heading,
    *,
    stamp: Stamp | None = None,
    progress: Progress = no_progress,
    workers: Workers | None = None,
) -> bytes:
    """Return the same as ``print_pdf``; parts are kept, and what was kept before is not laid out.

    Ends the transaction of the session: nobody waits for what was read while it is laid out.
    """
    paper = paper_of(report, stamp=stamp)
    db.session.rollback()
    store = DatabaseStore(db.engine, today=today())
    return make_pdf(paper, store=store, progress=progress, workers=workers)


def fitted(report: Heading, stamp: Stamp | None = None) -> tuple[Any, str, Any]:
    """Return what fits of a report of one page, its HTML and its layout."""
    fit = REPORTS[report.kind].fit
    assert fit is not None
    paper = paper_of(report, stamp=stamp)
    [part] = paper.parts
    sizes = (part.html, *part.smaller)
    place, document = first_that_fits(sizes, press_for(paper.styles))
    return fit.cut(report, fit.budgets[place]), sizes[place], document


def grant_paper(sheet: GrantSheet) -> Paper:
    """Return the sheet for grant requests as it is printed: one page."""
    house = printed_house(sheet.theme)
    html = page_html("reports/grants_print.html", sheet=sheet, house=house)
    return Paper(
        title=f"Toetskader subsidieaanvraag – {sheet.sender}",
        author=sheet.sender,
        lang="nl",
        made_on=sheet.made_on,
        styles=styles_of(house),
        parts=(Part("Toetskader", html, is_bare=True),),
    )


def print_grant_sheet(sheet: GrantSheet) -> bytes:
    """Return the sheet for grant requests as PDF/A-2a with the PDF/UA-1 identifier."""
    return make_pdf(grant_paper(sheet), store=MemoryStore())


def standalone_html(report: Heading, *, stamp: Stamp | None = None) -> bytes:
    """Return the report as one HTML file with its styles and fonts inside."""
    house = printed_house(report.theme)
    styles = own_styles((*SHEETS, *house.look.font_sheets) if house else SHEETS)
    if house:
        styles += (house.css,)
    return print_html(report, stamp=stamp, styles=styles).encode()


def own_styles(names: Sequence[str] = SHEETS) -> tuple[str, ...]:
    """Return style sheets of ours with the fonts written into them."""
    folder = STATIC / "css"
    return tuple(
        re.sub(
            r'url\("([^"]+\.woff2)"\)',
            lambda found: f'url("{font_data(folder / found[1])}")',
            (folder / f"{name}.css").read_text(encoding="utf-8"),
        )
        for name in names
    )


def font_data(file: Path) -> str:
    """Return a font as an address that holds it."""
    return f"data:font/woff2;base64,{b64encode(file.read_bytes()).decode()}"


def json_file(report: Heading, *, stamp: Stamp | None = None) -> bytes:
    """Return all values of the report as JSON."""
    return to_json(report.kind, report).encode()


def excel_file(report: Heading, *, stamp: Stamp | None = None) -> bytes:
    """Return the values of the report as a workbook."""
    # Loaded here: what prints a report needs nothing of workbooks.
    from tracker.reports.workbook import workbook

    return workbook(report)


@dataclass(frozen=True)
class FileForm:
    """A form in which a report can be kept."""

    mimetype: str
    write: Callable[..., bytes]  # of a report, and the stamp it carries


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = {
    "pdf": FileForm("application/pdf", print_pdf),
    "html": FileForm("text/html", standalone_html),
    "xlsx": FileForm(XLSX, excel_file),
    "json": FileForm("application/json", json_file),
}


def file_name(report: Heading, form: str = "pdf") -> str:
    """Return how the report is called when it is kept."""
    kind = REPORTS[report.kind]
    return f"{slugify(kind.name)}-{report.place}-{report.made_on.isoformat()}.{form}"
