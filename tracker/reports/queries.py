"""What a report is made from, read in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, select, true
from sqlalchemy.orm import InstrumentedAttribute, contains_eager, joinedload, selectinload

from tracker.domain.reporting import ReportKind, ReportState
from tracker.domain.vocabulary import ReviewState
from tracker.extensions import db
from tracker.models import (
    AreaFigure,
    Conversation,
    ConversationTopic,
    Cycle,
    Lesson,
    LessonPrinciple,
    Offer,
    Reflection,
    Report,
    Story,
    Trajectory,
    TrajectoryWijk,
    User,
    Wijk,
    WijkCode,
)
from tracker.policy import Act, may, visible_trajectories
from tracker.series import IndicatorSeries, Timeline, series_of, timelines_of, wijken_of


@dataclass(frozen=True)
class Material:
    """All records behind a report, as of a day."""

    trajectory: Trajectory
    wijken: tuple[Wijk, ...]
    series: tuple[IndicatorSeries, ...]
    timelines: dict[int, Timeline]  # by wijk
    conversations: tuple[Conversation, ...]  # held, newest first
    lessons: tuple[Lesson, ...]  # newest first
    stories: tuple[Story, ...]  # with permission, newest first
    offers: tuple[Offer, ...]
    reflections: tuple[Reflection, ...]  # with cycle, principle and organisation
    area_figures: tuple[tuple[Wijk, AreaFigure], ...]


def material_of(trajectory: Trajectory, *, until: date, wijk: Wijk | None = None) -> Material:
    """Return what a report on ``trajectory`` is made from: all that is dated up to ``until``.

    With ``wijk`` only what is of that wijk. The number of queries does not depend on the data.
    """
    found = load_trajectory(trajectory.id)
    only = None if wijk is None else {wijk.id}
    series = series_of(trajectory.id, wijk_ids=only, until=until)
    wijken = wijken_of(trajectory.id, only)
    return Material(
        trajectory=found,
        wijken=tuple(wijken),
        series=tuple(series),
        timelines=timelines_of(trajectory.id, wijk_ids=only),
        conversations=tuple(conversations_of(trajectory.id, until, only)),
        lessons=tuple(lessons_of(trajectory.id, until, only)),
        stories=tuple(stories_of(trajectory.id, until, only)),
        offers=tuple(offers_of(trajectory.id, only)),
        reflections=tuple(reflections_of(trajectory.id, only)),
        area_figures=tuple(area_figures_of(trajectory.id, only)),
    )


def in_wijk(
    column: InstrumentedAttribute[Any], only: Collection[int] | None
) -> ColumnElement[bool]:
    """Return the condition that ``column`` names one of the wijken in ``only``; None: any."""
    return true() if only is None else column.in_(only)


def load_trajectory(trajectory_id: int) -> Trajectory:
    """Return the trajectory with its gemeente and what it calls its phases."""
    return db.session.scalars(
        select(Trajectory)
        .where(Trajectory.id == trajectory_id)
        .options(joinedload(Trajectory.gemeente), selectinload(Trajectory.phase_plans))
    ).one()


def conversations_of(
    trajectory_id: int, until: date, only: Collection[int] | None = None
) -> Sequence[Conversation]:
    """Return the conversations held by ``until``, newest first, with who came and the topics."""
    return db.session.scalars(
        select(Conversation)
        .join(Conversation.cycle)
        .where(
            Cycle.trajectory_id == trajectory_id,
            Conversation.held_on <= until,
            in_wijk(Cycle.wijk_id, only),
        )
        .order_by(Conversation.held_on.desc(), Conversation.id.desc())
        .options(
            selectinload(Conversation.organisations),
            selectinload(Conversation.topics).joinedload(ConversationTopic.indicator),
        )
    ).all()


def lessons_of(
    trajectory_id: int, until: date, only: Collection[int] | None = None
) -> Sequence[Lesson]:
    """Return the lessons written by ``until``, newest first, with their principles.

    What a partner proposed and the gemeente did not take up yet is not among them.
    """
    return db.session.scalars(
        select(Lesson)
        .where(
            Lesson.trajectory_id == trajectory_id,
            Lesson.written_on <= until,
            Lesson.review_state != ReviewState.PROPOSED,
            in_wijk(Lesson.wijk_id, only),
        )
        .order_by(Lesson.written_on.desc(), Lesson.id.desc())
        .options(selectinload(Lesson.principle_links).joinedload(LessonPrinciple.principle))
    ).all()


def stories_of(
    trajectory_id: int, until: date, only: Collection[int] | None = None
) -> Sequence[Story]:
    """Return the stories that may be printed, newest first."""
    return db.session.scalars(
        select(Story)
        .join(Story.cycle)
        .where(
            Cycle.trajectory_id == trajectory_id,
            Story.told_on <= until,
            Story.has_permission.is_(True),
            in_wijk(Cycle.wijk_id, only),
        )
        .order_by(Story.told_on.desc(), Story.id.desc())
    ).all()


def offers_of(trajectory_id: int, only: Collection[int] | None = None) -> Sequence[Offer]:
    """Return the offers of a trajectory in the order they were written."""
    return db.session.scalars(
        select(Offer)
        .where(Offer.trajectory_id == trajectory_id, in_wijk(Offer.wijk_id, only))
        .order_by(Offer.id)
    ).all()


def reflections_of(trajectory_id: int, only: Collection[int] | None = None) -> Sequence[Reflection]:
    """Return all reflections of a trajectory, with their cycle, principle and organisation."""
    return db.session.scalars(
        select(Reflection)
        .join(Reflection.cycle)
        .where(Cycle.trajectory_id == trajectory_id, in_wijk(Cycle.wijk_id, only))
        .order_by(Reflection.id)
        .options(
            contains_eager(Reflection.cycle),
            joinedload(Reflection.principle),
            joinedload(Reflection.organisation),
        )
    ).all()


def area_figures_of(
    trajectory_id: int, only: Collection[int] | None = None
) -> list[tuple[Wijk, AreaFigure]]:
    """Return the public figures of the areas each wijk covers: same code, same division."""
    rows = db.session.execute(
        select(Wijk, AreaFigure)
        .join(TrajectoryWijk, TrajectoryWijk.wijk_id == Wijk.id)
        .join(WijkCode, WijkCode.wijk_id == Wijk.id)
        .join(
            AreaFigure,
            and_(
                AreaFigure.code == WijkCode.code,
                AreaFigure.division_year == WijkCode.division_year,
            ),
        )
        .where(TrajectoryWijk.trajectory_id == trajectory_id, in_wijk(TrajectoryWijk.wijk_id, only))
        .order_by(TrajectoryWijk.position, AreaFigure.key, AreaFigure.year, AreaFigure.code)
    )
    return [(wijk, figure) for wijk, figure in rows]


def earlier_content(trajectory_id: int, kind: ReportKind, *, before: date) -> str | None:
    """Return the content, in JSON, of the last report that was fixed on a period ending earlier.

    ``before`` is the last day of the report to compare with it. What was recalled does not count.
    """
    return db.session.scalar(
        select(Report.content)
        .where(
            Report.trajectory_id == trajectory_id,
            Report.kind == kind,
            Report.state.in_((ReportState.FROZEN, ReportState.REPLACED)),
            Report.ends_on < before,
        )
        .order_by(Report.ends_on.desc(), Report.frozen_at.desc(), Report.id.desc())
        .limit(1)
    )


def next_conversation(trajectory_id: int, wijk_id: int, *, today: date) -> Conversation | None:
    """Return the first conversation in a wijk that is still to come, today's included."""
    return db.session.scalar(
        select(Conversation)
        .join(Conversation.cycle)
        .where(
            Cycle.trajectory_id == trajectory_id,
            Cycle.wijk_id == wijk_id,
            Conversation.held_on >= today,
        )
        .order_by(Conversation.held_on, Conversation.id)
        .limit(1)
        .options(selectinload(Conversation.organisations))
    )


def reported_trajectories(user: User) -> list[Trajectory]:
    """Return the trajectories on which ``user`` may read a report, by title.

    The user's memberships must be loaded.
    """
    rows = db.session.scalars(
        visible_trajectories(user)
        .order_by(Trajectory.title, Trajectory.id)
        .options(joinedload(Trajectory.gemeente))
    )
    return [each for each in rows if may(user, Act.READ_REPORT, each)]


def printed_trajectories(user: User) -> list[Trajectory]:
    """Return the trajectories of which ``user`` may print all reports, by title."""
    return [each for each in reported_trajectories(user) if may(user, Act.PRINT_REPORT, each)]


def wijken_by_trajectory(trajectory_ids: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Return slug and name of the wijken of each trajectory, in order."""
    rows = db.session.execute(
        select(TrajectoryWijk.trajectory_id, Wijk.slug, Wijk.name)
        .join(TrajectoryWijk.wijk)
        .where(TrajectoryWijk.trajectory_id.in_(trajectory_ids))
        .order_by(TrajectoryWijk.position)
    )
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for trajectory_id, slug, name in rows:
        found[trajectory_id].append((slug, name))
    return found


def place_in(trajectory_id: int, slug: str) -> Wijk | None:
    """Return the wijk called ``slug`` in a trajectory, or None."""
    return db.session.scalar(
        select(Wijk)
        .join(TrajectoryWijk, TrajectoryWijk.wijk_id == Wijk.id)
        .where(TrajectoryWijk.trajectory_id == trajectory_id, Wijk.slug == slug)
    )


def link_of(trajectory_id: int, wijk_id: int) -> TrajectoryWijk | None:
    """Return the place of a wijk in a trajectory with both, or None."""
    both = joinedload(TrajectoryWijk.trajectory), joinedload(TrajectoryWijk.wijk)
    return db.session.scalar(
        select(TrajectoryWijk)
        .where(TrajectoryWijk.trajectory_id == trajectory_id, TrajectoryWijk.wijk_id == wijk_id)
        .options(*both)
    )


def trajectory_by_slug(slug: str) -> Trajectory | None:
    """Return the trajectory called ``slug``, or None."""
    return db.session.scalar(select(Trajectory).where(Trajectory.slug == slug))
