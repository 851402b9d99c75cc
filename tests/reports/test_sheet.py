"""The praatplaat: one page of A3, whatever there is to say, and never more than may be shown."""

import re
from datetime import date

import pypdf
import pytest
from pikepdf import Pdf

from tests.factories import (
    link_principle,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_measurement,
    make_member,
    make_organisation,
    make_outcome,
    make_principle,
    make_reflection,
    make_story,
    make_target,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.jobs.given import made
from tests.pdf import complaints
from tests.reports.conftest import measure
from tracker.domain.vocabulary import LessonDirection, ReflectionScore, ReviewState, Role
from tracker.paper.press import fits
from tracker.policy import shared_lessons
from tracker.preparation import prepare
from tracker.reports.codec import from_json, to_json
from tracker.reports.printing import fitted, page_of, print_pdf
from tracker.reports.sheet import BUDGETS, sheet_of, sheet_report
from tracker.reports.stamp import draft_stamp

TODAY = date(2026, 11, 22)
LONG = "arbeidsongeschiktheidsverzekeringsadviescommissievergadering"
A3 = (1190.55, 841.89)  # points, lying


def prepared(cycle):
    return prepare(cycle, lessons=shared_lessons(), today=TODAY)


def laid_out(cycle):
    """Return the sheet that fits, its HTML and its layout."""
    report = sheet_report(prepared(cycle))
    return fitted(report)


def html_of(cycle):
    """Return the praatplaat as it is printed when all fits."""
    report = sheet_report(prepared(cycle))
    return page_of(report, sheet_of(report.prepared), draft_stamp(TODAY))


def fill(cycle, n, words):
    """Give a cycle ``n`` of everything a praatplaat shows, with long ``words``."""
    talk = make_conversation(cycle, held_on=date(2026, 11, 17))
    for number in range(n):
        indicator = make_indicator(cycle.trajectory, title=f"{words} {number}"[:160])
        make_target(indicator, cycle.wijk)
        measure(indicator, cycle, values=(34, 35, 50))
        principle = make_principle(title=words[:200])
        link_principle(cycle.trajectory, principle)
        for score in ReflectionScore:
            name = f"{words[:90]} {number} {score}"
            make_reflection(cycle, principle, make_organisation(name=name), score=score)
        make_lesson(
            make_cycle(make_trajectory()),
            principle,
            LessonDirection.CONTRADICTS,
            review_state=ReviewState.SHARED,
            title=words[:200],
        )
        make_outcome(talk, text=words * 3)
        make_story(cycle, text=words * 5)
        make_action(cycle, make_organisation(name=words[:100]), title=words[:160])
    make_conversation(cycle, held_on=TODAY)


@pytest.fixture
def ready(rich, cycle):
    """Return the cycle of a small trajectory with something of everything."""
    make_indicator(rich, title="Nog niet begonnen")
    principle = link_principle(rich).principle
    for name, score in (("Huisarts", ReflectionScore.NOT), ("Welzijn", ReflectionScore.FULLY)):
        make_reflection(cycle, principle, make_organisation(name=name), score=score)
    make_lesson(
        make_cycle(make_trajectory(make_gemeente(name="Oudeveld"))),
        principle,
        LessonDirection.CONTRADICTS,
        review_state=ReviewState.SHARED,
        title="Hier hielp het niet",
    )
    talk = make_conversation(cycle, held_on=date(2026, 11, 18))
    make_outcome(talk, text="Folder in vier talen?")
    make_conversation(cycle, make_organisation(name="Bieb"), held_on=date(2026, 12, 1))
    return cycle


def test_the_sheet_is_one_page_with_the_questions_in_order_and_the_checker_agrees(ready, tmp_path):
    file = tmp_path / "praatplaat.pdf"
    file.write_bytes(print_pdf(sheet_report(prepared(ready))))

    [page] = pypdf.PdfReader(file).pages
    assert tuple(round(float(each), 2) for each in page.mediabox[2:]) == A3
    text = re.sub(r"\s+", " ", page.extract_text())
    said = (
        *("Osdorp", "Bieb", "Wat is er gemeten?"),
        *("Herkennen wij dit, en hoe verklaren wij het?", "Hier hielp het niet"),
        *("Zo verklaren wij dit", "Moet het beter?", "Folder in vier talen?", "Dit spreken wij af"),
    )
    places = [text.index(each) for each in said]
    assert places == sorted(places)
    assert "Nog niet gemeten: ‘Nog niet begonnen’." in text

    with Pdf.open(file) as pdf, pdf.open_metadata() as metadata:
        assert metadata.pdfa_status == "2A"
        assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
        assert (
            str(pdf.docinfo["/Title"])
            == "Praatplaat Osdorp, Aanpak eenzaamheid – Gemeente Súdwest-Fryslân"
        )
    assert not complaints(file.read_bytes())


@pytest.mark.once
@pytest.mark.parametrize("words", [LONG * 4, "Veel woorden over de buurt en haar mensen, " * 8])
def test_it_stays_one_page_whatever_there_is(cycle, words):
    cycle.question, cycle.expectation = words[:300], words
    cycle.wijk.name, cycle.trajectory.title = words[:100], words[:100]
    fill(cycle, 9, words)

    sheet, html, document = laid_out(cycle)

    assert len(document.pages) == 1
    assert fits(document)
    assert sheet.figures.n_more > 0
    assert "En nog" in html


def test_the_ruled_paper_does_not_show_beside_what_is_printed_on_it(cycle):
    _, _, document = laid_out(cycle)
    boxes = list(document.pages[0]._page_box.descendants(placeholders=True))

    def edges(name):
        found = [box for box in boxes if box.element is not None and box.element_tag == "div"]
        return [
            (box.border_box_x(), box.border_box_x() + box.border_width())
            for box in found
            if box.element.get("class") == name
        ]

    sheets, rules = edges("sheet__paper"), edges("sheet__rules")

    assert len(sheets) == len(rules) == 2
    for (left, right), (first, last) in zip(sheets, rules, strict=True):
        assert left < first - 1 < last + 1 < right


def test_there_is_nothing_and_it_still_prints(cycle):
    sheet, html, document = laid_out(cycle)

    assert sheet.is_large
    assert len(document.pages) == 1
    assert "Er is nog geen cijfer dat wij kunnen tonen." in html
    assert "Er staat geen punt open." in html


def test_what_is_left_out_is_counted(cycle):
    fill(cycle, 8, "woord")
    found = prepared(cycle)

    sheet = sheet_of(found, BUDGETS[-1])

    assert (len(sheet.figures.shown), sheet.figures.n_more) == (4, 4)
    assert (len(sheet.points.shown), sheet.points.n_more) == (1, 7)
    assert len(sheet.lessons.shown) + sheet.lessons.n_more == found.learned.n_all


def test_a_story_without_permission_and_a_small_group_are_not_printed(cycle, indicator):
    make_story(cycle, text="Dit blijft in het gesprek.", has_permission=False)
    small = make_indicator(cycle.trajectory, title="Kleine groep")
    make_measurement(small, cycle, value=66.0, n=3, numerator=2, denominator=3)

    html = html_of(cycle)

    assert "Dit blijft in het gesprek." not in html
    assert "66 %" not in html
    assert "Kleine groep" in html


def test_what_is_told_in_the_room_is_in_no_file(cycle):
    make_story(cycle, text="Dit blijft in het gesprek.", has_permission=False)
    principle = link_principle(cycle.trajectory).principle
    make_reflection(cycle, principle, make_organisation(), remark="Dit zeg ik liever zelf.")
    report = sheet_report(prepared(cycle))

    text = to_json(report.kind, report)

    assert from_json(report.kind, text) == report
    assert "Dit blijft in het gesprek." not in text
    assert "Dit zeg ik liever zelf." not in text


def test_what_people_wrote_is_text_and_never_a_tag(cycle):
    cycle.question = '<img src="file:///etc/passwd">'

    html = html_of(cycle)

    assert "<img" not in html
    assert "&lt;img src=" in html


def test_who_prints_a_wijk_sees_the_sheet_and_takes_the_file(login, session, ready):
    partner = make_user(Role.PARTNER, ready.trajectory.gemeente)
    make_member(partner, ready.trajectory, ready.wijk)
    page = login(partner).get(f"/cycli/{ready.id}/praatplaat")
    file = made(login(partner), f"/cycli/{ready.id}/praatplaat/pdf")

    assert "Hier hielp het niet" in text_of(page)
    assert file.data.startswith(b"%PDF-")
    assert "praatplaat-aanpak-eenzaamheid-osdorp-" in file.headers["Content-Disposition"]


def test_a_conversation_in_the_address_is_one_of_the_cycle(login, session, ready):
    lead = make_user(Role.PROGRAMME_LEAD, ready.trajectory.gemeente)
    first = make_conversation(ready, held_on=date(2026, 7, 7))
    other = make_conversation(make_cycle(ready.trajectory))
    page = f"/cycli/{ready.id}/praatplaat"
    browser = login(lead)

    assert "7 juli 2026" in text_of(browser.get(f"{page}?gesprek={first.id}"))
    for wrong in (other.id, 0, "onzin"):
        assert browser.get(f"{page}?gesprek={wrong}").status_code == 404


@pytest.mark.parametrize(
    ("role", "is_own", "status"),
    [
        (Role.PROGRAMME_LEAD, True, 200),
        (Role.GEMEENTE_ADMIN, True, 200),
        (Role.PROGRAMME_LEAD, False, 404),
        (Role.READER, True, 403),
        (Role.ADVISER, True, 403),
        (Role.PARTNER, True, 404),  # of another wijk
    ],
)
def test_who_may_print_a_wijk(login, session, cycle, role, is_own, status):
    gemeente = cycle.trajectory.gemeente if is_own else make_gemeente()
    cycle.trajectory.is_open_to_advisers = True
    user = make_user(role, None if role is Role.ADVISER else gemeente)
    if role is Role.READER:
        make_member(user, cycle.trajectory)
    if role is Role.PARTNER:
        make_member(user, cycle.trajectory, make_cycle(cycle.trajectory).wijk)

    assert login(user).get(f"/cycli/{cycle.id}/praatplaat").status_code == status
    if status != 200:
        assert login(user).post(f"/cycli/{cycle.id}/praatplaat/pdf").status_code == status
