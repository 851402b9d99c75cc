"""The principles a trajectory rests on, and how they are applied here."""

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import selectinload

from tracker.extensions import db
from tracker.models import (
    Action,
    Cycle,
    DossierEdition,
    Lesson,
    LessonPrinciple,
    Offer,
    Principle,
    Reflection,
    Trajectory,
    TrajectoryPrinciple,
)
from tracker.models.trajectory import offer_principle


class OtherPrinciple(Exception):
    """A link follows the same principle into another edition, never another principle."""


class PrincipleInUse(Exception):
    """Offers, reflections, lessons or actions of the trajectory rest on this principle."""


def link_principle(
    trajectory: Trajectory, *, principle: Principle, applied_here: str = ""
) -> TrajectoryPrinciple:
    """Return the link of ``trajectory`` to ``principle``, the one there is if it was made before.

    A link to the same principle in an earlier edition is that link.

    ``applied_here`` ("zo passen wij dit hier toe") may come later; the link keeps the edition of
    the dossier that ``principle`` is in.
    """
    of_this = TrajectoryPrinciple.trajectory_id == trajectory.id
    link = db.session.scalar(
        select(TrajectoryPrinciple)
        .join(TrajectoryPrinciple.principle)
        .where(of_this, Principle.key == principle.key)
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


def follow_edition(link: TrajectoryPrinciple, *, principle: Principle) -> None:
    """Let ``link`` rest on the same principle in another edition. The caller commits.

    How it is applied stays, and so do lessons, reflections and actions: they name the principle
    by its key. The offers of the trajectory rest on the new words too.

    Raises:
        OtherPrinciple: ``principle`` is not the same one.
    """
    before = link.principle
    if before.key != principle.key:
        raise OtherPrinciple
    offers = (
        select(Offer)
        .where(
            Offer.trajectory_id == link.trajectory_id,
            Offer.principles.any(Principle.id == before.id),
        )
        .options(selectinload(Offer.principles))
    )
    for offer in db.session.scalars(offers):
        offer.principles = [principle if each is before else each for each in offer.principles]
    link.principle = principle
    link.passed_edition_id = None
    db.session.flush()


def pass_edition(link: TrajectoryPrinciple, *, edition: DossierEdition) -> None:
    """Stay with the words that were chosen, having seen those of ``edition``. Caller commits."""
    link.passed_edition_id = edition.id


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
    trajectory_id = link.trajectory_id
    key = select(Principle.key).where(Principle.id == link.principle_id)
    same = select(Principle.id).where(Principle.key.in_(key))
    return or_(
        exists().where(
            offer_principle.c.offer_id == Offer.id,
            offer_principle.c.principle_id.in_(same),
            Offer.trajectory_id == trajectory_id,
        ),
        exists().where(
            Reflection.cycle_id == Cycle.id,
            Reflection.principle_id.in_(same),
            Cycle.trajectory_id == trajectory_id,
        ),
        exists().where(
            LessonPrinciple.lesson_id == Lesson.id,
            LessonPrinciple.principle_id.in_(same),
            Lesson.trajectory_id == trajectory_id,
        ),
        exists().where(Action.principle_id.in_(same), Action.trajectory_id == trajectory_id),
    )
