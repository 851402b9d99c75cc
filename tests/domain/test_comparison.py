"""Equal groups are seldom called different, and different ones are found."""

from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.comparison import (
    Place,
    Share,
    action_level,
    funnel_limits,
    pairs_apart,
    pairs_that_look_apart,
    place_of,
    together,
)

fractions = st.floats(0, 1)
sizes = st.integers(1, 400)


def equal_groups(random: Random, n: int, share: float) -> list[Share]:
    groups = []
    for _ in range(n):
        size = random.choice((30, 40, 60, 120, 300))
        groups.append(Share(sum(random.random() < share for _ in range(size)), size))
    return groups


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_ten_equal_groups_are_seldom_called_different(share):
    random = Random(11)
    n_apart = n_outside = 0
    for _ in range(100):
        groups = equal_groups(random, 10, share)
        overall = together(groups)
        n_apart += bool(pairs_apart(groups))
        n_outside += any(
            place_of(each, overall=overall, n_groups=10) is Place.OUTSIDE for each in groups
        )

    assert n_apart <= 5
    assert n_outside <= 5


def test_a_group_that_differs_is_found():
    groups = [Share(20, 40), Share(19, 40), Share(22, 40), Share(21, 40), Share(38, 40)]

    assert pairs_apart(groups) == [(0, 4), (1, 4), (2, 4), (3, 4)]
    assert place_of(groups[4], overall=together(groups[:4]), n_groups=5) is Place.OUTSIDE


def test_intervals_that_only_just_part_are_no_proof_among_many():
    two = [Share(11, 40), Share(27, 40)]
    many = [*two, *[Share(19, 40)] * 18]

    assert pairs_apart(two) == [(0, 1)]
    assert pairs_apart(many) == []
    assert pairs_that_look_apart(many) == [(0, 1)]


@given(fractions, sizes, st.sampled_from([0.95, 0.998]))
def test_the_limits_hold_the_share_and_stay_between_nothing_and_all(share, size, level):
    limits = funnel_limits(share, size, level)

    assert 0 <= limits.low <= share <= limits.high <= 1


@given(fractions, sizes)
def test_the_outer_limits_lie_outside_the_inner_ones(share, size):
    inner, outer = funnel_limits(share, size, 0.95), funnel_limits(share, size, 0.998)

    assert outer.low <= inner.low
    assert inner.high <= outer.high


@pytest.mark.parametrize(("share", "size"), [(0.1, 30), (0.5, 41), (0.97, 60)])
def test_the_chance_to_lie_outside_is_below_what_is_said(share, size):
    limits = funnel_limits(share, size, 0.95)
    chances = [
        comb(size, part) * share**part * (1 - share) ** (size - part)
        for part in range(size + 1)
        if not limits.low <= part / size <= limits.high
    ]

    assert sum(chances) < 0.05


def test_limits_of_a_very_large_group_can_still_be_worked_out():
    limits = funnel_limits(0.3, 1_000_000, 0.998)

    assert limits.low == pytest.approx(0.29858, abs=1e-4)
    assert limits.high == pytest.approx(0.30142, abs=1e-4)


def test_many_groups_get_wider_limits():
    assert action_level(5) == 0.998
    assert action_level(100) == pytest.approx(0.9995)


@pytest.mark.parametrize(("share", "size", "level"), [(1.2, 30, 0.95), (0.5, 0, 0.95), (0.5, 9, 1)])
def test_what_is_no_group_is_refused(share, size, level):
    with pytest.raises(ValueError, match="limits need"):
        funnel_limits(share, size, level)
