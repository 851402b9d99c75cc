"""Writing down measurements, reflections and stories: what is kept and what is refused."""

from datetime import timedelta

import pytest

from tests.factories import (
    STARTED,
    link_principle,
    link_wijk,
    make_cycle,
    make_indicator,
    make_measurement,
    make_organisation,
    make_principle,
    make_trajectory,
)
from tracker.cycles import services
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ReflectionScore
from tracker.domain.withholding import MeasurementKind, Unit, ValueState
from tracker.models import Measurement, Reflection
from tracker.series import series_of
from tracker.web.clock import today

NOBODY = {"organisation": None, "user": None}


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory())


@pytest.fixture
def indicator(cycle):
    return make_indicator(cycle.trajectory)


def record(cycle, indicator, **values):
    values = {"measured_on": STARTED, **values}
    return services.record_measurement(cycle, indicator, **NOBODY, **values)


def test_a_share_is_worked_out_from_part_and_whole(cycle, indicator):
    measurement = record(cycle, indicator, numerator=22, denominator=40)

    assert measurement.value == 55
    assert (measurement.numerator, measurement.denominator) == (22, 40)


def test_kind_and_source_come_from_the_indicator(cycle, indicator):
    measurement = record(cycle, indicator, value=12.0)

    assert (measurement.kind, measurement.source) == (indicator.kind, indicator.source)


def test_a_typed_share_must_agree_to_one_decimal(cycle, indicator):
    assert record(cycle, indicator, value=33.3, numerator=1, denominator=3).value == 100 / 3

    with pytest.raises(services.ShareDoesNotAgree) as refused:
        record(cycle, indicator, value=34.0, numerator=1, denominator=3)
    assert refused.value.computed == 100 / 3


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"value": 100.1}, services.ShareTooHigh),
        ({"value": -1.0}, services.NumberNegative),
        ({"value": 5.0, "n": -1}, services.NumberNegative),
        ({"numerator": 41, "denominator": 40}, services.NumeratorTooHigh),
        ({"numerator": 4}, services.PartIncomplete),
        ({"numerator": 0, "denominator": 0}, services.PartIncomplete),
        ({}, services.ValueMissing),
        ({"state": ValueState.MISSING, "value": 3.0, "note": "Ziek."}, services.ValueWithAbsence),
        ({"state": ValueState.NOT_ASKED, "note": " "}, services.AbsenceWithoutReason),
        (
            {"value": 5.0, "period_starts_on": STARTED + timedelta(days=1)},
            services.PeriodBackwards,
        ),
        ({"value": 5.0, "measured_on": today() + timedelta(days=1)}, services.InFuture),
    ],
)
def test_a_value_that_cannot_be_is_refused(session, cycle, indicator, values, refusal):
    with pytest.raises(refusal):
        record(cycle, indicator, **values)

    assert session.query(Measurement).count() == 0


def test_a_count_may_be_above_a_hundred_and_a_score_below_zero(cycle):
    count = make_indicator(cycle.trajectory, unit=Unit.COUNT)
    score = make_indicator(cycle.trajectory, unit=Unit.SCORE)

    assert record(cycle, count, value=158.0).value == 158
    assert record(cycle, score, value=-2.0).value == -2


def test_a_reason_may_stand_where_a_value_is_not(cycle, indicator):
    measurement = record(cycle, indicator, state=ValueState.MISSING, note="De lijst was weg.")

    assert (measurement.value, measurement.note) == (None, "De lijst was weg.")


def test_an_indicator_of_another_trajectory_is_refused(cycle):
    with pytest.raises(services.IndicatorElsewhere):
        record(cycle, make_indicator(make_trajectory()), value=1.0)


def test_a_closed_cycle_takes_no_measurement(session):
    cycle = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=STARTED)

    with pytest.raises(services.CycleClosed):
        record(cycle, make_indicator(cycle.trajectory), value=1.0)


def test_writing_is_noted_so_that_the_cycle_is_not_called_still(cycle, indicator):
    record(cycle, indicator, value=1.0)

    assert cycle.last_entry_on == today()


def test_a_value_from_before_the_first_cycle_belongs_to_no_cycle(cycle, indicator):
    measurement = services.record_earlier_measurement(
        cycle.trajectory,
        cycle.wijk,
        indicator,
        measured_on=STARTED - timedelta(days=1),
        value=35.0,
        kind=MeasurementKind.SURVEY,
        **NOBODY,
    )

    assert measurement.cycle_id is None
    with pytest.raises(services.NotEarlier):
        services.record_earlier_measurement(
            cycle.trajectory, cycle.wijk, indicator, measured_on=STARTED, value=35.0, **NOBODY
        )


def test_a_wijk_without_a_cycle_can_have_earlier_values(session):
    trajectory = make_trajectory()
    wijk = link_wijk(trajectory)

    measurement = services.record_earlier_measurement(
        trajectory, wijk, make_indicator(trajectory), measured_on=STARTED, value=3.0, **NOBODY
    )

    assert measurement.wijk_id == wijk.id


def test_a_correction_keeps_the_old_value_and_takes_its_place(cycle, indicator):
    old = make_measurement(indicator, cycle, value=54.0)

    new = services.correct_measurement(
        old, reason="Verkeerd geteld.", user=None, measured_on=old.measured_on, value=55.0
    )

    assert (old.value, old.is_superseded) == (54, True)
    assert (new.corrects_id, new.cycle_id, new.correction_reason) == (
        old.id,
        cycle.id,
        "Verkeerd geteld.",
    )
    [series] = series_of(cycle.trajectory_id)
    assert [point.figure.value for point in series.points] == [55]


def test_a_value_is_corrected_once_and_with_a_reason(cycle, indicator):
    old = make_measurement(indicator, cycle)
    values = {"measured_on": STARTED, "value": 56.0, "user": None}

    with pytest.raises(services.CorrectionReasonMissing):
        services.correct_measurement(old, reason=" ", **values)
    services.correct_measurement(old, reason="Dubbel geteld.", **values)
    with pytest.raises(services.AlreadyCorrected):
        services.correct_measurement(old, reason="Nog een keer.", **values)


def test_a_reflection_is_stored_once_per_organisation(session, cycle):
    principle = link_principle(cycle.trajectory).principle
    organisation = make_organisation(cycle.trajectory.gemeente)

    for score in (ReflectionScore.NOT, ReflectionScore.FULLY):
        services.reflect(cycle, organisation, answers={principle.id: (score, "")}, user=None)

    assert session.query(Reflection).one().score is ReflectionScore.FULLY


def test_a_reflection_is_about_a_linked_principle(cycle):
    organisation = make_organisation()
    stray = make_principle()

    with pytest.raises(services.PrincipleNotLinked):
        services.reflect(
            cycle, organisation, answers={stray.id: (ReflectionScore.NOT, "")}, user=None
        )


def test_a_story_is_not_told_tomorrow(cycle):
    told = {"text": "Het was fijn.", "told_by": "deelnemer", "has_permission": True}

    with pytest.raises(services.InFuture):
        services.tell_story(cycle, told_on=today() + timedelta(days=1), **told, **NOBODY)
    assert services.tell_story(cycle, told_on=today(), **told, **NOBODY).has_permission
