"""What a conversation is prepared from, read in a fixed number of queries."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.domain.phases import Phase
from tracker.domain.vocabulary import OutcomeKind
from tracker.domain.withholding import ValueState
from tracker.extensions import db
from tracker.models import (
    Action,
    Conversation,
    ConversationOutcome,
    Cycle,
    Measurement,
    Principle,
    Reflection,
    Story,
    Trajectory,
    TrajectoryPrinciple,
    Wijk,
)


def measured_indicator_ids(cycle_id: int) -> set[int]:
    """Return the indicators that have a value in a cycle."""
    return set(
        db.session.scalars(
            select(Measurement.indicator_id).where(
                Measurement.cycle_id == cycle_id,
                Measurement.state == ValueState.MEASURED,
                Measurement.is_superseded.is_(False),
            )
        )
    )


def linked_principles(trajectory_id: int) -> Sequence[TrajectoryPrinciple]:
    """Return the principles a trajectory rests on, with their questions."""
    principle = joinedload(TrajectoryPrinciple.principle)
    return db.session.scalars(
        select(TrajectoryPrinciple)
        .where(TrajectoryPrinciple.trajectory_id == trajectory_id)
        .order_by(TrajectoryPrinciple.position)
        .options(principle.selectinload(Principle.questions))
    ).all()


def reflections_in(cycle_id: int) -> Sequence[Reflection]:
    """Return the reflections of a cycle with their organisation and principle."""
    return db.session.scalars(
        select(Reflection)
        .where(Reflection.cycle_id == cycle_id)
        .order_by(Reflection.id)
        .options(joinedload(Reflection.organisation), joinedload(Reflection.principle))
    ).all()


def stories_in(cycle_id: int) -> Sequence[Story]:
    """Return the stories of a cycle, with who wrote them down."""
    return db.session.scalars(
        select(Story)
        .where(Story.cycle_id == cycle_id)
        .order_by(Story.told_on, Story.id)
        .options(joinedload(Story.organisation))
    ).all()


def open_points(cycle: Cycle, *, but: Conversation | None = None) -> Sequence[ConversationOutcome]:
    """Return what is open of all conversations in this trajectory and wijk.

    A point that became an action is followed as an action. Up to and including ``cycle``, the
    oldest first, each with its conversation and its cycle; those of the conversation ``but`` are
    left out.
    """
    acted = select(Action.id).where(Action.outcome_id == ConversationOutcome.id).exists()
    return db.session.scalars(
        select(ConversationOutcome)
        .join(ConversationOutcome.conversation)
        .join(Conversation.cycle)
        .where(
            ConversationOutcome.kind == OutcomeKind.FOLLOW_UP,
            ConversationOutcome.settled_on.is_(None),
            ~acted,
            ConversationOutcome.conversation_id != (but.id if but else 0),
            Cycle.trajectory_id == cycle.trajectory_id,
            Cycle.wijk_id == cycle.wijk_id,
            Cycle.number <= cycle.number,
        )
        .order_by(Conversation.held_on, ConversationOutcome.id)
        .options(
            contains_eager(ConversationOutcome.conversation).contains_eager(Conversation.cycle)
        )
    ).all()


def actions_up_to(cycle: Cycle) -> Sequence[Action]:
    """Return the actions of this trajectory and wijk without a judgement, ``cycle`` included.

    With their owner and their cycle, the nearest deadline first.
    """
    return db.session.scalars(
        select(Action)
        .join(Action.cycle)
        .where(
            Action.trajectory_id == cycle.trajectory_id,
            Action.wijk_id == cycle.wijk_id,
            Action.judgement.is_(None),
            Cycle.number <= cycle.number,
        )
        .order_by(Cycle.number, Action.due_on.asc().nulls_last(), Action.id)
        .options(joinedload(Action.organisation), contains_eager(Action.cycle))
    ).all()


def cycle_with_place(cycle_id: int) -> Cycle:
    """Return a cycle with its wijk, its trajectory and the gemeente of that."""
    return db.session.scalars(
        select(Cycle)
        .where(Cycle.id == cycle_id)
        .options(
            joinedload(Cycle.wijk),
            joinedload(Cycle.trajectory).joinedload(Trajectory.gemeente),
        )
    ).one()


def conversations_of(cycle_id: int) -> Sequence[Conversation]:
    """Return the conversations of a cycle with who comes, the newest first."""
    return db.session.scalars(
        select(Conversation)
        .where(Conversation.cycle_id == cycle_id)
        .order_by(Conversation.held_on.desc(), Conversation.id.desc())
        .options(selectinload(Conversation.organisations))
    ).all()


def present_cycle(trajectory_id: int, wijk_slug: str) -> Cycle | None:
    """Return the running cycle in a wijk of a trajectory, else the last one; None without one."""
    return db.session.scalar(
        select(Cycle)
        .join(Cycle.wijk)
        .where(Cycle.trajectory_id == trajectory_id, Wijk.slug == wijk_slug)
        .order_by((Cycle.phase == Phase.CLOSED).asc(), Cycle.number.desc())
        .limit(1)
    )
