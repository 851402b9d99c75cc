"""Who works together: the organisations around a trajectory."""

from sqlalchemy import Select, or_, select

from tracker.models import Membership, Organisation, Trajectory, User


def organisations_around(trajectory: Trajectory) -> Select[Organisation]:
    """Select the organisations of the gemeente and those whose people take part, by name."""
    members = (
        select(User.organisation_id)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.trajectory_id == trajectory.id)
    )
    return (
        select(Organisation)
        .where(
            or_(Organisation.gemeente_id == trajectory.gemeente_id, Organisation.id.in_(members))
        )
        .order_by(Organisation.name)
    )
