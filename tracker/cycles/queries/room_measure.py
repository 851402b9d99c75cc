"""What the room of measuring reads: indicators, measurements, reflections and stories."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.domain.withholding import ValueState
from tracker.extensions import db
from tracker.models import (
    Cycle,
    Indicator,
    Measurement,
    Organisation,
    Principle,
    Reflection,
    SocietalResult,
    Story,
    TrajectoryPrinciple,
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


def measured_indicator_ids(cycle_id: int) -> set[int]:
    """Return the indicators that have a value in a cycle."""
    return set(
        db.session.scalars(
            select(Measurement.indicator_id).where(
                Measurement.cycle_id == cycle_id,
                Measurement.state == ValueState.MEASURED,
                Measurement.is_superseded.is_(False),
            )
        )
    )


def linked_principles(trajectory_id: int) -> Sequence[TrajectoryPrinciple]:
    """Return the principles a trajectory rests on, with their questions."""
    principle = joinedload(TrajectoryPrinciple.principle)
    return db.session.scalars(
        select(TrajectoryPrinciple)
        .where(TrajectoryPrinciple.trajectory_id == trajectory_id)
        .order_by(TrajectoryPrinciple.position)
        .options(principle.selectinload(Principle.questions))
    ).all()


def reflections_in(cycle_id: int) -> Sequence[Reflection]:
    """Return the reflections of a cycle with their organisation and principle."""
    return db.session.scalars(
        select(Reflection)
        .where(Reflection.cycle_id == cycle_id)
        .order_by(Reflection.id)
        .options(joinedload(Reflection.organisation), joinedload(Reflection.principle))
    ).all()


def reflections_by(cycle_id: int, organisation_id: int) -> dict[str, Reflection]:
    """Return what one organisation answered in a cycle, by the key of the principle."""
    rows = db.session.scalars(
        select(Reflection)
        .where(Reflection.cycle_id == cycle_id, Reflection.organisation_id == organisation_id)
        .options(joinedload(Reflection.principle))
    )
    return {row.principle.key: row for row in rows}


def stories_in(cycle_id: int) -> Sequence[Story]:
    """Return the stories of a cycle, with who wrote them down."""
    return db.session.scalars(
        select(Story)
        .where(Story.cycle_id == cycle_id)
        .order_by(Story.told_on, Story.id)
        .options(joinedload(Story.organisation))
    ).all()


def organisations_for(cycle: Cycle) -> Sequence[Organisation]:
    """Return the organisations a cycle may name, by name."""
    return db.session.scalars(organisations_around(cycle.trajectory)).all()
