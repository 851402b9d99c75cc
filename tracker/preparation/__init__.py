"""Preparing a conversation from the figures: one builder for the screen and for the praatplaat."""

from datetime import date

from sqlalchemy import Select

from tracker.models import Action, Conversation, ConversationOutcome, Cycle, Lesson
from tracker.monitor import seen_in, signals_of
from tracker.preparation import rows
from tracker.preparation.elsewhere import learned_elsewhere
from tracker.preparation.matter import known_until, matter_from, matter_of
from tracker.preparation.parts import (
    ActionPart,
    LearnedPart,
    Matter,
    PointPart,
    Preparation,
    Talk,
)
from tracker.preparation.unknown import unknown
from tracker.web.filters import day
from tracker.web.labels import LABELS
from tracker.web.signal_cards import signal_list

__all__ = [
    "LearnedPart",
    "Matter",
    "Preparation",
    "known_until",
    "matter_from",
    "matter_of",
    "prepare",
]


def prepare(
    cycle: Cycle,
    *,
    lessons: Select[Lesson],
    today: date,
    conversation: Conversation | None = None,
) -> Preparation:
    """Return all that a conversation in ``cycle`` is prepared with. A fixed number of queries.

    Args:
        cycle: the cycle it belongs to.
        lessons: the lessons the reader may see; of these the shared ones of others are shown.
        today: what was measured after this day, or after the conversation, is left out.
        conversation: which one, else the newest of the cycle; its organisations are loaded.

    Source: NJi's order of the talk: what was measured, do we recognise it, must it improve.
    """
    cycle = rows.cycle_with_place(cycle.id)
    if conversation is None:
        conversation = next(iter(rows.conversations_of(cycle.id)), None)
    until = known_until(cycle, conversation, today=today)
    matter = matter_of(cycle, until=until)
    actions = rows.actions_up_to(cycle)
    trajectory = cycle.trajectory
    signals = seen_in(signals_of([trajectory.id], today=today)[trajectory.id], {cycle.wijk_id})
    return Preparation(
        slug=trajectory.slug,
        trajectory=trajectory.title,
        gemeente=trajectory.gemeente.name,
        theme=trajectory.gemeente.theme,
        wijk=cycle.wijk.name,
        wijk_slug=cycle.wijk.slug,
        cycle_id=cycle.id,
        number=cycle.number,
        question=cycle.question,
        expectation=cycle.expectation,
        talk=talk_of(conversation, today=today) if conversation else None,
        until=until,
        made_on=today,
        matter=matter,
        unknown=unknown(matter),
        points=tuple(map(point_of, rows.open_points(cycle, but=conversation))),
        to_judge=tuple(action_of(each, today) for each in actions if each.cycle_id != cycle.id),
        running=tuple(
            action_of(each, today)
            for each in actions
            if each.cycle_id == cycle.id and each.done_on is None
        ),
        signals=tuple(signal_list(signals, slug=trajectory.slug).open),
        learned=learned_elsewhere(
            lessons,
            keys=[each.key for each in matter.principles],
            apart=[each.key for each in matter.apart],
            gemeente_id=cycle.gemeente_id,
        ),
    )


def talk_of(conversation: Conversation, *, today: date) -> Talk:
    """Return the conversation as plain values."""
    return Talk(
        id=conversation.id,
        held_on=conversation.held_on,
        starts_at=conversation.starts_at,
        form=LABELS[conversation.form],
        organisations=tuple(each.name for each in conversation.organisations),
        is_planned=conversation.held_on > today,
    )


def point_of(outcome: ConversationOutcome) -> PointPart:
    """Return what an earlier conversation left open."""
    talk = outcome.conversation
    return PointPart(outcome.id, outcome.text, talk.cycle.number, talk.held_on)


def action_of(action: Action, today: date) -> ActionPart:
    """Return an action without a judgement, in words."""
    if action.done_on is not None:
        state = f"gedaan op {day(action.done_on)}"
    elif action.due_on is None:
        state = "nog geen datum"
    else:
        late = "te laat: " if action.is_late(today) else ""
        state = f"{late}klaar uiterlijk {day(action.due_on)}"
    return ActionPart(
        id=action.id,
        title=action.title,
        owner=action.organisation.name if action.organisation else "nog geen trekker",
        state=state,
        cycle_number=action.cycle.number,
        is_late=action.is_late(today),
    )
