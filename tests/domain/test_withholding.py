"""Tests of withholding small numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.withholding import (
    MeasurementKind,
    Thresholds,
    Unit,
    ValueState,
    shown,
    withhold_second,
)

WITHHELD, MEASURED = ValueState.WITHHELD, ValueState.MEASURED


def figure(value, unit=Unit.COUNT, kind=MeasurementKind.COUNTED, **facts):
    return shown(value, unit=unit, kind=kind, **facts)


@pytest.mark.parametrize(
    ("count", "state"),
    [(0, MEASURED), (1, WITHHELD), (4, WITHHELD), (5, MEASURED), (180, MEASURED)],
)
def test_counts_of_one_to_four_are_withheld(count, state):
    assert figure(count).state is state


@pytest.mark.parametrize(("n", "state"), [(29, WITHHELD), (30, MEASURED)])
def test_no_share_on_fewer_than_thirty(n, state):
    assert figure(50, Unit.SHARE, n=n).state is state
    assert figure(None, Unit.SHARE, numerator=15, denominator=n).state is state


@pytest.mark.parametrize("unit", [Unit.MEAN, Unit.SCORE])
@pytest.mark.parametrize(("n", "state"), [(9, WITHHELD), (10, MEASURED)])
def test_no_mean_on_fewer_than_ten(unit, n, state):
    assert figure(6.4, unit, n=n).state is state


@pytest.mark.parametrize(
    "facts",
    [
        {"numerator": 3, "denominator": 100},
        {"numerator": 97, "denominator": 100},
        {"value": 3, "n": 100},
        {"numerator": 3, "value": 3},
    ],
)
def test_a_share_that_gives_a_small_count_away_is_withheld(facts):
    value = facts.pop("value", None)

    assert figure(value or 3, Unit.SHARE, **facts).state is WITHHELD


def test_a_share_of_nobody_is_shown():
    assert figure(None, Unit.SHARE, numerator=0, denominator=40).value == 0


def test_a_share_is_worked_out_and_carries_its_interval():
    found = figure(None, Unit.SHARE, numerator=81, denominator=263)

    assert found.value == pytest.approx(30.8, abs=0.01)
    assert (found.low, found.high) == (
        pytest.approx(25.53, abs=0.01),
        pytest.approx(36.62, abs=0.01),
    )


def test_a_share_without_numerator_has_no_interval():
    found = figure(45, Unit.SHARE, n=200)

    assert (found.value, found.low, found.high) == (45, None, None)


def test_a_share_of_unknown_n_is_shown():
    assert figure(48.6, Unit.SHARE, kind=MeasurementKind.SURVEY).state is MEASURED


def test_a_model_estimate_is_shown_as_it_is_without_an_interval():
    found = figure(
        3, Unit.SHARE, kind=MeasurementKind.MODEL_ESTIMATE, n=12, numerator=1, denominator=12
    )

    assert (found.state, found.value, found.low) == (MEASURED, 3, None)


@pytest.mark.parametrize("state", [WITHHELD, ValueState.MISSING, ValueState.NOT_ASKED])
def test_three_kinds_of_no_value_stay_three(state):
    found = figure(12, state=state)

    assert (found.state, found.value) == (state, None)


def test_measured_without_a_value_is_missing():
    assert figure(None).state is ValueState.MISSING


def test_a_withheld_figure_still_says_how_large_the_group_is():
    assert figure(20, Unit.SHARE, n=26).n == 26
    assert figure(50, Unit.SHARE, n=4).n is None


def test_the_thresholds_are_settings():
    strict = Thresholds(min_count=10, min_n_percentage=100, min_n_mean=50)

    assert figure(9, thresholds=strict).state is WITHHELD
    assert figure(50, Unit.SHARE, n=99, thresholds=strict).state is WITHHELD
    assert figure(6.4, Unit.MEAN, n=49, thresholds=strict).state is WITHHELD


def values(counts, **options):
    return [cell.value for cell in withhold_second([figure(count) for count in counts], **options)]


@pytest.mark.parametrize(
    ("counts", "left"),
    [
        ([3, 12, 8], [None, 12, None]),
        ([3, 0, 8], [None, 0, None]),
        ([3, 0, 0], [None, None, 0]),
        ([3, 2, 8], [None, None, 8]),
        ([9, 12, 8], [9, 12, 8]),
        ([3], [None]),
        ([3, None, 8, 9], [None, None, None, 9]),
    ],
)
def test_the_second_smallest_goes_where_a_total_would_reveal_the_first(counts, left):
    assert values(counts) == left


def test_without_a_total_the_second_stays():
    assert values([3, 12, 8], total_shown=False) == [None, 12, 8]


def test_a_missing_cell_stays_missing():
    cells = withhold_second([figure(3), figure(None), figure(9), figure(10)])

    assert [cell.state for cell in cells] == [WITHHELD, ValueState.MISSING, WITHHELD, MEASURED]


@given(st.lists(st.integers(0, 30), min_size=2))
def test_a_total_never_reveals_one_hidden_cell(counts):
    cells = withhold_second([figure(count) for count in counts])

    assert sum(cell.state is WITHHELD for cell in cells) != 1
    assert not any(cell.value in (1, 2, 3, 4) for cell in cells)


@given(
    st.sampled_from(Unit),
    st.sampled_from([MeasurementKind.COUNTED, MeasurementKind.SURVEY]),
    st.sampled_from(ValueState),
    st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
)
def test_nothing_leaks_from_a_figure_without_a_value(unit, kind, state, counts):
    part, whole = counts
    found = figure(part, unit, kind, state=state, n=whole, numerator=part, denominator=whole)

    if found.state is not MEASURED:
        assert {found.value, found.numerator, found.denominator, found.low, found.high} == {None}
    elif unit is Unit.SHARE:
        assert found.numerator not in (1, 2, 3, 4)
        assert whole >= 30
