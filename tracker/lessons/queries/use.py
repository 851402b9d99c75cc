"""Which knowledge is used: shared lessons and principles by how often they were seen and taken."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, select
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


class _Numbers:
    """The numbers of use as columns beside Lesson; ``joined`` puts them in a query."""

    def __init__(self) -> None:
        """Sum once per lesson, so that joins do not count double."""
        shown, opened = (
            func.sum(case((KnowledgeUse.kind == kind, 1), else_=0)).label(kind.value)
            for kind in UseKind
        )
        self.seen: Subquery = (
            select(KnowledgeUse.lesson_id, shown, opened)
            .group_by(KnowledgeUse.lesson_id)
            .subquery()
        )
        self.taken: Subquery = (
            select(LessonTaken.lesson_id, func.count().label("n"))
            .group_by(LessonTaken.lesson_id)
            .subquery()
        )
        self.n_shown = func.coalesce(self.seen.c.shown, 0)
        self.n_opened = func.coalesce(self.seen.c.opened, 0)
        self.n_taken = func.coalesce(self.taken.c.n, 0)

    @property
    def all(self) -> tuple[ColumnElement[int], ...]:
        """Return them in the order of ``Use``."""
        return (self.n_shown, self.n_opened, self.n_taken)

    def joined(self, query: Select[Any]) -> Select[Any]:
        """Return ``query``, which selects from Lesson, with the numbers joined."""
        return query.outerjoin(self.seen, self.seen.c.lesson_id == Lesson.id).outerjoin(
            self.taken, self.taken.c.lesson_id == Lesson.id
        )

    def is_in(self, state: UseState) -> ColumnElement[bool]:
        """Return the condition that the use of a lesson goes just so far."""
        return {
            UseState.TAKEN: self.n_taken > 0,
            UseState.OPENED: and_(self.n_taken == 0, self.n_opened > 0),
            UseState.SHOWN: and_(self.n_taken == 0, self.n_opened == 0, self.n_shown > 0),
            UseState.NEVER: and_(self.n_taken == 0, self.n_opened == 0, self.n_shown == 0),
        }[state]


def use_page(user: User, chosen: UseFilter, *, page: int) -> tuple[Pagination, dict[int, Use]]:
    """Return a page of the shared lessons ``user`` sees, and their use by id."""
    numbers = _Numbers()
    columns = {"les": Lesson.title, **_sortable(numbers.all)}
    narrowed = conditions(LessonFilter(chosen.word, chosen.dossier, chosen.principle))
    if chosen.state is not None:
        narrowed.append(numbers.is_in(chosen.state))
    query = (
        numbers.joined(_shared(user).join(Lesson.wijk).join(Lesson.gemeente))
        .where(*narrowed)
        .order_by(
            sorting(chosen.sort, columns, default=DEFAULT_SORT),
            *(each.desc() for each in reversed(numbers.all)),
            Lesson.id.desc(),
        )
        .options(contains_eager(Lesson.wijk), contains_eager(Lesson.gemeente), links_with_dossier())
    )
    found = page_of(query, page, per_page=PER_PAGE)
    return found, _use_of([lesson.id for lesson in found.items])


def use_counts(user: User) -> UseCounts:
    """Return how far the use of all shared lessons ``user`` sees goes."""
    numbers = _Numbers()
    sums = (
        func.coalesce(func.sum(case((numbers.is_in(state), 1), else_=0)), 0)
        for state in (UseState.TAKEN, UseState.SHOWN, UseState.NEVER)
    )
    query = numbers.joined(_shared(user)).with_only_columns(func.count(Lesson.id), *sums)
    return UseCounts(*db.session.execute(query).one())


def principles_page(sort: str, *, page: int) -> tuple[Pagination, dict[str, Use]]:
    """Return a page of the principles that shared lessons speak of, and their use by key.

    Each principle stands there once, in the words of its newest edition with such a lesson.
    """
    sums = _by_principle()
    numbers = (sums.c.n_shown, sums.c.n_opened, sums.c.n_taken)
    columns = {"principe": Principle.title, "lessen": sums.c.n_lessons, **_sortable(numbers)}
    query = (
        select(Principle)
        .join(sums, sums.c.id == Principle.id)
        .order_by(
            sorting(sort, columns, default=DEFAULT_SORT),
            *(each.desc() for each in reversed(numbers)),
            Principle.title,
        )
        .options(joinedload(Principle.edition).joinedload(DossierEdition.dossier))
    )
    found = page_of(query, page, per_page=PER_PAGE)
    keys = [principle.key for principle in found.items]
    rows = db.session.execute(
        select(sums.c.key, *numbers, sums.c.n_lessons).where(sums.c.key.in_(keys))
    )
    return found, {key: Use(*values) for key, *values in rows}


def _shared(user: User) -> Select[Lesson]:
    return visible_lessons(user).where(Lesson.review_state == ReviewState.SHARED)


def _sortable(numbers: tuple[ColumnElement[int], ...]) -> dict[str, ColumnElement[int]]:
    return dict(zip(("getoond", "geopend", "overgenomen"), numbers, strict=True))


def _use_of(lesson_ids: Collection[int]) -> dict[int, Use]:
    numbers = _Numbers()
    query = numbers.joined(select(Lesson).where(Lesson.id.in_(lesson_ids)))
    rows = db.session.execute(query.with_only_columns(Lesson.id, *numbers.all))
    return {id: Use(*values) for id, *values in rows}


def _by_principle() -> Subquery:
    """Return the use of the shared lessons on each principle, by its key."""
    numbers = _Numbers()
    names = ("n_shown", "n_opened", "n_taken")
    sums = (func.sum(each).label(name) for each, name in zip(numbers.all, names, strict=True))
    query = (
        select(Lesson)
        .join(LessonPrinciple, LessonPrinciple.lesson_id == Lesson.id)
        .join(Principle, Principle.id == LessonPrinciple.principle_id)
        .where(Lesson.review_state == ReviewState.SHARED)
    )
    return (
        numbers.joined(query)
        .with_only_columns(
            Principle.key,
            func.max(Principle.id).label("id"),
            func.count(Lesson.id.distinct()).label("n_lessons"),
            *sums,
        )
        .group_by(Principle.key)
        .subquery()
    )
