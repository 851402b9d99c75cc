"""Marks on routes: who may enter. Loading and authorising an object are one step."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from flask import abort
from flask.typing import ResponseReturnValue
from flask_login import current_user
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from tracker.extensions import db, login_manager
from tracker.models import (
    Action,
    ActionLog,
    Conversation,
    Cycle,
    Lesson,
    Measurement,
    Report,
    Trajectory,
    TrajectoryWijk,
    User,
    Wijk,
)
from tracker.policy import Act, OfTrajectory, may, may_somewhere

View = Callable[..., ResponseReturnValue]
F = TypeVar("F", bound=View)


@dataclass(frozen=True)
class Mark:
    """What stands on a view: the act it asks for and the model it loads; no act means public."""

    act: Act | None
    model: type | None


def public(view: F) -> F:
    """Mark ``view`` as open to everybody."""
    cast(Any, view).mark = Mark(None, None)
    return view


def guard_page(act: Act) -> Callable[[View], View]:
    """Let a logged-in user in whose role knows ``act``; others get 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> ResponseReturnValue:
            if not is_logged_in():
                return to_login()
            if not may_somewhere(me(), act):
                abort(403)
            return view(**values)

        cast(Any, guarded).mark = Mark(act, None)
        return guarded

    return decorate


def guard(act: Act, model: type[OfTrajectory]) -> Callable[[View], View]:
    """Load the object the address names and let in who may ``act`` on it.

    The view gets the object as its first argument, in place of the parts of the address that
    name it. What one may not see answers 404; what one may see but not do answers 403.
    """
    load, names = LOADERS[model]

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(**values: Any) -> ResponseReturnValue:
            if not is_logged_in():
                return to_login()
            subject = db.session.scalar(load(*(values.pop(name) for name in names)))
            if subject is None or not may(me(), Act.VIEW, subject):
                abort(404)
            if not may(me(), act, subject):
                abort(403)
            return view(subject, **values)

        cast(Any, guarded).mark = Mark(act, model)
        return guarded

    return decorate


def is_logged_in() -> bool:
    """Return whether somebody is logged in."""
    return bool(cast(Any, current_user).is_authenticated)


def me() -> User:
    """Return who is logged in. Only inside a guarded view."""
    return cast(User, cast(Any, current_user)._get_current_object())


def to_login() -> ResponseReturnValue:
    """Answer who is not logged in: the login page, and back here afterwards."""
    return cast(ResponseReturnValue, login_manager.unauthorized())


def by_id(model: Any, *paths: Any) -> Callable[[int], Select[Any]]:
    """Return a loader of ``model`` by its id, with the many-to-one ``paths`` policy asks for."""

    def load(id: int) -> Select[Any]:
        return select(model).where(model.id == id).options(*map(joinedload, paths))

    return load


def by_slug(slug: str) -> Select[Any]:
    """Select a trajectory by its slug."""
    return select(Trajectory).where(Trajectory.slug == slug)


def by_wijk(slug: str, wijk: str) -> Select[Any]:
    """Select the place of a wijk in a trajectory by both slugs."""
    return (
        select(TrajectoryWijk)
        .join(TrajectoryWijk.trajectory)
        .join(TrajectoryWijk.wijk)
        .where(Trajectory.slug == slug, Wijk.slug == wijk)
        .options(joinedload(TrajectoryWijk.trajectory), joinedload(TrajectoryWijk.wijk))
    )


def conversation(id: int) -> Select[Any]:
    """Select a conversation with its cycle, its trajectory and its wijk."""
    cycle = joinedload(Conversation.cycle)
    return (
        select(Conversation)
        .where(Conversation.id == id)
        .options(cycle.joinedload(Cycle.trajectory), cycle.joinedload(Cycle.wijk))
    )


def log_line(id: int) -> Select[Any]:
    """Select a log line with its action and trajectory."""
    return (
        select(ActionLog)
        .where(ActionLog.id == id)
        .options(joinedload(ActionLog.action).joinedload(Action.trajectory))
    )


LOADERS: dict[type, tuple[Callable[..., Select[Any]], tuple[str, ...]]] = {
    Trajectory: (by_slug, ("slug",)),
    TrajectoryWijk: (by_wijk, ("slug", "wijk")),
    Cycle: (by_id(Cycle, Cycle.trajectory, Cycle.wijk), ("id",)),
    Measurement: (
        by_id(Measurement, Measurement.trajectory, Measurement.wijk, Measurement.indicator),
        ("id",),
    ),
    Conversation: (conversation, ("id",)),
    Lesson: (by_id(Lesson, Lesson.trajectory, Lesson.wijk, Lesson.cycle), ("id",)),
    Action: (by_id(Action, Action.trajectory, Action.wijk, Action.cycle), ("id",)),
    ActionLog: (log_line, ("id",)),
    Report: (by_id(Report, Report.trajectory), ("id",)),
}
