"""Conversations: planned, held, their topics made from the figures, their open points."""

from datetime import timedelta

import pytest

from tests.factories import (
    STARTED,
    link_principle,
    make_conversation,
    make_cycle,
    make_indicator,
    make_measurement,
    make_organisation,
    make_outcome,
    make_reflection,
    make_story,
    make_trajectory,
)
from tracker.cycles import services
from tracker.cycles.queries.room_speak import topics_of
from tracker.cycles.said import said_of
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import (
    ConversationForm,
    MustImprove,
    OutcomeKind,
    Recognition,
    ReflectionScore,
)
from tracker.preparation.rows import open_points
from tracker.web.clock import today

FORM = ConversationForm.IMPROVEMENT_SESSION


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory())


def test_a_conversation_can_be_planned_but_not_held_tomorrow(cycle):
    tomorrow = today() + timedelta(days=1)

    planned = services.plan_conversation(cycle, held_on=tomorrow, form=FORM, starts_at="10.00")

    assert (planned.held_on, planned.starts_at) == (tomorrow, "10.00")
    with pytest.raises(services.InFuture):
        services.hold_conversation(cycle, held_on=tomorrow, form=FORM, organisations=[])


def test_a_conversation_does_not_come_before_its_cycle(cycle):
    with pytest.raises(services.BeforeCycle):
        services.plan_conversation(cycle, held_on=STARTED - timedelta(days=1), form=FORM)


def test_a_closed_cycle_takes_no_conversation_nor_outcome(session):
    cycle = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=STARTED)
    talk = make_conversation(cycle)

    with pytest.raises(services.CycleClosed):
        services.plan_conversation(cycle, held_on=STARTED, form=FORM)
    with pytest.raises(services.CycleClosed):
        services.add_outcome(talk, kind=OutcomeKind.NOTE, text="Te laat.")


def test_topics_come_from_figures_disagreement_and_stories(cycle):
    measured, without = make_indicator(cycle.trajectory), make_indicator(cycle.trajectory)
    make_measurement(measured, cycle)
    apart = link_principle(cycle.trajectory).principle
    agreed = link_principle(cycle.trajectory).principle
    low, high = make_organisation(name="Huisarts"), make_organisation(name="Welzijnswerk")
    make_reflection(cycle, apart, low, score=ReflectionScore.A_LITTLE)
    make_reflection(cycle, apart, high, score=ReflectionScore.FULLY)
    make_reflection(cycle, agreed, low, score=ReflectionScore.LARGELY)
    make_reflection(cycle, agreed, high, score=ReflectionScore.FULLY)
    story = make_story(cycle)

    topics = services.prepare_topics(make_conversation(cycle))

    assert [topic.indicator_id for topic in topics] == [measured.id, None, None]
    assert [topic.principle_id for topic in topics] == [None, apart.id, None]
    assert [topic.story_id for topic in topics] == [None, None, story.id]
    assert [topic.position for topic in topics] == [1, 2, 3]
    assert topics[1].title.startswith("Welzijnswerk en Huisarts zien iets anders")
    assert without.id not in {topic.indicator_id for topic in topics}


def test_who_does_not_know_does_not_disagree(cycle):
    principle = link_principle(cycle.trajectory).principle
    make_reflection(cycle, principle, make_organisation(), score=ReflectionScore.UNKNOWN)
    make_reflection(cycle, principle, make_organisation(), score=ReflectionScore.FULLY)

    assert services.prepare_topics(make_conversation(cycle)) == []


def test_preparing_again_adds_only_what_is_new(cycle):
    talk = make_conversation(cycle)
    make_story(cycle)
    [first] = services.prepare_topics(talk)
    services.record_topic(
        first,
        title="Een eigen titel",
        recognised=Recognition.YES,
        explanation="Zo gaat het.",
        must_improve=MustImprove.NO,
    )
    make_story(cycle)

    assert len(services.prepare_topics(talk)) == 1
    assert topics_of(talk.id)[0].title == "Een eigen titel"


def test_a_recorded_topic_leaves_the_other_topics_to_others(cycle):
    talk = make_conversation(cycle)
    topic = services.add_topic(talk, title="Iets anders")
    version, mark = talk.version, said_of(topic).mark

    services.record_topic(topic, recognised=None, explanation="Ja.", must_improve=None)

    assert talk.version == version
    assert said_of(topic).mark != mark
    assert topic.title == "Iets anders"


def test_an_open_point_shows_in_later_cycles_until_it_is_settled(session):
    old = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=STARTED)
    point = make_outcome(make_conversation(old))
    make_outcome(make_conversation(old), kind=OutcomeKind.DECISION)
    cycle = make_cycle(old.trajectory, old.wijk, number=2)
    elsewhere = make_cycle(old.trajectory)

    assert open_points(cycle) == [point]
    assert open_points(elsewhere) == []

    services.settle_outcome(point, on=today())
    assert open_points(cycle) == []


def test_a_point_is_not_settled_tomorrow_and_keeps_its_first_day(cycle):
    point = make_outcome(make_conversation(cycle))

    with pytest.raises(services.InFuture):
        services.settle_outcome(point, on=today() + timedelta(days=1))
    services.settle_outcome(point, on=STARTED)
    services.settle_outcome(point, on=today())

    assert point.settled_on == STARTED
