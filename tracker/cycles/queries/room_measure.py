"""What the room of measuring reads: indicators, measurements and one's own reflections."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.extensions import db
from tracker.models import (
    Cycle,
    Indicator,
    Measurement,
    Organisation,
    Reflection,
    SocietalResult,
)
from tracker.network import organisations_around


def indicators_of(trajectory_id: int) -> Sequence[Indicator]:
    """Return the indicators of a trajectory, in order of result and indicator."""
    return db.session.scalars(
        select(Indicator)
        .join(Indicator.result)
        .where(Indicator.trajectory_id == trajectory_id)
        .order_by(SocietalResult.position, Indicator.position, Indicator.id)
    ).all()


def measurements_in(cycle_id: int) -> Sequence[Measurement]:
    """Return all that was measured in a cycle, corrected values included, in order of time."""
    return db.session.scalars(
        select(Measurement)
        .where(Measurement.cycle_id == cycle_id)
        .order_by(Measurement.measured_on, Measurement.id)
        .options(joinedload(Measurement.organisation), joinedload(Measurement.indicator))
    ).all()


def reflections_by(cycle_id: int, organisation_id: int) -> dict[str, Reflection]:
    """Return what one organisation answered in a cycle, by the key of the principle."""
    rows = db.session.scalars(
        select(Reflection)
        .where(Reflection.cycle_id == cycle_id, Reflection.organisation_id == organisation_id)
        .options(joinedload(Reflection.principle))
    )
    return {row.principle.key: row for row in rows}


def organisations_for(cycle: Cycle) -> Sequence[Organisation]:
    """Return the organisations a cycle may name, by name."""
    return db.session.scalars(organisations_around(cycle.trajectory)).all()
