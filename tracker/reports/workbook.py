"""A report as a workbook: a sheet per table, and one that says what it is."""

from datetime import UTC, datetime, time
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.reports.codec import checksum, to_json
from tracker.reports.heading import Heading, OverPeriod
from tracker.reports.kind_tables import TABLES
from tracker.reports.kinds import REPORTS
from tracker.reports.tables import Cell, Table
from tracker.web.filters import day

NARROW, BROAD = 12, 60  # widths of a column, in characters


def workbook(report: Heading) -> bytes:
    """Return the values of ``report`` as a workbook; text stays text, numbers are numbers."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(out, options) as book:
        created = datetime.combine(report.made_on, time(), UTC)
        book.set_properties({"title": title_of(report), "created": created})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for table in (explanation(report), *TABLES[report.kind](report)):
            write_table(book.add_worksheet(table.title), table, bold=bold, wrap=wrap)
    return out.getvalue()


def title_of(report: Heading) -> str:
    """Return what the report is called."""
    return f"{REPORTS[report.kind].name} {report.subject}"


def explanation(report: Heading) -> Table:
    """Return what the workbook is, of when, and the checksum of the values it is made from."""
    rows: list[tuple[str, Cell]] = [
        ("Rapport", title_of(report)),
        ("Van", report.sender),
    ]
    if isinstance(report, OverPeriod):
        days = f"{day(report.starts_on)} tot en met {day(report.ends_on)}"
        rows.append(("Periode", days))
    rows += [
        ("Gemaakt op", day(report.made_on)),
        ("Controlegetal", checksum(to_json(report.kind, report))),
        ("Wat u leest", "Per tabel van het rapport een blad, met dezelfde cijfers en woorden."),
        ("Kleine groepen", "Een cijfer over een kleine groep is weggelaten, net als op papier."),
        ("Leeg", "Een leeg vak is nooit nul: daar is niets gemeten of niets ingevuld."),
    ]
    if report.has_examples:
        rows.append(("Let op", "In dit rapport staan voorbeeldcijfers. Die zijn verzonnen."))
    return Table("Uitleg", ("Wat", "Uitleg"), tuple(rows))


def write_table(sheet: Worksheet, table: Table, *, bold: Format, wrap: Format) -> None:
    """Write a table with a head that stays in sight."""
    sheet.freeze_panes(1, 0)
    for place, head in enumerate(table.heads):
        widest = max((len(str(row[place] or "")) for row in table.rows), default=0)
        sheet.set_column(place, place, min(max(NARROW, len(head), widest) + 2, BROAD))
        sheet.write_string(0, place, head, bold)
    for line, row in enumerate(table.rows, start=1):
        for place, cell in enumerate(row):
            write_cell(sheet, line, place, cell, wrap)


def write_cell(sheet: Worksheet, line: int, place: int, cell: Cell, wrap: Format) -> None:
    """Write one cell as what it is: text stays text, also when it looks like a formula."""
    if cell is None:
        return
    if isinstance(cell, str):
        sheet.write_string(line, place, cell, wrap)
    else:
        sheet.write_number(line, place, cell, wrap)
