"""The list of lessons, one lesson, and what others say on its principles."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import case, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.domain.vocabulary import LessonDirection
from tracker.extensions import db
from tracker.lessons.filters import LessonFilter, conditions, order
from tracker.models import (
    Action,
    Dossier,
    DossierEdition,
    Gemeente,
    Lesson,
    LessonPrinciple,
    Principle,
    Trajectory,
    TrajectoryPrinciple,
    User,
    Wijk,
)
from tracker.policy import visible_actions, visible_lessons
from tracker.web.clock import today
from tracker.web.lists import names, page_of

PER_PAGE = 20


@dataclass(frozen=True)
class FilterChoices:
    """What the list can be narrowed to: value and name."""

    dossiers: list[tuple[str, str]]
    principles: list[tuple[str, str]]
    gemeenten: list[tuple[str, str]]
    wijken: list[tuple[str, str]]
    groups: list[tuple[str, str]]
    trajectories: list[tuple[str, str]]
    years: list[int]


@dataclass(frozen=True)
class LessonCounts:
    """How many lessons one sees, from how many gemeenten, and how many contradict something."""

    n_all: int
    n_gemeenten: int
    n_contradicting: int


@dataclass(frozen=True)
class OtherLesson:
    """What another lesson says on a principle."""

    lesson: Lesson
    principle: Principle
    direction: LessonDirection


def lessons_page(user: User, chosen: LessonFilter, *, page: int) -> Pagination:
    """Return a page of the lessons ``user`` sees, with place, cycle and principles loaded."""
    query = (
        visible_lessons(user)
        .join(Lesson.wijk)
        .join(Lesson.gemeente)
        .where(*conditions(chosen))
        .order_by(*order(chosen.sort, today()))
        .options(
            contains_eager(Lesson.wijk),
            contains_eager(Lesson.gemeente),
            joinedload(Lesson.cycle),
            links_with_dossier(),
        )
    )
    return page_of(query, page, per_page=PER_PAGE)


def links_with_dossier() -> Any:
    """Return the option that loads what a lesson says on which principle of which dossier."""
    return (
        selectinload(Lesson.principle_links)
        .joinedload(LessonPrinciple.principle)
        .joinedload(Principle.edition)
        .joinedload(DossierEdition.dossier)
    )


def lesson_counts(user: User) -> LessonCounts:
    """Return how many lessons ``user`` sees, whatever the list is narrowed to."""
    contradicting = select(LessonPrinciple.lesson_id).where(
        LessonPrinciple.direction == LessonDirection.CONTRADICTS
    )
    query = visible_lessons(user).with_only_columns(
        func.count(Lesson.id),
        func.count(Lesson.gemeente_id.distinct()),
        func.coalesce(func.sum(case((Lesson.id.in_(contradicting), 1), else_=0)), 0),
    )
    return LessonCounts(*db.session.execute(query).one())


def filter_choices(user: User) -> FilterChoices:
    """Return what the lessons ``user`` sees can be narrowed to, by name; years newest first."""
    seen = visible_lessons(user)
    linked = (
        seen.join(Lesson.principle_links)
        .join(LessonPrinciple.principle)
        .join(Principle.edition)
        .join(DossierEdition.dossier)
    )
    dates = seen.with_only_columns(func.min(Lesson.written_on), func.max(Lesson.written_on))
    first, last = db.session.execute(dates).one()
    return FilterChoices(
        dossiers=names(linked.with_only_columns(Dossier.slug, Dossier.theme)),
        principles=names(linked.with_only_columns(Principle.key, Principle.title)),
        gemeenten=names(seen.join(Lesson.gemeente).with_only_columns(Gemeente.code, Gemeente.name)),
        wijken=names(seen.join(Lesson.wijk).with_only_columns(Wijk.slug, Wijk.name)),
        groups=names(seen.with_only_columns(Trajectory.age_group, Trajectory.age_group)),
        trajectories=names(seen.with_only_columns(Trajectory.slug, Trajectory.title)),
        years=list(range(last.year, first.year - 1, -1)) if first else [],
    )


def full_lesson(lesson: Lesson) -> Lesson:
    """Return ``lesson`` with all its page shows: place, cycle, proposer and principles."""
    query = (
        select(Lesson)
        .where(Lesson.id == lesson.id)
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.organisation), links_with_dossier())
    )
    return db.session.scalars(query).one()


def actions_from(lesson: Lesson, user: User) -> Sequence[Action]:
    """Return the actions that came from ``lesson`` and that ``user`` sees, the first due first."""
    query = (
        visible_actions(user)
        .where(Action.lesson_id == lesson.id)
        .options(joinedload(Action.organisation))
        .order_by(Action.due_on.asc().nulls_last(), Action.id)
    )
    return db.session.scalars(query).all()


def linked_principles(trajectory_id: int, *, also: Collection[int] = ()) -> Sequence[Principle]:
    """Return the principles a trajectory rests on, in its order, and those with an id in ``also``.

    Of a principle in two editions the one in ``also`` is returned: what was said is about its
    words. The dossier of each is loaded.
    """
    here = TrajectoryPrinciple.trajectory_id == trajectory_id
    query = (
        select(Principle)
        .outerjoin(TrajectoryPrinciple, (TrajectoryPrinciple.principle_id == Principle.id) & here)
        .where(TrajectoryPrinciple.id.is_not(None) | Principle.id.in_(also))
        .options(joinedload(Principle.edition).joinedload(DossierEdition.dossier))
        .order_by(TrajectoryPrinciple.position.asc().nulls_last(), Principle.id)
    )
    found = db.session.scalars(query).all()
    said = {principle.key for principle in found if principle.id in also}
    return [each for each in found if each.id in also or each.key not in said]


def others_on(
    principles: Sequence[Principle], user: User, *, but: int | None = None, limit: int = 12
) -> list[OtherLesson]:
    """Return what other lessons ``user`` sees say on these principles, contradictions first.

    Each lesson stands there once, with the sharpest it says. Principles are the same when their
    keys are: an edition may word them anew. The lesson with the id ``but`` is left out. Gemeente
    and wijk of each lesson are loaded.
    """
    first = case(
        (LessonPrinciple.direction == LessonDirection.CONTRADICTS, 0),
        (LessonPrinciple.direction == LessonDirection.QUALIFIES, 1),
        else_=2,
    )
    seen = visible_lessons(user).with_only_columns(Lesson.id)
    query = (
        select(LessonPrinciple, Lesson, Principle)
        .join(LessonPrinciple.lesson)
        .join(LessonPrinciple.principle)
        .where(
            Principle.key.in_([principle.key for principle in principles]),
            Lesson.id.in_(seen),
            Lesson.id != (but or 0),
        )
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
        .order_by(first, Lesson.written_on.desc(), Lesson.id.desc())
        .limit(limit)
    )
    found: dict[int, OtherLesson] = {}
    for link, lesson, principle in db.session.execute(query):
        found.setdefault(lesson.id, OtherLesson(lesson, principle, link.direction))
    return list(found.values())
