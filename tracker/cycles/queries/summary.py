"""What a cycle holds, counted for the phase machine."""

from datetime import date

from sqlalchemy import ColumnElement, func, or_, select

from tracker.cycles.queries.room_measure import indicators_of
from tracker.domain.phases import CycleSummary
from tracker.domain.vocabulary import ReviewState
from tracker.domain.withholding import ValueState
from tracker.extensions import db
from tracker.models import (
    Action,
    Conversation,
    ConversationTopic,
    Cycle,
    Lesson,
    LessonPrinciple,
    Measurement,
    Organisation,
    Reflection,
    Story,
)

TABLE_SIZE = 2  # organisations that make a conversation


def summary_of(cycle: Cycle, *, on: date) -> CycleSummary:
    """Return what ``cycle`` holds on the day ``on``, for the conditions of its phases.

    A conversation counts once its day has come and two organisations were there; a lesson that a
    partner proposed counts once it was taken up. Nine queries, whatever the data.
    """
    measured, answered = measurement_counts(cycle.id)
    n_reflections, n_stories = text_counts(cycle.id)
    held = conversations_held(cycle.id, on)
    topics = topics_in(held)
    n_lessons, without_direction, without_action = lesson_gaps(cycle.id)
    previous_id, unjudged = unjudged_actions(cycle)
    return CycleSummary(
        n_measurements=measured,
        n_reflections=n_reflections,
        n_stories=n_stories,
        indicators_without_answer=tuple(
            indicator.title
            for indicator in indicators_of(cycle.trajectory_id)
            if indicator.id not in answered
        ),
        n_conversations_held=len(held),
        n_topics=len(topics),
        topics_without_explanation=tuple(
            title for title, explanation in topics if not explanation.strip()
        ),
        n_lessons=n_lessons,
        lessons_without_direction=without_direction,
        lessons_without_action=without_action,
        actions_incomplete=incomplete_actions(cycle.id),
        actions_unjudged=unjudged,
        has_previous=previous_id is not None,
    )


def measurement_counts(cycle_id: int) -> tuple[int, set[int]]:
    """Return how many values there are, and which indicators have a value or a reason."""
    rows = db.session.execute(
        select(Measurement.indicator_id, Measurement.state).where(
            Measurement.cycle_id == cycle_id, Measurement.is_superseded.is_(False)
        )
    ).all()
    measured = sum(state is ValueState.MEASURED for _, state in rows)
    return measured, {indicator_id for indicator_id, _ in rows}


def text_counts(cycle_id: int) -> tuple[int, int]:
    """Return the number of reflections and of stories."""
    row = db.session.execute(
        select(
            select(func.count(Reflection.id)).where(Reflection.cycle_id == cycle_id).label("a"),
            select(func.count(Story.id)).where(Story.cycle_id == cycle_id).label("b"),
        )
    ).one()
    return row[0], row[1]


def conversations_held(cycle_id: int, on: date) -> list[int]:
    """Return the conversations up to ``on`` at which two or more organisations were present."""
    return list(
        db.session.scalars(
            select(Conversation.id)
            .join(Conversation.organisations)
            .where(Conversation.cycle_id == cycle_id, Conversation.held_on <= on)
            .group_by(Conversation.id)
            .having(func.count(Organisation.id) >= TABLE_SIZE)
        )
    )


def topics_in(conversation_ids: list[int]) -> list[tuple[str, str]]:
    """Return title and explanation of each topic of these conversations."""
    rows = db.session.execute(
        select(ConversationTopic.title, ConversationTopic.explanation)
        .where(ConversationTopic.conversation_id.in_(conversation_ids))
        .order_by(ConversationTopic.conversation_id, ConversationTopic.position)
    )
    return [(title, explanation) for title, explanation in rows]


def lesson_gaps(cycle_id: int) -> tuple[int, tuple[str, ...], tuple[str, ...]]:
    """Return the number of lessons, and the titles of those without a direction or an action."""
    linked = select(LessonPrinciple.id).where(LessonPrinciple.lesson_id == Lesson.id).exists()
    acted = select(Action.id).where(Action.lesson_id == Lesson.id).exists()
    rows = db.session.execute(
        select(
            Lesson.title,
            or_(Lesson.has_no_principle, linked),
            or_(Lesson.needs_no_action, acted),
        )
        .where(Lesson.cycle_id == cycle_id, Lesson.review_state != ReviewState.PROPOSED)
        .order_by(Lesson.id)
    ).all()
    without_direction = tuple(title for title, has_direction, _ in rows if not has_direction)
    return len(rows), without_direction, tuple(title for title, _, acts in rows if not acts)


def incomplete_actions(cycle_id: int) -> tuple[str, ...]:
    """Return the titles of the actions of a cycle without an owner or a deadline."""
    open_end = or_(Action.organisation_id.is_(None), Action.due_on.is_(None))
    return titles(Action.cycle_id == cycle_id, open_end)


def unjudged_actions(cycle: Cycle) -> tuple[int | None, tuple[str, ...]]:
    """Return the id of the previous cycle, and the titles of its actions without a judgement."""
    previous_id = db.session.scalar(
        select(Cycle.id).where(
            Cycle.trajectory_id == cycle.trajectory_id,
            Cycle.wijk_id == cycle.wijk_id,
            Cycle.number == cycle.number - 1,
        )
    )
    waiting = or_(Action.judgement.is_(None), Action.follow_up.is_(None))
    return previous_id, titles(Action.cycle_id == (previous_id or 0), waiting)


def titles(*conditions: ColumnElement[bool]) -> tuple[str, ...]:
    """Return the titles of the actions that meet ``conditions``."""
    return tuple(db.session.scalars(select(Action.title).where(*conditions).order_by(Action.id)))
