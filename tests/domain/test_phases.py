"""Tests of the phase machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.phases import (
    ORDER,
    STOPS,
    Condition,
    CycleClosed,
    CycleSummary,
    NoEarlierPhase,
    Phase,
    PhaseBlocked,
    ReasonMissing,
    conditions,
    next_phase,
    previous_phase,
)

COMPLETE = CycleSummary(n_measurements=1, n_conversations_held=1, n_topics=1, n_lessons=1)
TITLES = st.sampled_from([(), ("Bereik",)])
COUNTS = st.integers(0, 2)
SUMMARIES = st.builds(
    CycleSummary,
    n_measurements=COUNTS,
    n_reflections=COUNTS,
    n_stories=COUNTS,
    indicators_without_answer=TITLES,
    n_conversations_held=COUNTS,
    n_topics=COUNTS,
    topics_without_explanation=TITLES,
    n_lessons=COUNTS,
    lessons_without_direction=TITLES,
    lessons_without_action=TITLES,
    actions_incomplete=TITLES,
    actions_unjudged=TITLES,
    has_previous=st.booleans(),
)


def unmet(phase, **fields):
    return {each.condition for each in conditions(phase, CycleSummary(**fields)) if not each.is_met}


@pytest.mark.parametrize("field", ["n_measurements", "n_reflections", "n_stories"])
def test_one_measurement_reflection_or_story_is_enough_to_leave_measure(field):
    assert unmet(Phase.MEASURE, **{field: 1}) == set()


def test_an_empty_cycle_cannot_leave_measure():
    assert unmet(Phase.MEASURE) == {Condition.SOMETHING_MEASURED}


def test_an_indicator_without_answer_is_named():
    summary = CycleSummary(n_measurements=1, indicators_without_answer=("Bereik",))

    with pytest.raises(PhaseBlocked) as blocked:
        next_phase(Phase.MEASURE, summary)

    assert [check.condition for check in blocked.value.unmet] == [
        Condition.EVERY_INDICATOR_ANSWERED
    ]
    assert blocked.value.unmet[0].missing == ("Bereik",)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {Condition.CONVERSATION_HELD, Condition.CONVERSATION_INTERPRETED}),
        ({"n_conversations_held": 1}, {Condition.CONVERSATION_INTERPRETED}),
        ({"n_topics": 1}, {Condition.CONVERSATION_HELD}),
        (
            {"n_conversations_held": 1, "n_topics": 2, "topics_without_explanation": ("Bereik",)},
            {Condition.CONVERSATION_INTERPRETED},
        ),
        ({"n_conversations_held": 1, "n_topics": 1}, set()),
    ],
)
def test_speak_asks_for_a_conversation_with_interpretation(fields, expected):
    assert unmet(Phase.SPEAK, **fields) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, {Condition.LESSON_WRITTEN, Condition.LESSON_HAS_DIRECTION}),
        (
            {"n_lessons": 2, "lessons_without_direction": ("Avond",)},
            {Condition.LESSON_HAS_DIRECTION},
        ),
        ({"n_lessons": 1}, set()),
    ],
)
def test_learn_asks_for_a_lesson_with_a_direction(fields, expected):
    assert unmet(Phase.LEARN, **fields) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, set()),
        ({"lessons_without_action": ("Avond",)}, {Condition.LESSON_HAS_ACTION}),
        ({"actions_incomplete": ("Koffie",)}, {Condition.ACTION_COMPLETE}),
        (
            {"has_previous": True, "actions_unjudged": ("Koffie",)},
            {Condition.PREVIOUS_ACTIONS_JUDGED},
        ),
        ({"has_previous": True}, set()),
    ],
)
def test_improve_asks_for_complete_actions_and_a_look_back(fields, expected):
    assert unmet(Phase.IMPROVE, **fields) == expected


def test_a_first_cycle_is_not_asked_to_look_back():
    asked = {check.condition for check in conditions(Phase.IMPROVE, CycleSummary())}

    assert Condition.PREVIOUS_ACTIONS_JUDGED not in asked


def test_a_closed_cycle_asks_nothing_and_goes_nowhere():
    assert conditions(Phase.CLOSED, CycleSummary()) == ()
    with pytest.raises(CycleClosed):
        next_phase(Phase.CLOSED, COMPLETE, reason="toch")


def test_a_complete_cycle_walks_through_all_phases_without_passing_anything():
    phase, walked = Phase.MEASURE, [Phase.MEASURE]
    while phase is not Phase.CLOSED:
        step = next_phase(phase, COMPLETE, reason="niet nodig")
        assert step.passed == ()
        phase = step.phase
        walked.append(phase)

    assert walked == list(Phase)


def test_a_reason_passes_unmet_conditions_and_the_step_names_them():
    step = next_phase(Phase.LEARN, CycleSummary(), reason="De school is dicht.")

    assert step.phase is Phase.IMPROVE
    assert step.passed == (Condition.LESSON_WRITTEN, Condition.LESSON_HAS_DIRECTION)


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_blank_reason_is_no_reason(reason):
    with pytest.raises(PhaseBlocked):
        next_phase(Phase.LEARN, CycleSummary(), reason=reason)
    with pytest.raises(ReasonMissing):
        previous_phase(Phase.LEARN, reason=reason)


def test_a_closed_cycle_reopens_at_improve():
    assert previous_phase(Phase.CLOSED, reason="Actie vergeten.") is Phase.IMPROVE


def test_nothing_comes_before_measure():
    with pytest.raises(NoEarlierPhase):
        previous_phase(Phase.MEASURE, reason="Terug.")


def open_conditions(phase, summary):
    return tuple(check for check in conditions(phase, summary) if not check.is_met)


@given(st.sampled_from(STOPS), SUMMARIES)
def test_with_a_reason_a_cycle_moves_exactly_one_phase(phase, summary):
    step = next_phase(phase, summary, reason="Met reden.")

    assert ORDER.index(step.phase) == ORDER.index(phase) + 1
    assert step.passed == tuple(check.condition for check in open_conditions(phase, summary))


@given(st.sampled_from(STOPS), SUMMARIES)
def test_without_a_reason_a_cycle_moves_or_says_what_is_missing(phase, summary):
    unmet_checks = open_conditions(phase, summary)

    if not unmet_checks:
        assert next_phase(phase, summary).phase is ORDER[ORDER.index(phase) + 1]
        return
    with pytest.raises(PhaseBlocked) as blocked:
        next_phase(phase, summary)
    assert blocked.value.unmet == unmet_checks


@given(st.sampled_from(STOPS), SUMMARIES)
def test_a_step_back_undoes_a_step_forward(phase, summary):
    step = next_phase(phase, summary, reason="Verder.")

    assert previous_phase(step.phase, reason="Terug.") is phase


@given(SUMMARIES)
def test_every_condition_belongs_to_one_phase(summary):
    asked = [check.condition for phase in Phase for check in conditions(phase, summary)]

    assert len(asked) == len(set(asked)) == len(Condition) - (not summary.has_previous)
