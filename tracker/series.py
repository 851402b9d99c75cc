"""The figures of a trajectory, read once: withheld, judged and in order of time.

Pages, reports and exports all take them from here, so that one figure has one function.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.run_chart import RunChart, read_run_chart
from tracker.domain.verdict import Reading, judge
from tracker.domain.withholding import Figure, MeasurementKind, ValueState, shown
from tracker.extensions import db
from tracker.models import (
    Action,
    Cycle,
    Indicator,
    Measurement,
    SocietalResult,
    TrajectoryWijk,
    Wijk,
)


@dataclass(frozen=True)
class SeriesPoint:
    """One measurement as it may be shown."""

    measurement_id: int
    on: date  # the day, or the last day of the period
    starts_on: date | None
    figure: Figure
    is_changed: bool  # belongs to a change that is more than chance
    note: str
    source: str
    is_example: bool


@dataclass(frozen=True)
class IndicatorSeries:
    """All that is measured of one indicator in one wijk."""

    indicator: Indicator
    wijk: Wijk
    baseline: float | None  # as agreed, else the first value that may be shown
    target: float | None
    points: tuple[SeriesPoint, ...]
    chart: RunChart
    reading: Reading

    @property
    def is_estimate(self) -> bool:
        """Return whether these are model estimates, which never count as proof."""
        return self.indicator.kind is MeasurementKind.MODEL_ESTIMATE

    @property
    def is_example(self) -> bool:
        """Return whether any value is made up for the demo."""
        return any(point.is_example for point in self.points)

    @property
    def latest(self) -> SeriesPoint | None:
        """Return the last point with a value that may be shown."""
        values = [point for point in self.points if point.figure.value is not None]
        return values[-1] if values else None

    @property
    def n_withheld(self) -> int:
        """Return how many values are hidden because the group is small."""
        return sum(point.figure.state is ValueState.WITHHELD for point in self.points)

    def until(self, on: date) -> "IndicatorSeries":
        """Return the series as it was known on the day ``on``: judged on what was measured by then.

        The indicator's targets must be loaded.
        """
        known = [point for point in self.points if point.on <= on]
        if len(known) == len(self.points):
            return self
        return series_from(self.indicator, self.wijk, known)


@dataclass(frozen=True)
class Timeline:
    """What happened in one wijk beside its figures: cycles in order, actions by start."""

    cycles: tuple[Cycle, ...] = ()
    actions: tuple[Action, ...] = ()


def series_of(
    trajectory_id: int,
    *,
    wijk_ids: Collection[int] | None = None,
    until: date | None = None,
) -> list[IndicatorSeries]:
    """Return the series of every indicator in every wijk of a trajectory.

    In order of result, indicator and wijk; ``wijk_ids`` narrows the wijken, ``until`` is the last
    day of measuring that counts. Four queries, whatever the data. Values are as they may be
    shown; corrected values are left out.
    """
    indicators = db.session.scalars(
        select(Indicator)
        .join(Indicator.result)
        .where(Indicator.trajectory_id == trajectory_id)
        .order_by(SocietalResult.position, Indicator.position)
        .options(selectinload(Indicator.targets), joinedload(Indicator.result))
    ).all()
    wijken = wijken_of(trajectory_id, wijk_ids)
    measured = measurements_of(trajectory_id, until)
    return [
        read_series(indicator, wijk, measured[indicator.id, wijk.id])
        for indicator in indicators
        for wijk in wijken
    ]


def wijken_of(trajectory_id: int, wijk_ids: Collection[int] | None = None) -> Sequence[Wijk]:
    """Return the wijken of a trajectory in its own order."""
    query = (
        select(Wijk)
        .join(TrajectoryWijk, TrajectoryWijk.wijk_id == Wijk.id)
        .where(TrajectoryWijk.trajectory_id == trajectory_id)
        .order_by(TrajectoryWijk.position)
    )
    if wijk_ids is not None:
        query = query.where(Wijk.id.in_(wijk_ids))
    return db.session.scalars(query).all()


def measurements_of(
    trajectory_id: int, until: date | None = None
) -> dict[tuple[int, int], list[Measurement]]:
    """Return the measurements that hold, by indicator and wijk, in order of time."""
    query = select(Measurement).where(
        Measurement.trajectory_id == trajectory_id, Measurement.is_superseded.is_(False)
    )
    if until is not None:
        query = query.where(Measurement.measured_on <= until)
    rows = db.session.scalars(query.order_by(Measurement.measured_on, Measurement.id))
    found: dict[tuple[int, int], list[Measurement]] = defaultdict(list)
    for row in rows:
        found[row.indicator_id, row.wijk_id].append(row)
    return found


def read_series(
    indicator: Indicator, wijk: Wijk, measurements: Iterable[Measurement]
) -> IndicatorSeries:
    """Return what ``measurements`` (in order of time) say; the indicator's targets are loaded."""
    points = [point_of(row, figure_of(indicator, row), False) for row in measurements]
    return series_from(indicator, wijk, points)


def series_from(indicator: Indicator, wijk: Wijk, points: Sequence[SeriesPoint]) -> IndicatorSeries:
    """Return what ``points`` (in order of time) say; the indicator's targets are loaded."""
    values = [point.figure.value for point in points]
    target = next((each for each in indicator.targets if each.wijk_id == wijk.id), None)
    chart = read_run_chart(values)
    last = points[-1].figure.state if points else ValueState.MEASURED
    reading = judge(
        values,
        wanted=indicator.wanted,
        target=target.value if target else None,
        is_model_estimate=indicator.kind is MeasurementKind.MODEL_ESTIMATE,
        latest_missing=last in (ValueState.MISSING, ValueState.NOT_ASKED),
        is_small_group=last is ValueState.WITHHELD,
    )
    first = next((value for value in values if value is not None), None)
    agreed = target.baseline if target else None
    changed = zip(points, chart.changed, strict=True)
    return IndicatorSeries(
        indicator=indicator,
        wijk=wijk,
        baseline=first if agreed is None else agreed,
        target=target.value if target else None,
        points=tuple(replace(point, is_changed=is_changed) for point, is_changed in changed),
        chart=chart,
        reading=reading,
    )


def figure_of(indicator: Indicator, measurement: Measurement) -> Figure:
    """Return one measurement as it may be shown."""
    return shown(
        measurement.value,
        unit=indicator.unit,
        kind=measurement.kind,
        state=measurement.state,
        n=measurement.n,
        numerator=measurement.numerator,
        denominator=measurement.denominator,
    )


def point_of(measurement: Measurement, figure: Figure, is_changed: bool) -> SeriesPoint:
    """Return one point of a series."""
    return SeriesPoint(
        measurement_id=measurement.id,
        on=measurement.measured_on,
        starts_on=measurement.period_starts_on,
        figure=figure,
        is_changed=is_changed,
        note=measurement.note,
        source=measurement.source,
        is_example=measurement.is_example,
    )


def timelines_of(
    trajectory_id: int, *, wijk_ids: Collection[int] | None = None
) -> dict[int, Timeline]:
    """Return per wijk the cycles with their phase changes and the actions with their owner.

    Three queries, whatever the data. A wijk without cycles is not in the answer.
    """
    cycles = select(Cycle).where(Cycle.trajectory_id == trajectory_id)
    actions = select(Action).where(Action.trajectory_id == trajectory_id)
    if wijk_ids is not None:
        cycles = cycles.where(Cycle.wijk_id.in_(wijk_ids))
        actions = actions.where(Action.wijk_id.in_(wijk_ids))
    found: dict[int, tuple[list[Cycle], list[Action]]] = defaultdict(lambda: ([], []))
    for cycle in db.session.scalars(
        cycles.order_by(Cycle.number).options(selectinload(Cycle.phase_changes))
    ):
        found[cycle.wijk_id][0].append(cycle)
    for action in db.session.scalars(
        actions.order_by(Action.starts_on, Action.id).options(joinedload(Action.organisation))
    ):
        found[action.wijk_id][1].append(action)
    return {wijk: Timeline(tuple(both[0]), tuple(both[1])) for wijk, both in found.items()}
