"""What people do with lessons: write, propose, adopt and change them, and offer them to others."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack

from sqlalchemy import select

from tracker.domain.vocabulary import (
    KnowledgeSource,
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewState,
    Strength,
)
from tracker.extensions import db
from tracker.models import Cycle, Lesson, LessonPrinciple, User, now
from tracker.web.clock import not_in_future

OPEN_STATES = {
    ReviewState.PROPOSED,
    ReviewState.IN_TRAJECTORY,
    ReviewState.QUESTIONED,
    ReviewState.NOT_SHARED,
}
GIVEN_STATES = {ReviewState.OFFERED, ReviewState.QUESTIONED, ReviewState.SHARED}


class DirectionMissing(Exception):
    """A lesson says nothing on any principle, and that it needs none was not chosen."""


class DirectionAndNone(Exception):
    """A lesson says something on a principle and at the same time that it is about none."""


class ObstacleMissing(Exception):
    """What did not (fully) work asks what stood in the way."""


class LookAgainTooEarly(Exception):
    """The day to look at a lesson again lies on or before the day it is written."""


class NotProposed(Exception):
    """Only a proposed lesson can be adopted."""


class NotInTrajectory(Exception):
    """Only a lesson of the trajectory can be offered; a proposed one is adopted first."""


class NotOffered(Exception):
    """There is no offer to withdraw."""


class LessonGiven(Exception):
    """A lesson that was offered or shared is changed only after it is withdrawn."""


class LessonText(TypedDict):
    """What a lesson says, as it is written, proposed or changed."""

    title: str
    did: str
    saw: str
    why: str
    for_whom: str
    circumstances: str
    kind: LessonKind
    result: LessonResult
    strength: Strength
    knowledge: list[KnowledgeSource]
    obstacle: NotRequired[Obstacle | None]
    directions: NotRequired[Mapping[int, LessonDirection]]  # by the id of the principle
    has_no_principle: NotRequired[bool]
    needs_no_action: NotRequired[bool]
    anchoring: NotRequired[str]
    look_again_on: NotRequired[date | None]


def write_lesson(
    cycle: Cycle, *, written_on: date, user: User | None, **text: Unpack[LessonText]
) -> Lesson:
    """Add a lesson of the trajectory to ``cycle`` and return it. The caller commits.

    Raises:
        DirectionMissing, DirectionAndNone: it says something on one principle or more, or
            ``has_no_principle`` is chosen; never neither, never both.
        ObstacleMissing: the result is not "worked" and nothing stood in the way.
        LookAgainTooEarly: ``look_again_on`` does not lie after ``written_on``.
        InFuture: ``written_on`` lies after today.
    """
    lesson = _new_lesson(cycle, text, written_on=written_on, user=user)
    lesson.review_state = ReviewState.IN_TRAJECTORY
    return lesson


def propose_lesson(
    cycle: Cycle, *, written_on: date, user: User, **text: Unpack[LessonText]
) -> Lesson:
    """Add a lesson that the organisation of ``user`` proposes, and return it. The caller commits.

    Raises:
        The same as ``write_lesson``.
    """
    lesson = _new_lesson(cycle, text, written_on=written_on, user=user)
    lesson.review_state = ReviewState.PROPOSED
    lesson.organisation_id = user.organisation_id
    return lesson


def change_lesson(lesson: Lesson, *, on: date, **text: Unpack[LessonText]) -> Lesson:
    """Change what ``lesson`` says, on the day ``on``, and return it. The caller commits.

    Raises:
        LessonGiven: it was offered or shared; withdraw it first.
        LookAgainTooEarly: a new ``look_again_on`` does not lie after ``on``.
        The others of ``write_lesson``.
    """
    if not may_change(lesson):
        raise LessonGiven
    is_same_day = text.get("look_again_on") == lesson.look_again_on
    _check(text, after=lesson.written_on if is_same_day else on)
    _fill(lesson, text)
    _direct(lesson, text.get("directions", {}))
    lesson.cycle.note_entry(on)
    return lesson


def adopt_lesson(lesson: Lesson, *, on: date) -> None:
    """Make a proposed lesson one of the trajectory. The caller commits.

    Raises:
        NotProposed: it was adopted before.
    """
    if lesson.review_state is not ReviewState.PROPOSED:
        raise NotProposed
    lesson.review_state = ReviewState.IN_TRAJECTORY
    lesson.cycle.note_entry(on)


def offer_lesson(lesson: Lesson, *, at: datetime | None = None) -> None:
    """Offer ``lesson`` for review at the moment ``at``, now unless given. The caller commits.

    Raises:
        NotInTrajectory: it is only proposed, or was offered before.
    """
    if lesson.review_state is not ReviewState.IN_TRAJECTORY:
        raise NotInTrajectory
    lesson.review_state = ReviewState.OFFERED
    lesson.offered_at = at or now()


def withdraw_offer(lesson: Lesson) -> None:
    """Take ``lesson`` back into its trajectory; others see it no longer. The caller commits.

    Raises:
        NotOffered: it was not offered or shared.
    """
    if lesson.review_state not in GIVEN_STATES:
        raise NotOffered
    lesson.review_state = ReviewState.IN_TRAJECTORY
    lesson.offered_at = None


def may_change(lesson: Lesson) -> bool:
    """Return whether the text of ``lesson`` still is the trajectory's own."""
    return lesson.review_state in OPEN_STATES


def _new_lesson(cycle: Cycle, text: LessonText, *, written_on: date, user: User | None) -> Lesson:
    """Store a lesson with its directions."""
    not_in_future(written_on)
    _check(text, after=written_on)
    lesson = Lesson(
        gemeente_id=cycle.gemeente_id,
        trajectory_id=cycle.trajectory_id,
        cycle=cycle,
        wijk_id=cycle.wijk_id,
        written_on=written_on,
        user_id=user.id if user else None,
    )
    _fill(lesson, text)
    db.session.add(lesson)
    cycle.note_entry(written_on)
    db.session.flush()
    _direct(lesson, text.get("directions", {}))
    return lesson


def _check(text: LessonText, *, after: date) -> None:
    """Hold ``text`` against the rules; a day to look again lies after ``after``."""
    directions, has_none = text.get("directions"), text.get("has_no_principle", False)
    if not directions and not has_none:
        raise DirectionMissing
    if directions and has_none:
        raise DirectionAndNone
    if text["result"] is not LessonResult.WORKED and text.get("obstacle") is None:
        raise ObstacleMissing
    look_again_on = text.get("look_again_on")
    if look_again_on is not None and look_again_on <= after:
        raise LookAgainTooEarly


def _fill(lesson: Lesson, text: LessonText) -> None:
    """Give ``lesson`` its text; what worked has no obstacle."""
    lesson.title = text["title"]
    lesson.did = text["did"]
    lesson.saw = text["saw"]
    lesson.why = text["why"]
    lesson.for_whom = text["for_whom"]
    lesson.circumstances = text["circumstances"]
    lesson.kind = text["kind"]
    lesson.result = text["result"]
    lesson.strength = text["strength"]
    lesson.knowledge = [source.value for source in text["knowledge"]]
    worked = lesson.result is LessonResult.WORKED
    lesson.obstacle = None if worked else text.get("obstacle")
    lesson.has_no_principle = text.get("has_no_principle", False)
    lesson.needs_no_action = text.get("needs_no_action", False)
    lesson.anchoring = text.get("anchoring", "")
    lesson.look_again_on = text.get("look_again_on")


def _direct(lesson: Lesson, directions: Mapping[int, LessonDirection]) -> None:
    """Make the stored directions of ``lesson`` those given, keeping the rows that stay."""
    query = select(LessonPrinciple).where(LessonPrinciple.lesson_id == lesson.id)
    stored = {link.principle_id: link for link in db.session.scalars(query)}
    for principle_id, link in stored.items():
        if principle_id not in directions:
            db.session.delete(link)
    for principle_id, direction in directions.items():
        if principle_id in stored:
            stored[principle_id].direction = direction
            continue
        link = LessonPrinciple(
            gemeente_id=lesson.gemeente_id,
            lesson_id=lesson.id,
            principle_id=principle_id,
            direction=direction,
        )
        db.session.add(link)
    db.session.flush()
