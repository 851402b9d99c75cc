"""What the monitor reads from the records of a trajectory."""

from datetime import date, timedelta

import pytest

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_measurement,
    make_member,
    make_offer,
    make_organisation,
    make_principle,
    make_reflection,
    make_stakeholder,
    make_story,
    make_topic,
    make_trajectory,
    make_user,
)
from tests.library.given import next_edition
from tracker.domain.phases import Phase
from tracker.domain.signals import Rule
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonResult,
    OrganisationKind,
    ReflectionScore,
    ReviewState,
    Role,
    Sector,
    Strength,
    TrajectoryStatus,
)
from tracker.domain.withholding import MeasurementKind, ValueState
from tracker.monitor import rows, seen_in, signals_of
from tracker.trajectories.services import follow_edition
from tracker.trajectories.services.signals import ReasonMissing, put_back, set_aside

TODAY = date(2026, 11, 24)
ANALYSIS = dict.fromkeys(
    (f"analysis_{part}" for part in ("who", "causes", "figures", "present", "missing")), "Bekend."
)


def days_ago(n):
    return TODAY - timedelta(days=n)


@pytest.fixture
def trajectory(session):
    """A trajectory with its analysis done and residents at the table."""
    trajectory = make_trajectory(**ANALYSIS)
    make_stakeholder(trajectory)
    return trajectory


@pytest.fixture
def wijk(trajectory):
    """A wijk in which a partner takes part."""
    wijk = link_wijk(trajectory)
    make_member(make_user(Role.PARTNER, trajectory.gemeente), trajectory, wijk)
    return wijk


def running(trajectory, wijk, number=1, **values):
    """Make a cycle that began ten days ago and was written in today."""
    defaults = {
        "number": number,
        "started_on": days_ago(10),
        "phase_started_on": days_ago(10),
        "last_entry_on": TODAY,
    }
    return make_cycle(trajectory, wijk, **defaults | values)


def found_in(trajectory):
    return signals_of([trajectory.id], today=TODAY)[trajectory.id]


def rules(trajectory):
    return [each.signal.rule for each in found_in(trajectory)]


def only(trajectory):
    [found] = found_in(trajectory)
    return found


# ---- reading the facts


def test_a_trajectory_in_order_has_no_signals(trajectory, wijk):
    running(trajectory, wijk)

    assert rules(trajectory) == []


def test_an_empty_part_of_the_analysis_is_seen(trajectory, wijk):
    running(trajectory, wijk)
    trajectory.analysis_causes = " "

    assert rules(trajectory) == [Rule.TOO_SOON]


def test_residents_and_experts_by_experience_both_count(session, wijk, trajectory):
    alone = make_trajectory(**ANALYSIS)

    assert rules(alone) == [Rule.GEMEENTE_ALONE]
    assert rules(trajectory) == []


@pytest.mark.parametrize("way", ["conversation", "reflection", "action", None])
def test_a_partner_takes_part_by_talking_reflecting_or_acting(trajectory, way):
    cycle = running(trajectory, link_wijk(trajectory))
    partner = make_organisation(trajectory.gemeente)
    if way == "conversation":
        make_conversation(cycle, partner, held_on=TODAY + timedelta(days=3))
    elif way == "reflection":
        make_reflection(cycle, make_principle(), partner)
    elif way == "action":
        make_action(cycle, partner)

    assert rules(trajectory) == ([] if way else [Rule.GEMEENTE_ALONE])


def test_an_offer_that_stops_later_still_runs(trajectory, wijk):
    make_offer(trajectory, stopped_on=TODAY + timedelta(days=1))
    make_offer(trajectory, stopped_on=TODAY)

    assert rules(trajectory) == [Rule.OFFER_WITHOUT_PRINCIPLE]


def test_offers_and_actions_put_principles_to_work(trajectory, wijk):
    offered, acted, idle = (link_principle(trajectory).principle for _ in range(3))
    make_offer(trajectory, principles=[offered, acted])
    make_action(running(trajectory, wijk), principle_id=acted.id)

    found = only(trajectory).signal

    assert (found.rule, found.about) == (Rule.PRINCIPLE_WITHOUT_OFFER, f"principle-{idle.id}")


@pytest.mark.parametrize(
    ("values", "is_missed"),
    [
        ({}, False),
        ({"value": None, "state": ValueState.MISSING, "note": "Loopt nog."}, False),
        ({"is_superseded": True}, True),
        (None, True),
    ],
)
def test_a_value_or_a_reason_in_this_cycle_answers_an_indicator(
    trajectory, wijk, values, is_missed
):
    cycle = running(trajectory, wijk, started_on=days_ago(40))
    indicator = make_indicator(trajectory)
    if values is not None:
        make_measurement(indicator, cycle, **values)

    assert rules(trajectory) == ([Rule.NOT_MEASURED] if is_missed else [])


RISE = (34, 35, 33, 38, 35, 36, 44, 49, 51, 53, 55, 55)


@pytest.mark.parametrize(
    ("values", "kind", "n", "is_apparent"),
    [
        (RISE, MeasurementKind.COUNTED, 400, False),
        (RISE, MeasurementKind.COUNTED, 20, True),  # too small to be shown
        (RISE, MeasurementKind.MODEL_ESTIMATE, 400, True),
        (RISE[:9], MeasurementKind.COUNTED, 400, True),
        ((40, 41) * 6, MeasurementKind.COUNTED, 400, True),
        ((), MeasurementKind.COUNTED, 400, True),
    ],
)
def test_a_measured_result_is_held_against_the_figures_as_shown(
    trajectory, wijk, values, kind, n, is_apparent
):
    cycle = running(trajectory, wijk)
    indicator = make_indicator(trajectory, kind=kind)
    for month, value in enumerate(values):
        on = days_ago(31 * (12 - month))
        make_measurement(indicator, cycle, value=value, kind=kind, measured_on=on, n=n)
    make_lesson(cycle, strength=Strength.MEASURED, result=LessonResult.WORKED)

    assert rules(trajectory) == ([Rule.APPARENT_RESULT] if is_apparent else [])


@pytest.mark.parametrize("state", [ReviewState.SHARED, ReviewState.OFFERED])
def test_only_what_was_shared_contradicts(trajectory, wijk, state):
    principle = make_principle()
    link_principle(trajectory, principle)
    make_offer(trajectory, principles=[principle, make_principle()])
    make_lesson(running(trajectory, wijk), principle, LessonDirection.CONFIRMS)
    elsewhere = make_trajectory(make_gemeente(name="Zwolle"))
    make_lesson(make_cycle(elsewhere), principle, LessonDirection.CONTRADICTS, review_state=state)

    is_shared = state is ReviewState.SHARED
    found = [each.signal for each in found_in(trajectory)]

    assert [each.rule for each in found] == ([Rule.CHERRY_PICKING] if is_shared else [])
    assert all(each.values["gemeente"] == "Zwolle" for each in found)


def test_of_many_lessons_against_a_principle_the_newest_are_looked_at(
    trajectory, wijk, monkeypatch
):
    monkeypatch.setattr(rows, "MOST_AGAINST", 1)
    principle = make_principle()
    link_principle(trajectory, principle)
    make_lesson(running(trajectory, wijk), principle, LessonDirection.CONFIRMS)
    for name, day in (("Zwolle", date(2026, 5, 1)), ("Goes", date(2026, 9, 1))):
        elsewhere = make_cycle(make_trajectory(make_gemeente(name=name)))
        shared = {"review_state": ReviewState.SHARED, "written_on": day}
        make_lesson(elsewhere, principle, LessonDirection.CONTRADICTS, **shared)

    against = rows.contradictions([trajectory.id])

    assert [each.name for each in against] == ["Goes"]


def test_a_conversation_counts_once_it_was_held(trajectory, wijk):
    cycle = running(trajectory, wijk)
    gemeente = make_organisation(trajectory.gemeente, kind=OrganisationKind.GEMEENTE)
    make_conversation(cycle, gemeente, held_on=TODAY + timedelta(days=1))
    held = make_conversation(cycle, gemeente, held_on=TODAY)
    make_conversation(cycle, gemeente, make_organisation(), held_on=TODAY)
    empty = make_conversation(cycle, held_on=days_ago(1))

    found = [each.signal.about for each in found_in(trajectory)]

    assert found == [f"conversation-{empty.id}", f"conversation-{held.id}"]


def test_organisations_apart_are_seen_until_it_was_a_topic(trajectory, wijk):
    cycle = running(trajectory, wijk)
    principle = make_principle()
    first, second = make_organisation(), make_organisation()
    make_reflection(cycle, principle, first, score=ReflectionScore.NOT)
    make_reflection(cycle, principle, second, score=ReflectionScore.LARGELY)

    assert rules(trajectory) == [Rule.DISAGREEMENT]

    talk = make_conversation(cycle, first, second, held_on=TODAY)
    make_topic(talk, principle_id=principle.id)

    assert rules(trajectory) == []


@pytest.mark.parametrize("voice", ["story", "conversation", "lesson", None])
def test_residents_are_heard_in_three_ways(trajectory, wijk, voice):
    cycle = running(trajectory, wijk, phase=Phase.CLOSED, closed_on=days_ago(1))
    if voice == "story":
        make_story(cycle)
    elif voice == "conversation":
        residents = make_organisation(sector=Sector.RESIDENTS)
        make_conversation(cycle, residents, make_organisation(), held_on=TODAY)
    make_lesson(cycle, knowledge=["residents" if voice == "lesson" else "professionals"])

    assert rules(trajectory) == ([] if voice else [Rule.WITHOUT_RESIDENTS])


def test_a_proposed_lesson_is_none_yet(trajectory, wijk):
    first = running(trajectory, wijk, phase=Phase.CLOSED, closed_on=days_ago(1))
    make_story(first)
    make_lesson(first, review_state=ReviewState.PROPOSED)
    running(trajectory, wijk, 2)

    assert rules(trajectory) == []

    make_lesson(first, has_no_principle=True)

    assert rules(trajectory) == [Rule.LESSON_WITHOUT_ACTION]


def test_an_action_that_was_never_judged_is_seen(trajectory, wijk):
    first = running(trajectory, wijk, phase=Phase.CLOSED, closed_on=days_ago(1))
    make_story(first)
    action = make_action(first, done_on=days_ago(2))
    running(trajectory, wijk, 2)

    assert only(trajectory).signal.about == f"action-{action.id}"


def test_a_silent_cycle_is_seen(trajectory, wijk):
    running(trajectory, wijk, phase_started_on=days_ago(60), last_entry_on=days_ago(29))

    assert rules(trajectory) == [Rule.CYCLE_SILENT]


def test_a_shared_lesson_is_anchored_when_the_trajectory_is_closed(trajectory, wijk):
    cycle = running(trajectory, wijk, phase=Phase.CLOSED, closed_on=days_ago(1))
    make_story(cycle)
    make_lesson(cycle, review_state=ReviewState.SHARED, anchoring="")
    trajectory.status = TrajectoryStatus.CLOSED

    assert rules(trajectory) == [Rule.LESSON_NOT_ANCHORED]


# ---- what was decided


def silent(trajectory, wijk):
    return running(trajectory, wijk, phase_started_on=days_ago(60), last_entry_on=days_ago(40))


def test_set_aside_stays_until_the_facts_change(session, trajectory, wijk):
    cycle = silent(trajectory, wijk)
    lead = make_user(Role.PROGRAMME_LEAD, trajectory.gemeente, title="Programmaleider")

    set_aside(trajectory, only(trajectory).signal, reason=" Schoolvakantie. ", user=lead)
    found = only(trajectory)

    assert not found.is_open
    assert (found.aside.reason, found.aside.by) == ("Schoolvakantie.", "Programmaleider")

    cycle.last_entry_on = days_ago(39)

    assert only(trajectory).is_open


def test_put_back_counts_again_and_both_decisions_stay(session, trajectory, wijk):
    silent(trajectory, wijk)
    lead = make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)
    signal = only(trajectory).signal

    first = set_aside(trajectory, signal, reason="Vakantie.", user=lead)
    second = put_back(trajectory, signal, user=lead)

    assert only(trajectory).is_open
    assert (first.is_aside, second.is_aside) == (True, False)
    assert first.gemeente_id == second.gemeente_id == trajectory.gemeente_id


def test_a_signal_is_only_set_aside_with_a_reason(session, trajectory, wijk):
    silent(trajectory, wijk)
    lead = make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)

    with pytest.raises(ReasonMissing):
        set_aside(trajectory, only(trajectory).signal, reason="  ", user=lead)


def test_a_decision_in_one_trajectory_says_nothing_about_another(session, trajectory, wijk):
    other = make_trajectory(trajectory.gemeente, **ANALYSIS)
    lead = make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)
    third = make_trajectory(trajectory.gemeente, **ANALYSIS)

    set_aside(other, only(other).signal, reason="Komt nog.", user=lead)

    assert not only(other).is_open
    assert only(third).is_open


# ---- one principle in two editions


def test_lessons_on_two_editions_of_a_principle_contradict_each_other(trajectory, wijk):
    old = link_principle(trajectory).principle
    cycle = running(trajectory, wijk)
    make_lesson(cycle, old, has_no_principle=False)
    new = next_edition(old)
    elsewhere = make_cycle(make_trajectory())
    shared = {"review_state": ReviewState.SHARED, "strength": Strength.MEASURED}
    make_lesson(elsewhere, new, LessonDirection.CONTRADICTS, **shared)

    [found] = [each for each in found_in(trajectory) if each.signal.rule is Rule.CHERRY_PICKING]

    assert found.signal.values["n"] == 1


def test_a_principle_that_moved_on_keeps_its_offers_and_topics(trajectory, wijk):
    link = link_principle(trajectory)
    cycle = running(trajectory, wijk, phase=Phase.SPEAK)
    first, second = make_organisation(), make_organisation()
    make_reflection(cycle, link.principle, first, score=ReflectionScore.NOT)
    talk = make_conversation(cycle, first, second, held_on=TODAY)
    make_topic(talk, principle_id=link.principle_id)
    make_action(cycle, first, principle_id=link.principle_id)
    new = next_edition(link.principle)
    make_reflection(cycle, new, second, score=ReflectionScore.FULLY)
    follow_edition(link, principle=new)

    assert not {Rule.DISAGREEMENT, Rule.PRINCIPLE_WITHOUT_OFFER} & set(rules(trajectory))


# ---- for whom, and how many queries


def test_who_sees_some_wijken_sees_their_signals_and_nothing_about_the_whole(trajectory, wijk):
    silent(trajectory, wijk)
    other = link_wijk(trajectory)
    trajectory.analysis_who = ""
    found = found_in(trajectory)

    assert [each.signal.rule for each in seen_in(found, {wijk.id})] == [Rule.CYCLE_SILENT]
    assert seen_in(found, {other.id}) == []
    assert len(seen_in(found, None)) == 2


def fill(trajectory, n):
    """Fill ``n`` wijken with something of every kind."""
    principle = link_principle(trajectory).principle
    indicator = make_indicator(trajectory)
    for _ in range(n):
        cycle = running(trajectory, link_wijk(trajectory))
        partner = make_organisation(trajectory.gemeente)
        make_member(make_user(Role.PARTNER, trajectory.gemeente), trajectory, cycle.wijk)
        make_measurement(indicator, cycle)
        make_reflection(cycle, principle, partner)
        make_topic(make_conversation(cycle, partner, held_on=TODAY), principle_id=principle.id)
        make_story(cycle)
        lesson = make_lesson(cycle, principle, LessonDirection.CONFIRMS)
        make_action(cycle, partner, lesson_id=lesson.id)
        make_offer(trajectory, principles=[principle])


def test_reading_takes_as_many_queries_whatever_there_is(session, count_queries):
    small, large = make_trajectory(), make_trajectory()
    fill(small, 1)
    fill(large, 9)
    session.commit()
    session.expire_all()
    ids = [small.id, large.id]
    numbers = []
    for asked in ([], ids[:1], ids):
        with count_queries() as statements:
            assert set(signals_of(asked, today=TODAY)) == set(asked)
        numbers.append(len(statements))

    assert len(set(numbers)) == 1
    assert numbers[0] < 25
