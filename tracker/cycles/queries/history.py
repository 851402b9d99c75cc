"""The cycles of one trajectory in one wijk, in order."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from tracker.extensions import db
from tracker.models import Cycle


def cycles_of(trajectory_id: int, wijk_id: int) -> Sequence[Cycle]:
    """Return the cycles of a trajectory in a wijk, the first one first."""
    return db.session.scalars(
        select(Cycle)
        .where(Cycle.trajectory_id == trajectory_id, Cycle.wijk_id == wijk_id)
        .order_by(Cycle.number)
    ).all()


def latest_cycle(trajectory_id: int, wijk_id: int) -> Cycle | None:
    """Return the newest cycle of a trajectory in a wijk, running or closed."""
    return db.session.scalar(
        select(Cycle)
        .where(Cycle.trajectory_id == trajectory_id, Cycle.wijk_id == wijk_id)
        .order_by(Cycle.number.desc())
        .limit(1)
    )


def first_start(trajectory_id: int, wijk_id: int) -> date | None:
    """Return the day the first cycle of a trajectory in a wijk started."""
    return db.session.scalar(
        select(func.min(Cycle.started_on)).where(
            Cycle.trajectory_id == trajectory_id, Cycle.wijk_id == wijk_id
        )
    )
