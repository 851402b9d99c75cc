"""What stands in the way, what nobody works on, and what practice contradicts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import contains_eager

from tracker.domain.vocabulary import LessonDirection, Obstacle, TrajectoryStatus
from tracker.editions import principles_by_key
from tracker.extensions import db
from tracker.models import (
    Dossier,
    DossierEdition,
    Gemeente,
    GemeenteTally,
    Lesson,
    Principle,
    Trajectory,
    TrajectoryPrinciple,
    User,
)
from tracker.policy import visible_lessons, visible_trajectories

MOST_CONTRADICTED = 5


@dataclass(frozen=True)
class ObstacleCount:
    """In how many lessons something stood in the way, and in which gemeenten."""

    obstacle: Obstacle
    n_lessons: int
    gemeenten: Sequence[str]  # names, the one with most lessons first


@dataclass(frozen=True)
class DossierUse:
    """The current edition of a dossier, and its principles that no running trajectory links."""

    edition: DossierEdition
    n_principles: int
    unused: Sequence[Principle]
    is_used: bool  # also when only a principle of an older edition is linked


@dataclass(frozen=True)
class ContradictedPrinciple:
    """A principle with the number of shared lessons in each direction."""

    principle: Principle
    directions: Mapping[LessonDirection, int]
    n_gemeenten: int  # with a lesson that contradicts it


def obstacle_counts(user: User) -> list[ObstacleCount]:
    """Return every obstacle with the lessons ``user`` sees that name it, most lessons first.

    Only a lesson on what did not work, or not wholly, names an obstacle.
    """
    n = func.count(Lesson.id)
    query = (
        visible_lessons(user)
        .join(Lesson.gemeente)
        .where(Lesson.obstacle.is_not(None))
        .with_only_columns(Lesson.obstacle, Gemeente.name, n)
        .group_by(Lesson.obstacle, Gemeente.id, Gemeente.name)
        .order_by(n.desc(), Gemeente.name)
    )
    found: dict[Obstacle | None, dict[str, int]] = defaultdict(dict)
    for obstacle, name, n_lessons in db.session.execute(query):
        found[obstacle][name] = n_lessons
    counts = [
        ObstacleCount(each, sum(found[each].values()), list(found[each])) for each in Obstacle
    ]
    return sorted(counts, key=lambda count: -count.n_lessons)


def dossier_uses(user: User) -> list[DossierUse]:
    """Return every dossier, by title, with what the trajectories ``user`` sees leave unused.

    Only running trajectories count. A principle is the same in every edition.
    """
    linked = _linked(user)
    used = {dossier_id for dossier_id, _ in linked}
    keys = {key for _, key in linked}
    query = (
        select(Principle)
        .join(Principle.edition)
        .join(DossierEdition.dossier)
        .where(DossierEdition.is_current)
        .options(contains_eager(Principle.edition).contains_eager(DossierEdition.dossier))
        .order_by(Dossier.title, DossierEdition.id, Principle.position)
    )
    uses = []
    for edition, group in groupby(db.session.scalars(query), key=lambda each: each.edition):
        principles = list(group)
        unused = [each for each in principles if each.key not in keys]
        uses.append(DossierUse(edition, len(principles), unused, edition.dossier_id in used))
    return uses


def _linked(user: User) -> set[tuple[int, str]]:
    """Return dossier (id) and key of the principles that running trajectories rest on."""
    query = (
        visible_trajectories(user)
        .join(Trajectory.principle_links)
        .join(TrajectoryPrinciple.principle)
        .join(Principle.edition)
        .where(Trajectory.status == TrajectoryStatus.RUNNING)
        .with_only_columns(DossierEdition.dossier_id, Principle.key)
        .distinct()
    )
    return {(dossier_id, key) for dossier_id, key in db.session.execute(query)}


def contradicted_principles() -> list[ContradictedPrinciple]:
    """Return the principles that most shared lessons contradict, at most MOST_CONTRADICTED."""
    counts = {each: _n_lessons(each) for each in LessonDirection}
    against = counts[LessonDirection.CONTRADICTS]
    is_against = GemeenteTally.direction == LessonDirection.CONTRADICTS
    query = (
        select(
            GemeenteTally.principle_key,
            func.count(case((is_against, GemeenteTally.gemeente_id)).distinct()),
            *counts.values(),
        )
        .where(GemeenteTally.n > 0)
        .group_by(GemeenteTally.principle_key)
        .having(against > 0)
        .order_by(against.desc(), GemeenteTally.principle_key)
        .limit(MOST_CONTRADICTED)
    )
    rows = db.session.execute(query).all()
    principles = principles_by_key([key for key, *_ in rows])
    return [
        ContradictedPrinciple(principles[key], dict(zip(counts, numbers, strict=True)), n_gemeenten)
        for key, n_gemeenten, *numbers in rows
    ]


def _n_lessons(direction: LessonDirection) -> ColumnElement[int]:
    return func.sum(case((GemeenteTally.direction == direction, GemeenteTally.n), else_=0))
