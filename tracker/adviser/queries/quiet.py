"""Running trajectories that recorded no lesson and no decision in a while."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, func, or_, select, union_all
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.phases import Phase
from tracker.domain.vocabulary import OutcomeKind, ReviewState, TrajectoryStatus
from tracker.extensions import db
from tracker.models import (
    Conversation,
    ConversationOutcome,
    Cycle,
    Lesson,
    Trajectory,
    User,
)
from tracker.policy import visible_cycles, visible_lessons, visible_trajectories
from tracker.web.lists import page_of

PER_PAGE = 20


@dataclass(frozen=True)
class Trace:
    """A lesson, or a decision of a conversation, with the day it is from."""

    id: int  # of the lesson, or of the cycle the conversation was in
    text: str
    on: date
    is_lesson: bool


@dataclass(frozen=True)
class QuietTrajectory:
    """A trajectory with the last it learned or decided, and how many cycles stand in which phase.

    No trace means that it never learned or decided anything.
    """

    trajectory: Trajectory
    last: Trace | None
    phases: Mapping[Phase, int]  # phases without a cycle are left out

    def silent_days(self, today: date) -> int:
        """Return how many days ago the last lesson or decision was, or else the beginning."""
        return (today - (self.last.on if self.last else self.trajectory.starts_on)).days


def n_running(user: User, *, today: date) -> int:
    """Return how many of the trajectories ``user`` sees run on ``today``."""
    query = _running(user, today).with_only_columns(func.count(Trajectory.id))
    return db.session.scalar(query) or 0


def quiet_page(user: User, *, since: date, today: date, page: int) -> Pagination:
    """Return a page of the running trajectories without lesson or decision from ``since`` on.

    The quietest first; one that never had either counts from its beginning. Gemeente and labels
    of the phases are loaded.
    """
    lessons = _lessons(user).with_only_columns(Lesson.trajectory_id, Lesson.written_on.label("on"))
    decisions = _decisions(user, today).with_only_columns(Cycle.trajectory_id, Conversation.held_on)
    traces = union_all(lessons, decisions).subquery()
    last = (
        select(traces.c.trajectory_id, func.max(traces.c.on).label("on"))
        .group_by(traces.c.trajectory_id)
        .subquery()
    )
    query = (
        _running(user, today)
        .outerjoin(last, last.c.trajectory_id == Trajectory.id)
        .where(or_(last.c.on.is_(None), last.c.on < since))
        .options(joinedload(Trajectory.gemeente), selectinload(Trajectory.phase_plans))
        .order_by(func.coalesce(last.c.on, Trajectory.starts_on), Trajectory.id)
    )
    return page_of(query, page, per_page=PER_PAGE)


def quiet_rows(
    user: User, trajectories: Sequence[Trajectory], *, today: date
) -> list[QuietTrajectory]:
    """Return ``trajectories`` with their last lesson or decision; three queries for all.

    Of a lesson and a decision of the same day the lesson is named.
    """
    ids = [each.id for each in trajectories]
    lessons, decisions = _last_lessons(user, ids), _last_decisions(user, ids, today)
    phases = _phases(ids)
    rows = []
    for trajectory in trajectories:
        found = [each[trajectory.id] for each in (lessons, decisions) if trajectory.id in each]
        last = max(found, key=lambda trace: trace.on, default=None)
        rows.append(QuietTrajectory(trajectory, last, phases[trajectory.id]))
    return rows


def _running(user: User, today: date) -> Select[Trajectory]:
    """Select what can have learned something: what has begun and is not closed."""
    return visible_trajectories(user).where(
        Trajectory.status == TrajectoryStatus.RUNNING, Trajectory.starts_on <= today
    )


def _lessons(user: User) -> Select[Any]:
    """Select the lessons of running trajectories; a proposal is not one yet."""
    return visible_lessons(user).where(
        Trajectory.status == TrajectoryStatus.RUNNING,
        Lesson.review_state != ReviewState.PROPOSED,
    )


def _decisions(user: User, today: date) -> Select[Any]:
    """Select cycles with the decisions of the conversations that were held."""
    return (
        visible_cycles(user)
        .join(Conversation, Conversation.cycle_id == Cycle.id)
        .join(ConversationOutcome, ConversationOutcome.conversation_id == Conversation.id)
        .where(
            Trajectory.status == TrajectoryStatus.RUNNING,
            ConversationOutcome.kind == OutcomeKind.DECISION,
            Conversation.held_on <= today,
        )
    )


def _last_lessons(user: User, ids: Collection[int]) -> dict[int, Trace]:
    query = _lessons(user).where(Lesson.trajectory_id.in_(ids))
    return _last(
        query,
        (Lesson.trajectory_id, Lesson.id, Lesson.title, Lesson.written_on),
        order=(Lesson.written_on.desc(), Lesson.id.desc()),
        is_lesson=True,
    )


def _last_decisions(user: User, ids: Collection[int], today: date) -> dict[int, Trace]:
    query = _decisions(user, today).where(Cycle.trajectory_id.in_(ids))
    return _last(
        query,
        (Cycle.trajectory_id, Cycle.id, ConversationOutcome.text, Conversation.held_on),
        order=(Conversation.held_on.desc(), ConversationOutcome.id.desc()),
        is_lesson=False,
    )


def _last(
    query: Select[Any], columns: tuple[Any, ...], *, order: tuple[Any, ...], is_lesson: bool
) -> dict[int, Trace]:
    """Return the first row of ``query`` per trajectory; the first column holds its id."""
    place = func.row_number().over(partition_by=columns[0], order_by=order).label("place")
    ranked = query.with_only_columns(*columns, place).subquery()
    first = select(ranked).where(ranked.c.place == 1)
    return {
        trajectory_id: Trace(id, text, on, is_lesson)
        for trajectory_id, id, text, on, _ in db.session.execute(first)
    }


def _phases(ids: Collection[int]) -> defaultdict[int, dict[Phase, int]]:
    query = (
        select(Cycle.trajectory_id, Cycle.phase, func.count())
        .where(Cycle.trajectory_id.in_(ids), Cycle.phase != Phase.CLOSED)
        .group_by(Cycle.trajectory_id, Cycle.phase)
    )
    found: defaultdict[int, dict[Phase, int]] = defaultdict(dict)
    for trajectory_id, phase, n in db.session.execute(query):
        found[trajectory_id][phase] = n
    return found
