"""Tests of the verdict on an indicator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.verdict import Direction, Reading, Reason, Verdict, judge

STEADY = [81, 84, 79, 83, 82, 80, 84, 82, 78, 83, 82]
RISEN = [24, 27, 22, 25, 26, 25, 36, 41, 44, 40, 43, 47, 45]
UP, DOWN, STABLE = Direction.UP, Direction.DOWN, Direction.STABLE


def verdict(values, wanted=UP, target=None, **changes):
    given_facts = {"is_model_estimate": False, "latest_missing": False} | changes
    return judge(values, wanted=wanted, target=target, **given_facts)


@pytest.mark.parametrize(
    ("values", "wanted", "target", "expected"),
    [
        (RISEN, UP, 50, Reading(Verdict.ON_COURSE, Reason.CHANGE_TOWARDS, 7)),
        (RISEN, DOWN, None, Reading(Verdict.OFF_COURSE, Reason.CHANGE_AWAY, 7)),
        (RISEN, STABLE, None, Reading(Verdict.OFF_COURSE, Reason.CHANGE_AWAY, 7)),
        (STEADY, STABLE, None, Reading(Verdict.ON_COURSE, Reason.TARGET_REACHED_AND_STABLE)),
        (STEADY, UP, 75, Reading(Verdict.ON_COURSE, Reason.TARGET_REACHED_AND_STABLE)),
        (STEADY, UP, 82, Reading(Verdict.ON_COURSE, Reason.TARGET_REACHED_AND_STABLE)),
        (STEADY, UP, 83, Reading(Verdict.ATTENTION, Reason.NO_CHANGE)),
        (STEADY, DOWN, 82, Reading(Verdict.ON_COURSE, Reason.TARGET_REACHED_AND_STABLE)),
        (STEADY, DOWN, 75, Reading(Verdict.ATTENTION, Reason.NO_CHANGE)),
        (STEADY, UP, None, Reading(Verdict.ATTENTION, Reason.NO_CHANGE)),
        ([21, None, 20], DOWN, 25, Reading(Verdict.NO_JUDGEMENT, Reason.TOO_FEW_POINTS, 2)),
        ([None, None], DOWN, 25, Reading(Verdict.NO_JUDGEMENT, Reason.NO_VALUE)),
        ([], DOWN, 25, Reading(Verdict.NO_JUDGEMENT, Reason.NO_VALUE)),
    ],
)
def test_the_rules(values, wanted, target, expected):
    assert verdict(values, wanted, target) == expected


def test_a_change_that_went_back_is_no_change():
    assert verdict([*RISEN, 24, 20]).reason is Reason.NO_CHANGE


def test_a_missing_latest_measurement_lowers_on_course_to_attention():
    reading = verdict(RISEN, latest_missing=True)

    assert reading == Reading(Verdict.ATTENTION, Reason.LATEST_MISSING, 7)


def test_a_missing_latest_measurement_does_not_soften_off_course():
    assert verdict(RISEN, DOWN, latest_missing=True).verdict is Verdict.OFF_COURSE


def test_a_small_group_is_not_judged():
    reading = verdict(RISEN, is_small_group=True)

    assert reading == Reading(Verdict.NO_JUDGEMENT, Reason.SMALL_GROUP)


ANY_SERIES = st.lists(st.none() | st.integers(0, 100), max_size=30)


@given(ANY_SERIES, st.sampled_from(Direction), st.none() | st.integers(0, 100), st.booleans())
def test_a_model_estimate_is_never_judged(values, wanted, target, missing):
    reading = verdict(values, wanted, target, is_model_estimate=True, latest_missing=missing)

    assert reading == Reading(Verdict.NO_JUDGEMENT, Reason.MODEL_ESTIMATE)


@given(ANY_SERIES, st.sampled_from(Direction), st.none() | st.integers(0, 100))
def test_fewer_than_ten_points_are_never_judged_and_ten_always(values, wanted, target):
    n_points = sum(value is not None for value in values)

    is_judged = verdict(values, wanted, target).verdict is not Verdict.NO_JUDGEMENT
    assert is_judged == (n_points >= 10)


@given(ANY_SERIES, st.sampled_from(Direction), st.none() | st.integers(0, 100))
def test_missing_the_latest_never_makes_it_better(values, wanted, target):
    order = list(Verdict)
    full = verdict(values, wanted, target)
    missing = verdict(values, wanted, target, latest_missing=True)

    assert order.index(missing.verdict) >= order.index(full.verdict)
