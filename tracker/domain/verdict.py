"""The verdict on an indicator: on course, attention, off course, or no judgement."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracker.domain.run_chart import (
    MIN_BASELINE,
    MIN_POINTS,
    RunChart,
    read_run_chart,
)


class Verdict(StrEnum):
    """The status in the table of results; always shown as a word with a symbol."""

    ON_COURSE = "on_course"
    ATTENTION = "attention"
    OFF_COURSE = "off_course"
    NO_JUDGEMENT = "no_judgement"


class Reason(StrEnum):
    """Why the verdict is what it is."""

    MODEL_ESTIMATE = "model_estimate"
    TOO_FEW_POINTS = "too_few_points"
    NO_VALUE = "no_value"
    TARGET_REACHED_AND_STABLE = "target_reached_and_stable"
    CHANGE_TOWARDS = "change_towards"
    CHANGE_AWAY = "change_away"
    NO_CHANGE = "no_change"
    LATEST_MISSING = "latest_missing"
    SMALL_GROUP = "small_group"


class Direction(StrEnum):
    """The wanted direction of an indicator."""

    UP = "up"
    DOWN = "down"
    STABLE = "stable"


@dataclass(frozen=True)
class Reading:
    """A verdict with its reason.

    ``n_in_row`` is the number of points in the shift or trend behind a change; without a change
    it is 0, and for too few points it is the number of points there are.
    """

    verdict: Verdict
    reason: Reason
    n_in_row: int = 0


def judge(
    values: Sequence[float | None],
    *,
    wanted: Direction,
    target: float | None,
    is_model_estimate: bool,
    latest_missing: bool,
    is_small_group: bool = False,
    baseline: int = MIN_BASELINE,
) -> Reading:
    """Return the verdict on one indicator in one wijk, from its values in order of time.

    A model estimate is never judged, nor are fewer than ten points, nor a series whose latest
    value is withheld (``is_small_group``). A change that still holds decides: in the wanted
    direction on course, against it off course; where stable is wanted every change is against
    it. Without such a change the indicator is on course when the last value is on the good side
    of the target or when stable is wanted, else it asks attention. On course becomes attention
    when the latest measurement is missing (``latest_missing``).

    Source: our own design; the four verdicts are those of the product's report template, the
    rules for a change are those of ``read_run_chart``.
    """
    points = [value for value in values if value is not None]
    if is_model_estimate:
        return Reading(Verdict.NO_JUDGEMENT, Reason.MODEL_ESTIMATE)
    if is_small_group:
        return Reading(Verdict.NO_JUDGEMENT, Reason.SMALL_GROUP)
    if not points:
        return Reading(Verdict.NO_JUDGEMENT, Reason.NO_VALUE)
    if len(points) < MIN_POINTS:
        return Reading(Verdict.NO_JUDGEMENT, Reason.TOO_FEW_POINTS, len(points))
    chart = read_run_chart(values, baseline=baseline)
    reading = _judge_change(chart, wanted) or _judge_level(points[-1], wanted, target)
    if latest_missing and reading.verdict is Verdict.ON_COURSE:
        return Reading(Verdict.ATTENTION, Reason.LATEST_MISSING, reading.n_in_row)
    return reading


def _judge_change(chart: RunChart, wanted: Direction) -> Reading | None:
    if not chart.holds:
        return None
    if chart.direction == wanted.value:
        return Reading(Verdict.ON_COURSE, Reason.CHANGE_TOWARDS, chart.n_in_row)
    return Reading(Verdict.OFF_COURSE, Reason.CHANGE_AWAY, chart.n_in_row)


def _judge_level(last: float, wanted: Direction, target: float | None) -> Reading:
    if wanted is Direction.STABLE or is_target_reached(last, wanted=wanted, target=target):
        return Reading(Verdict.ON_COURSE, Reason.TARGET_REACHED_AND_STABLE)
    return Reading(Verdict.ATTENTION, Reason.NO_CHANGE)


def is_target_reached(value: float, *, wanted: Direction, target: float | None) -> bool:
    """Return whether ``value`` is on the good side of the target, or exactly on it.

    Without a target nothing is reached. Where stable is wanted only the target itself counts.
    """
    if target is None:
        return False
    if wanted is Direction.STABLE:
        return value == target
    return value >= target if wanted is Direction.UP else value <= target
