"""The page of a cycle: its four rooms, read in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.cycles.queries.history import cycles_of
from tracker.cycles.queries.room_measure import indicators_of, measurements_in
from tracker.cycles.queries.room_speak import actions_from, conversations_in
from tracker.cycles.queries.summary import summary_of
from tracker.domain.phases import CycleSummary
from tracker.extensions import db
from tracker.models import (
    Action,
    Conversation,
    ConversationOutcome,
    Cycle,
    Indicator,
    Lesson,
    LessonPrinciple,
    Measurement,
    PhaseChange,
    Reflection,
    Story,
    TrajectoryPrinciple,
)
from tracker.preparation.rows import (
    linked_principles,
    open_points,
    reflections_in,
    stories_in,
)
from tracker.series import IndicatorSeries, series_of
from tracker.standing import Standing, standing, standing_options


@dataclass(frozen=True)
class CyclePage:
    """All that stands on the page of a cycle."""

    cycle: Cycle
    standing: Standing
    summary: CycleSummary
    previous: Cycle | None
    following: Cycle | None
    indicators: Sequence[Indicator]
    measurements: Sequence[Measurement]  # corrected ones included
    links: Sequence[TrajectoryPrinciple]
    reflections: Sequence[Reflection]
    stories: Sequence[Story]
    conversations: Sequence[Conversation]
    followed: dict[int, Action]  # by the outcome it was made of
    open_points: Sequence[ConversationOutcome]
    series: dict[int, IndicatorSeries]  # by indicator
    lessons: Sequence[Lesson]
    previous_lessons: Sequence[Lesson]
    actions: Sequence[Action]
    previous_actions: Sequence[Action]


def cycle_page(cycle: Cycle, *, today: date) -> CyclePage:
    """Return all that stands on the page of ``cycle``; the number of queries is fixed."""
    others = {each.number: each for each in cycles_of(cycle.trajectory_id, cycle.wijk_id)}
    previous = others.get(cycle.number - 1)
    both = [each.id for each in (cycle, previous) if each is not None]
    lessons, actions = lessons_in(both), actions_in(both)
    conversations = conversations_in(cycle.id)
    return CyclePage(
        cycle=cycle,
        standing=standing_of(cycle, today=today),
        summary=summary_of(cycle, on=today),
        previous=previous,
        following=others.get(cycle.number + 1),
        indicators=indicators_of(cycle.trajectory_id),
        measurements=measurements_in(cycle.id),
        links=linked_principles(cycle.trajectory_id),
        reflections=reflections_in(cycle.id),
        stories=stories_in(cycle.id),
        conversations=conversations,
        followed=actions_from(conversations),
        open_points=open_points(cycle),
        series=series_by_indicator(cycle),
        lessons=[each for each in lessons if each.cycle_id == cycle.id],
        previous_lessons=[each for each in lessons if each.cycle_id != cycle.id],
        actions=[each for each in actions if each.cycle_id == cycle.id],
        previous_actions=[each for each in actions if each.cycle_id != cycle.id],
    )


def standing_of(cycle: Cycle, *, today: date) -> Standing:
    """Return where ``cycle`` stands, with its history and who moved it."""
    loaded = db.session.scalars(
        select(Cycle)
        .where(Cycle.id == cycle.id)
        .options(
            *standing_options(),
            selectinload(Cycle.phase_changes).joinedload(PhaseChange.user),
        )
    ).one()
    return standing(loaded, today=today)


def series_by_indicator(cycle: Cycle) -> dict[int, IndicatorSeries]:
    """Return what was measured over all cycles in the wijk of ``cycle``, by indicator."""
    found = series_of(cycle.trajectory_id, wijk_ids={cycle.wijk_id})
    return {series.indicator.id: series for series in found}


def lessons_in(cycle_ids: Sequence[int]) -> Sequence[Lesson]:
    """Return the lessons of these cycles with what they say on which principle."""
    return db.session.scalars(
        select(Lesson)
        .where(Lesson.cycle_id.in_(cycle_ids))
        .order_by(Lesson.written_on, Lesson.id)
        .options(selectinload(Lesson.principle_links).joinedload(LessonPrinciple.principle))
    ).all()


def actions_in(cycle_ids: Sequence[int]) -> Sequence[Action]:
    """Return the actions of these cycles with their owner."""
    return db.session.scalars(
        select(Action)
        .where(Action.cycle_id.in_(cycle_ids))
        .order_by(Action.due_on, Action.id)
        .options(joinedload(Action.organisation))
    ).all()
