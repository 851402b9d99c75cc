"""The report on paper: a real PDF, read back as its readers and their tools would."""

import io
import re
from datetime import date

import pypdf
import pytest
from pikepdf import Pdf

from tests.factories import (
    make_action,
    make_indicator,
    make_lesson,
    make_organisation,
    make_story,
    make_target,
    make_wijk,
)
from tests.pdf import complaints
from tracker.paper.files import our_styles
from tracker.paper.press import press_for
from tracker.reports.content import progress_report
from tracker.reports.period import period_of
from tracker.reports.printing import paper_of, print_html, print_pdf, standalone_html

pytestmark = pytest.mark.once  # the values come from the database, the paper does not
TODAY = date(2026, 11, 22)
PARTS = (
    "Inhoud",
    "Samenvatting",
    "Resultaten",
    "Osdorp",
    "Wat werkte niet",
    "Een verhaal",
    "Lessen uit alle wijken",
    "Acties",
    "Geld en bereik",
    "Hoe zeker is dit?",
    "De getallen",
)


def report_on(trajectory):
    return progress_report(trajectory, period=period_of(None, None, today=TODAY), today=TODAY)


@pytest.fixture
def printed(rich):
    return print_pdf(report_on(rich))


def outline_pages(reader):
    """Return the page of each heading; of two with the same words the first."""
    found = {}

    def read(entries):
        for entry in entries:
            if isinstance(entry, list):
                read(entry)
            else:
                found.setdefault(entry.title, reader.get_destination_page_number(entry) + 1)

    read(reader.outline)
    return found


def test_the_pdf_has_all_parts_in_order(printed):
    reader = pypdf.PdfReader(io.BytesIO(printed))
    text = re.sub(r"\s+", " ", " ".join(each.extract_text() for each in reader.pages))

    assert printed.startswith(b"%PDF-")
    assert len(reader.pages) > 5
    assert [part for part in outline_pages(reader) if part in PARTS] == list(PARTS)
    said = (
        "Verleng de Tafel van Acht.",
        "Wie komt, blijft.",
        "Vier aanmeldingen.",
        "Nu ga ik voor",
    )
    places = [text.index(each) for each in said]
    assert places == sorted(places)


def test_the_contents_name_the_pages_the_parts_are_on(printed):
    reader = pypdf.PdfReader(io.BytesIO(printed))
    pages = outline_pages(reader)
    contents = reader.pages[1].extract_text()

    for part in PARTS[1:]:
        number = re.search(rf"{re.escape(part)}\s*[.\s]*(\d+)\s*$", contents, re.MULTILINE)
        assert number, part
        assert int(number[1]) == pages[part]


def test_each_page_but_the_cover_carries_its_number(printed):
    reader = pypdf.PdfReader(io.BytesIO(printed))
    n = len(reader.pages)

    assert f"blad 1 van {n}" not in reader.pages[0].extract_text()
    for number, each in enumerate(reader.pages[1:], start=2):
        assert f"blad {number} van {n}" in each.extract_text()


def test_the_file_says_what_it_is(printed):
    with Pdf.open(io.BytesIO(printed)) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert b"pdfaExtension:schemas" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.docinfo["/Author"]) == "Gemeente Súdwest-Fryslân"
        assert str(pdf.docinfo["/Title"]).startswith("Voortgangsrapportage Aanpak eenzaamheid")
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261122000000Z"
        assert str(pdf.Root.Lang) == "nl"


def test_the_checker_finds_no_error(wide):
    assert not complaints(print_pdf(report_on(wide)))


def test_the_same_report_is_the_same_file(rich):
    report = report_on(rich)

    assert print_pdf(report) == print_pdf(report)


def test_long_words_stay_in_their_cells(rich, cycle):
    words = ("'s-Hertogenbosch", "Súdwest-Fryslân", "arbeidsongeschiktheidsverzekering")
    long_one = make_organisation(rich.gemeente, name=f"{words[2]}sadviescommissie{words[2]}")
    make_action(cycle, long_one, title=words[2] * 2)
    make_lesson(cycle, title=words[2] * 2, written_on=date(2026, 9, 1))
    make_target(make_indicator(rich, title=words[2]), make_wijk(rich.gemeente, name=words[0]))

    press = press_for((our_styles(),))
    parts = paper_of(report_on(rich)).parts

    assert [each for part in parts for each in overflowing(press.lay_out(part.html))] == []


def overflowing(document):
    """Return the texts that reach beyond the margin of their page."""
    found = []
    for each in document.pages:
        root = each._page_box
        right = root.content_box_x() + root.width + 1
        found += [
            box.text
            for box in root.descendants()
            if hasattr(box, "text") and box.position_x + box.width > right
        ]
    return found


def test_what_people_wrote_is_text_and_never_a_tag(rich, cycle):
    attack = '<img src="file:///etc/passwd"><style>p { background: url(http://x/) }</style>'
    make_story(cycle, text=attack, told_on=date(2026, 11, 1))
    make_lesson(cycle, title=attack, written_on=date(2026, 11, 1))

    html = print_html(report_on(rich))

    assert "<img" not in html
    assert "<style" not in html
    assert "&lt;img src=" in html


def test_the_html_file_opens_alone(rich):
    html = standalone_html(report_on(rich)).decode()

    assert not re.search(r'(?:src|href)="(?!#)', html)
    assert all(each.startswith("data:") for each in re.findall(r'url\("?([^")]+)', html))
    assert "<script" not in html
