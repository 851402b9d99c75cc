"""A report on paper: as PDF, or as one HTML file that opens alone."""

import os
import re
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import current_app

from tracker.paper.files import STATIC, style_sheets
from tracker.paper.making import make_pdf
from tracker.paper.parts import Paper, Part
from tracker.paper.store import MemoryStore, PartStore
from tracker.reports.grants import GrantSheet
from tracker.reports.parts import ProgressReport

SHEETS = ("tokens", "base", "layout", "components", "print")
FEW_WIJKEN = 10  # up to here the parts that are on all wijken run on behind each other
AT_A_TIME = 4  # wijken of which the numbers stand in one part

# What stands behind the wijken, as parts of a paper: a name, and the sections.
BEHIND: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Wat werkte niet", ("setbacks", "story")),
    ("Lessen", ("lessons",)),
    ("Acties en geld", ("actions", "money")),
    ("Hoe zeker is dit?", ("reliability",)),
)


def print_html(report: ProgressReport, *, styles: tuple[str, ...] = ()) -> str:
    """Return the report as one page of HTML; see ``page_html``."""
    template = "reports/progress_print.html"
    return page_html(template, styles=styles, report=report, theme=report.theme)


def page_html(template: str, *, styles: tuple[str, ...] = (), **values: Any) -> str:
    """Return a page that is printed, with ``styles`` in the page itself.

    Needs an application context, and no request: it is also printed from the command line.
    """
    page = current_app.jinja_env.get_template(template)
    return page.render(styles=styles, **values)


def paper_of(report: ProgressReport) -> Paper:
    """Return the report as it is printed: each wijk a part, so that it can be kept."""
    return Paper(
        title=f"Voortgangsrapportage {report.title}, {report.period.lower()} – {report.sender}",
        author=report.sender,
        lang="nl",
        made_on=report.made_on,
        styles=style_sheets(*SHEETS),
        parts=tuple(parts_of(report)),
        running=f"Voortgangsrapportage {report.title}",
    )


def parts_of(report: ProgressReport) -> Iterator[Part]:
    """Yield the parts of the report in order."""

    def part(name: str, *sections: str, **values: Any) -> Part:
        names = [f"reports/_{each}.html" for each in sections]
        shown: dict[str, Any] = {
            "name": name,
            "sections": names,
            "report": report,
            "theme": report.theme,
        }
        return Part(name, page_html("reports/part_print.html", **shown, **values))

    yield replace(part("Voorkant", "cover"), is_bare=True)
    yield replace(part("Inhoud", "contents"), lists_pages=True)
    yield part("Samenvatting en resultaten", "summary", "results")
    for wijk in report.wijken:
        yield part(wijk.name, "wijk", wijk=wijk)
    behind = BEHIND
    if len(report.wijken) <= FEW_WIJKEN:
        behind = (("Lessen en acties", tuple(each for _, several in BEHIND for each in several)),)
    for name, sections in behind:
        yield part(name, *sections)
    measured = [wijk for wijk in report.wijken if wijk.figures]
    for start in range(0, len(measured), AT_A_TIME):
        some = measured[start : start + AT_A_TIME]
        yield part("De getallen", "numbers", numbered=some, is_further=start > 0)


def print_pdf(report: ProgressReport) -> bytes:
    """Return the report as PDF/A-2a with the PDF/UA-1 identifier; nothing is kept."""
    return make_pdf(paper_of(report), store=MemoryStore())


def grant_paper(sheet: GrantSheet) -> Paper:
    """Return the sheet for grant requests as it is printed: one page."""
    html = page_html("reports/grants_print.html", sheet=sheet, theme=sheet.theme)
    return Paper(
        title=f"Toetskader subsidieaanvraag – {sheet.sender}",
        author=sheet.sender,
        lang="nl",
        made_on=sheet.made_on,
        styles=style_sheets(*SHEETS),
        parts=(Part("Toetskader", html, is_bare=True),),
    )


def print_grant_sheet(sheet: GrantSheet) -> bytes:
    """Return the sheet for grant requests as PDF/A-2a with the PDF/UA-1 identifier."""
    return make_pdf(grant_paper(sheet), store=MemoryStore())


def standalone_html(report: ProgressReport) -> bytes:
    """Return the report as one HTML file with its styles and fonts inside."""
    return print_html(report, styles=own_styles()).encode()


def own_styles() -> tuple[str, ...]:
    """Return our style sheets with the fonts written into them."""
    folder = STATIC / "css"
    return tuple(
        re.sub(
            r'url\("([^"]+\.woff2)"\)',
            lambda found: f'url("{font_data(folder / found[1])}")',
            (folder / f"{name}.css").read_text(encoding="utf-8"),
        )
        for name in SHEETS
    )


def font_data(file: Path) -> str:
    """Return a font as an address that holds it."""
    return f"data:font/woff2;base64,{b64encode(file.read_bytes()).decode()}"


SUFFIXES = (".pdf", ".html")


def file_name(report: ProgressReport) -> str:
    """Return how the PDF is called when it is kept."""
    return f"voortgangsrapportage-{report.slug}-{report.made_on.isoformat()}.pdf"


def write_report(report: ProgressReport, *, file: Path, store: PartStore) -> None:
    """Write the progress report to ``file``; its suffix chooses the form.

    A file that is there is replaced in one step: there is never half a report.
    """
    is_pdf = file.suffix.lower() == ".pdf"
    content = make_pdf(paper_of(report), store=store) if is_pdf else standalone_html(report)
    replace_file(file, content)


def replace_file(file: Path, content: bytes) -> None:
    """Write ``content`` beside ``file`` and put it in its place."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        part.chmod(0o644)
        part.replace(file)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
