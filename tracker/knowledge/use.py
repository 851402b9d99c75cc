"""Whether lessons are used: writing down that one was seen, and what that comes to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, func, insert, select

from tracker.domain.vocabulary import ChoicePlace, UseKind
from tracker.extensions import db
from tracker.models import Gemeente, KnowledgeUse, Lesson, LessonTaken, User
from tracker.policy import lessons_of

MOST_NEWS = 5
NEWS_LASTS = timedelta(days=60)


@dataclass(frozen=True)
class TakenLine:
    """That a gemeente took a lesson over, and where: never in which piece of work."""

    lesson_id: int
    title: str
    gemeente: str
    place: ChoicePlace
    taken_on: date


@dataclass(frozen=True)
class LessonUse:
    """How other gemeenten use one lesson."""

    n_shown: int  # gemeenten that saw it where they chose
    n_opened: int  # gemeenten that opened it from there
    taken: Sequence[TakenLine]

    @property
    def n_taken(self) -> int:
        """Return how many gemeenten took the lesson over."""
        return len({each.gemeente for each in self.taken})


def note_use(
    lesson_ids: Collection[int], *, kind: UseKind, place: ChoicePlace, gemeente_id: int, on: date
) -> None:
    """Write down that a gemeente saw or opened these lessons: one statement. The caller commits."""
    rows = [
        {
            "lesson_id": lesson_id,
            "kind": kind,
            "place": place,
            "gemeente_id": gemeente_id,
            "used_on": on,
        }
        for lesson_id in lesson_ids
    ]
    db.session.execute(insert(KnowledgeUse), rows)


def use_of(lesson: Lesson) -> LessonUse:
    """Return how other gemeenten use ``lesson``; two queries."""
    gemeenten = func.count(KnowledgeUse.gemeente_id.distinct()).label("n")
    counted = select(KnowledgeUse.kind, gemeenten).where(KnowledgeUse.lesson_id == lesson.id)
    rows = db.session.execute(counted.group_by(KnowledgeUse.kind))
    n = {row.kind: row.n for row in rows}
    taken = _lines(Lesson.id == lesson.id)
    return LessonUse(n.get(UseKind.SHOWN, 0), n.get(UseKind.OPENED, 0), taken)


def news_for(user: User, *, today: date) -> list[TakenLine]:
    """Return which lessons of one's own others took over of late, the newest first."""
    own = lessons_of(user).with_only_columns(Lesson.id)
    return _lines(Lesson.id.in_(own), LessonTaken.taken_on > today - NEWS_LASTS)[:MOST_NEWS]


def _lines(*conditions: ColumnElement[bool]) -> list[TakenLine]:
    """Return each gemeente once for each lesson and kind of place, the last one first."""
    last = func.max(LessonTaken.taken_on)
    query = (
        select(Lesson.id, Lesson.title, Gemeente.name, LessonTaken.place, last)
        .join(Lesson, Lesson.id == LessonTaken.lesson_id)
        .join(Gemeente, Gemeente.id == LessonTaken.gemeente_id)
        .where(*conditions)
        .group_by(Lesson.id, Lesson.title, Gemeente.name, LessonTaken.place)
        .order_by(last.desc(), Lesson.id.desc(), Gemeente.name)
    )
    return [TakenLine(*row) for row in db.session.execute(query)]
