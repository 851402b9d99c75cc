"""Two gemeenten on one principle: one shared lessons, the other chooses."""

import pytest

from tests.factories import (
    link_principle,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_member,
    make_principle,
    make_trajectory,
    make_user,
)
from tracker.domain.vocabulary import LessonDirection, ReviewState, Role


@pytest.fixture
def principle(session):
    return make_principle(title="Nodig uit via een bekende")


@pytest.fixture
def theirs(session):
    """The cycle of the gemeente that shares."""
    gemeente = make_gemeente(name="Deelstad")
    return make_cycle(make_trajectory(gemeente, title="Een geheim traject"))


@pytest.fixture
def ours(principle):
    """The cycle of the gemeente that chooses."""
    trajectory = make_trajectory(make_gemeente(name="Kiesstad"))
    link_principle(trajectory, principle, applied_here="")
    return make_cycle(trajectory)


@pytest.fixture
def shared(theirs, principle):
    return make_lesson(theirs, principle, title="Aanbellen", review_state=ReviewState.SHARED)


@pytest.fixture
def failed(theirs, principle):
    return make_lesson(
        theirs,
        principle,
        LessonDirection.CONTRADICTS,
        title="Het tegendeel",
        review_state=ReviewState.SHARED,
    )


@pytest.fixture
def lead(ours):
    return make_user(Role.PROGRAMME_LEAD, ours.trajectory.gemeente)


@pytest.fixture
def writer(theirs):
    return make_user(Role.PROGRAMME_LEAD, theirs.trajectory.gemeente)


@pytest.fixture
def adviser(session):
    return make_user(Role.ADVISER)


@pytest.fixture
def reader(ours):
    user = make_user(Role.READER, ours.trajectory.gemeente)
    make_member(user, ours.trajectory)
    return user
