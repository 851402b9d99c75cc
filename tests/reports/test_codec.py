"""What is frozen comes back as it was."""

from datetime import date

import pydantic
import pytest

from tracker.domain.reporting import ReportKind
from tracker.reports.codec import checksum, from_json, to_json
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.period import period_of
from tracker.reports.printing import print_html

TODAY = date(2026, 11, 22)


def test_a_report_comes_back_as_it_was_frozen(wide):
    asked = Asked(wide, period_of(None, None, today=TODAY), TODAY)
    report = REPORTS[ReportKind.PROGRESS].build(asked)

    assert report.comparisons[0].funnel
    assert report.answers.pictures
    assert report.money.picture

    text = to_json(ReportKind.PROGRESS, report)
    again = from_json(ReportKind.PROGRESS, text)

    assert again == report
    assert to_json(ReportKind.PROGRESS, again) == text
    assert print_html(again) == print_html(report)


def test_another_word_gives_another_checksum():
    assert checksum('{"title":"Samen"}') != checksum('{"title":"Samen."}')
    assert len(checksum("")) == 64


def test_what_is_no_report_is_refused():
    with pytest.raises(pydantic.ValidationError):
        from_json(ReportKind.PROGRESS, '{"title":"Samen"}')
