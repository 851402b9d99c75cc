"""A principle on which shared lessons disagree."""

from types import SimpleNamespace

import pytest

from tests.factories import make_cycle, make_lesson, make_principle, make_trajectory
from tracker.domain.vocabulary import LessonDirection, ReviewState


def shared(principle, direction=LessonDirection.CONFIRMS, **values):
    """Return a shared lesson of a gemeente of its own."""
    values = {"review_state": ReviewState.SHARED} | values
    return make_lesson(make_cycle(make_trajectory()), principle, direction, **values)


@pytest.fixture
def known(session):
    """A principle with a shared lesson for and one against, and one that is not shared."""
    principle = make_principle(title="Begin klein")
    return SimpleNamespace(
        principle=principle,
        confirming=shared(principle, title="Klein beginnen hielp"),
        contradicting=shared(principle, LessonDirection.CONTRADICTS, title="Klein bleef klein"),
        unshared=shared(principle, review_state=ReviewState.IN_TRAJECTORY, title="Nog van ons"),
    )
