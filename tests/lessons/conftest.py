"""People around one cycle, and lessons in every state of review."""

import re

import pytest

from tests.factories import (
    link_principle,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_member,
    make_trajectory,
    make_user,
    saved,
)
from tracker.domain.vocabulary import ReviewDecision, ReviewState, Role, Transferability
from tracker.models import Lesson, LessonReview, now

SHARE = {
    "oordeel": "deel",
    "transferability": "under_conditions",
    "conditions": "Met een vast gezicht.",
    "reason": "Twee bronnen zeggen hetzelfde.",
}


def state_of(session, lesson):
    return session.get(Lesson, lesson.id).review_state


def queued(page):
    return re.findall(r'<th scope="row"><a [^>]*>([^<]*)<', page.text)


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory(is_open_to_advisers=False))


@pytest.fixture
def principle(cycle):
    return link_principle(cycle.trajectory).principle


@pytest.fixture
def lead(cycle):
    return make_user(Role.PROGRAMME_LEAD, cycle.trajectory.gemeente)


@pytest.fixture
def partner(cycle):
    user = make_user(Role.PARTNER, cycle.trajectory.gemeente)
    make_member(user, cycle.trajectory, cycle.wijk)
    return user


@pytest.fixture
def reader(cycle):
    user = make_user(Role.READER, cycle.trajectory.gemeente)
    make_member(user, cycle.trajectory)
    return user


@pytest.fixture
def adviser(session):
    return make_user(Role.ADVISER)


@pytest.fixture
def stranger(session):
    return make_user(Role.PROGRAMME_LEAD, make_gemeente())


@pytest.fixture
def offered(cycle, principle):
    """A lesson that waits for a judgement."""
    return make_lesson(
        cycle,
        principle,
        title="Aanbellen werkt",
        review_state=ReviewState.OFFERED,
        offered_at=now(),
    )


@pytest.fixture
def shared(cycle, principle, adviser):
    """A lesson that was shared just now, with its judgement."""
    lesson = make_lesson(cycle, principle, review_state=ReviewState.SHARED, offered_at=now())
    make_verdict(lesson, adviser)
    return lesson


def make_verdict(lesson, adviser, **values):
    """Make the judgement that shared ``lesson``."""
    defaults = {
        "gemeente_id": lesson.gemeente_id,
        "lesson_id": lesson.id,
        "user_id": adviser.id,
        "decision": ReviewDecision.SHARED,
        "reason": "Twee bronnen zeggen hetzelfde.",
        "transferability": Transferability.TRANSFERABLE,
    }
    return saved(LessonReview(**defaults | values))
