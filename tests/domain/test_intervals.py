"""Tests of the Wilson interval."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.intervals import wilson


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [
        # Newcombe 1998, table I, score method without continuity correction.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_published_values(numerator, denominator, low, high):
    interval = wilson(numerator, denominator)

    assert interval.low == pytest.approx(low, abs=0.00006)
    assert interval.high == pytest.approx(high, abs=0.00006)


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 0), (-1, 10), (11, 10), (1, -5)])
def test_impossible_counts_are_refused(numerator, denominator):
    with pytest.raises(ValueError, match="denominator"):
        wilson(numerator, denominator)


COUNTS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_within_0_and_1(counts):
    interval = wilson(*counts)

    assert 0 <= interval.low <= counts[0] / counts[1] <= interval.high <= 1
    assert interval.low < interval.high


@given(COUNTS)
def test_the_rest_has_the_mirrored_interval(counts):
    part, whole = counts
    interval, mirrored = wilson(part, whole), wilson(whole - part, whole)

    assert interval.low == pytest.approx(1 - mirrored.high)


@given(COUNTS)
def test_more_of_the_same_makes_it_surer(counts):
    part, whole = counts
    once, tenfold = wilson(part, whole), wilson(10 * part, 10 * whole)

    assert tenfold.high - tenfold.low < once.high - once.low
