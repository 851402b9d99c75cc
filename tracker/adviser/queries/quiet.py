"""Running trajectories that recorded no lesson and no decision in a while."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ScalarSelect, Select, Subquery, case, func, or_, select
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
    last = _last_days(user, today)
    query = (
        visible_trajectories(user)
        .join(last, last.c.id == Trajectory.id)
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
    places = select(Trajectory.id).where(Trajectory.id.in_(ids)).subquery()
    lessons, decisions = _last_lessons(user, places), _last_decisions(user, places, today)
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


def _last_days(user: User, today: date) -> Subquery:
    """Select the running trajectories with the day of the last lesson or decision.

    One look in an index per trajectory, however many lessons there are.
    """
    running = _running(user, today).with_only_columns(Trajectory.id).subquery()
    days = select(
        running.c.id,
        _last_lesson(user, running, Lesson.written_on).label("lesson_on"),
        _last_decision(user, running, today, Conversation.held_on).label("decision_on"),
    ).subquery()
    lesson_on, decision_on = days.c.lesson_on, days.c.decision_on
    later = case((lesson_on > decision_on, lesson_on), else_=func.coalesce(decision_on, lesson_on))
    return select(days.c.id, later.label("on")).subquery()


def _last_lesson(user: User, places: Subquery, column: Any) -> ScalarSelect[Any]:
    """Give a column of the last lesson of each trajectory in ``places``; a proposal is not one."""
    return (
        visible_lessons(user)
        .where(Lesson.trajectory_id == places.c.id, Lesson.review_state != ReviewState.PROPOSED)
        .with_only_columns(column)
        .order_by(Lesson.written_on.desc(), Lesson.id.desc())
        .limit(1)
        .correlate(places)
        .scalar_subquery()
    )


def _last_decision(user: User, places: Subquery, today: date, column: Any) -> ScalarSelect[Any]:
    """Give a column of the last decision in each trajectory of ``places``, of talks held."""
    return (
        visible_cycles(user)
        .join(Conversation, Conversation.cycle_id == Cycle.id)
        .join(ConversationOutcome, ConversationOutcome.conversation_id == Conversation.id)
        .where(
            Cycle.trajectory_id == places.c.id,
            ConversationOutcome.kind == OutcomeKind.DECISION,
            Conversation.held_on <= today,
        )
        .with_only_columns(column)
        .order_by(Conversation.held_on.desc(), ConversationOutcome.id.desc())
        .limit(1)
        .correlate(places)
        .scalar_subquery()
    )


def _last_lessons(user: User, places: Subquery) -> dict[int, Trace]:
    last = select(_last_lesson(user, places, Lesson.id))
    query = select(Lesson.trajectory_id, Lesson.id, Lesson.title, Lesson.written_on)
    rows = db.session.execute(query.where(Lesson.id.in_(last)))
    return {place: Trace(id, text, on, is_lesson=True) for place, id, text, on in rows}


def _last_decisions(user: User, places: Subquery, today: date) -> dict[int, Trace]:
    last = select(_last_decision(user, places, today, ConversationOutcome.id))
    query = (
        select(Cycle.trajectory_id, Cycle.id, ConversationOutcome.text, Conversation.held_on)
        .join(Conversation, Conversation.cycle_id == Cycle.id)
        .join(ConversationOutcome, ConversationOutcome.conversation_id == Conversation.id)
    )
    rows = db.session.execute(query.where(ConversationOutcome.id.in_(last)))
    return {place: Trace(id, text, on, is_lesson=False) for place, id, text, on in rows}


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
