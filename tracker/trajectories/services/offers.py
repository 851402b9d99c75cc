"""What is put in place in a wijk, and the principles it rests on."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.extensions import db
from tracker.models import (
    Intervention,
    Offer,
    Principle,
    Trajectory,
    TrajectoryPrinciple,
    Wijk,
)
from tracker.trajectories.services.wijken import check_wijk


class PrincipleNotLinked(Exception):
    """An offer can only rest on principles the trajectory has chosen."""


def add_offer(
    trajectory: Trajectory,
    *,
    title: str,
    provider: str,
    wijk: Wijk | None = None,
    intervention: Intervention | None = None,
    principles: Sequence[Principle] = (),
    reach: int | None = None,
    cost_per_year: float | None = None,
    hours_per_year: int | None = None,
    stopped_on: date | None = None,
    is_example: bool = False,
) -> Offer:
    """Return an offer in ``wijk``, or in all wijken when that is none.

    ``reach`` is in people a year, ``cost_per_year`` in euro. ``is_example`` marks invented figures.

    Raises:
        UnknownWijk: the trajectory does not run in ``wijk``.
        PrincipleNotLinked: the trajectory has not chosen one of ``principles``.
    """
    check_wijk(trajectory, wijk)
    check_principles(trajectory, principles)
    offer = Offer(
        gemeente_id=trajectory.gemeente_id,
        trajectory_id=trajectory.id,
        wijk=wijk,
        title=title,
        provider=provider,
        intervention=intervention,
        principles=list(principles),
        reach=reach,
        cost_per_year=cost_per_year,
        hours_per_year=hours_per_year,
        stopped_on=stopped_on,
        is_example=is_example,
    )
    db.session.add(offer)
    db.session.flush()
    return offer


def change_offer(
    offer: Offer,
    *,
    title: str,
    provider: str,
    wijk: Wijk | None = None,
    intervention: Intervention | None = None,
    principles: Sequence[Principle] = (),
    reach: int | None = None,
    cost_per_year: float | None = None,
    hours_per_year: int | None = None,
    stopped_on: date | None = None,
) -> None:
    """Change an offer; its trajectory must be loaded.

    Raises:
        UnknownWijk: the trajectory does not run in ``wijk``.
        PrincipleNotLinked: the trajectory has not chosen one of ``principles``.
    """
    check_wijk(offer.trajectory, wijk)
    check_principles(offer.trajectory, principles)
    load_principles(offer)
    offer.title = title
    offer.provider = provider
    offer.wijk = wijk
    offer.intervention = intervention
    offer.principles = list(principles)
    offer.reach = reach
    offer.cost_per_year = cost_per_year
    offer.hours_per_year = hours_per_year
    offer.stopped_on = stopped_on


def remove_offer(offer: Offer) -> None:
    """Remove an offer that was entered by mistake; one that ended gets its last day instead."""
    db.session.delete(offer)
    db.session.flush()


def check_principles(trajectory: Trajectory, principles: Sequence[Principle]) -> None:
    """Check that ``trajectory`` has chosen all of ``principles``.

    Raises:
        PrincipleNotLinked: it has not chosen one of them.
    """
    query = select(TrajectoryPrinciple.principle_id).where(
        TrajectoryPrinciple.trajectory_id == trajectory.id
    )
    if not {principle.id for principle in principles} <= set(db.session.scalars(query)):
        raise PrincipleNotLinked


def load_principles(offer: Offer) -> None:
    """Load the principles of ``offer``, which SQLAlchemy compares with the new ones."""
    db.session.scalars(
        select(Offer)
        .where(Offer.id == offer.id)
        .options(selectinload(Offer.principles))
        .execution_options(populate_existing=True)
    ).all()
