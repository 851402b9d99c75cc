"""Which principles one may write an insight on."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from sqlalchemy import func, select

from tracker.domain.vocabulary import LessonDirection, ReviewState
from tracker.editions import principles_by_key
from tracker.extensions import db
from tracker.insights.queries import Counts, none_yet
from tracker.models import Insight, Lesson, LessonPrinciple, Principle


@dataclass(frozen=True)
class Choosable:
    """A principle one may write an insight on, with what shared lessons say about it."""

    principle: Principle
    counts: Counts
    n_insights: int


def choosable() -> list[Choosable]:
    """Return the principles with shared lessons, those that lessons disagree on first."""
    query = (
        select(Principle.key, LessonPrinciple.direction, func.count())
        .join(LessonPrinciple, LessonPrinciple.principle_id == Principle.id)
        .join(LessonPrinciple.lesson)
        .where(Lesson.review_state == ReviewState.SHARED)
        .group_by(Principle.key, LessonPrinciple.direction)
    )
    counts: dict[str, Counts] = defaultdict(none_yet)
    for key, direction, n in db.session.execute(query):
        counts[key][direction] = n
    written = Counter(db.session.scalars(select(Insight.principle_key)))
    rows = [
        Choosable(principle, counts[key], written[key])
        for key, principle in principles_by_key(counts.keys()).items()
    ]
    return sorted(rows, key=order)


def order(row: Choosable) -> tuple[int, int, str]:
    """Return what orders principles: those with lessons on both sides, then those with many."""
    both = min(row.counts[LessonDirection.CONFIRMS], row.counts[LessonDirection.CONTRADICTS])
    return -both, -sum(row.counts.values()), row.principle.title
