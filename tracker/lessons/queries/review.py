"""What the review of lessons reads: the queue, what was said before, and where a lesson is from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.review import CALL_BACK_WITHIN
from tracker.domain.vocabulary import ReviewDecision, ReviewState
from tracker.extensions import db
from tracker.lessons.queries.lessons import PER_PAGE, links_with_dossier
from tracker.models import (
    Conversation,
    Cycle,
    Lesson,
    LessonMessage,
    LessonReview,
    Measurement,
    Principle,
    Reflection,
    User,
    now,
)
from tracker.policy import lessons_to_review, visible_lessons
from tracker.series import IndicatorSeries, series_of
from tracker.web.lists import page_of

BESIDE = 12  # lessons of the queue that stand beside the one under review


@dataclass(frozen=True)
class Trail:
    """What was said and decided about a lesson, oldest first."""

    messages: Sequence[LessonMessage]
    reviews: Sequence[LessonReview]

    @property
    def latest(self) -> LessonReview | None:
        """Return the last decision that is more than a question."""
        decided = [each for each in self.reviews if each.decision is not ReviewDecision.ASKED]
        return decided[-1] if decided else None

    @property
    def shared_at(self) -> datetime | None:
        """Return the moment the lesson was last shared."""
        shared = [each.at for each in self.reviews if each.decision is ReviewDecision.SHARED]
        return shared[-1] if shared else None


@dataclass(frozen=True)
class Origin:
    """What a lesson came from: the figures, conversations and reflections of its cycle."""

    series: Sequence[IndicatorSeries]
    conversations: Sequence[Conversation]
    reflections: Sequence[Reflection]


def queue_page(user: User, *, page: int) -> Pagination:
    """Return a page of the lessons that wait for ``user``, the longest waiting first.

    Place, cycle and principles are loaded.
    """
    query = _queue(user).options(joinedload(Lesson.cycle), links_with_dossier())
    return page_of(query, page, per_page=PER_PAGE)


def first_in_queue(user: User) -> Sequence[Lesson]:
    """Return the first lessons that wait for ``user``, with their place."""
    return db.session.scalars(_queue(user).limit(BESIDE)).all()


def _queue(user: User) -> Select[Lesson]:
    return (
        lessons_to_review(user)
        .order_by(Lesson.offered_at.asc(), Lesson.id)
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
    )


def asked_lessons(user: User) -> Sequence[Lesson]:
    """Return the lessons about which a gemeente was asked something, the oldest offer first."""
    query = (
        visible_lessons(user)
        .where(Lesson.review_state == ReviewState.QUESTIONED)
        .order_by(Lesson.offered_at.asc(), Lesson.id)
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
    )
    return db.session.scalars(query).all()


def just_shared() -> Sequence[LessonReview]:
    """Return the decisions to share that can still be called back, the newest first."""
    query = (
        select(LessonReview)
        .join(LessonReview.lesson)
        .where(
            LessonReview.decision == ReviewDecision.SHARED,
            LessonReview.at >= now() - CALL_BACK_WITHIN,
            Lesson.review_state == ReviewState.SHARED,
        )
        .order_by(LessonReview.at.desc(), LessonReview.id.desc())
        .options(
            joinedload(LessonReview.lesson).joinedload(Lesson.gemeente),
            joinedload(LessonReview.lesson).joinedload(Lesson.wijk),
        )
    )
    latest = {each.lesson_id: each for each in reversed(db.session.scalars(query).all())}
    return list(reversed(latest.values()))


def trail_of(lesson: Lesson) -> Trail:
    """Return what was said and decided about ``lesson``, with the organisation of who did."""
    messages = (
        select(LessonMessage)
        .where(LessonMessage.lesson_id == lesson.id)
        .order_by(LessonMessage.id)
        .options(joinedload(LessonMessage.user).joinedload(User.organisation))
    )
    reviews = (
        select(LessonReview)
        .where(LessonReview.lesson_id == lesson.id)
        .order_by(LessonReview.id)
        .options(joinedload(LessonReview.user).joinedload(User.organisation))
    )
    return Trail(db.session.scalars(messages).all(), db.session.scalars(reviews).all())


def origin_of(lesson: Lesson, *, today: date) -> Origin:
    """Return what ``lesson`` came from: only its own cycle, as far as held by ``today``.

    The cycle and the principles of the lesson are loaded. Figures are those of the end of the
    cycle, withheld where groups are small.
    """
    return Origin(_series(lesson), _conversations(lesson, today), _reflections(lesson))


def _series(lesson: Lesson) -> list[IndicatorSeries]:
    measured = select(Measurement.indicator_id).where(
        Measurement.cycle_id == lesson.cycle_id, Measurement.is_superseded.is_(False)
    )
    ids = set(db.session.scalars(measured.distinct()))
    until = lesson.cycle.closed_on
    found = series_of(lesson.trajectory_id, wijk_ids=[lesson.wijk_id], until=until)
    return [each for each in found if each.indicator.id in ids]


def _conversations(lesson: Lesson, today: date) -> Sequence[Conversation]:
    query = (
        select(Conversation)
        .where(Conversation.cycle_id == lesson.cycle_id, Conversation.held_on <= today)
        .options(selectinload(Conversation.organisations), selectinload(Conversation.topics))
        .order_by(Conversation.held_on, Conversation.id)
    )
    return db.session.scalars(query).all()


def _reflections(lesson: Lesson) -> Sequence[Reflection]:
    keys = [link.principle.key for link in lesson.principle_links]
    query = (
        select(Reflection)
        .join(Reflection.principle)
        .join(Reflection.cycle)
        .where(Cycle.id == lesson.cycle_id, Principle.key.in_(keys))
        .options(joinedload(Reflection.organisation), joinedload(Reflection.principle))
        .order_by(Principle.id, Reflection.id)
    )
    return db.session.scalars(query).all()
