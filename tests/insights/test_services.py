"""Writing, changing and publishing insights, and making proposals."""

from datetime import date

import pytest

from tests.factories import make_insight, make_principle, make_user
from tests.insights.conftest import shared
from tracker.domain.vocabulary import (
    InsightState,
    LessonDirection,
    ProposalState,
    ReviewState,
    Role,
)
from tracker.insights import services

DAY = date(2026, 11, 2)
TEXT = {
    "title": "Klein beginnen helpt soms",
    "says": "Het hangt van de wijk af.",
    "in_favour": "In één wijk hielp het.",
    "against": "In een andere bleef het klein.",
    "conditions": "Waar mensen elkaar kennen.",
    "unknown": "Hoe lang het blijft.",
}


def write(known, *lessons):
    ids = [lesson.id for lesson in lessons]
    return services.write_insight(
        known.principle.key, lessons=ids, on=DAY, user=make_user(Role.ADVISER), **TEXT
    )


def behind(insight):
    return {link.lesson_id: link.direction for link in insight.lesson_links}


def test_an_insight_keeps_every_lesson_with_what_it_says(known):
    insight = write(known, known.confirming, known.contradicting)

    assert insight.state is InsightState.DRAFT
    assert behind(insight) == {
        known.confirming.id: LessonDirection.CONFIRMS,
        known.contradicting.id: LessonDirection.CONTRADICTS,
    }
    assert {link.gemeente_id for link in insight.lesson_links} == {
        known.confirming.gemeente_id,
        known.contradicting.gemeente_id,
    }


def test_an_insight_rests_on_lessons(known):
    with pytest.raises(services.LessonsMissing):
        write(known)


def test_only_shared_lessons_on_the_principle_stand_behind_it(known):
    elsewhere = shared(make_principle())

    for lesson in (known.unshared, elsewhere):
        with pytest.raises(services.LessonNotShared):
            write(known, known.confirming, lesson)


def test_a_lesson_on_an_earlier_edition_counts(known):
    again = make_principle(key=known.principle.key)  # the same principle in another edition

    insight = write(known, shared(again))

    assert len(insight.lesson_links) == 1


def test_a_withdrawn_lesson_stays_to_be_told_until_it_is_taken_out(session, known):
    insight = write(known, known.confirming, known.contradicting)
    known.contradicting.review_state = ReviewState.IN_TRAJECTORY
    session.flush()

    services.change_insight(insight, lessons=[known.confirming.id], **TEXT)
    kept = behind(insight)
    services.change_insight(
        insight, lessons=[known.confirming.id], keeps_withdrawn=False, **TEXT | {"title": "Nieuw"}
    )

    assert kept.keys() == {known.confirming.id, known.contradicting.id}
    assert behind(insight).keys() == {known.confirming.id}
    assert insight.title == "Nieuw"


def test_publishing_once_and_only_on_a_shared_lesson(session, known):
    insight = write(known, known.confirming)
    known.confirming.review_state = ReviewState.OFFERED
    session.flush()
    with pytest.raises(services.LessonsMissing):
        services.publish_insight(insight)
    known.confirming.review_state = ReviewState.SHARED
    session.flush()

    services.publish_insight(insight)

    assert insight.published_at is not None
    with pytest.raises(services.PublishedBefore):
        services.publish_insight(insight)


def test_a_proposal_comes_from_a_published_insight(session):
    adviser = make_user(Role.ADVISER)
    insight = make_insight()
    words = {"text": "Ga mee.", "why": "Drie lessen.", "on": DAY, "user": adviser}
    with pytest.raises(services.NotPublished):
        services.make_proposal(insight, **words)
    insight.state = InsightState.PUBLISHED

    proposal = services.make_proposal(insight, **words)

    assert proposal.state is ProposalState.OPEN
    assert proposal.principle_key == insight.principle_key
