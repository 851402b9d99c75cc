"""A report on paper: as PDF, or as one HTML file that opens alone."""

import os
import re
import tempfile
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import current_app

from tracker.domain.slug import slugify
from tracker.housestyle.stored import printed_house
from tracker.reports.codec import to_json
from tracker.reports.fitting import Fit
from tracker.reports.grants import GrantSheet
from tracker.reports.heading import Heading
from tracker.reports.kinds import REPORTS
from tracker.reports.pdf import STATIC, lay_out, render_pdf, static_url, write_pdf
from tracker.reports.stamp import Stamp, draft_stamp
from tracker.reports.workbook import workbook

if TYPE_CHECKING:
    from weasyprint import Document

SHEETS = ("tokens", "base", "layout", "components", "print")


def print_html(report: Heading, *, stamp: Stamp | None = None, styles: tuple[str, ...] = ()) -> str:
    """Return the report as the page that is printed; see ``page_html``.

    Without a ``stamp`` it is a draft of the day it was made on.
    """
    fit = REPORTS[report.kind].fit
    shown = fitted(report, fit, stamp)[0] if fit else report
    return paper(report, shown, stamp, styles=styles)


def paper(report: Heading, shown: Any, stamp: Stamp | None, *, styles: tuple[str, ...] = ()) -> str:
    """Return the printed page of ``report`` that says what of it is ``shown``."""
    kind = REPORTS[report.kind]
    values = {"kind": kind, "report": shown, "stamp": stamp or draft_stamp(report.made_on)}
    return page_html(kind.paper, styles=styles, theme=report.theme, **values)


def fitted(report: Heading, fit: Fit, stamp: Stamp | None = None) -> tuple[Any, str, "Document"]:
    """Return what fits of a report of one page, its HTML and its layout."""
    return fit.fitted(report, lambda shown: paper(report, shown, stamp), lay_out)


def page_html(
    template: str, *, styles: tuple[str, ...] = (), theme: str | None = None, **values: Any
) -> str:
    """Return a page that is printed, in the house style with the name ``theme``.

    With ``styles`` these stand in the page itself; without, it refers to the style sheets. The
    house style always stands in the page: its colours and fonts as they are used, and its logo.
    Needs an application context, and no request: it is also printed from the command line.
    """
    house = printed_house(theme)
    fonts = house.look.font_sheets if house else []
    sheets = () if styles else tuple(static_url(f"css/{name}.css") for name in (*SHEETS, *fonts))
    if styles:
        styles += own_styles(fonts)
    if house:
        styles += (house.css,)
    page = current_app.jinja_env.get_template(template)
    return page.render(sheets=sheets, styles=styles, house=house, **values)


def print_pdf(report: Heading, *, stamp: Stamp | None = None) -> bytes:
    """Return the report as PDF/A-2a with the PDF/UA-1 identifier."""
    fit = REPORTS[report.kind].fit
    if fit is None:
        return render_pdf(print_html(report, stamp=stamp), made_on=report.made_on)
    _, html, document = fitted(report, fit, stamp)
    return write_pdf(document, html, made_on=report.made_on)


def print_grant_sheet(sheet: GrantSheet) -> bytes:
    """Return the sheet for grant requests as one page, PDF/A-2a with the PDF/UA-1 identifier."""
    html = page_html("reports/grants_print.html", theme=sheet.theme, sheet=sheet)
    return render_pdf(html, made_on=sheet.made_on)


def standalone_html(report: Heading, *, stamp: Stamp | None = None) -> bytes:
    """Return the report as one HTML file with its styles and fonts inside."""
    return print_html(report, stamp=stamp, styles=own_styles()).encode()


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


def write_report(report: Heading, *, file: Path, stamp: Stamp | None = None) -> None:
    """Write ``report`` to ``file``; its suffix chooses the form.

    A file that is there is replaced in one step: there is never half a report.

    Raises:
        KeyError: the suffix is not known.
    """
    replace_file(file, FORMS[file.suffix.lower().removeprefix(".")].write(report, stamp=stamp))


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
