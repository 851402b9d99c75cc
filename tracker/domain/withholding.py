"""Withholding: which figures may leave for a page, a file or a report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.domain.intervals import wilson


@dataclass(frozen=True)
class Thresholds:
    """From which numbers on a figure is shown; settings of the gemeente."""

    min_count: int = 5
    min_n_percentage: int = 30
    min_n_mean: int = 10


class ValueState(StrEnum):
    """Whether there is a value, and if not, why: three different things, none of them zero."""

    MEASURED = "measured"
    WITHHELD = "withheld"
    MISSING = "missing"
    NOT_ASKED = "not_asked"


class MeasurementKind(StrEnum):
    """How a value came about."""

    COUNTED = "counted"
    SURVEY = "survey"
    MODEL_ESTIMATE = "model_estimate"
    STORY = "story"


class Unit(StrEnum):
    """What a value counts; a share is in per cent."""

    SHARE = "share"
    COUNT = "count"
    MEAN = "mean"
    SCORE = "score"


@dataclass(frozen=True)
class Figure:
    """A figure as it may be shown; ``low`` and ``high`` are in the unit of ``value``."""

    state: ValueState
    value: float | None
    n: int | None
    numerator: int | None
    denominator: int | None
    low: float | None
    high: float | None
    kind: MeasurementKind


def shown(
    value: float | None,
    *,
    unit: Unit,
    kind: MeasurementKind,
    state: ValueState = ValueState.MEASURED,
    n: int | None = None,
    numerator: int | None = None,
    denominator: int | None = None,
    thresholds: Thresholds | None = None,
) -> Figure:
    """Return a raw measurement as the figure that may be shown.

    A count of 1 to 4, a share of fewer than 30 and a mean or score of fewer than 10 are withheld,
    as is a share that gives such a small count away (the part, or the rest that is not in it).
    Zero is shown. A model estimate is never withheld and carries no interval: nobody was counted.
    A share without ``value`` is worked out from numerator and denominator; one without any n
    cannot be held against a threshold and is shown. Only a share with numerator and denominator
    gets an interval (Wilson, 95 %). A withheld figure keeps n unless n itself is a small count.
    What is measured but has no value is missing.

    Source: our own thresholds; the statistical office leaves figures out for reliability and
    secrecy without a public minimum per subject.
    """
    limits = thresholds or Thresholds()
    if unit is Unit.SHARE and value is None and denominator and numerator is not None:
        value = 100 * numerator / denominator
    size = n if n is not None else denominator
    if state in (ValueState.MISSING, ValueState.NOT_ASKED):
        return _empty(state, kind, None)
    if state is ValueState.WITHHELD:
        return _empty(state, kind, _large(size, limits))
    if value is None:
        return _empty(ValueState.MISSING, kind, None)
    if kind is MeasurementKind.MODEL_ESTIMATE:
        return Figure(state, value, n, numerator, denominator, None, None, kind)
    if _is_too_small(value, unit, n, numerator, denominator, limits):
        return _empty(ValueState.WITHHELD, kind, _large(size, limits))
    low = high = None
    if unit is Unit.SHARE and numerator is not None and denominator:
        interval = wilson(numerator, denominator)
        low, high = 100 * interval.low, 100 * interval.high
    return Figure(state, value, n, numerator, denominator, low, high, kind)


def withhold_second(cells: Sequence[Figure], *, total_shown: bool = True) -> tuple[Figure, ...]:
    """Return the counts of one row or column, safe to stand beside their total.

    When exactly one cell is withheld, the total minus the others would reveal it. Then the
    smallest shown count is withheld too: a count above zero if there is one, for hiding a zero
    hides little. Missing cells and cells not asked are no part of the total and stay as they are.
    """
    hidden = [cell for cell in cells if cell.state is ValueState.WITHHELD]
    candidates = [
        (not cell.value, cell.value, place)
        for place, cell in enumerate(cells)
        if cell.state is ValueState.MEASURED and cell.value is not None
    ]
    if not total_shown or len(hidden) != 1 or not candidates:
        return tuple(cells)
    second = min(candidates)[-1]
    return tuple(_emptied(cell) if place == second else cell for place, cell in enumerate(cells))


def _is_too_small(
    value: float,
    unit: Unit,
    n: int | None,
    numerator: int | None,
    denominator: int | None,
    limits: Thresholds,
) -> bool:
    size = n if n is not None else denominator
    if unit is Unit.COUNT:
        return 0 < value < limits.min_count
    if unit in (Unit.MEAN, Unit.SCORE):
        return size is not None and size < limits.min_n_mean
    sizes = [each for each in (n, denominator) if each is not None]
    if not sizes:
        return _is_small_count(numerator, limits)
    if min(sizes) < limits.min_n_percentage:
        return True
    whole = denominator or sizes[0]
    part = numerator if numerator is not None else round(value * whole / 100)
    return _is_small_count(part, limits) or _is_small_count(whole - part, limits)


def _is_small_count(count: int | None, limits: Thresholds) -> bool:
    return count is not None and 0 < count < limits.min_count


def _large(n: int | None, limits: Thresholds) -> int | None:
    return None if _is_small_count(n, limits) else n


def _empty(state: ValueState, kind: MeasurementKind, n: int | None) -> Figure:
    return Figure(state, None, n, None, None, None, None, kind)


def _emptied(cell: Figure) -> Figure:
    return replace(
        cell,
        state=ValueState.WITHHELD,
        value=None,
        n=None,
        numerator=None,
        denominator=None,
        low=None,
        high=None,
    )
