"""What the page of a wijk in a trajectory reads."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select, tuple_
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.phases import STOPS, Phase
from tracker.extensions import db
from tracker.knowledge.taking import taken_in
from tracker.models import (
    Action,
    AreaFigure,
    CbsArea,
    Conversation,
    Cycle,
    Lesson,
    LessonTaken,
    Offer,
    PhasePlan,
    TrajectoryWijk,
    WijkCode,
)
from tracker.series import IndicatorSeries, Timeline, series_of
from tracker.standing import Standing, standing, standing_options
from tracker.trajectories.queries.signals import signals_on
from tracker.trajectories.sentences import opening_sentence
from tracker.web.figures import IndicatorFigure, wijk_figures
from tracker.web.signal_cards import SignalList


@dataclass(frozen=True)
class CycleRow:
    """One cycle in the history of a wijk."""

    cycle: Cycle
    lessons: Sequence[Lesson]
    actions: Sequence[Action]


@dataclass(frozen=True)
class AreaLine:
    """A public figure with the name CBS gives its area."""

    figure: AreaFigure
    area: str


@dataclass(frozen=True)
class WijkPage:
    """All that the page of a wijk shows."""

    sentence: str
    standing: Standing | None  # of the newest cycle
    next_number: int
    next_conversation: Conversation | None
    figures: tuple[IndicatorFigure, ...]
    area_figures: list[AreaLine]
    history: list[CycleRow]
    open_actions: list[Action]
    offers: Sequence[Offer]
    taken: Sequence[LessonTaken]  # lessons of others the work in this trajectory rests on
    signals: SignalList


def wijk_page(link: TrajectoryWijk, *, today: date) -> WijkPage:
    """Return what the page of a wijk shows on ``today``; a fixed number of queries."""
    cycles = cycles_of(link)
    actions, lessons = actions_of(link), lessons_of(link)
    newest = standing(cycles[-1], today=today) if cycles else None
    series = series_of(link.trajectory_id, wijk_ids={link.wijk_id})
    is_running = newest is not None and newest.cycle.phase is not Phase.CLOSED
    return WijkPage(
        sentence=opening_sentence(series, newest),
        standing=newest,
        next_number=cycles[-1].number + 1 if cycles else 1,
        next_conversation=next_conversation(cycles[-1], today) if is_running else None,
        figures=figures_of(link, series, Timeline(tuple(cycles), tuple(actions)), today=today),
        area_figures=area_figures_of(link),
        history=history_of(cycles, lessons, actions),
        open_actions=[action for action in actions if action.done_on is None],
        offers=offers_in(link),
        taken=taken_in(link.trajectory_id),
        signals=signals_on(link.trajectory, wijk_ids={link.wijk_id}, today=today),
    )


def cycles_of(link: TrajectoryWijk) -> Sequence[Cycle]:
    """Return the cycles in this wijk by number, ready for ``standing``."""
    query = (
        select(Cycle)
        .where(Cycle.trajectory_id == link.trajectory_id, Cycle.wijk_id == link.wijk_id)
        .order_by(Cycle.number)
        .options(*standing_options())
    )
    return db.session.scalars(query).all()


def actions_of(link: TrajectoryWijk) -> Sequence[Action]:
    """Return the actions in this wijk by start, with their owners."""
    query = (
        select(Action)
        .where(Action.trajectory_id == link.trajectory_id, Action.wijk_id == link.wijk_id)
        .order_by(Action.starts_on, Action.id)
        .options(joinedload(Action.organisation), joinedload(Action.cycle))
    )
    return db.session.scalars(query).all()


def lessons_of(link: TrajectoryWijk) -> Sequence[Lesson]:
    """Return the lessons in this wijk in the order they were written."""
    query = select(Lesson).where(
        Lesson.trajectory_id == link.trajectory_id, Lesson.wijk_id == link.wijk_id
    )
    return db.session.scalars(query.order_by(Lesson.written_on, Lesson.id)).all()


def history_of(
    cycles: Sequence[Cycle], lessons: Sequence[Lesson], actions: Sequence[Action]
) -> list[CycleRow]:
    """Return the cycles with what they brought, the newest first."""
    of_lessons: dict[int, list[Lesson]] = defaultdict(list)
    of_actions: dict[int, list[Action]] = defaultdict(list)
    for lesson in lessons:
        of_lessons[lesson.cycle_id].append(lesson)
    for action in actions:
        of_actions[action.cycle_id].append(action)
    return [
        CycleRow(cycle, of_lessons[cycle.id], of_actions[cycle.id]) for cycle in reversed(cycles)
    ]


def next_conversation(cycle: Cycle, today: date) -> Conversation | None:
    """Return the first conversation of ``cycle`` that is still to come."""
    query = (
        select(Conversation)
        .where(Conversation.cycle_id == cycle.id, Conversation.held_on >= today)
        .order_by(Conversation.held_on)
        .limit(1)
    )
    return db.session.scalar(query)


def figures_of(
    link: TrajectoryWijk, series: Sequence[IndicatorSeries], timeline: Timeline, *, today: date
) -> tuple[IndicatorFigure, ...]:
    """Return the chart of each indicator, with the cycles and actions of this wijk."""
    query = select(PhasePlan).where(PhasePlan.trajectory_id == link.trajectory_id)
    plans = {plan.phase: plan.label for plan in db.session.scalars(query)}
    labels = {phase: plans[phase] for phase in STOPS if phase in plans}
    return wijk_figures(series, prefix="indicator", timeline=timeline, labels=labels, today=today)


def area_figures_of(link: TrajectoryWijk) -> list[AreaLine]:
    """Return the public figures on the CBS areas this wijk covers, by subject, area and year."""
    area = (AreaFigure.code, AreaFigure.division_year)
    query = (
        select(AreaFigure, CbsArea.name)
        .join(WijkCode, tuple_(WijkCode.code, WijkCode.division_year) == tuple_(*area))
        .outerjoin(CbsArea, tuple_(CbsArea.code, CbsArea.division_year) == tuple_(*area))
        .where(WijkCode.wijk_id == link.wijk_id)
        .order_by(AreaFigure.label, AreaFigure.code, AreaFigure.year)
    )
    return [AreaLine(figure, name or figure.code) for figure, name in db.session.execute(query)]


def offers_in(link: TrajectoryWijk) -> Sequence[Offer]:
    """Return the offers in this wijk, those for all wijken included."""
    query = (
        select(Offer)
        .where(
            Offer.trajectory_id == link.trajectory_id,
            or_(Offer.wijk_id == link.wijk_id, Offer.wijk_id.is_(None)),
        )
        .order_by(Offer.id)
        .options(joinedload(Offer.intervention), selectinload(Offer.principles))
    )
    return db.session.scalars(query).all()
