"""The numbers as files: a workbook, a text with semicolons, or JSON. None has a limit."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from tempfile import SpooledTemporaryFile

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.reports.numbers import COLUMNS, Cell, NumberRow

SHEET_ROWS = 1_000_000  # a sheet holds 1,048,576; the rest goes on the next
CHUNK = 64 * 1024  # bytes that leave together
IN_MEMORY = 5_000_000  # bytes; a larger workbook waits on disk
FORMULA = ("=", "+", "-", "@", "\t", "\r")
ABOUT = (
    "Eén rij per meting. Kleine aantallen zijn weggelaten, net als op het scherm. "
    "Een lege waarde is nooit nul: kijk in de kolom ‘Is er een waarde?’."
)


def csv_parts(rows: Iterable[NumberRow], *, made_on: date) -> Iterator[bytes]:
    """Yield the rows as text with semicolons and a decimal comma, as Dutch spreadsheets read it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.key for column in COLUMNS])
    yield b"\xef\xbb\xbf"
    for row in rows:
        writer.writerow([csv_text(column.cell(row)) for column in COLUMNS])
        if out.tell() > CHUNK:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()


def csv_text(cell: Cell) -> str:
    """Return a cell as text; what a spreadsheet would take for a formula stays text."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(FORMULA) else cell
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell).replace(".", ",")


def json_parts(rows: Iterable[NumberRow], *, made_on: date) -> Iterator[bytes]:
    """Yield the rows as one JSON object, with what each key means."""
    head = {
        "uitleg": ABOUT,
        "gemaakt_op": made_on.isoformat(),
        "kolommen": {column.key: explained(column.name, column.meaning) for column in COLUMNS},
    }
    yield json.dumps(head, ensure_ascii=False).removesuffix("}").encode()
    yield b', "rijen": ['
    for n, row in enumerate(rows):
        record = {column.key: json_value(column.cell(row)) for column in COLUMNS}
        yield (",\n" if n else "\n").encode() + json.dumps(record, ensure_ascii=False).encode()
    yield b"\n]}\n"


def json_value(cell: Cell) -> str | int | float | None:
    """Return a cell as JSON knows it."""
    return cell.isoformat() if isinstance(cell, date) else cell


def explained(name: str, meaning: str) -> str:
    """Return what a column is, in words."""
    return f"{name}. {meaning}" if meaning else f"{name}."


def xlsx_parts(rows: Iterable[NumberRow], *, made_on: date) -> Iterator[bytes]:
    """Yield the rows as a workbook with a sheet that explains the columns.

    Row by row to disk, so that memory stays the same for any number of rows.
    """
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        with Workbook(file, options) as book:
            book.set_properties({"title": "Leerspoor: metingen", "comments": ABOUT})
            bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            sheet, line = None, 0
            for row in rows:
                if sheet is None or line == SHEET_ROWS:
                    sheet, line = add_sheet(book, bold), 0
                line += 1
                for place, column in enumerate(COLUMNS):
                    write_cell(sheet, line, place, column.cell(row), day)
            if sheet is None:
                add_sheet(book, bold)
            explain(book.add_worksheet("Uitleg"), made_on=made_on, bold=bold)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def add_sheet(book: Workbook, bold: Format) -> Worksheet:
    """Return a new sheet with a head that stays in sight."""
    n = len(book.worksheets()) + 1
    sheet: Worksheet = book.add_worksheet("Metingen" if n == 1 else f"Metingen {n}")
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, max(12, len(column.name) + 2))
        sheet.write_string(0, place, column.key, bold)
    return sheet


def write_cell(sheet: Worksheet, line: int, place: int, cell: Cell, day: Format) -> None:
    """Write one cell as what it is: text stays text, also when it looks like a formula."""
    match cell:
        case None:
            return
        case str():
            sheet.write_string(line, place, cell)
        case date():
            sheet.write_datetime(line, place, cell, day)
        case _:
            sheet.write_number(line, place, cell)


def explain(sheet: Worksheet, *, made_on: date, bold: Format) -> None:
    """Write what the file holds and what each column means."""
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 28)
    sheet.set_column(2, 2, 90)
    sheet.write_string(0, 0, ABOUT)
    sheet.write_string(1, 0, f"Gemaakt op {made_on.isoformat()}.")
    for place, name in enumerate(("Kolom", "Naam", "Wat het betekent")):
        sheet.write_string(3, place, name, bold)
    for line, column in enumerate(COLUMNS, start=4):
        for place, text in enumerate((column.key, column.name, column.meaning)):
            sheet.write_string(line, place, text)


Writer = Callable[..., Iterator[bytes]]
FORMS: dict[str, tuple[str, Writer]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_parts),
    "csv": ("text/csv; charset=utf-8", csv_parts),
    "json": ("application/json", json_parts),
}


def file_name(slug: str, form: str, *, made_on: date) -> str:
    """Return how a file with the numbers of ``slug`` is called when it is kept."""
    return f"leerspoor-getallen-{slug}-{made_on.isoformat()}.{form}"
