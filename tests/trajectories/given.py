"""What the tests of trajectories start from."""

from tests.factories import (
    make_trajectory,
    make_user,
)
from tracker.domain.vocabulary import Role, TrajectoryStatus


def draft(gemeente=None, **values):
    return make_trajectory(gemeente, status=TrajectoryStatus.DRAFT, **values)


def lead_of(trajectory):
    return make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)


def url(trajectory, step=""):
    return f"/trajecten/{trajectory.slug}/bewerken{'/' + step if step else ''}"
