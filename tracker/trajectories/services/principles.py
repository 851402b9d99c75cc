"""The principles a trajectory rests on, and how they are applied here."""

from sqlalchemy import ColumnElement, exists, func, or_, select

from tracker.extensions import db
from tracker.models import (
    Action,
    Cycle,
    Lesson,
    LessonPrinciple,
    Offer,
    Principle,
    Reflection,
    Trajectory,
    TrajectoryPrinciple,
)
from tracker.models.trajectory import offer_principle


class PrincipleInUse(Exception):
    """Offers, reflections, lessons or actions of the trajectory rest on this principle."""


def link_principle(
    trajectory: Trajectory, *, principle: Principle, applied_here: str = ""
) -> TrajectoryPrinciple:
    """Return the link of ``trajectory`` to ``principle``, the one there is if it was made before.

    ``applied_here`` ("zo passen wij dit hier toe") may come later; the link keeps the edition of
    the dossier that ``principle`` is in.
    """
    of_this = TrajectoryPrinciple.trajectory_id == trajectory.id
    link = db.session.scalar(
        select(TrajectoryPrinciple).where(of_this, TrajectoryPrinciple.principle_id == principle.id)
    )
    if link is not None:
        link.applied_here = applied_here or link.applied_here
        return link
    last = db.session.scalar(select(func.max(TrajectoryPrinciple.position)).where(of_this))
    link = TrajectoryPrinciple(
        gemeente_id=trajectory.gemeente_id,
        trajectory_id=trajectory.id,
        principle_id=principle.id,
        position=(last or 0) + 1,
        applied_here=applied_here,
    )
    db.session.add(link)
    db.session.flush()
    return link


def apply_principle(link: TrajectoryPrinciple, *, text: str) -> None:
    """Say how the principle is applied here, and why; empty when that is not known yet."""
    link.applied_here = text


def unlink_principle(link: TrajectoryPrinciple) -> None:
    """Let a trajectory no longer rest on a principle.

    Raises:
        PrincipleInUse: offers, reflections, lessons or actions of the trajectory point at it.
    """
    if db.session.scalar(select(is_used(link))):
        raise PrincipleInUse
    db.session.delete(link)
    db.session.flush()


def is_used(link: TrajectoryPrinciple) -> ColumnElement[bool]:
    """Return the condition that the trajectory uses the principle somewhere."""
    trajectory_id, principle_id = link.trajectory_id, link.principle_id
    return or_(
        exists().where(
            offer_principle.c.offer_id == Offer.id,
            offer_principle.c.principle_id == principle_id,
            Offer.trajectory_id == trajectory_id,
        ),
        exists().where(
            Reflection.cycle_id == Cycle.id,
            Reflection.principle_id == principle_id,
            Cycle.trajectory_id == trajectory_id,
        ),
        exists().where(
            LessonPrinciple.lesson_id == Lesson.id,
            LessonPrinciple.principle_id == principle_id,
            Lesson.trajectory_id == trajectory_id,
        ),
        exists().where(Action.principle_id == principle_id, Action.trajectory_id == trajectory_id),
    )
