"""Sentences of the period that one may take over in a text: from conversations and lessons."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.domain.dutch import capital
from tracker.domain.vocabulary import OutcomeKind, ReviewState
from tracker.extensions import db
from tracker.models import Conversation, ConversationOutcome, Cycle, Lesson, Report, Wijk
from tracker.reports.scope import full_stop
from tracker.web.filters import day
from tracker.web.labels import LABELS

MOST = 12  # of each sort, the newest: what stands beside a field is to be read at a glance
SAID = (OutcomeKind.DECISION, OutcomeKind.NOTE)


@dataclass(frozen=True)
class Suggestion:
    """A sentence, and where it comes from."""

    key: str  # names it in the form
    origin: str
    text: str


def suggestions(report: Report, *, wijk: str = "") -> list[Suggestion]:
    """Return the sentences of the period of ``report``; those of one wijk with its slug.

    At most MOST from conversations and as many lessons, newest first.
    """
    return [*said_in_conversations(report, wijk), *learned(report, wijk)]


def said_in_conversations(report: Report, wijk: str) -> Sequence[Suggestion]:
    """Return the decisions and notes of the conversations in the period."""
    query = (
        select(ConversationOutcome, Conversation.held_on, Wijk.name)
        .join(ConversationOutcome.conversation)
        .join(Conversation.cycle)
        .join(Cycle.wijk)
        .where(
            Cycle.trajectory_id == report.trajectory_id,
            Conversation.held_on.between(report.starts_on, report.ends_on),
            ConversationOutcome.kind.in_(SAID),
        )
        .order_by(Conversation.held_on.desc(), ConversationOutcome.id.desc())
        .limit(MOST)
    )
    if wijk:
        query = query.where(Wijk.slug == wijk)
    return [
        Suggestion(
            f"gesprek-{outcome.id}",
            f"{capital(LABELS[outcome.kind])}, gesprek in {name} op {day(on)}",
            full_stop(outcome.text.strip()),
        )
        for outcome, on, name in db.session.execute(query)
    ]


def learned(report: Report, wijk: str) -> Sequence[Suggestion]:
    """Return the lessons written in the period; what was only proposed is not among them."""
    query = (
        select(Lesson, Wijk.name)
        .join(Lesson.wijk)
        .where(
            Lesson.trajectory_id == report.trajectory_id,
            Lesson.written_on.between(report.starts_on, report.ends_on),
            Lesson.review_state != ReviewState.PROPOSED,
        )
        .order_by(Lesson.written_on.desc(), Lesson.id.desc())
        .limit(MOST)
    )
    if wijk:
        query = query.where(Wijk.slug == wijk)
    return [
        Suggestion(
            f"les-{lesson.id}",
            f"Les in {name}, {LABELS[lesson.result]}",
            f"{full_stop(lesson.title.strip())} {full_stop(lesson.saw.strip())}",
        )
        for lesson, name in db.session.execute(query)
    ]
