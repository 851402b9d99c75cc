"""Who takes part in a trajectory with an account of their own."""

from collections.abc import Sequence

from tracker.domain.vocabulary import Role
from tracker.extensions import db
from tracker.models import Membership, Trajectory, User, Wijk
from tracker.policy import membership_in


def set_partner(trajectory: Trajectory, account: User, *, wijken: Sequence[Wijk]) -> None:
    """Let a partner take part in these wijken of ``trajectory``; in none means not at all.

    What the partner's organisation wrote stays.
    """
    _set_member(trajectory, account, takes_part=bool(wijken), wijken=wijken)


def set_reader(trajectory: Trajectory, account: User, *, may_read: bool) -> None:
    """Let a reader read ``trajectory`` and its reports, or no longer."""
    _set_member(trajectory, account, takes_part=may_read, wijken=())


def _set_member(
    trajectory: Trajectory, account: User, *, takes_part: bool, wijken: Sequence[Wijk]
) -> None:
    membership = membership_in(account, trajectory)
    if not takes_part:
        if membership is not None:
            account.memberships.remove(membership)
        return
    if membership is None:
        membership = Membership(
            gemeente_id=trajectory.gemeente_id,
            trajectory_id=trajectory.id,
            role=Role(account.role),
        )
        account.memberships.append(membership)
    membership.wijken = list(wijken)
    db.session.flush()
