"""What an action may be linked to: organisations, people, lessons, principles, later cycles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.extensions import db
from tracker.models import (
    Action,
    Cycle,
    Lesson,
    Organisation,
    Principle,
    TrajectoryPrinciple,
    User,
)
from tracker.network import organisations_around

Named = TypeVar("Named", Organisation, User, Lesson, Principle)


@dataclass(frozen=True)
class ActionChoices:
    """The records an action of one cycle may name, in the order of the form."""

    organisations: Sequence[Organisation]
    people: Sequence[User]
    lessons: Sequence[Lesson]
    principles: Sequence[Principle]

    def organisation(self, id: str | None) -> Organisation | None:
        """Return the organisation with this id, or None."""
        return _by_id(self.organisations, id)

    def person(self, id: str | None) -> User | None:
        """Return the person with this id, or None."""
        return _by_id(self.people, id)

    def lesson(self, id: str | None) -> Lesson | None:
        """Return the lesson with this id, or None."""
        return _by_id(self.lessons, id)

    def principle(self, id: str | None) -> Principle | None:
        """Return the principle with this id, or None."""
        return _by_id(self.principles, id)

    def same_principle(self, principle: Principle | None) -> int | None:
        """Return the id under which ``principle`` may be chosen: editions share its key."""
        key = principle.key if principle else None
        return next((one.id for one in self.principles if one.key == key), None)


def _by_id(records: Sequence[Named], id: str | None) -> Named | None:
    return next((one for one in records if str(one.id) == id), None)


def choices_for(cycle: Cycle) -> ActionChoices:
    """Return what an action in ``cycle`` may name.

    Owners are the organisations of the gemeente and those whose people take part in the
    trajectory; lessons are those of the wijk in this trajectory.
    """
    organisations = organisations_around(cycle.trajectory)
    people = (
        select(User)
        .join(User.organisation)
        .where(
            User.is_enabled,
            User.organisation_id.in_(
                organisations.with_only_columns(Organisation.id).order_by(None)
            ),
        )
        .options(joinedload(User.organisation))
    )
    lessons = select(Lesson).where(
        Lesson.trajectory_id == cycle.trajectory_id, Lesson.wijk_id == cycle.wijk_id
    )
    principles = (
        select(Principle)
        .join(TrajectoryPrinciple, TrajectoryPrinciple.principle_id == Principle.id)
        .where(TrajectoryPrinciple.trajectory_id == cycle.trajectory_id)
    )
    scalars = db.session.scalars
    return ActionChoices(
        scalars(organisations).all(),
        scalars(people.order_by(Organisation.name, User.title)).all(),
        scalars(lessons.order_by(Lesson.written_on.desc(), Lesson.id.desc())).all(),
        scalars(principles.order_by(TrajectoryPrinciple.position)).all(),
    )


def judging_cycle(action: Action) -> Cycle | None:
    """Return the newest cycle of the wijk after that of ``action``, or None when there is none."""
    query = (
        select(Cycle)
        .where(
            Cycle.trajectory_id == action.trajectory_id,
            Cycle.wijk_id == action.wijk_id,
            Cycle.number > action.cycle.number,
        )
        .order_by(Cycle.number.desc())
        .limit(1)
    )
    return db.session.scalar(query)
