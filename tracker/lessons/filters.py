"""How the list of lessons is narrowed and ordered, as conditions of a query."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, select

from tracker.domain.vocabulary import (
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewState,
    SearchKind,
    Strength,
)
from tracker.models import (
    Dossier,
    DossierEdition,
    Gemeente,
    Lesson,
    LessonPrinciple,
    Principle,
    Trajectory,
    Wijk,
)
from tracker.searching.finding import record_ids
from tracker.web.lists import sorting

SORTS = {"datum": Lesson.written_on, "les": Lesson.title, "wijk": Wijk.name}
DEFAULT_SORT = "-datum"


@dataclass(frozen=True)
class LessonFilter:
    """What is asked of the list; empty words ask nothing."""

    word: str = ""
    dossier: str = ""  # slug
    principle: str = ""  # key
    wijk: str = ""  # slug
    trajectory: str = ""  # slug
    gemeente: str = ""  # code
    group: str = ""  # for whom the trajectory works
    direction: LessonDirection | None = None
    strength: Strength | None = None
    kind: LessonKind | None = None
    result: LessonResult | None = None
    obstacle: Obstacle | None = None
    state: ReviewState | None = None
    year: int | None = None
    sort: str = DEFAULT_SORT  # a key of SORTS, with "-" in front from new to old


def conditions(chosen: LessonFilter) -> list[ColumnElement[bool]]:
    """Return what a lesson must be; Trajectory, Gemeente and Wijk are joined in the query."""
    found = [
        column == value
        for column, value in (
            (Lesson.strength, chosen.strength),
            (Lesson.kind, chosen.kind),
            (Lesson.result, chosen.result),
            (Lesson.obstacle, chosen.obstacle),
            (Lesson.review_state, chosen.state),
        )
        if value is not None
    ]
    if chosen.wijk:
        found.append(Wijk.slug == chosen.wijk)
    if chosen.trajectory:
        found.append(Trajectory.slug == chosen.trajectory)
    if chosen.gemeente:
        found.append(Gemeente.code == chosen.gemeente)
    if chosen.group:
        found.append(Trajectory.age_group == chosen.group)
    if chosen.year is not None:
        days = date(chosen.year, 1, 1), date(chosen.year, 12, 31)
        found.append(Lesson.written_on.between(*days))
    if chosen.word:
        found.append(Lesson.id.in_(record_ids(SearchKind.LESSON, chosen.word)))
    return [*found, *_on_principle(chosen)]


def _on_principle(chosen: LessonFilter) -> list[ColumnElement[bool]]:
    """Return the condition that one and the same link fits dossier, principle and direction."""
    links: list[ColumnElement[bool]] = []
    if chosen.dossier:
        links.append(Dossier.slug == chosen.dossier)
    if chosen.principle:
        links.append(Principle.key == chosen.principle)
    if chosen.direction is not None:
        links.append(LessonPrinciple.direction == chosen.direction)
    if not links:
        return []
    fitting = (
        select(LessonPrinciple.lesson_id)
        .join(LessonPrinciple.principle)
        .join(Principle.edition)
        .join(DossierEdition.dossier)
        .where(*links)
    )
    return [Lesson.id.in_(fitting)]


def order(sort: str, today: date) -> tuple[Any, ...]:
    """Return the columns the list is ordered by; an unknown order is the usual one.

    In the usual order lessons whose day to look again is over stand last.
    """
    if sort.removeprefix("-") not in SORTS:
        sort = DEFAULT_SORT
    stale = [case((Lesson.look_again_on < today, 1), else_=0)] if sort == DEFAULT_SORT else []
    place = [Gemeente.name] if sort.removeprefix("-") == "wijk" else []
    return (*stale, *place, sorting(sort, SORTS, default=DEFAULT_SORT), Lesson.id.desc())
