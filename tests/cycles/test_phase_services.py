"""Starting, moving and closing a cycle: what the services allow and refuse."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    STARTED,
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_measurement,
    make_organisation,
    make_principle,
    make_story,
    make_topic,
    make_trajectory,
    make_user,
)
from tracker.cycles import services
from tracker.cycles.queries import summary_of
from tracker.domain.phases import ORDER, Condition, Phase
from tracker.domain.vocabulary import ExpectationMet, FollowUp, Judgement, PhaseMove, ReviewState
from tracker.models import PhaseChange
from tracker.web.clock import today

LATER = STARTED + timedelta(days=30)


def start(trajectory, wijk, **values):
    defaults = {"question": "Wie mist?", "expectation": "Meer.", "on": STARTED, "user": None}
    return services.start_cycle(trajectory, wijk, **defaults | values)


def test_the_first_cycle_starts_in_measuring_and_its_start_is_kept(session):
    trajectory = make_trajectory()
    user = make_user(gemeente=trajectory.gemeente)

    cycle = start(trajectory, link_wijk(trajectory), user=user)

    assert (cycle.number, cycle.phase, cycle.started_on) == (1, Phase.MEASURE, STARTED)
    change = session.query(PhaseChange).one()
    assert (change.from_phase, change.to_phase, change.user_id) == (None, Phase.MEASURE, user.id)


def test_a_second_cycle_waits_until_the_first_is_closed(session):
    cycle = make_cycle(make_trajectory())

    with pytest.raises(services.CycleRunning):
        start(cycle.trajectory, cycle.wijk)


def test_the_next_cycle_gets_the_next_number(session):
    old = make_cycle(make_trajectory(), number=3, phase=Phase.CLOSED, closed_on=LATER)

    assert start(old.trajectory, old.wijk, on=LATER).number == 4


def test_a_cycle_does_not_start_before_the_previous_one_was_closed(session):
    old = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=LATER)

    with pytest.raises(services.StartsBeforePrevious):
        start(old.trajectory, old.wijk, on=LATER - timedelta(days=1))


def test_a_cycle_does_not_start_tomorrow(session):
    trajectory = make_trajectory()

    with pytest.raises(services.InFuture):
        start(trajectory, link_wijk(trajectory), on=today() + timedelta(days=1))


def test_another_wijk_has_cycles_of_its_own(session):
    cycle = make_cycle(make_trajectory())

    assert start(cycle.trajectory, link_wijk(cycle.trajectory)).number == 1


def test_what_is_not_named_stays_when_a_cycle_changes(session):
    cycle = make_cycle(make_trajectory(), question="Oud", expectation="Verwacht")

    services.change_cycle(cycle, seen="Gezien", expectation_met=ExpectationMet.PARTLY, on=LATER)

    assert (cycle.question, cycle.expectation, cycle.seen) == ("Oud", "Verwacht", "Gezien")
    assert cycle.last_entry_on == LATER


def test_a_closed_cycle_does_not_change(session):
    cycle = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=LATER)

    with pytest.raises(services.CycleClosed):
        services.change_cycle(cycle, question="Nieuw")


def test_a_phase_with_open_conditions_stays_until_there_is_a_reason(session):
    cycle = make_cycle(make_trajectory())

    with pytest.raises(services.PhaseBlocked) as blocked:
        services.advance_cycle(cycle, on=LATER, user=None)
    assert cycle.phase is Phase.MEASURE
    assert blocked.value.unmet[0].condition is Condition.SOMETHING_MEASURED

    change = services.advance_cycle(cycle, on=LATER, reason="De zomer viel ertussen.", user=None)
    assert (cycle.phase, change.move) == (Phase.SPEAK, PhaseMove.PASSED)
    assert change.passed == [Condition.SOMETHING_MEASURED.value]
    assert change.reason == "De zomer viel ertussen."


def test_a_phase_does_not_end_before_it_began_nor_tomorrow(session):
    cycle = make_cycle(make_trajectory())
    make_story(cycle)

    with pytest.raises(services.DateBeforePhase):
        services.advance_cycle(cycle, on=STARTED - timedelta(days=1), user=None)
    with pytest.raises(services.InFuture):
        services.advance_cycle(cycle, on=today() + timedelta(days=1), user=None)
    assert cycle.phase is Phase.MEASURE


def test_a_page_that_showed_an_earlier_phase_moves_nothing(session):
    cycle = make_cycle(make_trajectory(), phase=Phase.SPEAK)

    with pytest.raises(services.MovedAlready):
        services.advance_cycle(cycle, on=LATER, reason="Toch.", user=None, shown=Phase.MEASURE)
    assert cycle.phase is Phase.SPEAK


def test_closing_sets_the_day_and_stepping_back_takes_it_away(session):
    cycle = make_cycle(make_trajectory(), phase=Phase.IMPROVE)

    services.advance_cycle(cycle, on=LATER, user=None)
    assert (cycle.phase, cycle.closed_on) == (Phase.CLOSED, LATER)

    change = services.step_back(cycle, on=LATER, reason="Er ontbrak een actie.", user=None)
    assert (cycle.phase, cycle.closed_on, change.move) == (Phase.IMPROVE, None, PhaseMove.BACK)


def test_stepping_back_asks_for_a_reason_and_an_earlier_phase(session):
    cycle = make_cycle(make_trajectory(), phase=Phase.SPEAK)

    with pytest.raises(services.ReasonMissing):
        services.step_back(cycle, on=LATER, reason=" ", user=None)
    services.step_back(cycle, on=LATER, reason="Er mist een cijfer.", user=None)
    with pytest.raises(services.NoEarlierPhase):
        services.step_back(cycle, on=LATER, reason="Nog verder.", user=None)


def test_a_closed_cycle_stays_closed_once_a_later_one_runs(session):
    old = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=LATER)
    make_cycle(old.trajectory, old.wijk, number=2, started_on=LATER)

    with pytest.raises(services.LaterCycle):
        services.step_back(old, on=LATER, reason="Vergeten.", user=None)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(["forward", "reason", "back", "record"]), max_size=12))
def test_a_cycle_never_skips_a_phase(session, steps):
    cycle = make_cycle(make_trajectory())
    for step in steps:
        before = ORDER.index(cycle.phase)
        try:
            if step == "record":
                make_story(cycle)
            elif step == "back":
                services.step_back(cycle, on=LATER, reason="Terug.", user=None)
            else:
                reason = "Toch door." if step == "reason" else ""
                services.advance_cycle(cycle, on=LATER, reason=reason, user=None)
        except (services.PhaseBlocked, services.CycleClosed, services.NoEarlierPhase):
            assert ORDER.index(cycle.phase) == before
        assert abs(ORDER.index(cycle.phase) - before) <= 1
        assert (cycle.closed_on is not None) == (cycle.phase is Phase.CLOSED)


def test_the_summary_counts_what_the_cycle_holds(session):
    gemeente = make_gemeente()
    cycle = make_cycle(make_trajectory(gemeente))
    measured, open_one = make_indicator(cycle.trajectory), make_indicator(cycle.trajectory)
    make_measurement(measured, cycle)
    make_story(cycle)
    talk = make_conversation(cycle, make_organisation(gemeente), make_organisation(gemeente))
    make_topic(talk, title="Open", explanation=" ")
    alone = make_conversation(cycle, make_organisation(gemeente))
    make_topic(alone, title="Telt niet mee", explanation="")
    make_lesson(cycle, title="Zonder principe")
    make_lesson(cycle, make_principle(), title="Voorstel", review_state=ReviewState.PROPOSED)
    done = make_lesson(cycle, make_principle())
    make_action(cycle, lesson_id=done.id)
    make_action(cycle, title="Zonder datum", due_on=None)

    summary = summary_of(cycle, on=LATER)

    assert (summary.n_measurements, summary.n_stories) == (1, 1)
    assert summary.indicators_without_answer == (open_one.title,)
    assert (summary.n_conversations_held, summary.n_topics) == (1, 1)
    assert summary.topics_without_explanation == ("Open",)
    assert summary.n_lessons == 2
    assert summary.lessons_without_direction == ("Zonder principe",)
    assert summary.lessons_without_action == ("Zonder principe",)
    assert summary.actions_incomplete == ("Zonder datum",)
    assert not summary.has_previous


def test_a_planned_conversation_does_not_count_as_held(session):
    gemeente = make_gemeente()
    cycle = make_cycle(make_trajectory(gemeente))
    both = make_organisation(gemeente), make_organisation(gemeente)
    make_conversation(cycle, *both, held_on=date(2026, 2, 1))

    assert summary_of(cycle, on=date(2026, 1, 31)).n_conversations_held == 0
    assert summary_of(cycle, on=date(2026, 2, 1)).n_conversations_held == 1


def test_actions_of_the_previous_cycle_wait_for_a_judgement(session):
    old = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=LATER)
    waiting = make_action(old)
    make_action(old, judged_on=LATER, judgement=Judgement.TOO_EARLY, follow_up=FollowUp.KEEP)
    cycle = make_cycle(old.trajectory, old.wijk, number=2, started_on=LATER)

    summary = summary_of(cycle, on=LATER)

    assert summary.has_previous
    assert summary.actions_unjudged == (waiting.title,)


def test_the_summary_takes_a_fixed_number_of_queries(session, count_queries):
    cycle = make_cycle(make_trajectory())
    with count_queries() as few:
        summary_of(cycle, on=LATER)
    for _ in range(5):
        make_measurement(make_indicator(cycle.trajectory), cycle)
        make_topic(make_conversation(cycle))
        make_lesson(cycle)

    with count_queries() as many:
        summary_of(cycle, on=LATER)

    assert len(many) == len(few)
