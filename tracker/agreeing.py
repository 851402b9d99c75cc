"""Agreeing on an action: in a cycle, from a lesson, or from a follow-up of a conversation."""

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from tracker.extensions import db
from tracker.models import (
    Action,
    ConversationOutcome,
    Cycle,
    Lesson,
    Organisation,
    Principle,
    User,
)
from tracker.web.clock import today


class OwnerMissing(Exception):
    """An action without an organisation that carries it out."""


class PersonElsewhere(Exception):
    """The person named works at another organisation than the owner."""


class DeadlineMissing(Exception):
    """An action without a day on which it must be done."""


class DeadlineBeforeStart(Exception):
    """The day an action must be done lies before the day it starts."""


class Agreement(TypedDict):
    """What is agreed in an action."""

    title: str
    expected_effect: str
    organisation: Organisation | None  # the owner
    person: NotRequired[User | None]  # who at the owner
    starts_on: date
    due_on: date | None
    lesson: NotRequired[Lesson | None]
    principle: NotRequired[Principle | None]
    outcome: NotRequired[ConversationOutcome | None]  # the follow-up of a conversation


def agree_action(cycle: Cycle, **agreement: Unpack[Agreement]) -> Action:
    """Add an action to ``cycle`` and return it. The caller commits.

    Raises:
        OwnerMissing: no ``organisation`` carries it out.
        DeadlineMissing: there is no ``due_on``.
        DeadlineBeforeStart: ``due_on`` lies before ``starts_on``.
        PersonElsewhere: ``person`` does not work at ``organisation``.
    """
    check(agreement)
    action = Action(
        gemeente_id=cycle.gemeente_id,
        trajectory_id=cycle.trajectory_id,
        cycle=cycle,
        wijk_id=cycle.wijk_id,
        outcome=agreement.get("outcome"),
    )
    fill(action, agreement)
    db.session.add(action)
    cycle.note_entry(min(action.starts_on, today()))
    db.session.flush()
    return action


def check(agreement: Agreement) -> None:
    """Hold ``agreement`` against the rules; raises what ``agree_action`` raises."""
    organisation, due_on = agreement["organisation"], agreement["due_on"]
    if organisation is None:
        raise OwnerMissing
    if due_on is None:
        raise DeadlineMissing
    if due_on < agreement["starts_on"]:
        raise DeadlineBeforeStart
    person = agreement.get("person")
    if person is not None and person.organisation_id != organisation.id:
        raise PersonElsewhere


def fill(action: Action, agreement: Agreement) -> None:
    """Give ``action`` what was agreed. The outcome it came from never changes afterwards."""
    action.title = agreement["title"]
    action.expected_effect = agreement["expected_effect"]
    action.organisation = agreement["organisation"]
    action.user = agreement.get("person")
    action.starts_on = agreement["starts_on"]
    action.due_on = agreement["due_on"]
    action.lesson = agreement.get("lesson")
    action.principle = agreement.get("principle")
