"""The way of a lesson to others, asked of the services themselves."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.lessons.test_services import TEXT
from tracker.domain.review import Side
from tracker.domain.vocabulary import LessonDirection, ReviewDecision, ReviewState, Transferability
from tracker.lessons import services
from tracker.models import LessonMessage, LessonReview, now
from tracker.web.clock import today

USEFUL = services.Verdict("Twee bronnen.", Transferability.TRANSFERABLE)


def reviews(session):
    return session.scalars(select(LessonReview).order_by(LessonReview.id)).all()


def test_a_question_and_its_answer_stand_in_a_thread(session, offered, adviser, lead):
    services.ask_back(offered, question="Bij wie niet?", user=adviser)
    assert offered.review_state is ReviewState.QUESTIONED
    services.answer_question(offered, answer="Bij nieuwe mensen.", user=lead)

    messages = session.scalars(select(LessonMessage).order_by(LessonMessage.id)).all()
    assert offered.review_state is ReviewState.OFFERED
    assert [(each.text, each.is_question, each.user_id) for each in messages] == [
        ("Bij wie niet?", True, adviser.id),
        ("Bij nieuwe mensen.", False, lead.id),
    ]
    assert [each.decision for each in reviews(session)] == [ReviewDecision.ASKED]
    assert {each.gemeente_id for each in messages} == {offered.gemeente_id}


def test_sharing_keeps_the_judgement(session, offered, adviser):
    verdict = services.Verdict("Goed.", Transferability.UNDER_CONDITIONS, "Met een vast gezicht.")

    services.share_lesson(offered, verdict=verdict, user=adviser)

    (review,) = reviews(session)
    assert offered.review_state is ReviewState.SHARED
    assert (review.transferability, review.conditions) == (
        Transferability.UNDER_CONDITIONS,
        "Met een vast gezicht.",
    )


def test_conditions_are_kept_only_where_they_hold(session, offered, adviser):
    verdict = services.Verdict("Goed.", Transferability.TRANSFERABLE, "Een oude voorwaarde.")

    services.share_lesson(offered, verdict=verdict, user=adviser)

    assert reviews(session)[0].conditions == ""


def test_conditions_are_named(session, offered, adviser):
    verdict = services.Verdict("Goed.", Transferability.UNDER_CONDITIONS)

    with pytest.raises(services.ConditionsMissing):
        services.share_lesson(offered, verdict=verdict, user=adviser)

    assert offered.review_state is ReviewState.OFFERED


@pytest.mark.parametrize("side", Side)
def test_sharing_is_undone_within_a_day(session, offered, adviser, side):
    at = now()
    services.share_lesson(offered, verdict=USEFUL, user=adviser, at=at - timedelta(hours=24))

    services.call_back(offered, by=side, reason="Er mist een getal.", user=adviser, at=at)

    assert offered.review_state is ReviewState.OFFERED
    assert reviews(session)[-1].decision is ReviewDecision.CALLED_BACK


def test_sharing_stands_after_a_day(session, offered, adviser):
    at = now()
    services.share_lesson(offered, verdict=USEFUL, user=adviser, at=at - timedelta(hours=25))

    with pytest.raises(services.CallBackTooLate):
        services.call_back(offered, by=Side.ADVISER, reason="Spijt.", user=adviser, at=at)


def test_the_day_counts_from_the_last_time_it_was_shared(session, offered, adviser):
    at = now()
    services.share_lesson(offered, verdict=USEFUL, user=adviser, at=at - timedelta(hours=30))
    earlier = at - timedelta(hours=20)
    services.call_back(offered, by=Side.ADVISER, reason="Toch niet.", user=adviser, at=earlier)
    services.share_lesson(offered, verdict=USEFUL, user=adviser, at=at - timedelta(hours=2))

    services.call_back(offered, by=Side.ADVISER, reason="Toch niet.", user=adviser, at=at)

    assert offered.review_state is ReviewState.OFFERED


def test_what_was_not_shared_may_be_offered_again_after_a_change(session, offered, adviser):
    services.refuse_lesson(offered, reason="Nog één indruk.", user=adviser)
    with pytest.raises(services.StepNotOpen):
        services.offer_lesson(offered)

    services.change_lesson(offered, on=today(), **TEXT)
    services.offer_lesson(offered)

    assert offered.review_state is ReviewState.OFFERED


def test_saving_the_same_again_is_no_change(session, offered, adviser, principle):
    services.refuse_lesson(offered, reason="Nog één indruk.", user=adviser)
    same = TEXT | {
        "title": offered.title,
        "for_whom": offered.for_whom,
        "why": offered.why,
        "circumstances": offered.circumstances,
        "strength": offered.strength,
        "has_no_principle": False,
        "directions": {principle.id: LessonDirection.CONFIRMS},
    }

    services.change_lesson(offered, on=today(), **same)
    assert offered.review_state is ReviewState.NOT_SHARED

    directions = {principle.id: LessonDirection.QUALIFIES}
    services.change_lesson(offered, on=today(), **same | {"directions": directions})
    assert offered.review_state is ReviewState.IN_TRAJECTORY


@pytest.mark.parametrize("state", [ReviewState.IN_TRAJECTORY, ReviewState.QUESTIONED])
def test_a_judgement_waits_for_an_offer(session, offered, adviser, state):
    offered.review_state = state

    with pytest.raises(services.StepNotOpen):
        services.share_lesson(offered, verdict=USEFUL, user=adviser)
    with pytest.raises(services.StepNotOpen):
        services.refuse_lesson(offered, reason="Nee.", user=adviser)
    assert reviews(session) == []
