"""The praatplaat on paper: one page of A3, whatever there is to say."""

from pathlib import Path

from tracker.paper.files import style_sheets
from tracker.paper.making import make_pdf
from tracker.paper.parts import Paper, Part
from tracker.paper.press import first_that_fits
from tracker.paper.store import MemoryStore
from tracker.preparation import Preparation
from tracker.reports.printing import SHEETS, own_styles, page_html, replace_file
from tracker.reports.sheet import BUDGETS, Sheet, sheet_of

TEMPLATE = "reports/sheet_print.html"


def sheet_html(sheet: Sheet, *, styles: tuple[str, ...] = ()) -> str:
    """Return the praatplaat as the page that is printed; see ``page_html``."""
    theme = sheet.prepared.theme
    return page_html(TEMPLATE, styles=styles, sheet=sheet, prepared=sheet.prepared, theme=theme)


def sheet_paper(prepared: Preparation) -> Paper:
    """Return the praatplaat as it is printed: the fullest that fits on one page."""
    fullest, *smaller = (sheet_html(sheet_of(prepared, budget)) for budget in BUDGETS)
    return Paper(
        title=f"Praatplaat {prepared.wijk}, {prepared.trajectory}",
        author=f"Gemeente {prepared.gemeente}",
        lang="nl",
        made_on=prepared.made_on,
        styles=style_sheets(*SHEETS),
        parts=(Part("Praatplaat", fullest, smaller=tuple(smaller), is_bare=True),),
    )


def sheet_pdf(prepared: Preparation) -> bytes:
    """Return the praatplaat as PDF/A-2a with the PDF/UA-1 identifier: exactly one page."""
    return make_pdf(sheet_paper(prepared), store=MemoryStore())


def fitted(prepared: Preparation) -> Sheet:
    """Return the fullest praatplaat that fits on one page."""
    [part] = sheet_paper(prepared).parts
    place, _ = first_that_fits((part.html, *part.smaller), style_sheets(*SHEETS))
    return sheet_of(prepared, BUDGETS[place])


def standalone_sheet(prepared: Preparation) -> bytes:
    """Return the praatplaat as one HTML file with its styles and fonts inside."""
    return sheet_html(fitted(prepared), styles=own_styles()).encode()


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
