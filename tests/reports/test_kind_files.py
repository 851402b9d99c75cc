"""Screen, paper, workbook and JSON say the same; one page stays one page; the checker agrees."""

import io
import json
import re
from datetime import date

import pypdf
import pytest
from python_calamine import CalamineWorkbook

from tests.factories import (
    link_principle,
    make_indicator,
    make_lesson,
    make_measurement,
    make_principle,
    make_story,
    make_target,
    make_user,
)
from tests.html import text_of
from tests.pdf import complaints
from tests.reports.conftest import measure
from tracker.domain.reporting import ReportKind
from tracker.domain.vocabulary import LessonDirection, LessonResult, ReviewState, Role
from tracker.reports.codec import checksum, to_json
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.period import period_of
from tracker.reports.printing import FORMS, fitted, print_pdf
from tracker.reports.tables import amount
from tracker.web.labels import LABELS

TODAY = date(2026, 11, 22)
LONG = "arbeidsongeschiktheidsverzekeringsadviescommissievergadering"


def report(kind, trajectory, wijk=None):
    period = period_of(None, None, today=TODAY)
    return REPORTS[kind].build(Asked(trajectory, period, TODAY, wijk))


def sheets(made):
    """Return the sheets of a workbook as rows of cells, by name."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(FORMS["xlsx"].write(made)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def printed_text(made):
    """Return the words of a report on paper, and how many pages it has."""
    pages = pypdf.PdfReader(io.BytesIO(print_pdf(made))).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages)), len(pages)


@pytest.mark.once
def test_screen_paper_workbook_and_json_have_the_same_results(login, rich, cycle):
    small = make_indicator(rich, title="Kleine groep")
    make_target(small, cycle.wijk, baseline=12.5, value=1250)
    make_measurement(small, cycle, value=66.0, n=3, numerator=2, denominator=3)
    made = report(ReportKind.WIJK, rich, cycle.wijk)
    rows = [(each.title, row) for t in made.results for each in t.indicators for row in each.rows]

    screen = text_of(
        login(make_user(Role.PROGRAMME_LEAD, rich.gemeente)).get(
            "/rapporten/wijk/aanpak-eenzaamheid/osdorp?van=2026-07-01&tot=2026-11-22"
        )
    )
    pdf = print_pdf(made)
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    paper = re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))
    book = [tuple(row[1:7]) for row in sheets(made)["Resultaten"][1:]]
    values = json.loads(FORMS["json"].write(made))
    in_json = [row for t in values["results"] for each in t["indicators"] for row in each["rows"]]

    assert len(rows) == 2
    for (title, row), cells, plain in zip(rows, book, in_json, strict=True):
        figures = (row.begin, row.now, row.target)
        verdict = LABELS[row.verdict]
        line = " ".join((title, made.results[0].title, *figures))
        assert line in screen
        assert all(words in paper for words in (title, *figures, verdict, row.reason))
        assert cells == (title, row.wijk, *map(amount, figures), verdict)
        assert (plain["begin"], plain["now"], plain["target"]) == figures
        assert plain["verdict"] == row.verdict.value
    assert "66 %" not in screen + paper
    assert len(pages) <= 5
    assert not complaints(pdf)


def test_a_workbook_says_what_it_is_and_never_calculates(rich, cycle):
    rich.title = "=1+1"
    make_lesson(cycle, title='=HYPERLINK("http://x/")', written_on=date(2026, 9, 1))
    made = report(ReportKind.PROGRESS, rich)

    found = sheets(made)
    said = dict(found["Uitleg"])

    assert said["Rapport"] == "Voortgangsrapportage =1+1"
    assert said["Periode"] == "1 juli 2026 tot en met 22 november 2026"
    assert said["Gemaakt op"] == "22 november 2026"
    assert said["Controlegetal"] == checksum(to_json(made.kind, made))
    assert '=HYPERLINK("http://x/")' in [row[0] for row in found["Lessen"]]
    assert FORMS["xlsx"].write(made) == FORMS["xlsx"].write(made)


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("35", 35.0),
        ("1.250,5", 1250.5),
        ("-3", -3.0),
        ("55\N{NO-BREAK SPACE}%", 55.0),
        ("€\N{NO-BREAK SPACE}54.000", 54000.0),
        ("niet getoond", "niet getoond"),
        ("2e kwartaal 2026", "2e kwartaal 2026"),
        ("", None),
    ],
)
def test_a_dutch_number_is_a_number_in_a_workbook(words, cell):
    assert amount(words) == cell


@pytest.mark.once
@pytest.mark.parametrize("words", [LONG * 4, "Veel woorden over de buurt en haar mensen, " * 8])
def test_one_page_stays_one_page_whatever_there_is(rich, cycle, words):
    rich.title, rich.ambition, rich.request = words[:100], words * 4, words * 4
    cycle.wijk.name = words[:100]
    for number in range(9):
        indicator = make_indicator(rich, title=f"{number} {words}"[:160])
        make_target(indicator, cycle.wijk)
        measure(indicator, cycle, values=(34, 35, 50))
        result = LessonResult.WORKED if number % 2 else LessonResult.DID_NOT_WORK
        principle = link_principle(rich).principle
        values = {"result": result, "saw": words * 3, "for_whom": words[:300]}
        make_lesson(cycle, principle, title=words[:200], written_on=date(2026, 9, 1), **values)
    make_story(cycle, text=words * 5, told_on=date(2026, 11, 1))
    made = report(ReportKind.ONE_PAGE, rich)

    shown, html, document = fitted(made)

    assert len(document.pages) == 1
    assert len(shown.results) == 5
    assert "andere cijfers staan in de voortgangsrapportage" in html


@pytest.mark.once
def test_the_one_page_on_paper_says_all_its_parts_and_the_checker_agrees(rich):
    pdf = print_pdf(report(ReportKind.ONE_PAGE, rich))

    [page] = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = re.sub(r"\s+", " ", page.extract_text())
    heads = ("Wat wij willen", "Waar wij staan", "Wat werkte niet", "Wat wij leerden")
    places = [text.index(each) for each in (*heads, "Een verhaal", "Wat wij van u vragen")]
    assert places == sorted(places)
    assert "Op koers" in text
    assert not complaints(pdf)


@pytest.mark.once
def test_a_bundle_on_paper_has_the_pages_of_its_principles_and_the_checker_agrees(rich, cycle):
    for title in ("Werf zonder het woord", LONG * 2):
        principle = link_principle(rich, make_principle(title=title)).principle
        for direction in LessonDirection:
            make_lesson(
                cycle,
                principle,
                direction,
                title=f"{direction.value} {LONG}",
                review_state=ReviewState.SHARED,
                written_on=date(2026, 5, 1),
            )
    pdf = print_pdf(report(ReportKind.LESSONS, rich))

    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages)
    assert f"1 van {len(pages)}" in pages[0].extract_text()
    assert "Wat dit tegenspreekt" in text
    assert text.index("Wat dit tegenspreekt") < text.index("Wat dit bevestigt")
    assert not complaints(pdf)
