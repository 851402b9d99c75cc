"""What the page of a trajectory reads."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.domain.phases import STOPS
from tracker.domain.vocabulary import TrajectoryStatus
from tracker.editions import PrincipleNews, edition_news
from tracker.extensions import db
from tracker.knowledge.taking import taken_in
from tracker.models import (
    Cycle,
    LessonTaken,
    PhasePlan,
    Stakeholder,
    Trajectory,
    TrajectoryPrinciple,
    TrajectoryWijk,
)
from tracker.series import series_of
from tracker.standing import Standing, standing, standing_options
from tracker.trajectories.queries.registration import principle_links_of, stakeholders_of
from tracker.trajectories.queries.signals import signals_on
from tracker.web.compared import IndicatorRow, indicator_rows
from tracker.web.signal_cards import SignalList


@dataclass(frozen=True)
class WijkStanding:
    """A wijk in the timetable, with its newest cycle if there is one."""

    link: TrajectoryWijk
    standing: Standing | None


@dataclass(frozen=True)
class TrajectoryPage:
    """All that the page of a trajectory shows."""

    wijken: list[WijkStanding]
    indicators: list[IndicatorRow]
    principles: Sequence[TrajectoryPrinciple]
    taken: Sequence[LessonTaken]  # lessons of others it rests on
    stakeholders: Sequence[Stakeholder]
    labels: list[str]  # what this trajectory calls its phases
    signals: SignalList
    news: dict[int, PrincipleNews]  # by link: newer words of a principle

    @property
    def n_undecided(self) -> int:
        """Return of how many principles there are newer words that nobody decided on."""
        return sum(not each.is_passed for each in self.news.values())


def trajectory_page(
    trajectory: Trajectory, *, wijk_ids: Collection[int] | None, today: date
) -> TrajectoryPage:
    """Return what the page shows on ``today``; ``wijk_ids`` narrows the wijken to those seen.

    A fixed number of queries.
    """
    cycles = newest_cycles(trajectory.id, wijk_ids)
    return TrajectoryPage(
        wijken=[
            WijkStanding(link, standing(cycles[link.wijk_id], today=today))
            if link.wijk_id in cycles
            else WijkStanding(link, None)
            for link in links_of(trajectory.id, wijk_ids)
        ],
        indicators=indicator_rows(series_of(trajectory.id, wijk_ids=wijk_ids), today=today),
        principles=principle_links_of(trajectory),
        taken=taken_in(trajectory.id),
        stakeholders=stakeholders_of(trajectory),
        labels=phase_labels(trajectory),
        signals=signals_on(trajectory, wijk_ids=wijk_ids, today=today),
        news={each.link.id: each for each in news_for(trajectory)},
    )


def news_for(trajectory: Trajectory) -> list[PrincipleNews]:
    """Return what current editions say otherwise; a closed trajectory is told nothing."""
    if trajectory.status is TrajectoryStatus.CLOSED:
        return []
    return edition_news([trajectory.id])[trajectory.id]


def links_of(trajectory_id: int, wijk_ids: Collection[int] | None) -> Sequence[TrajectoryWijk]:
    """Return the wijken of a trajectory in its own order, those with ``wijk_ids`` if given."""
    query = (
        select(TrajectoryWijk)
        .where(TrajectoryWijk.trajectory_id == trajectory_id)
        .order_by(TrajectoryWijk.position)
        .options(joinedload(TrajectoryWijk.wijk))
    )
    if wijk_ids is not None:
        query = query.where(TrajectoryWijk.wijk_id.in_(wijk_ids))
    return db.session.scalars(query).all()


def newest_cycles(trajectory_id: int, wijk_ids: Collection[int] | None) -> dict[int, Cycle]:
    """Return the newest cycle in each wijk of a trajectory, ready for ``standing``."""
    query = select(Cycle).where(Cycle.trajectory_id == trajectory_id).order_by(Cycle.number)
    if wijk_ids is not None:
        query = query.where(Cycle.wijk_id.in_(wijk_ids))
    cycles = db.session.scalars(query.options(*standing_options()))
    return {cycle.wijk_id: cycle for cycle in cycles}


def phase_labels(trajectory: Trajectory) -> list[str]:
    """Return what a trajectory calls its phases, in their order."""
    query = select(PhasePlan).where(PhasePlan.trajectory_id == trajectory.id)
    plans = {plan.phase: plan.label for plan in db.session.scalars(query)}
    return [plans[phase] for phase in STOPS if phase in plans]
