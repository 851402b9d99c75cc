"""Tests of the run chart rules."""

import random
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.run_chart import Finding, median, read_run_chart, run_limits

STEADY = [81, 84, 79, 83, 82, 80, 84, 82, 78, 83, None, None, 82, 84, 82]
RISEN = [24, 27, 22, 25, 26, 25, 36, 41, 44, 40, None, None, 43, 47, 45]
VALUES = st.floats(-1e6, 1e6)
SERIES = st.lists(st.none() | VALUES, max_size=40)


def test_with_nine_points_nothing_is_said():
    chart = read_run_chart([*range(9), None])

    assert chart.findings == (Finding.TOO_FEW,)
    assert chart.median is None
    assert chart.changed == (False,) * 10
    assert not chart.shows_change


def test_a_steady_series_shows_no_change_against_its_own_median():
    chart = read_run_chart(STEADY)

    assert chart.findings == (Finding.NO_CHANGE,)
    assert (chart.median, chart.baseline_n) == (82, 13)
    assert (chart.direction, chart.n_in_row, chart.holds) == (None, 0, False)


def test_seven_points_above_the_baseline_are_a_shift():
    chart = read_run_chart(RISEN)

    assert Finding.SHIFT in chart.findings
    assert (chart.median, chart.baseline_n) == (25, 6)
    assert (chart.direction, chart.n_in_row, chart.holds) == ("up", 7, True)
    assert [place for place, changed in enumerate(chart.changed) if changed] == [
        *(6, 7, 8, 9),
        *(12, 13, 14),
    ]


def test_the_same_series_upside_down_goes_down():
    chart = read_run_chart([None if value is None else -value for value in RISEN])

    assert (chart.direction, chart.n_in_row) == ("down", 7)


def test_five_points_are_no_shift():
    chart = read_run_chart([24, 27, 22, 25, 26, 25, 41, 40, 42, 40, 41])

    assert not chart.shows_change


def test_points_on_the_median_neither_count_nor_break():
    chart = read_run_chart([24] * 8 + [30, 24, 31, 36, 32, 35, 33])

    assert chart.findings[0] is Finding.SHIFT
    assert (chart.median, chart.n_in_row) == (24, 6)
    assert chart.changed[8:11] == (True, False, True)


def test_five_rising_points_are_a_trend_and_equal_neighbours_count_once():
    chart = read_run_chart([5, 3, 5, 4, 5, 3, 2, 4, 4, 6, 7, 8])

    assert Finding.TREND in chart.findings
    assert chart.direction == "up"
    assert chart.n_in_row == 5
    assert [place for place, changed in enumerate(chart.changed) if changed] == [6, 7, 9, 10, 11]


def test_four_rising_points_are_no_trend():
    chart = read_run_chart([5, 3, 5, 4, 5, 3, 2, 4, 4, 6, 7])

    assert not chart.shows_change


def test_a_change_that_went_back_no_longer_holds():
    chart = read_run_chart([24, 27, 22, 25, 26, 25, 36, 41, 44, 40, 43, 47, 24, 20])

    assert chart.direction == "up"
    assert not chart.holds


def test_swinging_up_and_down_gives_too_many_runs():
    assert read_run_chart([1, 9] * 6).findings == (Finding.TOO_MANY_RUNS,)


def test_two_long_halves_give_too_few_runs():
    assert Finding.TOO_FEW_RUNS in read_run_chart([1, 2, 1, 2, 1, 8, 9, 8, 9, 8]).findings


def test_a_longer_baseline_is_taken_and_a_shorter_one_is_not():
    rising = [24, 27, 22, 25, 26, 25, 24, 27, 41, 44, 40, 43, 47, 45]

    assert read_run_chart(rising, baseline=8).baseline_n == 8
    assert read_run_chart(rising, baseline=2).baseline_n == 6


@pytest.mark.parametrize(
    ("n_useful", "limits"),
    # The printed table of Perla, Provost and Murray 2011, for even numbers of points.
    [
        (10, (3, 9)),
        (12, (3, 11)),
        (14, (4, 12)),
        (16, (5, 13)),
        (20, (6, 16)),
        (24, (8, 18)),
        (30, (11, 21)),
        (40, (15, 27)),
        (60, (24, 38)),
    ],
)
def test_the_limits_of_the_number_of_runs(n_useful, limits):
    assert run_limits(n_useful) == limits


def test_the_limits_agree_with_counting_every_order():
    orders = _orders(5, 5)
    runs = Counter(1 + sum(one != two for one, two in pairwise(order)) for order in orders)
    low, high = run_limits(10)

    assert sum(n for length, n in runs.items() if length <= low) <= 0.05 * len(orders)
    assert sum(n for length, n in runs.items() if length <= low + 1) > 0.05 * len(orders)
    assert sum(n for length, n in runs.items() if length >= high) <= 0.05 * len(orders)
    assert sum(n for length, n in runs.items() if length >= high - 1) > 0.05 * len(orders)


def _orders(n_above, n_below):
    if not n_above or not n_below:
        return ["a" * n_above + "b" * n_below]
    return ["a" + rest for rest in _orders(n_above - 1, n_below)] + [
        "b" + rest for rest in _orders(n_above, n_below - 1)
    ]


def test_chance_alone_rarely_gives_a_shift():
    source = random.Random(2011)
    fired = sum(
        Finding.SHIFT in read_run_chart([source.gauss(50, 5) for _ in range(14)]).findings
        for _ in range(400)
    )

    assert fired <= 0.05 * 400


def test_no_median_without_values():
    with pytest.raises(ValueError, match="without values"):
        median([])


def test_the_median_is_the_middle_or_between_the_two_middle_ones():
    assert median([3, 9, 1]) == 3
    assert median([3, 9, 1, 4]) == 3.5


@given(VALUES, st.integers(10, 40))
def test_a_constant_series_never_fires(value, length):
    assert read_run_chart([value] * length).findings == (Finding.NO_CHANGE,)


@given(SERIES, st.integers(0, 45))
def test_only_values_are_marked_and_only_when_there_is_a_change(values, baseline):
    chart = read_run_chart(values, baseline=baseline)

    assert len(chart.changed) == len(values)
    assert not any(
        changed and value is None for changed, value in zip(chart.changed, values, strict=True)
    )
    is_change = Finding.SHIFT in chart.findings or Finding.TREND in chart.findings
    assert any(chart.changed) == chart.shows_change == is_change
    assert chart.n_in_row <= sum(chart.changed)


@given(SERIES)
def test_gaps_change_nothing_but_their_own_place(values):
    chart = read_run_chart(values)
    bare = read_run_chart([value for value in values if value is not None])

    assert (chart.findings, chart.median, chart.direction) == (
        bare.findings,
        bare.median,
        bare.direction,
    )


@given(st.lists(st.integers(-100, 100), max_size=30))
def test_turned_upside_down_the_findings_stay_and_the_direction_turns(values):
    chart, turned = read_run_chart(values), read_run_chart([-value for value in values])

    assert chart.findings == turned.findings
    assert {chart.direction, turned.direction} in ({None}, {"up", "down"})
