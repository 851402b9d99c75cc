"""How far an organisation sees the linked principles in its own practice."""

from collections.abc import Mapping
from datetime import date

from tracker.cycles.queries.room_measure import reflections_by
from tracker.cycles.services.day import write_in
from tracker.domain.vocabulary import ReflectionScore
from tracker.extensions import db
from tracker.models import Cycle, Organisation, Reflection, User
from tracker.preparation.rows import linked_principles

Answers = Mapping[int, tuple[ReflectionScore, str]]  # principle id -> score and remark


class PrincipleNotLinked(Exception):
    """The trajectory does not rest on this principle."""


def reflect(
    cycle: Cycle,
    organisation: Organisation,
    *,
    answers: Answers,
    user: User | None,
    on: date | None = None,
) -> list[Reflection]:
    """Store what ``organisation`` thinks of each principle, over what it said before in this cycle.

    Returns the stored answers. The caller commits.

    Raises:
        CycleClosed: the cycle is closed.
        PrincipleNotLinked: an answer is about a principle the trajectory does not rest on.
    """
    linked = {link.principle_id: link.principle for link in linked_principles(cycle.trajectory_id)}
    if not answers.keys() <= linked.keys():
        raise PrincipleNotLinked
    write_in(cycle, on)
    known = reflections_by(cycle.id, organisation.id)
    stored = []
    for principle_id, (score, remark) in answers.items():
        reflection = known.get(linked[principle_id].key) or Reflection(
            gemeente_id=cycle.gemeente_id, cycle=cycle, organisation=organisation
        )
        reflection.principle_id = principle_id  # what was answered now is about this text
        reflection.score = score
        reflection.remark = remark
        reflection.user_id = user.id if user else None
        stored.append(reflection)
    db.session.add_all(stored)
    db.session.flush()
    return stored
