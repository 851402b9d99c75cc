"""Comparing groups: which shares lie further apart than chance makes them.

One rule for all: of groups that are equal in truth, fewer than one comparison in twenty may call
any of them different, however many groups there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import combinations
from math import exp, floor, lgamma, log, sqrt

from tracker.domain.intervals import Interval, wilson

WARNING_LEVEL = 0.95
_ACTION_TAIL = 0.002  # outside 99.8 %
_MOST_FALSE = 0.05  # how often equal groups may be called different, all together
FEWEST_IN_FUNNEL = 5


@dataclass(frozen=True)
class Share:
    """How many of a group; ``whole`` is at least 1 and ``part`` lies within it."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """Return the share as a fraction from 0 to 1."""
        return self.part / self.whole


class Place(StrEnum):
    """Where a group lies in a funnel."""

    INSIDE = "inside"
    WARNING = "warning"  # outside 95 %, which one group in twenty is by chance
    OUTSIDE = "outside"  # outside the widest limits: more than chance


def together(shares: Sequence[Share]) -> float:
    """Return the share of all groups together, as a fraction; there is at least one group."""
    return sum(each.part for each in shares) / sum(each.whole for each in shares)


def action_level(n_groups: int) -> float:
    """Return between which limits (a fraction, 0.998 or more) chance keeps ``n_groups`` groups.

    Source: 99.8 % is the usual action limit of a funnel (Spiegelhalter 2005); from 25 groups on it
    is widened (Bonferroni), so that all together stay under one in twenty.
    """
    return 1 - min(_ACTION_TAIL, _MOST_FALSE / max(n_groups, 1))


@lru_cache(maxsize=1024)  # chart, table and verdict ask for the same
def funnel_limits(share: float, size: int, level: float) -> Interval:
    """Return between which shares a group of ``size`` lies with a chance of ``level``.

    Exact binomial limits, interpolated so that they run smoothly with the size; a group of
    ``share`` (a fraction) lies outside them with a chance below 1 - ``level``.

    Raises:
        ValueError: the size is below 1, or share or level lies outside 0 to 1.

    Source: Spiegelhalter 2005, Statistics in Medicine 24, 1185-1202, appendix A.1.1.
    """
    if size < 1 or not 0 <= share <= 1 or not 0 < level < 1:
        raise ValueError("limits need a group, a share from 0 to 1 and a level between 0 and 1")
    tail = (1 - level) / 2
    low = _lower_limit(share, size, tail)
    high = 1 - _lower_limit(1 - share, size, tail)
    return Interval(min(low, share), max(high, share))


def place_of(own: Share, *, overall: float, n_groups: int) -> Place:
    """Return where a group lies around the ``overall`` share, one of ``n_groups``."""
    if _is_outside(own, overall, action_level(n_groups)):
        return Place.OUTSIDE
    return Place.WARNING if _is_outside(own, overall, WARNING_LEVEL) else Place.INSIDE


def pairs_apart(shares: Sequence[Share]) -> list[tuple[int, int]]:
    """Return the pairs (places in ``shares``) that differ more than chance makes them.

    Their Wilson intervals do not touch, each wide enough to hold with all others together
    (Bonferroni): of equal groups all intervals hold the one true share, and so all overlap, in at
    least 95 of 100 cases.
    """
    level = 1 - _MOST_FALSE / max(len(shares), 1)
    return _without_overlap([wilson(each.part, each.whole, level=level) for each in shares])


def pairs_that_look_apart(shares: Sequence[Share]) -> list[tuple[int, int]]:
    """Return the pairs whose 95 % intervals do not touch but that chance may still explain."""
    seen = _without_overlap([wilson(each.part, each.whole) for each in shares])
    sure = set(pairs_apart(shares))
    return [pair for pair in seen if pair not in sure]


def _without_overlap(intervals: Sequence[Interval]) -> list[tuple[int, int]]:
    return [
        (first, second)
        for (first, one), (second, other) in combinations(enumerate(intervals), 2)
        if one.high < other.low or other.high < one.low
    ]


def _is_outside(own: Share, overall: float, level: float) -> bool:
    limits = funnel_limits(overall, own.whole, level)
    return not limits.low <= own.value <= limits.high


def _lower_limit(share: float, size: int, tail: float) -> float:
    """Return the lower limit: between the last count with a smaller chance and the next one."""
    if share in (0.0, 1.0):
        return share
    below = 0.0
    count = _first_count(share, size)
    while count < size:
        upto = below + _chance(count, share, size)
        if upto >= tail:
            return max(0.0, (count - (upto - tail) / (upto - below)) / size)
        below, count = upto, count + 1
    return share


def _first_count(share: float, size: int) -> int:
    """Return a count so low that the chance of anything under it does not matter."""
    spread = sqrt(size * share * (1 - share))
    return max(0, floor(size * share - 10 * spread - 10))


def _chance(count: int, share: float, size: int) -> float:
    """Return the binomial chance of exactly ``count``."""
    ways = lgamma(size + 1) - lgamma(count + 1) - lgamma(size - count + 1)
    return exp(ways + count * log(share) + (size - count) * log(1 - share))
