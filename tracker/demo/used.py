"""What gemeenten of the demo did with each other's lessons: seen, opened, taken over."""

from sqlalchemy import select

from tracker.demo.content import Record, read
from tracker.demo.parts import Parts
from tracker.domain.vocabulary import ChoicePlace, UseKind
from tracker.extensions import db
from tracker.knowledge.taking import Taker, take_over
from tracker.knowledge.use import note_use
from tracker.models import Offer, Principle, TrajectoryPrinciple


def add_use(parts: Parts) -> None:
    """Let the trajectories use each other's lessons as the content says."""
    record = read("used")
    for each in record["taken"]:
        lesson_ids = [parts.lessons[each["lesson"]].id]
        take_over(taker(each, parts), lesson_ids, on=parts.day(each["on"]))
    for each in record["seen"]:
        note(each, parts)


def taker(record: Record, parts: Parts) -> Taker:
    """Return the action, the offer or the principle that a lesson was taken over in."""
    if "action" in record:
        return parts.actions[record["action"]]
    trajectory = parts.chains[record["trajectory"]].trajectory
    if "offer" in record:
        offers = select(Offer).where(Offer.trajectory_id == trajectory.id)
        return db.session.scalars(offers.where(Offer.title == record["offer"])).one()
    links = select(TrajectoryPrinciple).join(TrajectoryPrinciple.principle)
    return db.session.scalars(
        links.where(
            TrajectoryPrinciple.trajectory_id == trajectory.id,
            Principle.key == record["principle"],
        )
    ).one()


def note(record: Record, parts: Parts) -> None:
    """Write down on which days a lesson was seen and opened."""
    for kind in UseKind:
        for day in record[kind.value]:
            note_use(
                [parts.lessons[record["lesson"]].id],
                kind=kind,
                place=ChoicePlace(record["place"]),
                gemeente_id=parts.chains[record["trajectory"]].trajectory.gemeente_id,
                on=parts.day(day),
            )
