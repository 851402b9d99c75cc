"""What the pages of accounts read."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.extensions import db
from tracker.models import Gemeente, Membership, User

# The password of all accounts of a practice database; these end in ".demo".
DEMO_PASSWORD = "lerende-praktijk"


def user_of_session(remembered: str) -> User | None:
    """Return the account a session remembers; None when it is switched off or its password new."""
    number = remembered.partition("-")[0]
    if not number.isdecimal():
        return None
    query = (
        select(User)
        .where(User.id == int(number), User.is_enabled)
        .options(
            joinedload(User.organisation),
            joinedload(User.gemeente).joinedload(Gemeente.house_style),
        )
    )
    user = db.session.scalar(query)
    return user if user is not None and user.get_id() == remembered else None


def demo_accounts() -> Sequence[User]:
    """Return the accounts of a practice database, in the order they were made; else none."""
    query = select(User).where(User.email.endswith(".demo"), User.is_enabled)
    return db.session.scalars(query.options(joinedload(User.organisation)).order_by(User.id)).all()


def own_memberships(user: User) -> Sequence[Membership]:
    """Return the trajectories ``user`` is a member of, with the wijken, by title."""
    query = (
        select(Membership)
        .where(Membership.user_id == user.id)
        .options(joinedload(Membership.trajectory))
    )
    return sorted(db.session.scalars(query), key=lambda each: each.trajectory.title)
