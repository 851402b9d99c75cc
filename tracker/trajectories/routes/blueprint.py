"""The blueprint, and who may change a trajectory."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from tracker.domain.vocabulary import TrajectoryStatus
from tracker.models import Trajectory
from tracker.policy import Act
from tracker.web.guard import View, guard

bp = Blueprint("trajectories", __name__)
Found = TypeVar("Found")


def changing(view: View) -> Callable[..., ResponseReturnValue]:
    """Let in who may edit the trajectory of the address, while it is not closed."""

    @wraps(view)
    def open_only(trajectory: Trajectory, **values: object) -> ResponseReturnValue:
        if trajectory.status is TrajectoryStatus.CLOSED:
            abort(403)
        return view(trajectory, **values)

    return guard(Act.EDIT, Trajectory)(open_only)


def found(record: Found | None) -> Found:
    """Return ``record``, or answer 404 when there is none."""
    if record is None:
        abort(404)
    return record
