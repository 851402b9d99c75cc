"""The reading of figures: withheld, judged, corrected ones left out, in few queries."""

from datetime import date, timedelta

import pytest

from tests.factories import (
    link_wijk,
    make_action,
    make_cycle,
    make_indicator,
    make_measurement,
    make_target,
    make_trajectory,
)
from tracker.domain.verdict import Reason, Verdict
from tracker.domain.withholding import MeasurementKind, Unit, ValueState
from tracker.series import series_of, timelines_of
from tracker.web.figures import finding, indicator_figure, movement, verdict_note

RISE = (34, 35, 33, 38, 35, 36, 44, 49, 51, 53, 55, 55)


def measure(indicator, cycle, values, **more):
    """Store one value a month."""
    for n, value in enumerate(values):
        make_measurement(
            indicator, cycle, value=value, measured_on=date(2025, 1, 31) + timedelta(31 * n), **more
        )


def only_series(trajectory):
    [series] = series_of(trajectory.id)
    return series


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory())


@pytest.fixture
def indicator(cycle):
    return make_indicator(cycle.trajectory, title="Kwam vier keer of vaker")


def test_a_real_rise_is_on_course_and_says_from_where_to_where(cycle, indicator):
    make_target(indicator, cycle.wijk, baseline=35, value=60)
    measure(indicator, cycle, RISE)

    series = only_series(cycle.trajectory)

    assert series.reading.verdict is Verdict.ON_COURSE
    assert movement(series) == "van 35 naar 55\N{NO-BREAK SPACE}%"
    assert finding(series).startswith("‘Kwam vier keer of vaker’ gaat de goede kant op")


def test_an_estimate_is_never_judged(cycle):
    estimate = make_indicator(cycle.trajectory, kind=MeasurementKind.MODEL_ESTIMATE)
    measure(estimate, cycle, RISE, kind=MeasurementKind.MODEL_ESTIMATE)

    series = only_series(cycle.trajectory)

    assert series.reading.verdict is Verdict.NO_JUDGEMENT
    assert "Een schatting bewijst geen effect" in verdict_note(series)


def test_a_small_group_is_withheld_everywhere(cycle, indicator):
    make_measurement(indicator, cycle, value=50, numerator=13, denominator=26, n=26)

    series = only_series(cycle.trajectory)
    figure = indicator_figure(series, id="x", today=date(2026, 6, 1))

    assert series.points[0].figure.state is ValueState.WITHHELD
    assert figure.rows[0].value == "niet getoond"
    assert figure.rows[0].part == ""


def test_a_missing_value_is_not_a_zero(cycle, indicator):
    make_measurement(
        indicator, cycle, value=None, state=ValueState.MISSING, note="geen bijeenkomsten"
    )

    series = only_series(cycle.trajectory)

    assert series.latest is None
    assert series.reading.reason is Reason.NO_VALUE


def test_a_corrected_value_no_longer_counts(cycle, indicator):
    old = make_measurement(indicator, cycle, value=54, is_superseded=True)
    make_measurement(indicator, cycle, value=45, corrects_id=old.id)

    series = only_series(cycle.trajectory)

    assert [point.figure.value for point in series.points] == [45]


def test_one_wijk_may_be_asked_for(session):
    trajectory = make_trajectory()
    here, _there = link_wijk(trajectory), link_wijk(trajectory)
    make_indicator(trajectory, unit=Unit.COUNT)

    series = series_of(trajectory.id, wijk_ids={here.id})

    assert [each.wijk for each in series] == [here]


@pytest.mark.parametrize("n", [1, 6])
def test_reading_takes_four_queries_and_the_timeline_three(session, count_queries, n):
    trajectory = make_trajectory()
    for _ in range(n):
        cycle = make_cycle(trajectory)
        make_action(cycle)
        for _ in range(n):
            measure(make_indicator(trajectory), cycle, RISE)
    trajectory_id = trajectory.id
    session.commit()
    session.expunge_all()

    with count_queries() as queries:
        series = series_of(trajectory_id)
        timelines = timelines_of(trajectory_id)

    assert len(series) == n * n * n
    assert len(timelines) == n
    assert len(queries) == 7


def test_the_chart_carries_cycles_and_actions(cycle, indicator):
    measure(indicator, cycle, RISE)
    make_action(cycle, title="Koffieochtend aan de poort")

    series = only_series(cycle.trajectory)
    timeline = timelines_of(cycle.trajectory_id)[cycle.wijk_id]
    figure = indicator_figure(series, id="x", timeline=timeline, today=date(2026, 6, 1))

    assert figure.marks[0].letter == "A"
    assert "Koffieochtend aan de poort" in figure.marks[0].text
    assert figure.marks[0].outcome == "Nog niet beoordeeld."


def test_a_series_until_a_day_is_the_series_as_it_was_read_then(cycle):
    indicator = make_indicator(cycle.trajectory)
    make_target(indicator, cycle.wijk)
    measure(indicator, cycle, RISE)
    whole = only_series(cycle.trajectory)

    for on in (date(2025, 1, 1), date(2025, 6, 30), date(2026, 1, 15), date(2027, 1, 1)):
        [read_then] = series_of(cycle.trajectory_id, until=on)
        assert whole.until(on) == read_then
    assert whole.until(date(2027, 1, 1)) is whole
