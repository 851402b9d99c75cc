"""The rules of lessons, asked of the services themselves."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.factories import make_cycle, make_lesson, make_principle, make_trajectory, make_user
from tracker.domain.vocabulary import (
    KnowledgeSource,
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewState,
    Role,
    Strength,
)
from tracker.lessons import services
from tracker.models import LessonPrinciple
from tracker.web.clock import InFuture, today

DAY = date(2026, 3, 1)
TEXT = {
    "title": "Uitnodigen door een bekende werkt beter",
    "did": "Een vrijwilliger belde aan.",
    "saw": "Er kwamen meer mensen.",
    "why": "Een bekende geeft vertrouwen.",
    "for_whom": "55-plussers",
    "circumstances": "Als de vrijwilliger bekend is",
    "kind": LessonKind.CONTENT,
    "result": LessonResult.WORKED,
    "strength": Strength.IMPRESSION,
    "knowledge": [KnowledgeSource.RESIDENTS],
    "has_no_principle": True,
}


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory())


def directions(session, lesson):
    links = session.scalars(select(LessonPrinciple).where(LessonPrinciple.lesson_id == lesson.id))
    return {link.principle_id: link.direction for link in links}


def test_a_lesson_is_written_with_what_it_says(session, cycle):
    principle = make_principle()
    said = {"has_no_principle": False, "directions": {principle.id: LessonDirection.QUALIFIES}}

    lesson = services.write_lesson(cycle, written_on=DAY, user=None, **TEXT | said)

    assert directions(session, lesson) == {principle.id: LessonDirection.QUALIFIES}
    assert lesson.review_state is ReviewState.IN_TRAJECTORY
    assert lesson.knowledge == ["residents"]
    assert cycle.last_entry_on == DAY


def test_a_partner_proposes_in_the_name_of_its_organisation(cycle):
    user = make_user(Role.PARTNER)

    lesson = services.propose_lesson(cycle, written_on=DAY, user=user, **TEXT)

    assert lesson.review_state is ReviewState.PROPOSED
    assert lesson.organisation_id == user.organisation_id


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"has_no_principle": False}, services.DirectionMissing),
        ({"directions": {1: LessonDirection.CONFIRMS}}, services.DirectionAndNone),
        ({"result": LessonResult.DID_NOT_WORK}, services.ObstacleMissing),
        ({"result": LessonResult.PARTLY}, services.ObstacleMissing),
        ({"look_again_on": DAY}, services.LookAgainTooEarly),
    ],
)
def test_an_incomplete_lesson_is_refused(cycle, changes, refusal):
    with pytest.raises(refusal):
        services.write_lesson(cycle, written_on=DAY, user=None, **TEXT | changes)


def test_a_lesson_is_not_written_tomorrow(cycle):
    with pytest.raises(InFuture):
        services.write_lesson(cycle, written_on=today() + timedelta(days=1), user=None, **TEXT)


def test_what_worked_has_no_obstacle(cycle):
    lesson = services.write_lesson(
        cycle, written_on=DAY, user=None, obstacle=Obstacle.MONEY, **TEXT
    )

    assert lesson.obstacle is None


def test_a_change_replaces_what_the_lesson_says(session, cycle):
    kept, dropped, added = make_principle(), make_principle(), make_principle()
    lesson = make_lesson(cycle, kept)
    said = {
        "has_no_principle": False,
        "directions": {kept.id: LessonDirection.CONFIRMS, dropped.id: LessonDirection.CONFIRMS},
    }
    services.change_lesson(lesson, on=DAY, **TEXT | said)

    said["directions"] = {
        kept.id: LessonDirection.CONTRADICTS,
        added.id: LessonDirection.CONFIRMS,
    }
    services.change_lesson(lesson, on=DAY, **TEXT | said)

    assert directions(session, lesson) == said["directions"]


def test_a_day_to_look_again_that_passed_does_not_stand_in_the_way(cycle):
    lesson = make_lesson(cycle, look_again_on=date(2026, 2, 1))

    services.change_lesson(lesson, on=DAY, **TEXT, look_again_on=date(2026, 2, 1))

    assert lesson.title == TEXT["title"]
    with pytest.raises(services.LookAgainTooEarly):
        services.change_lesson(lesson, on=DAY, **TEXT, look_again_on=date(2026, 2, 2))


def test_a_lesson_goes_from_proposal_to_offer_and_back(cycle):
    lesson = make_lesson(cycle, review_state=ReviewState.PROPOSED)
    with pytest.raises(services.NotInTrajectory):
        services.offer_lesson(lesson)

    services.adopt_lesson(lesson, on=DAY)
    services.offer_lesson(lesson)
    assert lesson.review_state is ReviewState.OFFERED
    assert lesson.offered_at is not None

    services.withdraw_offer(lesson)
    assert (lesson.review_state, lesson.offered_at) == (ReviewState.IN_TRAJECTORY, None)


def test_a_step_that_was_taken_is_not_taken_again(cycle):
    lesson = make_lesson(cycle)

    with pytest.raises(services.NotProposed):
        services.adopt_lesson(lesson, on=DAY)
    with pytest.raises(services.NotOffered):
        services.withdraw_offer(lesson)


@pytest.mark.parametrize("state", [ReviewState.OFFERED, ReviewState.SHARED])
def test_what_was_given_away_is_not_changed(cycle, state):
    lesson = make_lesson(cycle, review_state=state)

    with pytest.raises(services.LessonGiven):
        services.change_lesson(lesson, on=DAY, **TEXT)
