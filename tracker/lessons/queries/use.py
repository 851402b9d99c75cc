"""Which knowledge is used: shared lessons and principles by how often they were seen and taken."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import contains_eager, joinedload

from tracker.domain.vocabulary import ReviewState, UseKind
from tracker.extensions import db
from tracker.lessons.filters import LessonFilter, conditions
from tracker.lessons.queries.lessons import PER_PAGE, links_with_dossier
from tracker.models import (
    DossierEdition,
    KnowledgeUse,
    Lesson,
    LessonPrinciple,
    LessonTaken,
    Principle,
    User,
)
from tracker.policy import visible_lessons
from tracker.web.lists import page_of, sorting

DEFAULT_SORT = "-overgenomen"
NAMES = ("shown", "opened", "taken")


class UseState(StrEnum):
    """How far the use of a lesson goes; the values stand in the address."""

    TAKEN = "overgenomen"
    OPENED = "geopend"
    SHOWN = "getoond"
    NEVER = "nooit"


@dataclass(frozen=True)
class UseFilter:
    """How the list is narrowed and ordered; empty words narrow nothing."""

    word: str = ""
    dossier: str = ""  # slug
    principle: str = ""  # key
    state: UseState | None = None
    sort: str = DEFAULT_SORT


@dataclass(frozen=True)
class Use:
    """How often something was shown, opened and taken over by other gemeenten."""

    n_shown: int
    n_opened: int
    n_taken: int
    n_lessons: int = 1


@dataclass(frozen=True)
class UseCounts:
    """How many shared lessons there are, and how far their use goes."""

    n_all: int
    n_taken: int
    n_only_shown: int
    n_never: int


def use_page(user: User, chosen: UseFilter, *, page: int) -> tuple[Pagination, dict[int, Use]]:
    """Return a page of the shared lessons ``user`` sees, and their use by id."""
    used = _used()
    numbers = _numbers(used)
    narrowed = conditions(LessonFilter(chosen.word, chosen.dossier, chosen.principle))
    if chosen.state is not None:
        narrowed.append(_is_in(chosen.state, numbers))
    query = (
        _shared(user)
        .join(Lesson.wijk)
        .join(Lesson.gemeente)
        .outerjoin(used, used.c.lesson_id == Lesson.id)
        .where(*narrowed)
        .order_by(*_order(chosen.sort, {"les": Lesson.title}, numbers), Lesson.id.desc())
        .options(contains_eager(Lesson.wijk), contains_eager(Lesson.gemeente), links_with_dossier())
    )
    found = page_of(query, page, per_page=PER_PAGE)
    ids = [lesson.id for lesson in found.items]
    rows = db.session.execute(select(used).where(used.c.lesson_id.in_(ids)))
    return found, dict.fromkeys(ids, Use(0, 0, 0)) | {id: Use(*values) for id, *values in rows}


def use_counts(user: User) -> UseCounts:
    """Return how far the use of all shared lessons ``user`` sees goes."""
    used = _used()
    numbers = _numbers(used)
    sums = (
        func.coalesce(func.sum(case((_is_in(state, numbers), 1), else_=0)), 0)
        for state in (UseState.TAKEN, UseState.SHOWN, UseState.NEVER)
    )
    query = _shared(user).outerjoin(used, used.c.lesson_id == Lesson.id)
    row = db.session.execute(query.with_only_columns(func.count(Lesson.id), *sums)).one()
    return UseCounts(*row)


def principles_page(sort: str, *, page: int) -> tuple[Pagination, dict[str, Use]]:
    """Return a page of the principles that shared lessons speak of, and their use by key.

    Each principle stands there once, in the words of its newest edition with such a lesson.
    """
    known, sums = _known(), _used_by_principle()
    numbers = _numbers(sums)
    columns = {"principe": Principle.title, "lessen": known.c.n_lessons}
    query = (
        select(Principle)
        .join(known, known.c.id == Principle.id)
        .outerjoin(sums, sums.c.key == known.c.key)
        .order_by(*_order(sort, columns, numbers), Principle.title)
        .options(joinedload(Principle.edition).joinedload(DossierEdition.dossier))
    )
    found = page_of(query, page, per_page=PER_PAGE)
    keys = [principle.key for principle in found.items]
    rows = db.session.execute(
        select(known.c.key, *numbers, known.c.n_lessons)
        .outerjoin(sums, sums.c.key == known.c.key)
        .where(known.c.key.in_(keys))
    )
    return found, {key: Use(*values) for key, *values in rows}


def _shared(user: User) -> Select[Lesson]:
    return visible_lessons(user).where(Lesson.review_state == ReviewState.SHARED)


def _used() -> Subquery:
    """Return how often each lesson that was used was shown, opened and taken over."""
    seen = select(
        KnowledgeUse.lesson_id,
        *(case((KnowledgeUse.kind == kind, 1), else_=0).label(kind.value) for kind in UseKind),
        literal(0).label("taken"),
    )
    taken = select(LessonTaken.lesson_id, literal(0), literal(0), literal(1))
    each = union_all(seen, taken).subquery()
    sums = (func.sum(each.c[name]).label(name) for name in NAMES)
    return select(each.c.lesson_id, *sums).group_by(each.c.lesson_id).subquery()


def _numbers(sums: Subquery) -> tuple[ColumnElement[int], ...]:
    """Return the numbers of ``sums`` in the order of ``Use``; what is not in it has none."""
    return tuple(func.coalesce(sums.c[name], 0) for name in NAMES)


def _is_in(state: UseState, numbers: tuple[ColumnElement[int], ...]) -> ColumnElement[bool]:
    """Return the condition that the use of a lesson goes just so far."""
    shown, opened, taken = numbers
    return {
        UseState.TAKEN: taken > 0,
        UseState.OPENED: and_(taken == 0, opened > 0),
        UseState.SHOWN: and_(taken == 0, opened == 0, shown > 0),
        UseState.NEVER: and_(taken == 0, opened == 0, shown == 0),
    }[state]


def _order(
    sort: str, columns: dict[str, Any], numbers: tuple[ColumnElement[int], ...]
) -> tuple[Any, ...]:
    """Return the order the address asks for; then what is used most."""
    known = columns | dict(zip(("getoond", "geopend", "overgenomen"), numbers, strict=True))
    most_used = (each.desc() for each in reversed(numbers))
    return (sorting(sort, known, default=DEFAULT_SORT), *most_used)


def _known() -> Subquery:
    """Return the principles that shared lessons speak of: key, newest id and number of lessons."""
    return (
        select(
            Principle.key,
            func.max(Principle.id).label("id"),
            func.count(Lesson.id.distinct()).label("n_lessons"),
        )
        .join(LessonPrinciple, LessonPrinciple.principle_id == Principle.id)
        .join(LessonPrinciple.lesson)
        .where(Lesson.review_state == ReviewState.SHARED)
        .group_by(Principle.key)
        .subquery()
    )


def _used_by_principle() -> Subquery:
    """Return the use of the shared lessons on each principle that has any, by its key."""
    used = _used()
    sums = (func.sum(used.c[name]).label(name) for name in NAMES)
    return (
        select(Principle.key, *sums)
        .join(LessonPrinciple, LessonPrinciple.principle_id == Principle.id)
        .join(used, used.c.lesson_id == LessonPrinciple.lesson_id)
        .join(Lesson, Lesson.id == used.c.lesson_id)
        .where(Lesson.review_state == ReviewState.SHARED)
        .group_by(Principle.key)
        .subquery()
    )
