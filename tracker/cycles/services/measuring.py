"""Writing down what was measured; a value is never overwritten."""

from datetime import date
from typing import Unpack

from tracker.cycles.queries.history import first_start
from tracker.cycles.services.day import write_in
from tracker.cycles.services.values import Values, checked
from tracker.domain.phases import Phase
from tracker.extensions import db
from tracker.models import Cycle, Indicator, Measurement, Organisation, Trajectory, User, Wijk
from tracker.web.clock import today


class IndicatorElsewhere(Exception):
    """The indicator belongs to another trajectory."""


class NotEarlier(Exception):
    """The value is not from before the first cycle."""


class AlreadyCorrected(Exception):
    """A value is corrected once; after that its correction is corrected."""


class CorrectionReasonMissing(Exception):
    """A correction asks for a written reason."""


def record_measurement(
    cycle: Cycle,
    indicator: Indicator,
    *,
    organisation: Organisation | None,
    user: User | None,
    on: date | None = None,
    **values: Unpack[Values],
) -> Measurement:
    """Write down a value of ``indicator``, or why there is none; return it. The caller commits.

    A share is worked out from numerator and denominator when these are given. ``on`` is the day
    of writing, today unless told.

    Raises:
        CycleClosed: the cycle is closed.
        IndicatorElsewhere: the indicator is of another trajectory.
        What ``values.checked`` raises.
    """
    if indicator.trajectory_id != cycle.trajectory_id:
        raise IndicatorElsewhere
    complete = checked(indicator, values)
    write_in(cycle, on)
    measurement = Measurement(
        gemeente_id=cycle.gemeente_id,
        trajectory_id=cycle.trajectory_id,
        indicator=indicator,
        wijk_id=cycle.wijk_id,
        cycle=cycle,
        organisation_id=organisation.id if organisation else None,
        user_id=user.id if user else None,
        **complete,
    )
    return stored(measurement)


def record_earlier_measurement(
    trajectory: Trajectory,
    wijk: Wijk,
    indicator: Indicator,
    *,
    organisation: Organisation | None,
    user: User | None,
    **values: Unpack[Values],
) -> Measurement:
    """Write down a value from before the first cycle in ``wijk``; return it. The caller commits.

    It counts in the line of the indicator, in no cycle.

    Raises:
        IndicatorElsewhere: the indicator is of another trajectory.
        NotEarlier: the first cycle had already started on the day of measuring.
        What ``values.checked`` raises.
    """
    if indicator.trajectory_id != trajectory.id:
        raise IndicatorElsewhere
    complete = checked(indicator, values)
    start = first_start(trajectory.id, wijk.id)
    if start is not None and values["measured_on"] >= start:
        raise NotEarlier
    measurement = Measurement(
        gemeente_id=trajectory.gemeente_id,
        trajectory_id=trajectory.id,
        indicator=indicator,
        wijk_id=wijk.id,
        organisation_id=organisation.id if organisation else None,
        user_id=user.id if user else None,
        **complete,
    )
    return stored(measurement)


def correct_measurement(
    old: Measurement,
    *,
    reason: str,
    user: User | None,
    on: date | None = None,
    **values: Unpack[Values],
) -> Measurement:
    """Put a new value beside ``old``, which is kept; return the new one. The caller commits.

    ``old.indicator`` and ``old.cycle`` must be loaded or loadable. Also what was measured in a
    closed cycle can be corrected: otherwise a mistake would stay in the line for good.

    Raises:
        AlreadyCorrected: another value took the place of ``old`` before.
        CorrectionReasonMissing: ``reason`` is blank.
        What ``values.checked`` raises.
    """
    if old.is_superseded:
        raise AlreadyCorrected
    if not reason.strip():
        raise CorrectionReasonMissing
    complete = checked(old.indicator, {"is_example": old.is_example, **values})
    old.is_superseded = True
    if old.cycle is not None and old.cycle.phase is not Phase.CLOSED:
        old.cycle.note_entry(on or today())
    measurement = Measurement(
        gemeente_id=old.gemeente_id,
        trajectory_id=old.trajectory_id,
        indicator=old.indicator,
        wijk_id=old.wijk_id,
        cycle_id=old.cycle_id,
        organisation_id=old.organisation_id,
        user_id=user.id if user else None,
        corrects=old,
        correction_reason=reason,
        **complete,
    )
    return stored(measurement)


def stored(measurement: Measurement) -> Measurement:
    """Store a measurement."""
    db.session.add(measurement)
    db.session.flush()
    return measurement
