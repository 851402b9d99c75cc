"""The way of a lesson to others: adopted, offered, asked about, judged, called back, withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from tracker.domain.review import Side, Step, StepRefused, TooLate, take
from tracker.domain.vocabulary import ReviewDecision, Transferability
from tracker.extensions import db
from tracker.models import Lesson, LessonMessage, LessonReview, User, now


class StepNotOpen(Exception):
    """The lesson has not come so far, or is past this step."""


class CallBackTooLate(Exception):
    """Sharing can be called back for a day only."""


class ConditionsMissing(Exception):
    """What is transferable under conditions names them."""


@dataclass(frozen=True)
class Verdict:
    """What an adviser thinks of a lesson that may be shared."""

    reason: str
    transferability: Transferability
    conditions: str = ""


def adopt_lesson(lesson: Lesson, *, on: date) -> None:
    """Make a proposed lesson one of the trajectory. The caller commits.

    Raises:
        StepNotOpen: it was adopted before.
    """
    _take(Step.ADOPT, lesson)
    lesson.cycle.note_entry(on)


def offer_lesson(lesson: Lesson, *, at: datetime | None = None) -> None:
    """Offer ``lesson`` for review at the moment ``at``, now unless given. The caller commits.

    Raises:
        StepNotOpen: it is only proposed, was offered before, or was not shared and not changed.
    """
    _take(Step.OFFER, lesson)
    lesson.offered_at = at or now()


def withdraw_offer(lesson: Lesson) -> None:
    """Take ``lesson`` back into its trajectory; others see it no longer. The caller commits.

    Raises:
        StepNotOpen: it was not offered or shared.
    """
    _take(Step.WITHDRAW, lesson)
    lesson.offered_at = None


def ask_back(lesson: Lesson, *, question: str, user: User, at: datetime | None = None) -> None:
    """Ask the gemeente something about an offered ``lesson``. The caller commits.

    Raises:
        StepNotOpen: it is not waiting for a judgement.
    """
    at = at or now()
    _take(Step.ASK, lesson, by=Side.ADVISER)
    _decide(lesson, ReviewDecision.ASKED, user=user, at=at)
    _say(lesson, question, is_question=True, user=user, at=at)


def answer_question(lesson: Lesson, *, answer: str, user: User, at: datetime | None = None) -> None:
    """Answer for the gemeente what the adviser asked; ``lesson`` waits for a judgement again.

    The caller commits.

    Raises:
        StepNotOpen: nothing is asked.
    """
    _take(Step.ANSWER, lesson)
    _say(lesson, answer, is_question=False, user=user, at=at or now())


def share_lesson(
    lesson: Lesson, *, verdict: Verdict, user: User, at: datetime | None = None
) -> None:
    """Share ``lesson`` with all gemeenten. The caller commits.

    Raises:
        StepNotOpen: it is not waiting for a judgement.
        ConditionsMissing: it is transferable under conditions, and these are not given.
    """
    depends = verdict.transferability is Transferability.UNDER_CONDITIONS
    if depends and not verdict.conditions:
        raise ConditionsMissing
    _take(Step.SHARE, lesson, by=Side.ADVISER)
    review = _decide(
        lesson, ReviewDecision.SHARED, user=user, at=at or now(), reason=verdict.reason
    )
    review.transferability = verdict.transferability
    review.conditions = verdict.conditions if depends else ""


def refuse_lesson(lesson: Lesson, *, reason: str, user: User, at: datetime | None = None) -> None:
    """Decide not to share ``lesson``; it stays in its trajectory. The caller commits.

    Raises:
        StepNotOpen: it is not waiting for a judgement.
    """
    _take(Step.REFUSE, lesson, by=Side.ADVISER)
    _decide(lesson, ReviewDecision.NOT_SHARED, user=user, at=at or now(), reason=reason)


def call_back(
    lesson: Lesson, *, by: Side, reason: str, user: User, at: datetime | None = None
) -> None:
    """Undo within a day that ``lesson`` was shared; it waits for a judgement again.

    The caller commits.

    Raises:
        StepNotOpen: it is not shared.
        CallBackTooLate: it was shared more than 24 hours ago.
    """
    at = at or now()
    _take(Step.CALL_BACK, lesson, by=by, at=at, shared_at=last_shared_at(lesson))
    _decide(lesson, ReviewDecision.CALLED_BACK, user=user, at=at, reason=reason)


def last_shared_at(lesson: Lesson) -> datetime | None:
    """Return the moment ``lesson`` was last shared, or None when it never was."""
    query = (
        select(LessonReview.at)
        .where(LessonReview.lesson_id == lesson.id, LessonReview.decision == ReviewDecision.SHARED)
        .order_by(LessonReview.id.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def _take(
    step: Step,
    lesson: Lesson,
    *,
    by: Side = Side.GEMEENTE,
    at: datetime | None = None,
    shared_at: datetime | None = None,
) -> None:
    """Move ``lesson`` by one step."""
    try:
        lesson.review_state = take(step, lesson.review_state, by=by, at=at, shared_at=shared_at)
    except TooLate as error:
        raise CallBackTooLate from error
    except StepRefused as error:
        raise StepNotOpen from error


def _decide(
    lesson: Lesson, decision: ReviewDecision, *, user: User, at: datetime, reason: str = ""
) -> LessonReview:
    """Write down what was decided."""
    review = LessonReview(
        gemeente_id=lesson.gemeente_id,
        lesson_id=lesson.id,
        user_id=user.id,
        decision=decision,
        reason=reason,
        at=at,
    )
    db.session.add(review)
    return review


def _say(lesson: Lesson, text: str, *, is_question: bool, user: User, at: datetime) -> None:
    """Add a message to the thread."""
    message = LessonMessage(
        gemeente_id=lesson.gemeente_id,
        lesson_id=lesson.id,
        user_id=user.id,
        is_question=is_question,
        text=text,
        at=at,
    )
    db.session.add(message)
