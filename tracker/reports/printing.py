"""A report on paper: as PDF, or as one HTML file that opens alone."""

import os
import re
import tempfile
from base64 import b64encode
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from flask import current_app

from tracker.housestyle.stored import printed_house
from tracker.models import Trajectory
from tracker.reports.content import progress_report
from tracker.reports.grants import GrantSheet
from tracker.reports.parts import ProgressReport
from tracker.reports.pdf import STATIC, render_pdf, static_url
from tracker.reports.period import Period

SHEETS = ("tokens", "base", "layout", "components", "print")


def print_html(report: ProgressReport, *, styles: tuple[str, ...] = ()) -> str:
    """Return the report as the page that is printed; see ``page_html``."""
    template = "reports/progress_print.html"
    return page_html(template, styles=styles, theme=report.theme, report=report)


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


def print_pdf(report: ProgressReport) -> bytes:
    """Return the report as PDF/A-2a with the PDF/UA-1 identifier."""
    return render_pdf(print_html(report), made_on=report.made_on)


def print_grant_sheet(sheet: GrantSheet) -> bytes:
    """Return the sheet for grant requests as one page, PDF/A-2a with the PDF/UA-1 identifier."""
    html = page_html("reports/grants_print.html", theme=sheet.theme, sheet=sheet)
    return render_pdf(html, made_on=sheet.made_on)


def standalone_html(report: ProgressReport) -> bytes:
    """Return the report as one HTML file with its styles and fonts inside."""
    return print_html(report, styles=own_styles()).encode()


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


WRITERS: dict[str, Callable[[ProgressReport], bytes]] = {
    ".pdf": print_pdf,
    ".html": standalone_html,
}


def file_name(report: ProgressReport) -> str:
    """Return how the PDF is called when it is kept."""
    return f"voortgangsrapportage-{report.slug}-{report.made_on.isoformat()}.pdf"


def write_report(trajectory: Trajectory, *, file: Path, period: Period, today: date) -> None:
    """Write the progress report on ``trajectory`` to ``file``; its suffix chooses the form.

    A file that is there is replaced in one step: there is never half a report.

    Raises:
        KeyError: the suffix is not known.
    """
    write = WRITERS[file.suffix.lower()]
    content = write(progress_report(trajectory, period=period, today=today))
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
