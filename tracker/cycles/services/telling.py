"""Stories: short, without recognisable persons."""

from datetime import date

from tracker.cycles.services.day import write_in
from tracker.extensions import db
from tracker.models import Cycle, Organisation, Story, User
from tracker.web.clock import not_in_future


def tell_story(
    cycle: Cycle,
    *,
    text: str,
    told_by: str,
    told_on: date,
    has_permission: bool,
    organisation: Organisation | None,
    user: User | None,
    is_example: bool = False,
    on: date | None = None,
) -> Story:
    """Write down a story in ``cycle`` and return it. The caller commits.

    ``told_by`` is a kind of person, never a name. Without permission it is kept for the
    conversation and never printed.

    Raises:
        CycleClosed: the cycle is closed.
        InFuture: ``told_on`` lies after today.
    """
    not_in_future(told_on)
    write_in(cycle, on)
    story = Story(
        gemeente_id=cycle.gemeente_id,
        cycle=cycle,
        organisation_id=organisation.id if organisation else None,
        text=text,
        told_by=told_by,
        told_on=told_on,
        has_permission=has_permission,
        is_example=is_example,
        user_id=user.id if user else None,
    )
    db.session.add(story)
    db.session.flush()
    return story
