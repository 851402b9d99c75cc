"""Tests of the pace of a phase."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.pace import pace

START = date(2026, 9, 1)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def on(day, planned_days=28, last_entry_on=None):
    return pace(
        today=START + timedelta(days=day - 1),
        phase_started_on=START,
        planned_days=planned_days,
        last_entry_on=last_entry_on,
    )


def test_the_first_day_is_day_one():
    first = on(1)

    assert (first.phase_day, first.days_over, first.silent_days) == (1, 0, 0)


def test_the_last_planned_day_is_in_time_and_the_next_is_late():
    assert not on(28).is_late
    assert on(29).is_late
    assert on(29).days_over == 1


def test_a_phase_stands_still_after_more_silence_than_its_planned_length():
    assert not on(29).is_still
    assert on(30).is_still


def test_an_entry_ends_the_silence():
    entry = START + timedelta(days=30)

    assert on(35, last_entry_on=entry).silent_days == 4
    assert not on(35, last_entry_on=entry).is_still


def test_a_new_phase_is_a_sign_of_life():
    assert on(3, last_entry_on=START - timedelta(days=90)).silent_days == 2


def test_a_phase_that_has_not_begun_is_at_day_zero():
    assert on(-4).phase_day == 0


def test_a_phase_is_planned_for_at_least_a_day():
    with pytest.raises(ValueError, match="at least one day"):
        on(1, planned_days=0)


@given(DAYS, DAYS, st.integers(1, 400), st.none() | DAYS)
def test_days_are_never_negative_and_the_flags_follow_them(today, start, planned, entry):
    found = pace(today=today, phase_started_on=start, planned_days=planned, last_entry_on=entry)

    assert min(found.phase_day, found.days_over, found.silent_days) >= 0
    assert found.is_late == (found.phase_day > planned)
    assert found.is_still == (found.silent_days > planned)
    # Silence starts inside the phase, so who is still is late as well.
    assert found.is_late or not found.is_still
