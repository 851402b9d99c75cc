"""What the pages of insights read."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.domain.vocabulary import InsightState, LessonDirection, ReviewState
from tracker.editions import principles_by_key
from tracker.extensions import db
from tracker.models import (
    Dossier,
    DossierEdition,
    Insight,
    InsightLesson,
    Lesson,
    LessonPrinciple,
    Principle,
    Proposal,
    User,
)
from tracker.policy import visible_insights, visible_lessons
from tracker.web.lists import names, page_of, sorting

PER_PAGE = 20
SORTS = {"inzicht": Insight.title, "datum": Insight.written_on}
DEFAULT_SORT = "-datum"
Counts = dict[LessonDirection, int]  # every direction, zeros included


@dataclass(frozen=True)
class InsightFilter:
    """What is asked of the list; what is empty asks nothing."""

    word: str = ""
    dossier: str = ""  # slug
    state: InsightState | None = None
    sort: str = DEFAULT_SORT


@dataclass(frozen=True)
class InsightRow:
    """An insight in the list, with its principle and how many lessons are behind it."""

    insight: Insight
    principle: Principle
    lessons: Counts


@dataclass(frozen=True)
class Said:
    """A shared lesson and what it says about a principle."""

    lesson: Lesson
    direction: LessonDirection


@dataclass(frozen=True)
class InsightPage:
    """An insight with all that stands behind it, and what was left out."""

    insight: Insight
    principle: Principle
    behind: list[Said]  # the shared lessons one may read, what contradicts first
    counts: Counts  # of the lessons behind it that are shared now
    withdrawn: Counts  # of the lessons behind it that are no longer shared
    left_out: Counts  # of the shared lessons on the principle that are not behind it
    proposals: Sequence[Proposal]

    @property
    def n_behind(self) -> int:
        """Return how many shared lessons are behind it."""
        return sum(self.counts.values())

    @property
    def n_withdrawn(self) -> int:
        """Return how many lessons behind it are no longer shared."""
        return sum(self.withdrawn.values())

    @property
    def n_left_out(self) -> int:
        """Return how many shared lessons on the principle are not behind it."""
        return sum(self.left_out.values())


def insights_page(user: User, chosen: InsightFilter, *, page: int) -> Pagination:
    """Return a page of the insights ``user`` reads."""
    query = visible_insights(user)
    if chosen.word:
        texts = (Insight.title, Insight.says, Insight.in_favour, Insight.against)
        hits = [column.icontains(chosen.word, autoescape=True) for column in texts]
        query = query.where(hits[0] | hits[1] | hits[2] | hits[3])
    if chosen.dossier:
        keys = (
            select(Principle.key)
            .join(Principle.edition)
            .join(DossierEdition.dossier)
            .where(Dossier.slug == chosen.dossier)
        )
        query = query.where(Insight.principle_key.in_(keys))
    if chosen.state is not None:
        query = query.where(Insight.state == chosen.state)
    order = sorting(chosen.sort, SORTS, default=DEFAULT_SORT)
    return page_of(query.order_by(order, Insight.id.desc()), page, per_page=PER_PAGE)


def rows_of(insights: Sequence[Insight]) -> list[InsightRow]:
    """Return ``insights`` with their principle and counts; two queries."""
    known = principles_by_key({insight.principle_key for insight in insights})
    query = (
        select(InsightLesson.insight_id, InsightLesson.direction, func.count())
        .join(InsightLesson.lesson)
        .where(
            InsightLesson.insight_id.in_([insight.id for insight in insights]),
            Lesson.review_state == ReviewState.SHARED,
        )
        .group_by(InsightLesson.insight_id, InsightLesson.direction)
    )
    counts: dict[int, Counts] = defaultdict(none_yet)
    for id, direction, n in db.session.execute(query):
        counts[id][direction] = n
    return [InsightRow(each, known[each.principle_key], counts[each.id]) for each in insights]


def dossiers_with_insights(user: User) -> list[tuple[str, str]]:
    """Return slug and theme of the dossiers that ``user`` reads insights on."""
    keys = visible_insights(user).with_only_columns(Insight.principle_key)
    query = (
        select(Dossier.slug, Dossier.theme)
        .join(Dossier.editions)
        .join(DossierEdition.principles)
        .where(Principle.key.in_(keys))
    )
    return names(query)


def visible_insight(id: int, user: User) -> Insight | None:
    """Return the insight with ``id`` and its lessons when ``user`` reads it, else None."""
    query = visible_insights(user).where(Insight.id == id)
    return db.session.scalar(query.options(selectinload(Insight.lesson_links)))


def insight_page(insight: Insight, user: User) -> InsightPage:
    """Return what the page of ``insight`` shows ``user``; its lessons must be loaded."""
    key, ids = insight.principle_key, [link.lesson_id for link in insight.lesson_links]
    shared = set(
        db.session.scalars(
            select(Lesson.id).where(Lesson.id.in_(ids), Lesson.review_state == ReviewState.SHARED)
        )
    )
    counts, withdrawn = none_yet(), none_yet()
    for link in insight.lesson_links:
        (counts if link.lesson_id in shared else withdrawn)[link.direction] += 1
    return InsightPage(
        insight=insight,
        principle=principles_by_key([key])[key],
        behind=shared_on(key, user, among=ids),
        counts=counts,
        withdrawn=withdrawn,
        left_out=left_out(key, ids),
        proposals=proposals_of(insight),
    )


def proposals_of(insight: Insight) -> Sequence[Proposal]:
    """Return the proposals that came from ``insight``, with the edition that took them over."""
    query = (
        select(Proposal)
        .where(Proposal.insight_id == insight.id)
        .order_by(Proposal.id)
        .options(joinedload(Proposal.edition).joinedload(DossierEdition.dossier))
    )
    return db.session.scalars(query).all()


def left_out(key: str, ids: Collection[int]) -> Counts:
    """Return how many shared lessons on a principle are not among ``ids``; counts only."""
    query = (
        select(LessonPrinciple.direction, func.count(LessonPrinciple.lesson_id.distinct()))
        .join(LessonPrinciple.lesson)
        .join(LessonPrinciple.principle)
        .where(
            Principle.key == key,
            Lesson.review_state == ReviewState.SHARED,
            Lesson.id.not_in(ids),
        )
        .group_by(LessonPrinciple.direction)
    )
    counts = none_yet()
    for direction, n in db.session.execute(query):
        counts[direction] = n
    return counts


def shared_on(key: str, user: User, *, among: Collection[int] | None = None) -> list[Said]:
    """Return the shared lessons on a principle that ``user`` may read, what contradicts first.

    Only those with an id in ``among``, when given. Gemeente and wijk are loaded.
    """
    query: Select[LessonDirection, Lesson] = (
        visible_lessons(user)
        .join(Lesson.principle_links)
        .join(LessonPrinciple.principle)
        .where(Principle.key == key, Lesson.review_state == ReviewState.SHARED)
        .order_by(Lesson.written_on.desc(), Lesson.id.desc())
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
        .with_only_columns(LessonPrinciple.direction, Lesson)
    )
    if among is not None:
        query = query.where(Lesson.id.in_(among))
    found = {lesson.id: Said(lesson, direction) for direction, lesson in db.session.execute(query)}
    firsts = tuple(reversed(LessonDirection))
    return sorted(found.values(), key=lambda each: firsts.index(each.direction))


def principle_by_key(key: str) -> Principle | None:
    """Return the principle with ``key`` as readers have it now, with its dossier, or None."""
    return principles_by_key([key]).get(key)


def none_yet() -> Counts:
    """Return counts of nothing."""
    return dict.fromkeys(LessonDirection, 0)
