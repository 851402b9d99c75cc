"""The page of a cycle: its rooms, its words, and who may see and do what."""

from datetime import timedelta

import pytest

from tests.factories import (
    STARTED,
    link_principle,
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_indicator,
    make_lesson,
    make_measurement,
    make_member,
    make_organisation,
    make_outcome,
    make_principle,
    make_reflection,
    make_story,
    make_topic,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tracker.cycles import services
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ReflectionScore, Role


def page_of(login, user, cycle):
    return login(user).get(f"/cycli/{cycle.id}")


def test_the_page_opens_with_the_question_and_how_things_stand(login, place):
    text = text_of(page_of(login, place.lead, place.cycle))

    assert "Wie bereiken wij nog niet?" in text
    assert "Er is nog niets gemeten in deze cyclus." in text
    assert "Nodig om naar spreken te gaan" in text


def test_a_cycle_without_a_question_is_called_by_number_and_wijk(login, place):
    place.cycle.question = ""

    page = page_of(login, place.lead, place.cycle)

    assert f"<h1>Cyclus 1 in {place.cycle.wijk.name}</h1>" in page.get_data(as_text=True)


def test_the_rooms_carry_the_labels_of_the_trajectory(login, place):
    for plan in place.trajectory.phase_plans:
        if plan.phase is Phase.SPEAK:
            plan.label = "bespreken"

    text = text_of(page_of(login, place.lead, place.cycle))

    assert "Bespreken" in text
    assert "Ga naar bespreken" in text
    assert "Spreken" not in text


def test_a_corrected_value_stays_in_sight_in_words(login, place):
    old = make_measurement(place.indicator, place.cycle, value=54.0)
    services.correct_measurement(
        old, reason="Dubbel geteld", user=None, measured_on=STARTED, value=55.0
    )

    text = text_of(page_of(login, place.lead, place.cycle))

    assert "55 %" in text
    assert "was 54 %: Dubbel geteld" in text


def test_a_small_group_is_not_shown(login, place):
    make_measurement(place.indicator, place.cycle, value=50.0, n=4, numerator=2, denominator=4)

    text = text_of(page_of(login, place.lead, place.cycle))

    assert "niet getoond" in text
    assert "50 %" not in text


def test_a_gap_in_a_reflection_leads_to_an_action_in_one_click(login, place):
    principle = link_principle(place.trajectory).principle
    make_reflection(place.cycle, principle, make_organisation(), score=ReflectionScore.A_LITTLE)

    page = page_of(login, place.lead, place.cycle).get_data(as_text=True)

    assert f"/cycli/{place.cycle.id}/acties/nieuw?principe={principle.id}" in page


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_shows_all_rooms_with_what_they_hold(login, place, phase):
    old = make_cycle(
        place.trajectory, number=1, phase=Phase.CLOSED, closed_on=STARTED + timedelta(days=1)
    )
    cycle = make_cycle(
        place.trajectory,
        old.wijk,
        number=2,
        phase=phase,
        closed_on=STARTED if phase is Phase.CLOSED else None,
    )
    make_outcome(make_conversation(old), text="Wie belt na één keer wegblijven?")
    make_lesson(old, make_principle(), title="Posters werken niet")
    make_action(old, title="Bel na een keer")
    talk = make_conversation(cycle, make_organisation(), make_organisation())
    measured = make_measurement(place.indicator, cycle)
    story = make_story(cycle)
    make_topic(talk, title="Ruim de helft komt", indicator_id=measured.indicator_id)
    make_topic(talk, title="Een verhaal", story_id=story.id)

    text = text_of(page_of(login, place.lead, cycle))

    for words in (
        "Meten",
        "Verbeteren",
        "Wie belt na één keer wegblijven?",
        "Posters werken niet",
        "Bel na een keer",
        "Ruim de helft komt",
        story.text,
    ):
        assert words in text
    assert ("Start cyclus 3" in text) == (phase is Phase.CLOSED)


def test_standing_still_is_said(login, place):
    page = page_of(login, place.lead, place.cycle)

    assert "dagen niets vastgelegd" in text_of(page)


def test_the_history_says_who_moved_the_cycle_and_why(login, place):
    services.advance_cycle(
        place.cycle, on=STARTED, reason="De zomer viel ertussen.", user=place.lead
    )

    text = text_of(page_of(login, place.lead, place.cycle))

    assert "De zomer viel ertussen." in text
    assert "Programmaleider" in text
    assert "voorwaarden overgeslagen" in text


def test_who_may_see_a_cycle_and_what_they_may_do(login, place):
    assert page_of(login, place.stranger, place.cycle).status_code == 404
    assert "De gemeente zet de cyclus een fase verder." in text_of(
        page_of(login, place.reader, place.cycle)
    )
    partner = page_of(login, place.partner, place.cycle).get_data(as_text=True)
    assert "/metingen/nieuw" in partner
    assert "/volgende-fase" not in partner


def test_a_partner_does_not_see_a_cycle_in_another_wijk(login, place):
    elsewhere = make_cycle(place.trajectory, link_wijk(place.trajectory))

    assert page_of(login, place.partner, elsewhere).status_code == 404


def test_an_adviser_sees_it_where_the_gemeente_gave_access(login, place):
    adviser = make_user(Role.ADVISER)

    assert page_of(login, adviser, place.cycle).status_code == 404
    place.trajectory.is_open_to_advisers = True
    assert page_of(login, adviser, place.cycle).status_code == 200


def fill(cycle, n):
    for _ in range(n):
        make_measurement(make_indicator(cycle.trajectory), cycle)
        principle = link_principle(cycle.trajectory).principle
        make_reflection(cycle, principle, make_organisation())
        story = make_story(cycle)
        talk = make_conversation(cycle, make_organisation())
        make_topic(talk, story_id=story.id)
        make_topic(talk, principle_id=principle.id)
        make_outcome(talk)
        make_lesson(cycle, principle)
        make_action(cycle)


def test_the_page_takes_a_fixed_number_of_queries(login, place, count_queries):
    browser, address = login(place.lead), f"/cycli/{place.cycle.id}"
    fill(place.cycle, 2)
    with count_queries() as few:
        assert browser.get(address).status_code == 200
    fill(place.cycle, 18)
    with count_queries() as many:
        assert browser.get(address).status_code == 200

    assert len(many) == len(few)


def test_a_member_of_another_trajectory_sees_nothing(login, place):
    other = make_user(Role.PARTNER, place.gemeente)
    make_member(other, make_trajectory(place.gemeente), place.cycle.wijk)

    assert page_of(login, other, place.cycle).status_code == 404
