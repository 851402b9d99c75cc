"""A conversation on one screen: each topic saved by itself, points that become actions."""

from datetime import timedelta

import pytest

from tests.factories import (
    STARTED,
    link_principle,
    make_action,
    make_conversation,
    make_cycle,
    make_lesson,
    make_measurement,
    make_organisation,
    make_outcome,
    make_topic,
    make_trajectory,
)
from tests.html import text_of
from tracker.cycles.said import said_of
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import LessonDirection, OutcomeKind, Recognition, ReviewState
from tracker.models import Action
from tracker.preparation.rows import open_points
from tracker.web.clock import today

PART = {"HX-Request": "true"}
DUE = today() + timedelta(days=30)


@pytest.fixture
def talk(place):
    return make_conversation(place.cycle, place.partner.organisation)


def follow(point, owner, **more):
    return {f"owner_{point.id}": str(owner.id), f"due_{point.id}": DUE.isoformat()} | more


def test_the_screen_is_prepared_before_the_conversation(login, place):
    tomorrow = today() + timedelta(days=1)
    talk = make_conversation(place.cycle, held_on=tomorrow)
    make_measurement(place.indicator, place.cycle, n=40, numerator=22, denominator=40)
    principle = link_principle(place.trajectory).principle
    elsewhere = make_cycle(make_trajectory())
    make_lesson(
        elsewhere,
        principle,
        LessonDirection.CONTRADICTS,
        review_state=ReviewState.SHARED,
        title="Hier hielp het niet",
    )

    text = text_of(login(place.lead).get(f"/gesprekken/{talk.id}"))

    assert "Dit gesprek komt nog." in text
    assert "Laatste cijfer: 55 % van 40." in text
    assert "Te weinig metingen om een verandering te zien" in text
    assert "Hier hielp het niet" in text
    assert f"Niemand vulde in hoe het staat met ‘{principle.title}’." in text


def test_saving_leads_on_to_the_next_topic(login, place, talk):
    first, second = make_topic(talk, explanation=""), make_topic(talk, explanation="")
    data = {f"title_{each.id}": each.title for each in (first, second)}
    browser = login(place.lead)
    page = browser.get(f"/gesprekken/{talk.id}").text
    assert f'value="onderwerp-{second.id}">Bewaar, en naar onderwerp 2<' in page

    to = f"onderwerp-{second.id}"
    answer = browser.post(f"/gesprekken/{talk.id}", data=data | {"to": to})

    assert answer.location.endswith(f"/gesprekken/{talk.id}#{to}")


@pytest.mark.parametrize("to", ["//elders.nl", "x y", "<script>", "onderwerp-1#2"])
def test_only_a_place_on_the_page_is_gone_to(login, place, talk, to):
    answer = login(place.lead).post(f"/gesprekken/{talk.id}", data={"to": to})

    assert answer.location.endswith(f"/gesprekken/{talk.id}#gesprek")


def test_a_topic_is_saved_by_itself_while_people_talk(login, place, talk):
    topic = make_topic(talk, explanation="")
    make_topic(talk, title="Een ander", explanation="")
    data = {
        "onderwerp": str(topic.id),
        f"title_{topic.id}": topic.title,
        f"recognised_{topic.id}": "partly",
        f"explanation_{topic.id}": "Wie komt, blijft.",
        f"seen_{topic.id}": said_of(topic).mark,
        "text": "Dit hoort bij een ander deel van het scherm.",
    }

    part = login(place.lead).post(f"/gesprekken/{talk.id}/onderwerp", data=data, headers=PART)

    assert "Bewaard om" in part.text
    assert said_of(topic).mark in part.text
    assert (topic.recognised, topic.explanation) == (Recognition.PARTLY, "Wie komt, blijft.")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"explanation": "Bel 06 12345678."}, "Haal een telefoonnummer uit de tekst."),
        ({"title": ""}, "Geef het onderwerp een titel."),
        ({"seen": "anders"}, "Iemand anders schreef hier intussen: ‘Wie komt, blijft.’"),
        ({"recognised": "onzin"}, "Kies een van de mogelijkheden."),
    ],
)
def test_a_topic_that_cannot_be_saved_says_why_and_stays(login, place, talk, more, sentence):
    topic = make_topic(talk)
    data = {"title": topic.title, "explanation": "Nieuw."} | more
    data = {f"{name}_{topic.id}": value for name, value in data.items()}

    part = login(place.lead).post(
        f"/gesprekken/{talk.id}/onderwerp",
        data=data | {"onderwerp": str(topic.id)},
        headers=PART,
    )

    assert "Nog niet bewaard." in part.text
    assert sentence in part.text
    assert topic.explanation == "Wie komt, blijft."


def test_a_topic_of_another_conversation_is_not_there(login, place, talk):
    other = make_topic(make_conversation(make_cycle(make_trajectory())))
    browser = login(place.lead)

    for asked in (str(other.id), "", "onzin"):
        data = {"onderwerp": asked}
        assert browser.post(f"/gesprekken/{talk.id}/onderwerp", data=data).status_code == 404


def test_who_is_there_is_written_down_on_the_same_screen(login, place, talk):
    both = [str(place.partner.organisation_id), str(place.lead.organisation_id)]

    login(place.lead).post(f"/gesprekken/{talk.id}", data={"present": both})

    page = text_of(login(place.lead).get(f"/cycli/{place.cycle.id}"))
    assert place.lead.organisation.name in page


def test_a_follow_up_becomes_an_action_that_remembers_it(login, session, place, talk):
    point = make_outcome(talk, text="Een kaartje voor de huisarts maken")
    owner = place.partner.organisation
    browser = login(place.lead)

    answer = browser.post(f"/gesprekken/{talk.id}", data=follow(point, owner))

    assert answer.status_code == 303
    action = session.query(Action).one()
    assert (action.outcome_id, action.organisation_id, action.due_on) == (point.id, owner.id, DUE)
    assert (action.title, action.cycle_id) == (point.text, place.cycle.id)
    assert open_points(place.cycle) == []
    assert f"/acties/{action.id}" in browser.get(f"/gesprekken/{talk.id}").text
    assert f"/acties/{action.id}" in browser.get(f"/cycli/{place.cycle.id}").text
    assert f"Uit gesprek {point.text}" in text_of(browser.get(f"/acties/{action.id}"))


def test_sent_twice_a_follow_up_gives_one_action(login, session, place, talk):
    data = follow(make_outcome(talk), place.partner.organisation)
    browser = login(place.lead)

    for _ in range(2):
        assert browser.post(f"/gesprekken/{talk.id}", data=data).status_code == 303

    assert session.query(Action).count() == 1


def test_a_point_of_an_earlier_cycle_becomes_an_action_of_this_one(login, session, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED
    point = make_outcome(make_conversation(place.cycle), text="w" * 400)
    cycle = make_cycle(place.trajectory, place.cycle.wijk, number=2, phase=Phase.SPEAK)
    talk = make_conversation(cycle)

    login(place.lead).post(f"/gesprekken/{talk.id}", data=follow(point, place.partner.organisation))

    action = session.query(Action).one()
    assert (action.cycle_id, action.outcome_id) == (cycle.id, point.id)
    assert action.title == f"{'w' * 159}…"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"owner": "own"}, "Kies op welke dag dit klaar moet zijn."),
        ({"due": DUE.isoformat()}, "Kies een trekker"),
        ({"to": "actie"}, "Kies een trekker"),
        ({"owner": "own", "due": "2025-01-01"}, "Dit ligt vóór het begin."),
        ({"owner": "own", "due": "onzin"}, "een bestaande datum"),
        ({"owner": "stranger", "due": DUE.isoformat()}, "Kies een van de mogelijkheden."),
    ],
)
def test_half_an_action_is_refused_and_nothing_is_stored(
    login, session, place, talk, fields, sentence
):
    point = make_outcome(talk)
    topic = make_topic(talk, explanation="")
    owners = {"own": place.partner.organisation_id, "stranger": make_organisation().id}
    data = {f"title_{topic.id}": topic.title, f"explanation_{topic.id}": "Wie komt, blijft."}
    if "owner" in fields:
        data[f"owner_{point.id}"] = str(owners[fields["owner"]])
    if "due" in fields:
        data[f"due_{point.id}"] = fields["due"]
    if "to" in fields:
        data["to"] = f"actie-{point.id}"

    answer = login(place.lead).post(f"/gesprekken/{talk.id}", data=data)

    assert answer.status_code == 400
    assert sentence in text_of(answer)
    assert "Wie komt, blijft." in answer.text
    assert session.query(Action).count() == 0
    assert topic.explanation == ""


def test_an_open_point_is_settled_on_the_screen_of_the_next_conversation(login, place, talk):
    point = make_outcome(talk, text="Folder in vier talen?")
    later = make_conversation(place.cycle, held_on=STARTED + timedelta(days=3))
    browser = login(place.lead)
    assert "Folder in vier talen?" in text_of(browser.get(f"/gesprekken/{later.id}"))

    browser.post(f"/gesprekken/{later.id}", data={"settled": str(point.id)})

    assert point.settled_on == today()
    assert "Folder in vier talen?" not in text_of(browser.get(f"/gesprekken/{later.id}"))


def test_an_agreement_added_with_the_enter_key_stays_in_sight(login, place, talk):
    topic = make_topic(talk)
    data = {
        f"title_{topic.id}": topic.title,
        "to": f"onderwerp-{topic.id}",
        "kind": OutcomeKind.FOLLOW_UP.value,
        "text": "Wie belt er na één keer?",
    }

    answer = login(place.lead).post(f"/gesprekken/{talk.id}", data=data)

    assert answer.location.endswith("#afspraken")


def test_actions_of_the_last_cycle_wait_on_the_screen_for_a_judgement(login, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED
    action = make_action(place.cycle)
    cycle = make_cycle(place.trajectory, place.cycle.wijk, number=2, phase=Phase.SPEAK)
    talk = make_conversation(cycle)

    page = login(place.lead).get(f"/gesprekken/{talk.id}").text

    assert f"/acties/{action.id}/beoordelen" in page


def test_a_topic_shows_the_figures_of_the_day_of_the_conversation(login, place):
    talk = make_conversation(place.cycle)
    make_topic(talk, indicator_id=place.indicator.id)
    make_measurement(place.indicator, place.cycle, value=40.0, n=40)
    make_measurement(
        place.indicator, place.cycle, value=70.0, n=40, measured_on=STARTED + timedelta(days=20)
    )
    browser = login(place.lead)

    for address in (f"/cycli/{place.cycle.id}", f"/gesprekken/{talk.id}"):
        text = text_of(browser.get(address))
        assert "Laatste cijfer: 40 %" in text
        assert "Laatste cijfer: 70 %" not in text
