"""Who may take part in a trajectory with an account of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import joinedload

from tracker.extensions import db
from tracker.models import Membership, Organisation, Trajectory, User
from tracker.policy import membership_in
from tracker.policy.people import possible_members


@dataclass(frozen=True)
class Candidate:
    """An account that can take part, and its place when it does."""

    account: User
    membership: Membership | None


def candidates_for(trajectory: Trajectory) -> list[Candidate]:
    """Return the accounts that can take part in ``trajectory``, by organisation and address."""
    return [_candidate(account, trajectory) for account in _accounts(trajectory)]


def candidate_for(trajectory: Trajectory, id: int) -> Candidate | None:
    """Return one account that can take part in ``trajectory``, or None."""
    found = [account for account in _accounts(trajectory, id) if account.id == id]
    return _candidate(found[0], trajectory) if found else None


def _accounts(trajectory: Trajectory, id: int | None = None) -> Sequence[User]:
    query = possible_members(trajectory).join(User.organisation)
    if id is not None:
        query = query.where(User.id == id)
    query = query.options(joinedload(User.organisation)).order_by(Organisation.name, User.email)
    return db.session.scalars(query).all()


def _candidate(account: User, trajectory: Trajectory) -> Candidate:
    return Candidate(account, membership_in(account, trajectory))
