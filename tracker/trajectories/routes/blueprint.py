"""The blueprint, and who may change a trajectory."""

from typing import TypeVar

from flask import Blueprint, abort

from tracker.models import Trajectory
from tracker.policy import Act
from tracker.web.guard import guard

bp = Blueprint("trajectories", __name__)
changing = guard(Act.EDIT, Trajectory)
Found = TypeVar("Found")


def found(record: Found | None) -> Found:
    """Return ``record``, or answer 404 when there is none."""
    if record is None:
        abort(404)
    return record
