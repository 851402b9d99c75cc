"""Made-up trajectories, lessons and actions in great numbers, the same each time: to measure on."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import accumulate, islice
from typing import Any

from sqlalchemy import Table, exists, insert, select

from tracker.demo.scale_principles import choose_principles, join_principles
from tracker.domain.phases import STOPS, Phase
from tracker.domain.vocabulary import (
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewState,
    SearchKind,
    Strength,
    TrajectoryStatus,
)
from tracker.extensions import db
from tracker.models import (
    Action,
    Cycle,
    Gemeente,
    Lesson,
    PhasePlan,
    Principle,
    Trajectory,
    TrajectoryWijk,
    Wijk,
)
from tracker.searching.index import BATCH, refresh, tidy
from tracker.tally import rebuild

SEED = 2026
N_WORDS = 20_000
N_TEXT_WORDS = 60  # in a lesson, its title included
FIRST, LAST = date(2016, 1, 1), date(2026, 11, 1)
SLUG = "schaal"
THEMES = ("Eenzaamheid", "Armoede", "Jeugd", "Mantelzorg")
AGE_GROUPS = ("jongeren", "volwassenen", "ouderen")
OBSTACLES = (*Obstacle, None, None, None, None, None)
PLANNED_DAYS = 30
SYLLABLES = [
    begin + middle + end
    for begin in ("b", "d", "f", "g", "h", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "v")
    for middle in ("a", "e", "i", "o", "u", "aa", "ee", "ij", "oe")
    for end in ("", "k", "l", "m", "n", "r", "t")
]

Then = Callable[[Sequence[dict[str, Any]], Sequence[int]], None]  # rows and their ids


class AlreadyScaled(Exception):
    """The database was filled before."""


class TooFewGemeenten(Exception):
    """There are fewer gemeenten than asked for."""


@dataclass(frozen=True)
class Place:
    """Where a record belongs."""

    gemeente_id: int
    trajectory_id: int
    wijk_id: int
    cycle_id: int

    @property
    def columns(self) -> dict[str, int]:
        """Return the columns that say so."""
        return vars(self)


def scale(*, gemeenten: int, trajectories: int, lessons: int, actions: int) -> None:
    """Add so many made-up records, spread over as many gemeenten. The caller commits.

    Each trajectory runs in one wijk with one cycle; six lessons in ten are shared. Where the
    library is loaded, each lesson speaks of a principle. The search index and the count of what
    lessons say follow at once.

    Raises:
        AlreadyScaled: it was done before.
        TooFewGemeenten: the places are not loaded, or there are fewer.
    """
    if db.session.scalar(select(exists().where(Trajectory.slug.startswith(f"{SLUG}-")))):
        raise AlreadyScaled
    query = select(Gemeente.id).order_by(Gemeente.code).limit(gemeenten)
    ids = db.session.scalars(query).all()
    if len(ids) < gemeenten or not ids:
        raise TooFewGemeenten
    dice = random.Random(SEED)
    places = add_places(ids, trajectories)
    principle_ids = db.session.scalars(select(Principle.id).order_by(Principle.id)).all()
    choose_principles([place.columns for place in places], principle_ids)
    link = partial(join_principles, dice, principle_ids)
    rows = lesson_rows(dice, places, lessons)
    add_searchable(Lesson, rows, SearchKind.LESSON, then=link)
    add_searchable(Action, action_rows(dice, places, actions), SearchKind.ACTION)
    rebuild()
    refresh(SearchKind.TRAJECTORY, [place.trajectory_id for place in places])
    tidy()


def words() -> list[str]:
    """Return the made-up words, the most common first."""
    dice = random.Random(SEED)
    made: dict[str, None] = {}
    while len(made) < N_WORDS:
        made["".join(dice.choices(SYLLABLES, k=dice.choice((2, 2, 3))))] = None
    return list(made)


def add_places(gemeente_ids: Sequence[int], n: int) -> list[Place]:
    """Add ``n`` trajectories, each with a wijk, its phases and a running cycle."""
    owners = [gemeente_ids[number % len(gemeente_ids)] for number in range(n)]
    wijken = added(
        Wijk,
        [
            {"gemeente_id": owner, "name": f"Wijk {number}", "slug": f"{SLUG}-{number}"}
            for number, owner in enumerate(owners)
        ],
    )
    trajectories = added(
        Trajectory, [trajectory_row(number, owner) for number, owner in enumerate(owners)]
    )
    both = list(zip(owners, trajectories, wijken, strict=True))
    added(
        TrajectoryWijk,
        [
            {"gemeente_id": owner, "trajectory_id": trajectory, "wijk_id": wijk, "position": 1}
            for owner, trajectory, wijk in both
        ],
    )
    added(
        PhasePlan,
        [
            {
                "gemeente_id": owner,
                "trajectory_id": trajectory,
                "phase": phase,
                "label": phase.value,
                "planned_days": PLANNED_DAYS,
            }
            for owner, trajectory, _ in both
            for phase in STOPS
        ],
    )
    cycles = added(Cycle, [cycle_row(*each) for each in both])
    return [Place(*each, cycle) for each, cycle in zip(both, cycles, strict=True)]


def trajectory_row(number: int, gemeente_id: int) -> dict[str, Any]:
    """Return the columns of a made-up trajectory; every other one is open to advisers."""
    return {
        "gemeente_id": gemeente_id,
        "slug": f"{SLUG}-{number}",
        "title": f"Traject {number}",
        "theme": THEMES[number % len(THEMES)],
        "age_group": AGE_GROUPS[number % len(AGE_GROUPS)],
        "starts_on": FIRST,
        "ends_on": LAST,
        "status": TrajectoryStatus.RUNNING,
        "is_open_to_advisers": number % 2 == 0,
    }


def cycle_row(gemeente_id: int, trajectory_id: int, wijk_id: int) -> dict[str, Any]:
    """Return the columns of a made-up cycle."""
    return {
        "gemeente_id": gemeente_id,
        "trajectory_id": trajectory_id,
        "wijk_id": wijk_id,
        "number": 1,
        "phase": Phase.MEASURE,
        "started_on": FIRST,
        "phase_started_on": FIRST,
        "last_entry_on": LAST,
    }


def lesson_rows(dice: random.Random, places: Sequence[Place], n: int) -> Iterator[dict[str, Any]]:
    """Yield the columns of ``n`` made-up lessons, spread evenly over the days."""
    texts = made_texts(dice)
    for number in range(n):
        text = next(texts)
        yield {
            **places[number % len(places)].columns,
            "title": " ".join(text[:6]).capitalize(),
            "did": sentence(text[6:24]),
            "saw": sentence(text[24:42]),
            "why": sentence(text[42:56]),
            "for_whom": " ".join(text[56:]),
            "kind": LessonKind.CONTENT,
            "result": dice.choice(tuple(LessonResult)),
            "obstacle": OBSTACLES[number % len(OBSTACLES)],
            "strength": dice.choice(tuple(Strength)),
            "knowledge": ["professionals"],
            "review_state": ReviewState.SHARED if number % 10 < 6 else ReviewState.IN_TRAJECTORY,
            "written_on": spread(number, n),
        }


def action_rows(dice: random.Random, places: Sequence[Place], n: int) -> Iterator[dict[str, Any]]:
    """Yield the columns of ``n`` made-up actions, spread evenly over the days."""
    texts = made_texts(dice)
    for number in range(n):
        text = next(texts)
        yield {
            **places[number % len(places)].columns,
            "title": " ".join(text[:6]).capitalize(),
            "expected_effect": sentence(text[6:24]),
            "starts_on": spread(number, n),
            "due_on": spread(number, n) + timedelta(days=60),
        }


def made_texts(dice: random.Random) -> Iterator[list[str]]:
    """Yield texts without end: the n-th most common word stands in them 1/n as often."""
    made = words()
    weights = list(accumulate(1 / rank for rank in range(1, N_WORDS + 1)))
    while True:
        yield dice.choices(made, cum_weights=weights, k=N_TEXT_WORDS)


def sentence(text: Sequence[str]) -> str:
    """Return words as a sentence."""
    return f"{' '.join(text).capitalize()}."


def spread(number: int, n: int) -> date:
    """Return the day of number so much of ``n``."""
    return FIRST + timedelta((LAST - FIRST).days * number // n)


def added(model: Any, rows: list[dict[str, Any]]) -> Sequence[int]:
    """Insert ``rows`` and return their ids, in the same order."""
    table: Table = model.__table__
    query = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    return db.session.scalars(query, rows).all()


def add_searchable(
    model: Any, rows: Iterator[dict[str, Any]], kind: SearchKind, *, then: Then | None = None
) -> None:
    """Insert ``rows`` in batches, make their entries in the search index, and go on with them."""
    while batch := list(islice(rows, BATCH)):
        ids = added(model, batch)
        if then is not None:
            then(batch, ids)
        refresh(kind, ids)
