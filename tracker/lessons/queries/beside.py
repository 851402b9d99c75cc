"""What stands beside a lesson under review: what shared lessons say on its principles."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import joinedload

from tracker.domain.review import Relation, relation
from tracker.domain.vocabulary import LessonDirection, ReviewState, Strength
from tracker.extensions import db
from tracker.models import Lesson, LessonPrinciple, Principle

SHOWN = 24  # shared lessons that stand beside one under review
RANK = {Relation.OPPOSES: 0, Relation.QUALIFIES: 1, Relation.SUPPORTS: 2}
FIRMEST = {Strength.MEASURED: 0, Strength.SEVERAL_SOURCES: 1, Strength.IMPRESSION: 2}


@dataclass(frozen=True)
class Beside:
    """A shared lesson beside one under review, on one principle both speak of."""

    lesson: Lesson
    principle: Principle
    direction: LessonDirection
    relation: Relation


@dataclass(frozen=True)
class BesideCounts:
    """How many other shared lessons speak of the same principles, and how many say the opposite."""

    n_all: int
    n_opposing: int


def shared_beside(lesson: Lesson) -> list[Beside]:
    """Return the shared lessons on the principles of ``lesson``, what says the opposite first.

    Then the firmest, then the newest; each lesson once, at most SHOWN. The principles of
    ``lesson`` are loaded; gemeente and wijk of the others too.
    """
    mine = {link.principle.key: link.direction for link in lesson.principle_links}
    if not mine:
        return []
    firmest = case(*((Lesson.strength == each, rank) for each, rank in FIRMEST.items()), else_=3)
    query = (
        _shared_on(lesson)
        .with_only_columns(LessonPrinciple, Lesson, Principle)
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
        .order_by(_rank(mine), firmest, Lesson.written_on.desc(), Lesson.id.desc())
        .limit(SHOWN)
    )
    found: dict[int, Beside] = {}
    for link, other, principle in db.session.execute(query):
        how = relation(mine[principle.key], link.direction)
        found.setdefault(other.id, Beside(other, principle, link.direction, how))
    return list(found.values())


def beside_counts(lesson: Lesson) -> BesideCounts:
    """Return how many shared lessons stand beside ``lesson``, also those not shown."""
    mine = {link.principle.key: link.direction for link in lesson.principle_links}
    if not mine:
        return BesideCounts(0, 0)
    opposing = case((_rank(mine) == RANK[Relation.OPPOSES], Lesson.id))
    query = _shared_on(lesson).with_only_columns(
        func.count(Lesson.id.distinct()), func.count(opposing.distinct())
    )
    return BesideCounts(*db.session.execute(query).one())


def _shared_on(lesson: Lesson) -> Select[LessonPrinciple]:
    keys = [link.principle.key for link in lesson.principle_links]
    return (
        select(LessonPrinciple)
        .join(LessonPrinciple.lesson)
        .join(LessonPrinciple.principle)
        .where(
            Principle.key.in_(keys),
            Lesson.review_state == ReviewState.SHARED,
            Lesson.id != lesson.id,
        )
    )


def _rank(mine: dict[str, LessonDirection]) -> ColumnElement[int]:
    """Return the place in the order, by how a link stands to what the lesson says itself."""
    ranks = [
        (
            and_(Principle.key == key, LessonPrinciple.direction == theirs),
            RANK[relation(direction, theirs)],
        )
        for key, direction in mine.items()
        for theirs in LessonDirection
    ]
    return case(*ranks, else_=len(RANK))
