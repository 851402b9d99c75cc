"""The sentences that say how a cycle stands."""

from datetime import date, timedelta

import pytest

from tests.factories import (
    STARTED,
    make_conversation,
    make_cycle,
    make_indicator,
    make_lesson,
    make_measurement,
    make_organisation,
    make_principle,
    make_story,
    make_topic,
    make_trajectory,
)
from tracker.cycles.queries import cycle_page
from tracker.cycles.sentences import measured_line, opening_sentence, period, spoken_line
from tracker.domain.phases import Phase
from tracker.domain.withholding import ValueState


def said(cycle, today=STARTED):
    return opening_sentence(cycle_page(cycle, today=today), today=today)


@pytest.fixture
def trajectory(session):
    return make_trajectory()


def test_measuring_says_how_many_indicators_wait(trajectory):
    cycle = make_cycle(trajectory)
    first, _ = make_indicator(trajectory), make_indicator(trajectory)
    make_measurement(first, cycle)

    assert said(cycle) == "Van twee indicatoren mist er nog één."


def test_when_all_is_there_the_sentence_says_so(trajectory):
    cycle = make_cycle(trajectory, phase=Phase.LEARN)
    make_lesson(cycle, make_principle())

    assert said(cycle) == "Er is één les. Alles is er om naar verbeteren te gaan."


def test_a_planned_conversation_comes_before_going_on(trajectory):
    cycle = make_cycle(trajectory, phase=Phase.SPEAK)
    talk = make_conversation(cycle, make_organisation(), make_organisation())
    make_topic(talk)
    later = make_conversation(cycle, held_on=date(2026, 1, 15))
    make_topic(later, explanation="")

    assert said(cycle) == "Het netwerk praat op donderdag 15 januari over één onderwerp."


def test_a_missing_explanation_is_counted(trajectory):
    cycle = make_cycle(trajectory, phase=Phase.SPEAK)
    talk = make_conversation(cycle, make_organisation(), make_organisation())
    make_topic(talk, explanation="")

    assert said(cycle, STARTED + timedelta(days=1)) == (
        "Het netwerk praatte over één onderwerp. Eén verklaring ontbreekt."
    )


def test_a_phase_that_takes_too_long_or_stands_still_is_named(trajectory):
    cycle = make_cycle(trajectory, last_entry_on=STARTED + timedelta(days=25))

    late, still = STARTED + timedelta(days=30), STARTED + timedelta(days=60)
    assert "Deze fase duurt 3 dagen langer dan gepland." in said(cycle, late)
    assert "Er is al 35 dagen niets vastgelegd." in said(cycle, still)


def test_lines_leave_out_what_is_not_there(trajectory):
    cycle = make_cycle(trajectory)
    empty = cycle_page(cycle, today=STARTED)
    assert measured_line(empty) == "Er is niets vastgelegd."
    assert spoken_line(empty) == "Er is niet gesproken."
    make_story(cycle)
    make_measurement(
        make_indicator(trajectory), cycle, state=ValueState.MISSING, value=None, note="Ziek."
    )

    assert measured_line(cycle_page(cycle, today=STARTED)) == (
        "Eén verhaal. Eén cijfer ontbreekt, met een reden."
    )


@pytest.mark.parametrize(
    ("closed_on", "words"),
    [
        (None, "sinds 5 januari 2026"),
        (date(2026, 1, 30), "januari 2026"),
        (date(2026, 4, 2), "januari tot en met april 2026"),
        (date(2027, 4, 2), "januari 2026 tot en met april 2027"),
    ],
)
def test_the_period_of_a_cycle_reads_as_a_phrase(trajectory, closed_on, words):
    assert period(make_cycle(trajectory, closed_on=closed_on)) == words
