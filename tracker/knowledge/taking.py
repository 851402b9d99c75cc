"""Taking a lesson of another gemeente over in one's own work, and letting it go again."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from tracker.domain.vocabulary import ChoicePlace
from tracker.extensions import db
from tracker.models import Action, Lesson, LessonTaken, Offer, TrajectoryPrinciple, User
from tracker.policy import takeable_lessons

Taker = Action | Offer | TrajectoryPrinciple
PLACES: dict[type, tuple[ChoicePlace, str]] = {
    Action: (ChoicePlace.ACTION, "action_id"),
    Offer: (ChoicePlace.OFFER, "offer_id"),
    TrajectoryPrinciple: (ChoicePlace.PRINCIPLE, "principle_link_id"),
}


def take_over(taker: Taker, lesson_ids: Collection[int], *, on: date) -> None:
    """Let ``taker`` rest on just these lessons of others, from the day ``on``. The caller commits.

    What was taken over before stays as it was and does not count again; what is no longer among
    ``lesson_ids`` is let go.
    """
    place, column = PLACES[type(taker)]
    kept = {each.lesson_id: each for each in taken_by(taker)}
    for lesson_id, each in kept.items():
        if lesson_id not in lesson_ids:
            db.session.delete(each)
    for lesson_id in sorted(set(lesson_ids) - kept.keys()):
        taken = LessonTaken(
            gemeente_id=taker.gemeente_id,
            trajectory_id=taker.trajectory_id,
            lesson_id=lesson_id,
            place=place,
            taken_on=on,
        )
        setattr(taken, column, taker.id)
        db.session.add(taken)
    db.session.flush()


def taken_by(taker: Taker) -> Sequence[LessonTaken]:
    """Return the lessons ``taker`` rests on, in the order they were taken over."""
    _, column = PLACES[type(taker)]
    query = _taken().where(getattr(LessonTaken, column) == taker.id)
    return db.session.scalars(query).all()


def taken_in(trajectory_id: int) -> Sequence[LessonTaken]:
    """Return the lessons of others that the work in a trajectory rests on, with their places."""
    return db.session.scalars(_taken().where(LessonTaken.trajectory_id == trajectory_id)).all()


def takeable(ids: Collection[int], user: User) -> dict[int, Lesson]:
    """Return the lessons among ``ids`` that ``user`` may take over, with their places."""
    query = takeable_lessons(user).where(Lesson.id.in_(ids))
    query = query.options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
    return {lesson.id: lesson for lesson in db.session.scalars(query)}


def _taken() -> Select[LessonTaken]:
    lesson = joinedload(LessonTaken.lesson)
    return (
        select(LessonTaken)
        .options(lesson.joinedload(Lesson.gemeente), lesson.joinedload(Lesson.wijk))
        .order_by(LessonTaken.id)
    )
