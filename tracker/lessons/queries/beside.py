"""What stands beside a lesson: what others say on its principles, and lessons that are alike."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload

from tracker.domain.review import Relation, relation
from tracker.domain.similar import likeness
from tracker.domain.vocabulary import LessonDirection, Obstacle, ReviewState, Strength
from tracker.extensions import db
from tracker.models import Lesson, LessonPrinciple, Principle, User
from tracker.policy import visible_lessons

SHOWN = 24  # shared lessons that stand beside one under review
CANDIDATES = 200  # lessons of which is looked how much they are alike
ALIKE = 6
COUNTER_EXAMPLES = 6
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


@dataclass(frozen=True)
class Candidate:
    """A lesson one may read, with what it says by the key of a principle."""

    lesson: Lesson
    directions: dict[str, tuple[Principle, LessonDirection]]


@dataclass(frozen=True)
class Learned:
    """What others learned, for who writes a lesson: counter-examples, and lessons alike."""

    against: Sequence[Candidate]
    alike: Sequence[Candidate]


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


def learned_on(
    principles: Collection[str],
    user: User,
    *,
    title: str = "",
    obstacle: Obstacle | None = None,
    but: int | None = None,
) -> Learned:
    """Return what lessons that ``user`` sees say on ``principles`` (keys), for who writes one.

    One query over at most CANDIDATES lessons on these principles or with the same ``obstacle``,
    the newest first. The lesson with the id ``but`` is left out.
    """
    found = _candidates(principles, obstacle, user, but)
    against = [each for each in found if _contradicts(each, principles)][:COUNTER_EXAMPLES]
    scored = [
        (score, each)
        for each in found
        if each not in against
        and (
            score := likeness(
                title,
                principles,
                other_title=each.lesson.title,
                other_principles=each.directions.keys(),
            )
        )
    ]
    scored.sort(key=lambda pair: -pair[0])
    return Learned(against, [each for _, each in scored[:ALIKE]])


def _contradicts(candidate: Candidate, principles: Collection[str]) -> bool:
    """Return whether a lesson contradicts one of ``principles``."""
    return any(
        direction is LessonDirection.CONTRADICTS and key in principles
        for key, (_, direction) in candidate.directions.items()
    )


def _candidates(
    principles: Collection[str], obstacle: Obstacle | None, user: User, but: int | None
) -> list[Candidate]:
    on_principle = (
        select(LessonPrinciple.lesson_id)
        .join(LessonPrinciple.principle)
        .where(Principle.key.in_(principles))
    )
    near: ColumnElement[bool] = Lesson.id.in_(on_principle)
    if obstacle is not None:
        near = or_(near, Lesson.obstacle == obstacle)
    ids = (
        visible_lessons(user)
        .with_only_columns(Lesson.id)
        .where(near, Lesson.id != (but or 0))
        .order_by(Lesson.written_on.desc(), Lesson.id.desc())
        .limit(CANDIDATES)
        .subquery()
    )
    query = (
        select(Lesson, LessonPrinciple.direction, Principle)
        .join(ids, ids.c.id == Lesson.id)
        .outerjoin(LessonPrinciple, LessonPrinciple.lesson_id == Lesson.id)
        .outerjoin(Principle, Principle.id == LessonPrinciple.principle_id)
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
        .order_by(Lesson.written_on.desc(), Lesson.id.desc(), LessonPrinciple.id)
    )
    found: dict[int, Candidate] = {}
    for lesson, direction, principle in db.session.execute(query):
        candidate = found.setdefault(lesson.id, Candidate(lesson, {}))
        if principle is not None:
            candidate.directions[principle.key] = (principle, direction)
    return list(found.values())
