"""Whose accounts one administers, and whom one may give a place or ask something."""

from sqlalchemy import Select, and_, false, or_, select

from tracker.models import Membership, Organisation, Trajectory, User
from tracker.policy import ADMIN, LEAD, PARTNER, READER, TABLE, Act, Scope


def visible_accounts(user: User) -> Select[User]:
    """Select the accounts ``user`` administers: of the own gemeente and its networks, or all."""
    match TABLE[Act.SEE_ADMINISTRATION].get(user.role):
        case Scope.ANYWHERE:
            return select(User)
        case Scope.OWN_GEMEENTE if user.gemeente_id is not None:
            members = select(Membership.user_id).where(Membership.gemeente_id == user.gemeente_id)
            return select(User).where(
                or_(User.gemeente_id == user.gemeente_id, User.id.in_(members))
            )
    return select(User).where(false())


def possible_members(trajectory: Trajectory) -> Select[User]:
    """Select the accounts that can be given a place in ``trajectory``.

    Partners and readers of its gemeente, and those who already take part in one of its networks.
    """
    gemeente_id = trajectory.gemeente_id
    known = select(Membership.user_id).where(Membership.gemeente_id == gemeente_id)
    of_gemeente = select(Organisation.id).where(Organisation.gemeente_id == gemeente_id)
    return select(User).where(
        User.role.in_((PARTNER, READER)),
        User.is_enabled,
        or_(
            User.gemeente_id == gemeente_id,
            User.organisation_id.in_(of_gemeente),
            User.id.in_(known),
        ),
    )


def may_switch(user: User, account: User) -> bool:
    """Return whether ``user`` may switch ``account`` off and on; never the own account."""
    if user.id == account.id:
        return False
    match TABLE[Act.SEE_ADMINISTRATION].get(user.role):
        case Scope.ANYWHERE:
            return True
        case Scope.OWN_GEMEENTE:
            return user.gemeente_id is not None and user.gemeente_id == account.gemeente_id
    return False


def possible_lookers(trajectory: Trajectory) -> Select[User]:
    """Select the accounts that can be asked to look at a report on ``trajectory``."""
    readers = select(Membership.user_id).where(
        Membership.trajectory_id == trajectory.id, Membership.role == READER
    )
    of_gemeente = and_(User.gemeente_id == trajectory.gemeente_id, User.role.in_((LEAD, ADMIN)))
    reads = and_(User.role == READER, User.id.in_(readers))
    return select(User).where(User.is_enabled, or_(of_gemeente, reads))
