"""Tests of the quarters of a year."""

from datetime import date

import pytest

from tracker.domain.quarter import quarter_number, quarter_start


@pytest.mark.parametrize(
    ("on", "starts_on", "number"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), 1),
        (date(2026, 3, 31), date(2026, 1, 1), 1),
        (date(2026, 4, 1), date(2026, 4, 1), 2),
        (date(2026, 9, 30), date(2026, 7, 1), 3),
        (date(2026, 10, 1), date(2026, 10, 1), 4),
        (date(2026, 12, 31), date(2026, 10, 1), 4),
    ],
)
def test_a_quarter_begins_on_the_first_of_january_april_july_and_october(on, starts_on, number):
    assert (quarter_start(on), quarter_number(on)) == (starts_on, number)
