"""A kind of one page has no running foot: its own small print says how the report stands."""

import io
import re

import pypdf
import pytest

from tests.factories import make_story
from tests.reports.kept.conftest import REASON, TODAY
from tracker.domain.reporting import ReportKind, ReportState
from tracker.paper.press import fits
from tracker.policy import shared_lessons
from tracker.preparation import prepare
from tracker.reports.kept.content import content_of
from tracker.reports.kept.services import freeze_report, recall_report, start_report
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.period import period_of
from tracker.reports.printing import fitted, print_pdf, standalone_html
from tracker.reports.sheet import sheet_report
from tracker.reports.stamp import Stamp, stamp_of
from tracker.web.labels import LABELS

DRAFT = "Concept. Gemaakt op 22 november 2026"
FIXED = "Vastgesteld op 22 november 2026"
KINDS = (ReportKind.SHEET, ReportKind.ONE_PAGE)


def words_in(content, stamp=None):
    """Return the words of the only page on paper."""
    [page] = pypdf.PdfReader(io.BytesIO(print_pdf(content, stamp=stamp))).pages
    return re.sub(r"\s+", " ", page.extract_text())


@pytest.fixture(params=KINDS)
def kept(request, rich, cycle, lead):
    """A draft of a kind of one page."""
    wijk = cycle.wijk if request.param is ReportKind.SHEET else None
    period = period_of(None, None, today=TODAY)
    return start_report(rich, kind=request.param, period=period, user=lead, wijk=wijk)


def test_a_draft_of_one_page_says_so_on_paper_and_in_a_file_that_opens_alone(kept):
    content, stamp = content_of(kept, today=TODAY), stamp_of(kept, today=TODAY)

    assert DRAFT in words_in(content, stamp)
    assert DRAFT in standalone_html(content, stamp=stamp).decode()


def test_a_fixed_page_says_since_when_and_with_which_content(kept, lead):
    freeze_report(kept, today=TODAY, user=lead, reason=REASON)
    content, stamp = content_of(kept, today=TODAY), stamp_of(kept, today=TODAY)

    words = words_in(content, stamp)

    assert FIXED in words
    assert f"ontrolegetal: {kept.checksum[:12]}…" in words
    assert "Concept" not in words


def test_a_page_that_no_longer_holds_says_so(kept, lead):
    freeze_report(kept, today=TODAY, user=lead, reason=REASON)
    recall_report(kept, reason="Er stond een fout in", user=lead)
    content, stamp = content_of(kept, today=TODAY), stamp_of(kept, today=TODAY)

    assert f"Teruggeroepen. {FIXED}" in words_in(content, stamp)


def test_a_page_that_is_not_kept_is_a_draft_too(rich):
    asked = Asked(rich, period_of(None, None, today=TODAY), TODAY)

    assert DRAFT in words_in(REPORTS[ReportKind.ONE_PAGE].build(asked))


def test_what_is_printed_for_a_conversation_is_no_report_in_concept(rich, cycle):
    prepared = prepare(cycle, lessons=shared_lessons(), today=TODAY)

    words = words_in(sheet_report(prepared))

    assert "Concept" not in words
    assert "Gemaakt op" not in words


def test_the_longest_mark_and_name_stay_on_the_page_of_a_praatplaat(rich, cycle):
    rich.gemeente.name = "Nuenen, Gerwen en Nederwetten en alle dorpen eromheen"
    make_story(cycle, is_example=True)
    prepared = prepare(cycle, lessons=shared_lessons(), today=TODAY)
    mark = max((LABELS[state].capitalize() for state in ReportState), key=len)
    stamp = Stamp("Vastgesteld op 30 september 2026", mark=mark, checksum="0123456789ab" * 5)

    _, html, document = fitted(sheet_report(prepared), stamp)

    assert mark in html
    assert "voorbeeldcijfers zijn verzonnen" in html
    assert fits(document)
