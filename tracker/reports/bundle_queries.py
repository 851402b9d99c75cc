"""What a bundle of lessons reads: principles, and the shared lessons on each."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from tracker.domain.vocabulary import EditionState, LessonDirection, ReviewState
from tracker.extensions import db
from tracker.models import (
    Dossier,
    DossierEdition,
    Lesson,
    LessonPrinciple,
    Principle,
    TrajectoryPrinciple,
)
from tracker.policy import shared_lessons

PER_DIRECTION = 20


@dataclass(frozen=True)
class Spoken:
    """A shared lesson on a principle, and how many say the same in all."""

    key: str
    direction: LessonDirection
    lesson: Lesson
    n_all: int


def principles_of_trajectory(trajectory_id: int) -> Sequence[Principle]:
    """Return the principles a trajectory rests on, with edition and dossier, in its order."""
    return db.session.scalars(
        select(Principle)
        .join(TrajectoryPrinciple, TrajectoryPrinciple.principle_id == Principle.id)
        .where(TrajectoryPrinciple.trajectory_id == trajectory_id)
        .order_by(TrajectoryPrinciple.position, TrajectoryPrinciple.id)
        .options(joinedload(Principle.edition).joinedload(DossierEdition.dossier))
    ).all()


def current_edition(slug: str) -> DossierEdition | None:
    """Return the edition of a dossier that is read first, or None."""
    return db.session.scalar(
        select(DossierEdition)
        .join(DossierEdition.dossier)
        .where(
            Dossier.slug == slug,
            DossierEdition.is_current,
            DossierEdition.state == EditionState.PUBLISHED,
        )
        .options(contains_eager(DossierEdition.dossier))
    )


def principles_of_edition(edition_id: int) -> Sequence[Principle]:
    """Return the principles of an edition, with the edition and its dossier, in its order."""
    return db.session.scalars(
        select(Principle)
        .where(Principle.edition_id == edition_id)
        .order_by(Principle.position)
        .options(joinedload(Principle.edition).joinedload(DossierEdition.dossier))
    ).all()


def spoken_on(keys: Collection[str], *, until: date) -> list[Spoken]:
    """Return what shared lessons of all gemeenten say on the principles called ``keys``.

    The newest PER_DIRECTION per principle and direction; one query, with gemeente and wijk.
    Lessons written after ``until`` are left out.
    """
    each = (Principle.key, LessonPrinciple.direction)
    newest = (Lesson.written_on.desc(), Lesson.id.desc())
    placed = (
        shared_lessons()
        .join(LessonPrinciple, LessonPrinciple.lesson_id == Lesson.id)
        .join(Principle, Principle.id == LessonPrinciple.principle_id)
        .where(Principle.key.in_(keys), Lesson.written_on <= until)
        .with_only_columns(
            Lesson.id.label("lesson_id"),
            *each,
            func.row_number().over(partition_by=each, order_by=newest).label("place"),
            func.count().over(partition_by=each).label("n_all"),
        )
        .subquery()
    )
    lesson = aliased(Lesson)
    rows = db.session.execute(
        select(placed.c.key, placed.c.direction, lesson, placed.c.n_all)
        .join(lesson, lesson.id == placed.c.lesson_id)
        .where(placed.c.place <= PER_DIRECTION)
        .options(joinedload(lesson.gemeente), joinedload(lesson.wijk))
        .order_by(placed.c.key, placed.c.place)
    )
    return [Spoken(*row) for row in rows]


def n_unshared(trajectory_id: int) -> int:
    """Return how many lessons of a trajectory are not shared; proposals do not count."""
    kept = (ReviewState.PROPOSED, ReviewState.SHARED)
    query = select(func.count(Lesson.id)).where(
        Lesson.trajectory_id == trajectory_id, Lesson.review_state.not_in(kept)
    )
    return db.session.scalar(query) or 0
