"""What the pages of actions read: the list of a gemeente, one's own actions, and one action."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.extensions import db
from tracker.knowledge.use import TakenLine, news_for
from tracker.models import (
    Action,
    ActionLog,
    ConversationOutcome,
    Organisation,
    Trajectory,
    User,
    Wijk,
)
from tracker.models.library import DossierEdition, Principle
from tracker.policy import visible_actions
from tracker.web.lists import names, page_of, sorting

PER_PAGE = 25
SORTS = {
    "klaar": Action.due_on,
    "actie": Action.title,
    "wijk": Wijk.name,
    "trekker": Organisation.name,
}
DEFAULT_SORT = "klaar"


@dataclass(frozen=True)
class ActionFilter:
    """How the list of actions is narrowed and ordered; empty words narrow nothing."""

    state: str = "open"  # open, te-laat, zonder-oordeel or alles
    wijk: str = ""  # slug
    trajectory: str = ""  # slug
    organisation: str = ""  # id
    sort: str = DEFAULT_SORT  # a key of SORTS, with "-" in front from high to low


@dataclass(frozen=True)
class ActionCounts:
    """How many of the actions one sees are open, late, and done without a judgement."""

    n_all: int
    n_open: int
    n_late: int
    n_unjudged: int


@dataclass(frozen=True)
class Logged:
    """What the log of one action comes to."""

    n_lines: int
    last_on: date | None


@dataclass(frozen=True)
class FilterChoices:
    """What the list can be narrowed to: value and name."""

    wijken: list[tuple[str, str]]
    trajectories: list[tuple[str, str]]
    organisations: list[tuple[str, str]]


@dataclass(frozen=True)
class MyActions:
    """The actions of one's own organisation, with the log of the one that is opened."""

    open: Sequence[Action]
    done: Sequence[Action]
    opened: Action | None
    lines: Sequence[ActionLog]  # the last three of the opened action
    n_lines: int
    news: Sequence[TakenLine]  # lessons the own organisation proposed that others took over


def actions_page(user: User, chosen: ActionFilter, *, page: int, today: date) -> Pagination:
    """Return a page of the actions ``user`` sees, with wijk, trajectory and owner loaded."""
    query = (
        visible_actions(user)
        .join(Action.wijk)
        .outerjoin(Action.organisation)
        .options(
            joinedload(Action.wijk), joinedload(Action.trajectory), joinedload(Action.organisation)
        )
    )
    order = sorting(chosen.sort, SORTS, default=DEFAULT_SORT)
    query = _narrowed(query, chosen, today).order_by(order, Action.id)
    return page_of(query, page, per_page=PER_PAGE)


def _narrowed(query: Select[Action], chosen: ActionFilter, today: date) -> Select[Action]:
    states = {
        "open": Action.done_on.is_(None),
        "te-laat": _is_late(today),
        "zonder-oordeel": _is_unjudged(),
    }
    if chosen.state in states:
        query = query.where(states[chosen.state])
    if chosen.wijk:
        query = query.where(Wijk.slug == chosen.wijk)
    if chosen.trajectory:
        query = query.where(Trajectory.slug == chosen.trajectory)
    if chosen.organisation:
        query = query.where(Action.organisation_id == int(chosen.organisation))
    return query


def _is_late(today: date) -> ColumnElement[bool]:
    return Action.done_on.is_(None) & (Action.due_on < today)


def _is_unjudged() -> ColumnElement[bool]:
    return Action.done_on.is_not(None) & Action.judged_on.is_(None)


def action_counts(user: User, *, today: date) -> ActionCounts:
    """Return how the actions ``user`` sees stand on ``today``, whatever the list is narrowed to."""
    conditions = (Action.done_on.is_(None), _is_late(today), _is_unjudged())
    sums = (func.coalesce(func.sum(case((one, 1), else_=0)), 0) for one in conditions)
    row = db.session.execute(
        visible_actions(user).with_only_columns(func.count(Action.id), *sums)
    ).one()
    return ActionCounts(*row)


def logged_per_action(actions: Sequence[Action]) -> dict[int, Logged]:
    """Return what the log of each action comes to, by its id; actions without lines left out."""
    query = (
        select(ActionLog.action_id, func.count(), func.max(ActionLog.logged_on))
        .where(ActionLog.action_id.in_([action.id for action in actions]))
        .group_by(ActionLog.action_id)
    )
    return {action_id: Logged(n, last_on) for action_id, n, last_on in db.session.execute(query)}


def filter_choices(user: User) -> FilterChoices:
    """Return the wijken, trajectories and owners of the actions ``user`` sees, by name."""
    seen = visible_actions(user)
    wijken = seen.join(Action.wijk).with_only_columns(Wijk.slug, Wijk.name)
    trajectories = seen.with_only_columns(Trajectory.slug, Trajectory.title)
    owners = seen.join(Action.organisation).with_only_columns(Organisation.id, Organisation.name)
    return FilterChoices(*(names(query) for query in (wijken, trajectories, owners)))


def my_actions(user: User, *, opened_id: int | None, today: date) -> MyActions:
    """Return the actions of the organisation of ``user``, the most urgent first.

    The action ``opened_id`` is opened when it is one of the open ones, else the first of them.
    """
    query = (
        visible_actions(user)
        .where(Action.organisation_id == user.organisation_id)
        .options(joinedload(Action.wijk), joinedload(Action.trajectory), joinedload(Action.cycle))
        .order_by(Action.due_on.asc().nulls_last(), Action.id)
    )
    actions = db.session.scalars(query).all()
    still_open = [action for action in actions if action.done_on is None]
    done = sorted(
        (action for action in actions if action.done_on is not None),
        key=lambda action: action.done_on or date.min,
        reverse=True,
    )
    opened = next((action for action in still_open if action.id == opened_id), None)
    opened = opened or (still_open[0] if still_open else None)
    lines, n_lines = last_lines(opened) if opened else ((), 0)
    return MyActions(still_open, done, opened, lines, n_lines, news_for(user, today=today))


def last_lines(action: Action, *, limit: int = 3) -> tuple[Sequence[ActionLog], int]:
    """Return the last lines of ``action``, the newest first, and how many there are in all."""
    mine = select(ActionLog).where(ActionLog.action_id == action.id)
    newest = mine.order_by(ActionLog.logged_on.desc(), ActionLog.id.desc()).limit(limit)
    n_lines = db.session.scalar(select(func.count()).select_from(mine.subquery()))
    return db.session.scalars(newest).all(), n_lines or 0


def full_action(action: Action) -> Action:
    """Return ``action`` with all its page shows: log, lesson, principle, owner, judgement."""
    dossier = joinedload(Action.principle).joinedload(Principle.edition)
    query = (
        select(Action)
        .where(Action.id == action.id)
        .options(
            selectinload(Action.logs).joinedload(ActionLog.organisation),
            joinedload(Action.lesson),
            joinedload(Action.outcome).joinedload(ConversationOutcome.conversation),
            dossier.joinedload(DossierEdition.dossier),
            joinedload(Action.organisation),
            joinedload(Action.user),
            joinedload(Action.judged_cycle),
        )
    )
    return db.session.scalars(query).one()
