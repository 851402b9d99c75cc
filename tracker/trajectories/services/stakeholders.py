"""Who has a stake in a trajectory."""

from tracker.domain.vocabulary import StakeholderKind
from tracker.extensions import db
from tracker.models import Stakeholder, Trajectory


def add_stakeholder(
    trajectory: Trajectory, *, name: str, kind: StakeholderKind, contribution: str = ""
) -> Stakeholder:
    """Return a group or organisation that is added to ``trajectory``; never a person."""
    stakeholder = Stakeholder(
        gemeente_id=trajectory.gemeente_id,
        trajectory_id=trajectory.id,
        name=name,
        kind=kind,
        contribution=contribution,
    )
    db.session.add(stakeholder)
    db.session.flush()
    return stakeholder


def change_stakeholder(
    stakeholder: Stakeholder, *, name: str, kind: StakeholderKind, contribution: str = ""
) -> None:
    """Change the name, the kind and what ``stakeholder`` brings."""
    stakeholder.name = name
    stakeholder.kind = kind
    stakeholder.contribution = contribution


def remove_stakeholder(stakeholder: Stakeholder) -> None:
    """Take ``stakeholder`` out of its trajectory."""
    db.session.delete(stakeholder)
    db.session.flush()
