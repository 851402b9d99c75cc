"""Counting what shared lessons say of each principle, and keeping the count true."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, Table, delete, event, func, inspect, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import LessonDirection, ReviewState, Strength
from tracker.extensions import db
from tracker.models import (
    GemeenteTally,
    Lesson,
    LessonPrinciple,
    Principle,
    PrincipleTally,
    Trajectory,
)

TOUCHED = "tally_touched"  # under this name a session keeps what a flush is about to change
# What decides whether and where a lesson counts.
LESSON_FIELDS = ("review_state", "strength", "obstacle", "trajectory_id", "gemeente_id")
TABLES = (cast(Table, PrincipleTally.__table__), cast(Table, GemeenteTally.__table__))
BATCH = 500  # rows at a time


class Cell(NamedTuple):
    """Where a lesson counts: the names are the columns of both tables."""

    principle_key: str
    gemeente_id: int
    direction: LessonDirection
    strength: Strength
    obstacle: str
    age_group: str


@dataclass
class Touched:
    """The lessons and trajectories a flush writes, and what they counted for before it."""

    lesson_ids: set[int] = field(default_factory=set)
    trajectory_ids: set[int] = field(default_factory=set)
    before: Counter[Cell] = field(default_factory=Counter)


@dataclass(frozen=True)
class Practice:
    """What shared lessons say about one principle."""

    n_lessons: int
    n_gemeenten: int
    directions: dict[LessonDirection, int]  # every direction, zeros included


def use_tally() -> None:
    """Listen to every session, once per process."""
    if not event.contains(Session, "before_flush", count_before):
        event.listen(Session, "before_flush", count_before)
        event.listen(Session, "after_flush", count_after)


def count_before(session: Session, _context: object, _instances: object) -> None:
    """Remember what the lessons a flush is about to change count for until now."""
    touched = Touched(*touched_in(session))
    hold(session, touched)
    touched.before = counted(session, touched)
    session.info[TOUCHED] = touched


def count_after(session: Session, _context: object) -> None:
    """Add to the count what a flush changed in it, within the same transaction."""
    touched: Touched = session.info.pop(TOUCHED)
    # Only now a new lesson has its id.
    lesson_ids, _ = touched_in(session)
    touched.lesson_ids |= lesson_ids
    changes = counted(session, touched)
    changes.subtract(touched.before)
    add(session, changes)


def touched_in(session: Session) -> tuple[set[int], set[int]]:
    """Return the ids of the lessons and the trajectories whose count may change."""
    lessons: set[int | None] = set()
    trajectories: set[int | None] = set()
    for record in (*session.new, *session.dirty, *session.deleted):
        is_gone = record in session.deleted
        if isinstance(record, LessonPrinciple):
            lessons.add(record.lesson_id or (record.lesson.id if record.lesson else None))
        elif isinstance(record, Lesson) and (is_gone or is_changed(record, LESSON_FIELDS)):
            lessons.add(record.id)
        elif isinstance(record, Trajectory) and is_changed(record, ("age_group",)):
            trajectories.add(record.id)
    return {id for id in lessons if id}, {id for id in trajectories if id}


def is_changed(record: object, names: Iterable[str]) -> bool:
    """Return whether one of these fields of ``record`` waits to be written."""
    attributes = inspect(record).attrs
    return any(attributes[name].history.has_changes() for name in names)


def hold(session: Session, touched: Touched) -> None:
    """Let nobody change until the commit what is counted now.

    First trajectories, then lessons, both in order of id, so that two who change at once never
    wait for each other. SQLite needs no such lock: there one writes at a time.
    """
    if session.get_bind().dialect.name == "sqlite" or not (
        touched.lesson_ids or touched.trajectory_ids
    ):
        return
    own = select(Lesson.trajectory_id).where(Lesson.id.in_(touched.lesson_ids))
    trajectories = select(Trajectory.id).where(
        Trajectory.id.in_(touched.trajectory_ids) | Trajectory.id.in_(own)
    )
    lessons = select(Lesson.id).where(Lesson.id.in_(touched.lesson_ids))
    for query in (trajectories.order_by(Trajectory.id), lessons.order_by(Lesson.id)):
        session.execute(query.with_for_update(key_share=True)).all()


def counted(session: Session, touched: Touched) -> Counter[Cell]:
    """Return what the touched lessons count for, as they stand in the database."""
    found: list[ColumnElement[bool]] = []
    if touched.lesson_ids:
        found.append(Lesson.id.in_(touched.lesson_ids))
    if touched.trajectory_ids:
        found.append(Lesson.trajectory_id.in_(touched.trajectory_ids))
    return recount(session, or_(*found)) if found else Counter()


def recount(session: Session, *which: ColumnElement[bool]) -> Counter[Cell]:
    """Return how many shared lessons stand in each cell, counted one by one."""
    columns: tuple[Any, ...] = (
        Principle.key,
        Lesson.gemeente_id,
        LessonPrinciple.direction,
        Lesson.strength,
        Lesson.obstacle,
        Trajectory.age_group,
    )
    query: Select[Any] = (
        select(*columns, func.count(Lesson.id.distinct()))
        .select_from(LessonPrinciple)
        .join(Lesson, Lesson.id == LessonPrinciple.lesson_id)
        .join(Principle, Principle.id == LessonPrinciple.principle_id)
        .join(Trajectory, Trajectory.id == Lesson.trajectory_id)
        .where(Lesson.review_state == ReviewState.SHARED, *which)
        .group_by(*columns)
    )
    found: Counter[Cell] = Counter()
    for *place, obstacle, age_group, n in session.execute(query):
        found[Cell._make((*place, obstacle or "", age_group))] = n
    return found


def add(session: Session, changes: Counter[Cell]) -> None:
    """Add ``changes``, which may be negative, to both tables."""
    for table in TABLES:
        names = [column.name for column in table.primary_key]
        totals: Counter[tuple[Any, ...]] = Counter()
        for cell, n in changes.items():
            totals[tuple(getattr(cell, name) for name in names)] += n
        # Always in the same order, so that two who share at once wait for each other but once.
        rows = [dict(zip(names, key, strict=True), n=n) for key, n in sorted(totals.items()) if n]
        for start in range(0, len(rows), BATCH):
            session.execute(upsert(session, table, names), rows[start : start + BATCH])


def upsert(session: Session, table: Table, names: Sequence[str]) -> Any:
    """Return the statement that adds a number to a row, or makes the row."""
    is_postgresql = session.get_bind().dialect.name == "postgresql"
    query: Any = postgresql.insert(table) if is_postgresql else sqlite.insert(table)
    return query.on_conflict_do_update(
        index_elements=list(names), set_={"n": table.c.n + query.excluded.n}
    )


def rebuild() -> int:
    """Count everything again; return how many lessons on a principle there are.

    The caller commits.
    """
    session = db.session()
    for table in TABLES:
        session.execute(delete(table))
    changes = recount(session)
    add(session, changes)
    return sum(changes.values())


def practice_of(keys: Sequence[str] | None = None) -> dict[str, Practice]:
    """Return per principle key what shared lessons say about it, in whatever edition.

    Of all principles without ``keys``. A key without shared lessons is left out.
    """
    here = [GemeenteTally.n > 0]
    if keys is not None:
        here.append(GemeenteTally.principle_key.in_(keys))
    key, direction = GemeenteTally.principle_key, GemeenteTally.direction
    by_direction: dict[str, dict[LessonDirection, int]] = defaultdict(
        lambda: dict.fromkeys(LessonDirection, 0)
    )
    sums = select(key, direction, func.sum(GemeenteTally.n)).where(*here).group_by(key, direction)
    for one, says, n in db.session.execute(sums):
        by_direction[one][says] = n
    places = select(key, func.count(GemeenteTally.gemeente_id.distinct())).where(*here)
    return {
        one: Practice(sum(by_direction[one].values()), n_gemeenten, by_direction[one])
        for one, n_gemeenten in db.session.execute(places.group_by(key))
    }
