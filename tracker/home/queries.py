"""What the overview reads: a fixed number of queries, however many wijken there are."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import selectinload

from tracker.domain.phases import STOPS, Phase
from tracker.domain.vocabulary import OrganisationKind, ReviewState, TrajectoryStatus
from tracker.editions import edition_news
from tracker.extensions import db
from tracker.home.overview import (
    ActionLine,
    LessonLine,
    NewsLine,
    Overview,
    Timetable,
    WijkRow,
    signal_lines,
)
from tracker.knowledge.use import news_for
from tracker.models import (
    Action,
    ActionLog,
    Conversation,
    Cycle,
    Lesson,
    Organisation,
    Trajectory,
    TrajectoryWijk,
    User,
    Wijk,
)
from tracker.monitor import FoundSignal, signals_of
from tracker.policy import visible_trajectories
from tracker.standing import standing
from tracker.web.clock import AMSTERDAM
from tracker.web.looks import looks_for
from tracker.web.signal_cards import SignalCard, signal_list

RECENT = timedelta(days=7)
Place = tuple[int, int]  # ids of a trajectory and a wijk


def database_answers() -> bool:
    """Return whether the database can be asked something."""
    try:
        return db.session.scalar(select(1)) == 1
    except SQLAlchemyError:
        return False


def overview(user: User, *, today: date) -> Overview:
    """Return where the wijken stand that ``user`` sees, on ``today``."""
    trajectories = _trajectories(user)
    running = [each for each in trajectories if each.status is TrajectoryStatus.RUNNING]
    ids = [each.id for each in running]
    cycles = _latest_cycles(ids)
    conversations = _planned([cycle.id for cycle in cycles.values()], today)
    actions = _actions(ids, {cycle.id for cycle in cycles.values()})
    signals = signals_of(ids, today=today)
    return Overview(
        today=today,
        timetables=[
            _timetable(each, cycles, conversations, actions, signals[each.id], today)
            for each in running
        ],
        drafts=[each for each in trajectories if each.status is TrajectoryStatus.DRAFT],
        n_closed=sum(each.status is TrajectoryStatus.CLOSED for each in trajectories),
        conversations=conversations,
        actions=actions,
        lessons=_waiting_lessons(ids),
        n_lines=_recent_lines(ids, today),
        taken=news_for(user, today=today),
        news=_news(running),
        looks=looks_for(user),
    )


def _news(trajectories: Sequence[Trajectory]) -> list[NewsLine]:
    """Return the trajectories with newer words that nobody decided on."""
    found = edition_news([each.id for each in trajectories])
    counts = {id: sum(not each.is_passed for each in news) for id, news in found.items()}
    return [
        NewsLine(each.slug, each.title, counts[each.id]) for each in trajectories if counts[each.id]
    ]


def _trajectories(user: User) -> Sequence[Trajectory]:
    query = visible_trajectories(user).options(
        selectinload(Trajectory.phase_plans),
        selectinload(Trajectory.wijk_links).joinedload(TrajectoryWijk.wijk),
    )
    return db.session.scalars(query.order_by(Trajectory.starts_on, Trajectory.id)).all()


def _latest_cycles(trajectory_ids: Collection[int]) -> dict[Place, Cycle]:
    latest = (
        select(Cycle.trajectory_id, Cycle.wijk_id, func.max(Cycle.number).label("number"))
        .where(Cycle.trajectory_id.in_(trajectory_ids))
        .group_by(Cycle.trajectory_id, Cycle.wijk_id)
        .subquery()
    )
    is_latest = and_(
        Cycle.trajectory_id == latest.c.trajectory_id,
        Cycle.wijk_id == latest.c.wijk_id,
        Cycle.number == latest.c.number,
    )
    query = select(Cycle).join(latest, is_latest).options(selectinload(Cycle.phase_changes))
    return {(cycle.trajectory_id, cycle.wijk_id): cycle for cycle in db.session.scalars(query)}


def _planned(cycle_ids: Collection[int], today: date) -> Sequence[Conversation]:
    query = (
        select(Conversation)
        .join(Conversation.cycle)
        .where(Cycle.id.in_(cycle_ids), Cycle.phase != Phase.CLOSED, Conversation.held_on >= today)
        .options(selectinload(Conversation.organisations))
        .order_by(Conversation.held_on, Conversation.starts_at, Conversation.id)
    )
    return db.session.scalars(query).all()


def _actions(
    trajectory_ids: Collection[int], latest_cycle_ids: Collection[int]
) -> list[ActionLine]:
    waits = or_(Action.done_on.is_(None), Action.judged_on.is_(None))
    query = (
        select(Action, Wijk.name)
        .join(Wijk, Wijk.id == Action.wijk_id)
        .where(Action.trajectory_id.in_(trajectory_ids), waits)
        .order_by(Action.due_on, Action.id)
    )
    return [
        ActionLine(
            id=action.id,
            title=action.title,
            wijk_id=action.wijk_id,
            wijk_name=wijk_name,
            trajectory_id=action.trajectory_id,
            due_on=action.due_on,
            is_done=action.done_on is not None,
            is_unjudged=action.judged_on is None and action.cycle_id not in latest_cycle_ids,
        )
        for action, wijk_name in db.session.execute(query)
    ]


def _waiting_lessons(trajectory_ids: Collection[int]) -> list[LessonLine]:
    states = (ReviewState.PROPOSED, ReviewState.QUESTIONED)
    query = (
        select(Lesson.id, Lesson.title, Lesson.review_state, Wijk.name, Organisation.name)
        .join(Wijk, Wijk.id == Lesson.wijk_id)
        .outerjoin(Organisation, Organisation.id == Lesson.organisation_id)
        .where(Lesson.trajectory_id.in_(trajectory_ids), Lesson.review_state.in_(states))
        .order_by(Lesson.written_at)
    )
    return [
        LessonLine(id, title, wijk, organisation, state is ReviewState.QUESTIONED)
        for id, title, state, wijk, organisation in db.session.execute(query)
    ]


def _recent_lines(trajectory_ids: Collection[int], today: date) -> int:
    since = datetime.combine(today - RECENT, time.min, tzinfo=AMSTERDAM)
    query = (
        select(func.count(ActionLog.id))
        .join(ActionLog.action)
        .join(ActionLog.organisation)
        .where(
            Action.trajectory_id.in_(trajectory_ids),
            Organisation.kind == OrganisationKind.PARTNER,
            ActionLog.recorded_at >= since,
        )
    )
    return db.session.scalar(query) or 0


def _timetable(
    trajectory: Trajectory,
    cycles: dict[Place, Cycle],
    conversations: Sequence[Conversation],
    actions: Sequence[ActionLine],
    signals: Sequence[FoundSignal],
    today: date,
) -> Timetable:
    labels = {plan.phase: plan.label for plan in trajectory.phase_plans}
    cards = signal_list(signals, slug=trajectory.slug).open
    rows = [
        _row(trajectory, link.wijk, cycles, conversations, actions, cards, today)
        for link in trajectory.wijk_links
    ]
    whole = signal_lines(cards, "")
    return Timetable(trajectory, [labels[phase] for phase in STOPS], rows, whole)


def _row(
    trajectory: Trajectory,
    wijk: Wijk,
    cycles: dict[Place, Cycle],
    conversations: Sequence[Conversation],
    actions: Sequence[ActionLine],
    cards: Sequence[SignalCard],
    today: date,
) -> WijkRow:
    cycle = cycles.get((trajectory.id, wijk.id))
    here = [
        action
        for action in actions
        if (action.trajectory_id, action.wijk_id) == (trajectory.id, wijk.id)
    ]
    return WijkRow(
        trajectory=trajectory,
        wijk=wijk,
        cycle=cycle,
        standing=standing(cycle, today=today) if cycle else None,
        conversation=next((each for each in conversations if each.cycle is cycle), None),
        n_open=sum(not action.is_done for action in here),
        n_late=sum(action.is_late(today) for action in here),
        signals=signal_lines(cards, wijk.slug),
    )
