"""What the list of trajectories reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.dutch import capital, count_word, counted, plural
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import TrajectoryStatus
from tracker.extensions import db
from tracker.models import Cycle, Trajectory, TrajectoryWijk, User, Wijk
from tracker.policy import seen_wijk_ids, visible_trajectories
from tracker.web.lists import names, page_of, sorting

PER_PAGE = 20
ORDERS = {
    "titel": Trajectory.title,
    "thema": Trajectory.theme,
    "begin": Trajectory.starts_on,
    "stand": Trajectory.status,
}
DEFAULT_ORDER = "titel"


@dataclass(frozen=True)
class TrajectoryRow:
    """A trajectory in the list, with the wijken the reader sees and one sentence on its state."""

    trajectory: Trajectory
    wijken: list[str]
    sentence: str


def themes_in_use(user: User) -> list[tuple[str, str]]:
    """Return the themes of the trajectories ``user`` sees as choices, in order."""
    return names(visible_trajectories(user).with_only_columns(Trajectory.theme, Trajectory.theme))


def trajectory_list(
    user: User,
    *,
    word: str = "",
    theme: str = "",
    status: TrajectoryStatus | None = None,
    order: str = DEFAULT_ORDER,
    page: int = 1,
) -> Pagination:
    """Return the page of trajectories the address asks for, of those ``user`` sees.

    Narrowed by a word in title, theme or age group, a theme and a status; ``order`` is a key of
    ORDERS, with a minus for downwards; a ``page`` past the end gives the last.
    """
    query = visible_trajectories(user)
    if word:
        columns = (Trajectory.title, Trajectory.theme, Trajectory.age_group)
        found = [column.icontains(word, autoescape=True) for column in columns]
        query = query.where(found[0] | found[1] | found[2])
    if theme:
        query = query.where(Trajectory.theme == theme)
    if status is not None:
        query = query.where(Trajectory.status == status)
    wijken = selectinload(Trajectory.wijk_links).joinedload(TrajectoryWijk.wijk)
    query = query.options(wijken, joinedload(Trajectory.gemeente)).order_by(
        sorting(order, ORDERS, default=DEFAULT_ORDER), Trajectory.id
    )
    return page_of(query, page, per_page=PER_PAGE)


def rows_of(user: User, trajectories: Sequence[Trajectory]) -> list[TrajectoryRow]:
    """Return the rows of ``trajectories`` as ``user`` sees them; one query for all."""
    running = running_wijken([trajectory.id for trajectory in trajectories])
    rows = []
    for trajectory in trajectories:
        seen = seen_wijk_ids(user, trajectory)
        wijken: list[Wijk] = [
            link.wijk for link in trajectory.wijk_links if seen is None or link.wijk_id in seen
        ]
        busy = sum((trajectory.id, wijk.id) in running for wijk in wijken)
        names = [wijk.name for wijk in wijken]
        rows.append(TrajectoryRow(trajectory, names, state_sentence(trajectory, len(names), busy)))
    return rows


def running_wijken(ids: Sequence[int]) -> set[tuple[int, int]]:
    """Return trajectory and wijk of each running cycle in the trajectories with these ids."""
    query = (
        select(Cycle.trajectory_id, Cycle.wijk_id)
        .where(Cycle.trajectory_id.in_(ids), Cycle.phase != Phase.CLOSED)
        .distinct()
    )
    return {(trajectory_id, wijk_id) for trajectory_id, wijk_id in db.session.execute(query)}


def opening_of(user: User) -> str:
    """Return how many trajectories ``user`` sees and how many of them run, in one sentence."""
    seen = visible_trajectories(user).with_only_columns(Trajectory.status, func.count())
    counts: dict[TrajectoryStatus, int] = {}
    for status, n in db.session.execute(seen.group_by(Trajectory.status)):
        counts[status] = n
    total, running = sum(counts.values()), counts.get(TrajectoryStatus.RUNNING, 0)
    if not total:
        return "Een traject is een lerende praktijk op één thema, in één of meer wijken."
    are = plural(total, "is", "zijn")
    start = f"Er {are} {counted(total, 'traject', 'trajecten')}."
    if running == total:
        return f"{start} {'Het loopt' if total == 1 else 'Ze lopen allemaal'}."
    run = plural(running, "loopt", "lopen")
    how_many = capital(count_word(running)) if running else "Geen"
    return f"{start} {how_many} daarvan {run}."


def state_sentence(trajectory: Trajectory, n_wijken: int, n_busy: int) -> str:
    """Return in one sentence where a trajectory stands."""
    if trajectory.status is TrajectoryStatus.DRAFT:
        return "In voorbereiding: nog niet gestart."
    if trajectory.status is TrajectoryStatus.CLOSED:
        return "Afgesloten. Het blijft te lezen."
    if not n_wijken:
        return "Er is nog geen wijk gekozen."
    if not n_busy:
        return "Er loopt nu geen cyclus."
    if n_busy == n_wijken:
        where = "de wijk" if n_wijken == 1 else f"alle {count_word(n_wijken)} wijken"
        return f"In {where} loopt een cyclus."
    wijken = plural(n_wijken, "wijk", "wijken")
    return f"In {count_word(n_busy)} van de {count_word(n_wijken)} {wijken} loopt een cyclus."
