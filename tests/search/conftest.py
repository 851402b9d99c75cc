"""People who search, and something to find."""

import pytest

from tests.factories import make_cycle, make_gemeente, make_lesson, make_trajectory, make_user
from tracker.domain.vocabulary import ReviewState, Role


@pytest.fixture
def lesson(session):
    """A lesson of one gemeente, not shared."""
    cycle = make_cycle(make_trajectory(make_gemeente(name="Paddenpoel")))
    return make_lesson(
        cycle,
        title="Plukken verbindt",
        saw="Wie paddenstoelen plukt, praat <b>vanzelf</b>.",
    )


@pytest.fixture
def shared(lesson):
    """The same lesson, shared."""
    lesson.review_state = ReviewState.SHARED
    return lesson


@pytest.fixture
def lead(lesson):
    return make_user(Role.PROGRAMME_LEAD, lesson.gemeente)


@pytest.fixture
def stranger(session):
    """A programme lead of another gemeente."""
    return make_user(Role.PROGRAMME_LEAD, make_gemeente())


@pytest.fixture
def adviser(session):
    return make_user(Role.ADVISER)
