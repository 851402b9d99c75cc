"""What other gemeenten learned on the principles at stake: shared lessons, contradicting first."""

from collections.abc import Collection

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import aliased, joinedload

from tracker.domain.vocabulary import LessonDirection, ReviewState, Strength
from tracker.extensions import db
from tracker.models import Lesson, LessonPrinciple, Principle
from tracker.preparation.parts import Learned, LearnedPart
from tracker.web.labels import LABELS

PER_PRINCIPLE = 3
ORDER = (LessonDirection.CONTRADICTS, LessonDirection.QUALIFIES, LessonDirection.CONFIRMS)
FIRMEST = tuple(reversed(Strength))


def learned_elsewhere(
    lessons: Select[Lesson], *, keys: Collection[str], apart: Collection[str], gemeente_id: int
) -> Learned:
    """Return what shared lessons among ``lessons`` say on the principles called ``keys``.

    Those of ``gemeente_id`` itself are left out. At most PER_PRINCIPLE on each principle, each
    lesson once: first what contradicts, then what is about a principle in ``apart``, then the
    firmest and newest. Two queries.
    """
    if not keys:
        return Learned((), 0, 0)
    others = (
        lessons.join(LessonPrinciple, LessonPrinciple.lesson_id == Lesson.id)
        .join(Principle, Principle.id == LessonPrinciple.principle_id)
        .where(
            Lesson.review_state == ReviewState.SHARED,
            Lesson.gemeente_id != gemeente_id,
            Principle.key.in_(keys),
        )
    )
    against = case((LessonPrinciple.direction == LessonDirection.CONTRADICTS, Lesson.id))
    n_all, n_against = db.session.execute(
        others.with_only_columns(func.count(Lesson.id.distinct()), func.count(against.distinct()))
    ).one()
    return Learned(_few(others, apart), n_all, n_against)


def _few(others: Select[Lesson], apart: Collection[str]) -> tuple[LearnedPart, ...]:
    """Return the lessons that stand first, each once."""
    rank = case(*((LessonPrinciple.direction == each, n) for n, each in enumerate(ORDER)))
    firm = case(*((Lesson.strength == each, n) for n, each in enumerate(FIRMEST)))
    order = (rank, firm, Lesson.written_on.desc(), Lesson.id.desc())
    place = func.row_number().over(partition_by=Principle.key, order_by=order)
    placed = others.with_only_columns(LessonPrinciple.id, place.label("place")).subquery()
    link = aliased(LessonPrinciple)
    rows = db.session.execute(
        select(link, Lesson)
        .join(placed, placed.c.id == link.id)
        .join(Lesson, Lesson.id == link.lesson_id)
        .where(placed.c.place <= PER_PRINCIPLE)
        .options(joinedload(link.principle), joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
        .order_by(Lesson.written_on.desc(), Lesson.id.desc())
    )
    ordered = sorted(
        rows,
        key=lambda row: (
            ORDER.index(row[0].direction),
            row[0].principle.key not in apart,
            FIRMEST.index(row[1].strength),
        ),
    )
    found: dict[int, LearnedPart] = {}
    for each, lesson in ordered:
        found.setdefault(lesson.id, _part(each, lesson))
    return tuple(found.values())


def _part(link: LessonPrinciple, lesson: Lesson) -> LearnedPart:
    return LearnedPart(
        lesson_id=lesson.id,
        title=lesson.title,
        where=f"{lesson.gemeente.name}, {lesson.wijk.name}",
        direction=link.direction,
        principle_key=link.principle.key,
        principle=link.principle.title,
        strength=LABELS[lesson.strength],
    )
