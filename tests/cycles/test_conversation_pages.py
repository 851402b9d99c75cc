"""Conversations on the screen: planned, recorded, their open points settled."""

from datetime import timedelta

import pytest

from tests.factories import (
    STARTED,
    make_conversation,
    make_cycle,
    make_measurement,
    make_outcome,
    make_story,
    make_topic,
)
from tests.html import text_of
from tracker.cycles.said import said_of
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import MustImprove, OutcomeKind, Recognition
from tracker.models import Conversation, ConversationOutcome, ConversationTopic
from tracker.web.clock import today


def plan(place, **more):
    return {"held_on": STARTED.isoformat(), "form": "improvement_session"} | more


def answers(topic, **more):
    return {
        f"title_{topic.id}": topic.title,
        f"recognised_{topic.id}": "partly",
        f"explanation_{topic.id}": "Wie komt, blijft.",
        f"must_improve_{topic.id}": "yes",
    } | more


def test_a_conversation_is_planned_with_its_topics_ready(login, session, place):
    make_measurement(place.indicator, place.cycle)
    tomorrow = today() + timedelta(days=1)
    data = plan(
        place,
        held_on=tomorrow.isoformat(),
        starts_at="10:00",
        organisations=[str(place.partner.organisation_id)],
    )

    answer = login(place.lead).post(f"/cycli/{place.cycle.id}/gesprekken/nieuw", data=data)

    assert answer.status_code == 303
    talk = session.query(Conversation).one()
    assert (talk.held_on, talk.starts_at) == (tomorrow, "10.00")
    assert session.query(ConversationTopic).one().indicator_id == place.indicator.id


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"held_on": ""}, "Kies op welke dag het gesprek is."),
        ({"held_on": "2025-12-31"}, "Toen was deze cyclus nog niet begonnen."),
        ({"starts_at": "25.00"}, "Vul een tijd in als 10.00, of laat dit leeg."),
        ({"form": ""}, "Kies wat voor gesprek het is."),
        ({"organisations": ["0"]}, "Kies een van de mogelijkheden."),
    ],
)
def test_a_plan_that_cannot_be_says_why(login, session, place, more, sentence):
    answer = login(place.lead).post(
        f"/cycli/{place.cycle.id}/gesprekken/nieuw", data=plan(place, **more)
    )

    assert answer.status_code == 400
    assert sentence in text_of(answer)
    assert session.query(Conversation).count() == 0


def test_who_was_there_can_change(login, session, place):
    talk = make_conversation(place.cycle, place.partner.organisation)
    both = [str(place.partner.organisation_id), str(place.lead.organisation_id)]

    answer = login(place.lead).post(
        f"/gesprekken/{talk.id}/bewerken", data=plan(place, organisations=both)
    )

    assert answer.status_code == 303
    page = login(place.lead).get(f"/gesprekken/{talk.id}")
    assert place.lead.organisation.name in text_of(page)


def test_everything_said_is_written_down_on_one_screen(login, session, place):
    talk = make_conversation(place.cycle)
    topic = make_topic(talk, explanation="", indicator_id=place.indicator.id)
    make_measurement(place.indicator, place.cycle)
    old = make_outcome(talk, text="Folder in vier talen?")
    data = answers(topic) | {
        "kind": "decision",
        "text": "Het woord eenzaamheid gaat van de posters.",
        "new_topic": "De vrijwilligers stoppen",
        "settled": [str(old.id)],
    }

    answer = login(place.lead).post(f"/gesprekken/{talk.id}", data=data)

    assert answer.status_code == 303
    assert (topic.recognised, topic.must_improve) == (Recognition.PARTLY, MustImprove.YES)
    assert topic.explanation == "Wie komt, blijft."
    assert old.settled_on == today()
    assert session.query(ConversationTopic).count() == 2
    kinds = [each.kind for each in session.query(ConversationOutcome)]
    assert sorted(kinds) == [OutcomeKind.DECISION, OutcomeKind.FOLLOW_UP]


def test_the_questions_stand_in_their_fixed_order(login, place):
    talk = make_conversation(place.cycle)
    make_topic(talk, story_id=make_story(place.cycle).id)

    text = text_of(login(place.lead).get(f"/gesprekken/{talk.id}"))

    places = [
        text.index(words)
        for words in ("1. Herkennen wij dit", "2. Hoe verklaren wij dit?", "3. Moet het beter?")
    ]
    assert places == sorted(places)


def test_a_topic_keeps_a_title_and_what_was_typed_is_kept(login, session, place):
    talk = make_conversation(place.cycle)
    topic = make_topic(talk, explanation="")

    answer = login(place.lead).post(
        f"/gesprekken/{talk.id}", data=answers(topic, **{f"title_{topic.id}": ""})
    )

    assert answer.status_code == 400
    assert "Geef het onderwerp een titel." in text_of(answer)
    assert "Wie komt, blijft." in answer.get_data(as_text=True)
    assert topic.explanation == ""


def test_who_saves_over_somebody_else_is_warned_first(login, session, place):
    talk = make_conversation(place.cycle)
    topic = make_topic(talk, explanation="")
    browser = login(place.lead)
    seen = {f"seen_{topic.id}": said_of(topic).mark}
    browser.post(f"/gesprekken/{talk.id}", data=answers(topic, **seen))

    late = answers(topic, **seen, **{f"explanation_{topic.id}": "Iets anders."})
    answer = browser.post(f"/gesprekken/{talk.id}", data=late)

    assert answer.status_code == 400
    assert "Iemand anders schreef hier intussen: ‘Wie komt, blijft.’" in text_of(answer)
    assert "Iets anders." in answer.text
    assert topic.explanation == "Wie komt, blijft."

    again = late | {f"seen_{topic.id}": said_of(topic).mark}
    assert browser.post(f"/gesprekken/{talk.id}", data=again).status_code == 303
    assert topic.explanation == "Iets anders."


def test_two_people_write_on_two_topics_and_lose_nothing(login, place):
    talk = make_conversation(place.cycle)
    first, second = make_topic(talk, explanation=""), make_topic(talk, explanation="")
    seen = {f"seen_{each.id}": said_of(each).mark for each in (first, second)}
    untouched = {f"title_{each.id}": each.title for each in (first, second)}
    browser = login(place.lead)

    for topic, words in ((first, "Van de een."), (second, "Van de ander.")):
        data = untouched | seen | {f"explanation_{topic.id}": words}
        assert browser.post(f"/gesprekken/{talk.id}", data=data).status_code == 303

    assert (first.explanation, second.explanation) == ("Van de een.", "Van de ander.")


def test_topics_are_added_for_what_came_later(login, session, place):
    talk = make_conversation(place.cycle)
    browser = login(place.lead)
    address = f"/gesprekken/{talk.id}/onderwerpen"

    nothing = browser.post(address)
    assert "Er is niets nieuws gemeten of verteld." in text_of(browser.get(nothing.location))
    make_story(place.cycle)
    browser.post(address)

    assert session.query(ConversationTopic).count() == 1


def test_a_closed_cycle_takes_nothing_more(login, session, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED
    talk = make_conversation(place.cycle)
    topic = make_topic(talk, explanation="")
    make_story(place.cycle)
    browser = login(place.lead)

    answer = browser.post(f"/gesprekken/{talk.id}", data=answers(topic))
    browser.post(f"/gesprekken/{talk.id}/onderwerpen")

    assert answer.status_code == 400
    assert "Deze cyclus is afgesloten." in text_of(answer)
    assert session.query(ConversationTopic).count() == 1
    assert topic.explanation == ""


def test_an_open_point_of_an_earlier_cycle_is_settled_on_the_page_of_the_cycle(login, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED
    point = make_outcome(make_conversation(place.cycle), text="Folder in vier talen?")
    cycle = make_cycle(place.trajectory, place.cycle.wijk, number=2, phase=Phase.SPEAK)
    browser = login(place.lead)
    assert "Folder in vier talen?" in text_of(browser.get(f"/cycli/{cycle.id}"))

    browser.post(f"/cycli/{cycle.id}/open-punten", data={})
    assert point.settled_on is None
    browser.post(f"/cycli/{cycle.id}/open-punten", data={"punt": str(point.id)})

    assert point.settled_on == today()
    assert "Folder in vier talen?" not in text_of(browser.get(f"/cycli/{cycle.id}"))


@pytest.mark.parametrize(
    ("who", "status"), [("lead", 200), ("partner", 403), ("reader", 403), ("stranger", 404)]
)
def test_only_the_gemeente_records_a_conversation(login, place, who, status):
    talk = make_conversation(place.cycle)
    browser = login(getattr(place, who))

    for address in (
        f"/cycli/{place.cycle.id}/gesprekken/nieuw",
        f"/gesprekken/{talk.id}",
        f"/gesprekken/{talk.id}/bewerken",
    ):
        assert browser.get(address).status_code == status
    if who != "lead":
        assert browser.post(f"/cycli/{place.cycle.id}/open-punten").status_code == status
        assert browser.post(f"/gesprekken/{talk.id}/onderwerpen").status_code == status
        assert browser.post(f"/gesprekken/{talk.id}/onderwerp").status_code == status
