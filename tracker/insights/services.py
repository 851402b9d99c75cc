"""What advisers do with insights: write, change and publish them, and make proposals."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypedDict, Unpack

from sqlalchemy import select

from tracker.domain.vocabulary import InsightState, LessonDirection, ReviewState
from tracker.extensions import db
from tracker.models import (
    Insight,
    InsightLesson,
    Lesson,
    LessonPrinciple,
    Principle,
    Proposal,
    User,
    now,
)


class LessonsMissing(Exception):
    """An insight rests on shared lessons; it has none."""


class LessonNotShared(Exception):
    """An insight rests only on shared lessons about its own principle."""


class PublishedBefore(Exception):
    """The insight is published already."""


class NotPublished(Exception):
    """A proposal comes from an insight that everybody can read."""


class InsightText(TypedDict):
    """What an insight says."""

    title: str
    says: str
    in_favour: str
    against: str
    conditions: str
    unknown: str


def write_insight(
    key: str, *, lessons: Collection[int], on: date, user: User, **text: Unpack[InsightText]
) -> Insight:
    """Return a draft of an insight on the principle ``key``. The caller commits.

    ``lessons`` are the ids of the shared lessons behind it.

    Raises:
        LessonsMissing: there are none.
        LessonNotShared: one of them is not shared, or not about this principle.
    """
    insight = Insight(principle_key=key, written_on=on, user_id=user.id, lesson_links=[], **text)
    rest_on(insight, lessons)
    db.session.add(insight)
    db.session.flush()
    return insight


def change_insight(
    insight: Insight,
    *,
    lessons: Collection[int],
    keeps_withdrawn: bool = True,
    **text: Unpack[InsightText],
) -> None:
    """Change what ``insight`` says and the lessons behind it. The caller commits.

    Lessons that are no longer shared stay behind it, to be told, unless ``keeps_withdrawn`` is
    false. Its lessons must be loaded.

    Raises:
        The same as ``write_insight``.
    """
    for name, value in text.items():
        setattr(insight, name, value)
    rest_on(insight, lessons, keeps_withdrawn=keeps_withdrawn)
    db.session.flush()


def rest_on(insight: Insight, lessons: Collection[int], *, keeps_withdrawn: bool = True) -> None:
    """Make ``lessons`` those behind ``insight``; the rows that stay are kept."""
    if not lessons:
        raise LessonsMissing
    chosen = directions_on(insight.principle_key, lessons)
    if chosen.keys() != set(lessons):
        raise LessonNotShared
    stored = {link.lesson_id: link for link in insight.lesson_links}
    gone = stored.keys() - still_shared(stored.keys()) if keeps_withdrawn else set()
    links = [stored[id] for id in stored if id in chosen or id in gone]
    for id, (gemeente_id, direction) in chosen.items():
        if id in stored:
            stored[id].direction = direction
        else:
            link = InsightLesson(lesson_id=id, gemeente_id=gemeente_id, direction=direction)
            links.append(link)
    insight.lesson_links = links


def directions_on(key: str, lessons: Collection[int]) -> dict[int, tuple[int, LessonDirection]]:
    """Return gemeente and direction of those ``lessons`` that are shared and about ``key``."""
    query = (
        select(Lesson.id, Lesson.gemeente_id, LessonPrinciple.direction)
        .join(LessonPrinciple, LessonPrinciple.lesson_id == Lesson.id)
        .join(Principle, Principle.id == LessonPrinciple.principle_id)
        .where(
            Lesson.id.in_(lessons),
            Lesson.review_state == ReviewState.SHARED,
            Principle.key == key,
        )
        .order_by(Lesson.id, LessonPrinciple.id)
    )
    rows = db.session.execute(query)
    return {id: (gemeente_id, direction) for id, gemeente_id, direction in rows}


def still_shared(lessons: Collection[int]) -> set[int]:
    """Return the ids among ``lessons`` that are shared now."""
    query = select(Lesson.id).where(
        Lesson.id.in_(lessons), Lesson.review_state == ReviewState.SHARED
    )
    return set(db.session.scalars(query))


def publish_insight(insight: Insight, *, at: datetime | None = None) -> None:
    """Let everybody who reads the library read ``insight``. The caller commits.

    Its lessons must be loaded.

    Raises:
        PublishedBefore: it was published before.
        LessonsMissing: none of the lessons behind it is shared now.
    """
    if insight.state is InsightState.PUBLISHED:
        raise PublishedBefore
    if not still_shared([link.lesson_id for link in insight.lesson_links]):
        raise LessonsMissing
    insight.state = InsightState.PUBLISHED
    insight.published_at = insight.changed_at = at or now()
    db.session.flush()


def make_proposal(insight: Insight, *, text: str, why: str, on: date, user: User) -> Proposal:
    """Return a proposal to add ``text`` to the principle in the next edition.

    The caller commits.

    Raises:
        NotPublished: readers could not follow it back to the lessons.
    """
    if insight.state is not InsightState.PUBLISHED:
        raise NotPublished
    proposal = Proposal(
        insight_id=insight.id,
        principle_key=insight.principle_key,
        text=text,
        why=why,
        proposed_on=on,
        user_id=user.id,
    )
    db.session.add(proposal)
    db.session.flush()
    return proposal
