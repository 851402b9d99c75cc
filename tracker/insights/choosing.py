"""Which principles one may write an insight on."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import select

from tracker.domain.vocabulary import LessonDirection
from tracker.editions import principles_by_key
from tracker.extensions import db
from tracker.insights.queries import Counts
from tracker.models import Insight, Principle
from tracker.tally import practice_of


@dataclass(frozen=True)
class Choosable:
    """A principle one may write an insight on, with what shared lessons say about it."""

    principle: Principle
    counts: Counts
    n_insights: int


def choosable() -> list[Choosable]:
    """Return the principles with shared lessons, those that lessons disagree on first."""
    practice = practice_of()
    written = Counter(db.session.scalars(select(Insight.principle_key)))
    rows = [
        Choosable(principle, practice[key].directions, written[key])
        for key, principle in principles_by_key(practice.keys()).items()
    ]
    return sorted(rows, key=order)


def order(row: Choosable) -> tuple[int, int, str]:
    """Return what orders principles: those with lessons on both sides, then those with many."""
    both = min(row.counts[LessonDirection.CONFIRMS], row.counts[LessonDirection.CONTRADICTS])
    return -both, -sum(row.counts.values()), row.principle.title
