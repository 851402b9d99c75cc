"""The period of a report: the running half year, or what is asked for."""

from datetime import date

import pytest

from tracker.reports.period import Period, PeriodOutOfOrder, period_of

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("van", "tot", "first", "last"),
    [
        (None, None, date(2026, 7, 1), TODAY),
        (date(2026, 1, 1), None, date(2026, 1, 1), TODAY),
        (None, date(2026, 6, 30), date(2026, 1, 1), date(2026, 6, 30)),
    ],
)
def test_what_is_not_asked_is_the_half_year(van, tot, first, last):
    assert period_of(van, tot, today=TODAY) == Period(first, last)


def test_the_last_day_may_not_come_before_the_first():
    with pytest.raises(PeriodOutOfOrder, match="Kies een eerste dag vóór de laatste"):
        period_of(date(2026, 9, 1), date(2026, 8, 1), today=TODAY)


def test_the_last_day_may_not_lie_ahead():
    with pytest.raises(PeriodOutOfOrder, match="moet nog komen"):
        period_of(None, date(2026, 12, 1), today=TODAY)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 7, 1), date(2026, 12, 31), "Tweede halfjaar 2026"),
        (date(2026, 1, 1), date(2026, 5, 2), "Eerste halfjaar 2026, tot en met 2 mei 2026"),
        (date(2025, 9, 1), date(2026, 5, 2), "1 september 2025 tot en met 2 mei 2026"),
    ],
)
def test_a_period_has_a_name(first, last, words):
    assert Period(first, last).words == words
