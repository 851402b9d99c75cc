"""Intervals: how sure a share is, given how many were counted."""

from dataclasses import dataclass
from functools import cache
from math import sqrt
from statistics import NormalDist


@dataclass(frozen=True)
class Interval:
    """A lower and an upper bound, as fractions from 0 to 1."""

    low: float
    high: float


def wilson(numerator: int, denominator: int, *, level: float = 0.95) -> Interval:
    """Return the Wilson score interval of a share, as fractions from 0 to 1; 95 % unless asked.

    Without continuity correction. The interval always holds the observed share.

    Raises:
        ValueError: the denominator is below 1, or the numerator lies outside 0 to denominator.

    Source: Wilson 1927, Journal of the American Statistical Association 22, 209-212; worked
    values in Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3.
    """
    if denominator < 1:
        raise ValueError("a share needs a denominator of at least 1")
    if not 0 <= numerator <= denominator:
        raise ValueError("the numerator lies between 0 and the denominator")
    share = numerator / denominator
    z = _z(level)
    spread = z * sqrt(share * (1 - share) / denominator + z**2 / (4 * denominator**2))
    scale = 1 + z**2 / denominator
    centre = share + z**2 / (2 * denominator)
    # Rounding in the last binary digit may step over the share or over 0 and 1.
    low = max(0.0, min(share, (centre - spread) / scale))
    high = min(1.0, max(share, (centre + spread) / scale))
    return Interval(0.0 if numerator == 0 else low, 1.0 if numerator == denominator else high)


@cache
def _z(level: float) -> float:
    """Return how many standard deviations hold ``level`` of a normal distribution."""
    return NormalDist().inv_cdf((1 + level) / 2)
