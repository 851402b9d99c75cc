"""The praatplaat on paper: one page of A3, whatever there is to say."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.preparation import Preparation
from tracker.reports.pdf import lay_out, write_pdf
from tracker.reports.printing import own_styles, page_html, replace_file
from tracker.reports.sheet import BUDGETS, Sheet, sheet_of

if TYPE_CHECKING:
    from weasyprint import Document

TEMPLATE = "reports/sheet_print.html"


def sheet_html(sheet: Sheet, *, styles: tuple[str, ...] = ()) -> str:
    """Return the praatplaat as the page that is printed; see ``page_html``."""
    theme = sheet.prepared.theme
    return page_html(TEMPLATE, styles=styles, theme=theme, sheet=sheet, prepared=sheet.prepared)


def fitted(prepared: Preparation) -> tuple[Sheet, str, "Document"]:
    """Return the fullest praatplaat that fits on one page, its HTML and its layout."""
    for budget in BUDGETS:
        sheet = sheet_of(prepared, budget)
        html = sheet_html(sheet)
        document = lay_out(html)
        if fits(document):
            break
    return sheet, html, document


def fits(document: "Document") -> bool:
    """Return whether all stands on one page, and the columns leave their room to write."""
    boxes = list(document.pages[0]._page_box.descendants(placeholders=True))
    parts = [box for box in boxes if is_part(box, "sheet__head") or is_part(box, "sheet__columns")]
    return len(document.pages) == 1 and all(holds_all(part) for part in parts)


def holds_all(part: Any) -> bool:
    """Return whether no text and no room to write reaches below a part of the page."""
    bottom = part.content_box_y() + part.height + 1
    return all(
        box.position_y + box.height <= bottom
        for box in part.descendants(placeholders=True)
        if hasattr(box, "text") or is_part(box, "sheet__write")
    )


def is_part(box: Any, name: str) -> bool:
    """Return whether a box is of the element with the class ``name``."""
    return box.element is not None and name in (box.element.get("class") or "").split()


def sheet_pdf(prepared: Preparation) -> bytes:
    """Return the praatplaat as PDF/A-2a with the PDF/UA-1 identifier: exactly one page."""
    _, html, document = fitted(prepared)
    return write_pdf(document, html, made_on=prepared.made_on)


def standalone_sheet(prepared: Preparation) -> bytes:
    """Return the praatplaat as one HTML file with its styles and fonts inside."""
    sheet, _, _ = fitted(prepared)
    return sheet_html(sheet, styles=own_styles()).encode()


SHEET_WRITERS = {".pdf": sheet_pdf, ".html": standalone_sheet}


def sheet_name(prepared: Preparation) -> str:
    """Return how the PDF is called when it is kept."""
    place = f"{prepared.slug}-{prepared.wijk_slug}"
    return f"praatplaat-{place}-{prepared.made_on.isoformat()}.pdf"


def write_sheet(prepared: Preparation, *, file: Path) -> None:
    """Write the praatplaat to ``file``; its suffix chooses the form.

    Raises:
        KeyError: the suffix is not known.
    """
    replace_file(file, SHEET_WRITERS[file.suffix.lower()](prepared))
