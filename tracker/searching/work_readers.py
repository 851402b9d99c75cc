"""How the records of the work are read for the search index: columns only, in few steps."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import select

from tracker.domain.review import UNDER_REVIEW
from tracker.domain.vocabulary import ReviewState, SearchKind
from tracker.extensions import db
from tracker.models import (
    Action,
    Conversation,
    ConversationOutcome,
    ConversationTopic,
    Cycle,
    Gemeente,
    Lesson,
    LessonPrinciple,
    Principle,
    Trajectory,
    Wijk,
)
from tracker.searching.entries import Found

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)
# Trajectory, wijk and gemeente: what every record of the work is placed by.
PLACE = (
    Trajectory.gemeente_id,
    Trajectory.id.label("trajectory_id"),
    Trajectory.theme,
    Trajectory.is_open_to_advisers,
    Gemeente.name.label("gemeente_name"),
    Wijk.id.label("wijk_id"),
    Wijk.name.label("wijk_name"),
)


def read_lessons(ids: Collection[int]) -> Iterator[Found]:
    """Yield lessons; the titles of their principles are looked in too."""
    linked = (
        select(LessonPrinciple.lesson_id, Principle.title)
        .join(LessonPrinciple.principle)
        .where(LessonPrinciple.lesson_id.in_(ids))
        .order_by(LessonPrinciple.id)
    )
    principles = grouped(linked)
    query = select(*columns_of(Lesson), *PLACE).select_from(Lesson).join(Lesson.trajectory)
    for row in db.session.execute(placed(query, Lesson, Lesson.wijk_id, ids)):
        yield Found(
            kind=SearchKind.LESSON,
            record_id=row.id,
            title=row.title,
            texts=(row.did, row.saw, row.why, row.for_whom, row.circumstances, row.anchoring),
            also=(*names(row), *principles[row.id]),
            address=str(row.id),
            happened_on=row.written_on,
            is_shared=row.review_state is ReviewState.SHARED,
            is_under_review=row.review_state in UNDER_REVIEW,
            **place(row),
        )


def read_actions(ids: Collection[int]) -> Iterator[Found]:
    """Yield actions."""
    query = select(*columns_of(Action), *PLACE).select_from(Action).join(Action.trajectory)
    for row in db.session.execute(placed(query, Action, Action.wijk_id, ids)):
        yield Found(
            kind=SearchKind.ACTION,
            record_id=row.id,
            title=row.title,
            texts=(row.expected_effect, row.checked_note, row.judgement_note),
            also=names(row),
            address=str(row.id),
            happened_on=row.starts_on,
            **place(row),
        )


def read_conversations(ids: Collection[int]) -> Iterator[Found]:
    """Yield conversations by their topics and outcomes."""
    topics = grouped(
        select(
            ConversationTopic.conversation_id,
            ConversationTopic.title,
            ConversationTopic.explanation,
        )
        .where(ConversationTopic.conversation_id.in_(ids))
        .order_by(ConversationTopic.position)
    )
    outcomes = grouped(
        select(ConversationOutcome.conversation_id, ConversationOutcome.text)
        .where(ConversationOutcome.conversation_id.in_(ids))
        .order_by(ConversationOutcome.id)
    )
    query = (
        select(Conversation.id, Conversation.held_on, Conversation.cycle_id, *PLACE)
        .select_from(Conversation)
        .join(Conversation.cycle)
        .join(Cycle.trajectory)
    )
    for row in db.session.execute(placed(query, Conversation, Cycle.wijk_id, ids)):
        day = f"{row.held_on.day} {MONTHS[row.held_on.month - 1]} {row.held_on.year}"
        yield Found(
            kind=SearchKind.CONVERSATION,
            record_id=row.id,
            title=f"Gesprek van {day}",
            texts=(*topics[row.id], *outcomes[row.id]),
            also=names(row),
            address=str(row.cycle_id),
            happened_on=row.held_on,
            **place(row),
        )


def read_trajectories(ids: Collection[int]) -> Iterator[Found]:
    """Yield trajectories: ambition and start analysis."""
    query = (
        select(Trajectory.__table__, Gemeente.name.label("gemeente_name"))
        .join(Gemeente, Gemeente.id == Trajectory.gemeente_id)
        .where(Trajectory.id.in_(ids))
    )
    for row in db.session.execute(query):
        yield Found(
            kind=SearchKind.TRAJECTORY,
            record_id=row.id,
            title=row.title,
            texts=(
                *(row.ambition, row.request, row.analysis_who, row.analysis_causes),
                *(row.analysis_figures, row.analysis_present, row.analysis_missing),
            ),
            also=(row.theme, row.age_group, row.gemeente_name),
            address=row.slug,
            happened_on=row.starts_on,
            theme=row.theme,
            gemeente_id=row.gemeente_id,
            trajectory_id=row.id,
            is_open=row.is_open_to_advisers,
        )


def columns_of(model: Any) -> Iterable[Any]:
    """Return the columns of a model that PLACE does not give."""
    given = {"gemeente_id", "trajectory_id", "wijk_id"}
    return [column for column in model.__table__.columns if column.name not in given]


def placed(query: Any, model: Any, wijk_id: Any, ids: Collection[int]) -> Any:
    """Add gemeente and wijk to ``query`` and keep the records with these ``ids``."""
    return (
        query.join(Gemeente, Gemeente.id == Trajectory.gemeente_id)
        .join(Wijk, Wijk.id == wijk_id)
        .where(model.id.in_(ids))
    )


def place(row: Any) -> dict[str, Any]:
    """Return where a record belongs."""
    return {
        "gemeente_id": row.gemeente_id,
        "trajectory_id": row.trajectory_id,
        "wijk_id": row.wijk_id,
        "theme": row.theme,
        "is_open": row.is_open_to_advisers,
    }


def names(row: Any) -> tuple[str, ...]:
    """Return the names a record is found by: its wijk, its gemeente and its trajectory's theme."""
    return row.wijk_name, row.gemeente_name, row.theme


def grouped(query: Any) -> dict[int, list[str]]:
    """Return the texts of ``query`` by the id in its first column."""
    texts: dict[int, list[str]] = defaultdict(list)
    for id, *rest in db.session.execute(query):
        texts[id] += rest
    return texts
