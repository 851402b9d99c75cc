"""The rules about the conversation, and about closing the loop."""

from datetime import timedelta

import pytest

from tests.domain.signals import (
    REACH,
    TODAY,
    TRUST,
    action,
    closed,
    cycle,
    days_ago,
    facts,
    in_wijk,
    lesson,
    talk,
    thinks,
    wijk,
)
from tracker.domain.phases import Phase
from tracker.domain.signals import RULES
from tracker.domain.signals.loop_rules import (
    action_not_judged,
    cycle_silent,
    lesson_again,
    lesson_not_anchored,
    lesson_without_action,
)
from tracker.domain.signals.talk_rules import disagreement, one_sided_talk, without_residents
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonResult,
    ReflectionScore,
    TrajectoryStatus,
)


def fires(rule, found):
    """Return what the signals of one rule are about."""
    signals = list(rule(found))
    assert all(RULES[each.rule] is rule for each in signals)
    return [each.about for each in signals]


# ---- eenzijdig-gesprek


@pytest.mark.parametrize(
    ("n", "n_of_gemeente", "is_one_sided"),
    [(0, 0, True), (1, 0, True), (1, 1, True), (2, 2, True), (2, 1, False), (2, 0, False)],
)
def test_a_conversation_takes_two_organisations_and_not_just_the_gemeente(
    n, n_of_gemeente, is_one_sided
):
    held = talk(n_organisations=n, n_of_gemeente=n_of_gemeente)

    found = fires(one_sided_talk, in_wijk(cycle(conversations=(held,))))

    assert found == (["conversation-1"] if is_one_sided else [])


# ---- oneens-over-principe

NOT, LITTLE, LARGELY, FULLY, UNKNOWN = ReflectionScore


def apart(*scores, **values):
    answers = tuple(thinks(f"Partner {n}", score) for n, score in enumerate(scores))
    return fires(disagreement, in_wijk(cycle(reflections=answers, **values)))


@pytest.mark.parametrize(
    ("scores", "is_apart"),
    [
        ((NOT, LARGELY), True),
        ((FULLY, LITTLE, LARGELY), True),
        ((LITTLE, LARGELY), False),
        ((NOT,), False),
        ((NOT, UNKNOWN), False),
        ((), False),
    ],
)
def test_two_steps_apart_is_a_topic_for_the_conversation(scores, is_apart):
    assert apart(*scores) == (["cycle-1/principle-1"] if is_apart else [])


def test_what_was_talked_about_is_a_topic_no_more():
    assert apart(NOT, FULLY, conversations=(talk(principle_ids=frozenset({TRUST.id})),)) == []
    assert apart(NOT, FULLY, conversations=(talk(principle_ids=frozenset({REACH.id})),)) != []


def test_a_closed_cycle_has_no_agenda():
    assert apart(NOT, FULLY, phase=Phase.CLOSED) == []


def test_scores_on_different_principles_are_not_compared():
    answers = (thinks("Partner 1", NOT, TRUST), thinks("Partner 2", FULLY, REACH))

    assert fires(disagreement, in_wijk(cycle(reflections=answers))) == []


def test_another_score_is_another_finding():
    one, two = (
        next(
            disagreement(in_wijk(cycle(reflections=(thinks("A", NOT), thinks("B", high))))),
        )
        for high in (LARGELY, FULLY)
    )

    assert one.fingerprint != two.fingerprint


# ---- zonder-inwoners


@pytest.mark.parametrize(
    "voice",
    [
        {"n_stories": 1},
        {"n_stories": 0, "conversations": (talk(has_residents=True),)},
        {"n_stories": 0, "lessons": (lesson(has_residents=True),)},
    ],
)
def test_a_story_a_talk_or_a_lesson_gives_residents_a_voice(voice):
    assert fires(without_residents, in_wijk(closed(**voice))) == []


def test_a_cycle_that_closed_without_residents_fires_and_a_running_one_does_not_yet():
    silent = {"conversations": (talk(),), "lessons": (lesson(),)}

    assert fires(without_residents, in_wijk(closed(n_stories=0, **silent))) == ["cycle-1"]
    assert fires(without_residents, in_wijk(cycle(**silent))) == []


# ---- les-zonder-actie


def test_a_lesson_without_action_fires_a_cycle_later():
    learned = closed(1, lessons=(lesson(),))

    assert fires(lesson_without_action, in_wijk(learned)) == []
    assert fires(lesson_without_action, in_wijk(learned, cycle(2))) == ["lesson-1"]


def test_an_action_in_any_cycle_or_the_choice_for_none_is_an_answer():
    learned = closed(1, lessons=(lesson(),))
    chosen = closed(1, lessons=(lesson(needs_no_action=True),))
    later = cycle(2, actions=(action(lesson_id=1),))

    assert fires(lesson_without_action, in_wijk(learned, later)) == []
    assert fires(lesson_without_action, in_wijk(chosen, cycle(2))) == []


# ---- actie-niet-beoordeeld


def unjudged(following, **values):
    return fires(action_not_judged, in_wijk(closed(1, actions=(action(**values),)), following))


def test_an_action_of_an_earlier_cycle_is_judged_once_it_is_done_or_late():
    assert unjudged(cycle(2), done_on=days_ago(40)) == ["action-1"]
    assert unjudged(cycle(2), due_on=days_ago(1)) == ["action-1"]
    assert unjudged(cycle(2)) == ["action-1"]
    assert unjudged(cycle(2), done_on=days_ago(40), is_judged=True) == []


def test_an_action_within_its_time_can_wait_until_the_next_cycle_closes():
    assert unjudged(cycle(2), due_on=TODAY) == []
    assert unjudged(closed(2), due_on=TODAY) == ["action-1"]


def test_actions_of_the_newest_cycle_are_not_judged_yet():
    done = action(done_on=days_ago(3))

    assert fires(action_not_judged, in_wijk(closed(1), cycle(2, actions=(done,)))) == []


# ---- les-herhaald

ACTED_ON = days_ago(50)


def again(result=LessonResult.PARTLY, done_on=ACTED_ON, principle=TRUST):
    first = lesson(1, written_on=days_ago(80), directions={TRUST.id: LessonDirection.CONFIRMS})
    second = lesson(2, result=result, directions={principle.id: LessonDirection.QUALIFIES})
    acted = action(lesson_id=1, done_on=done_on)
    return fires(
        lesson_again,
        in_wijk(closed(1, lessons=(first,), actions=(acted,)), cycle(2, lessons=(second,))),
    )


def test_trouble_that_comes_back_although_we_acted_fires():
    assert again() == ["wijk-1/principle-1"]
    assert again(LessonResult.DID_NOT_WORK) == ["wijk-1/principle-1"]


def test_success_another_principle_or_no_action_by_then_is_no_repeat():
    assert again(LessonResult.WORKED) == []
    assert again(principle=REACH) == []
    assert again(done_on=None) == []
    assert again(done_on=days_ago(30)) == []  # the very day the second lesson was written


def test_two_lessons_in_one_cycle_are_no_repeat():
    both = tuple(
        lesson(n, result=LessonResult.PARTLY, directions={1: LessonDirection.CONFIRMS})
        for n in (1, 2)
    )
    acted = action(lesson_id=1, done_on=days_ago(40))

    assert fires(lesson_again, in_wijk(cycle(1, lessons=both, actions=(acted,)))) == []


# ---- cyclus-stil


@pytest.mark.parametrize(("days", "is_silent"), [(28, False), (29, True)])
def test_a_cycle_is_silent_once_nothing_is_written_for_longer_than_its_phase(days, is_silent):
    still = cycle(phase_started_on=days_ago(60), last_entry_on=days_ago(days))

    assert fires(cycle_silent, in_wijk(still)) == (["cycle-1"] if is_silent else [])


def test_a_closed_cycle_may_be_silent():
    assert fires(cycle_silent, in_wijk(closed(last_entry_on=days_ago(99)))) == []


def test_silence_is_the_same_finding_until_something_is_written():
    def silence(today, written):
        still = cycle(phase_started_on=days_ago(90), last_entry_on=written)
        [signal] = cycle_silent(facts(today=today, wijken=(wijk(still),)))
        return signal.fingerprint

    assert silence(TODAY, days_ago(40)) == silence(TODAY + timedelta(days=1), days_ago(40))
    assert silence(TODAY, days_ago(40)) != silence(TODAY, days_ago(39))


# ---- les-niet-geborgd


def unanchored(days=0, status=TrajectoryStatus.RUNNING, **values):
    shared = lesson(**{"is_shared": True} | values)
    ending = facts(
        ends_on=TODAY + timedelta(days=days),
        status=status,
        wijken=(wijk(closed(lessons=(shared,))),),
    )
    return fires(lesson_not_anchored, ending)


@pytest.mark.parametrize(("days", "n"), [(-1, 1), (0, 1), (60, 1), (61, 0)])
def test_a_shared_lesson_is_anchored_before_the_trajectory_ends(days, n):
    assert len(unanchored(days)) == n


def test_after_closing_it_still_shows_and_a_draft_does_not_end():
    assert unanchored(300, TrajectoryStatus.CLOSED) == ["lesson-1"]
    assert unanchored(0, TrajectoryStatus.DRAFT) == []


def test_an_anchored_lesson_or_one_that_is_not_shared_is_left_alone():
    assert unanchored(is_anchored=True) == []
    assert unanchored(is_shared=False) == []
