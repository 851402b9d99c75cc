"""What a conversation is prepared with: figures, doubt, disagreement, what is open."""

from datetime import date, timedelta

import pytest

from tests.factories import (
    STARTED,
    link_principle,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_measurement,
    make_organisation,
    make_outcome,
    make_principle,
    make_reflection,
    make_story,
    make_trajectory,
    make_user,
)
from tracker.domain.phases import Phase
from tracker.domain.verdict import Reason
from tracker.domain.vocabulary import (
    Judgement,
    LessonDirection,
    OutcomeKind,
    ReflectionScore,
    ReviewState,
    Role,
    Strength,
)
from tracker.domain.withholding import MeasurementKind, ValueState
from tracker.policy import shared_lessons, visible_lessons
from tracker.preparation import prepare
from tracker.preparation.rows import present_cycle

TODAY = STARTED + timedelta(days=40)


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory())


def prepared(cycle, **more):
    return prepare(cycle, **{"lessons": shared_lessons(), "today": TODAY} | more)


def only_figure(cycle, **more):
    [figure] = prepared(cycle, **more).matter.figures
    return figure


def elsewhere(principle, direction=LessonDirection.CONFIRMS, **values):
    """Make a lesson that another gemeente shared."""
    cycle = make_cycle(make_trajectory())
    shared = {"review_state": ReviewState.SHARED}
    return make_lesson(cycle, principle, direction, **shared | values)


def test_a_figure_says_what_changed_and_of_how_many(cycle):
    indicator = make_indicator(cycle.trajectory, title="Kwam terug")
    make_measurement(indicator, cycle, value=55.0, n=40, numerator=22, denominator=40)

    figure = only_figure(cycle)

    assert figure.latest.startswith("Laatste cijfer: 55 % van 40. In werkelijkheid tussen")
    assert figure.is_new
    assert figure.reason is Reason.TOO_FEW_POINTS
    assert prepared(cycle).unknown[0] == (
        "Te weinig metingen om een verandering te zien: ‘Kwam terug’."
    )


def test_a_small_group_is_not_shown_and_said_so(cycle):
    indicator = make_indicator(cycle.trajectory, title="Kwam terug")
    make_measurement(indicator, cycle, value=50.0, n=4, numerator=2, denominator=4)

    found = prepared(cycle)

    assert "50" not in found.matter.figures[0].latest
    assert found.unknown[0] == "De groep is te klein om het cijfer te tonen: ‘Kwam terug’."


def test_an_estimate_and_a_missing_figure_are_named_as_not_known(cycle):
    make_indicator(cycle.trajectory, title="Eenzaam")
    estimate = make_indicator(
        cycle.trajectory, title="Erg eenzaam", kind=MeasurementKind.MODEL_ESTIMATE
    )
    make_measurement(estimate, cycle, value=17.0, kind=MeasurementKind.MODEL_ESTIMATE)

    found = prepared(cycle)

    assert found.unknown[:2] == (
        "Nog niet gemeten: ‘Eenzaam’.",
        "Een schatting, die bewijst geen effect van de aanpak: ‘Erg eenzaam’.",
    )
    assert found.matter.figures[1].is_estimate


def test_many_that_are_not_known_are_counted(cycle):
    for n in range(5):
        make_indicator(cycle.trajectory, title=f"Cijfer {n}")

    assert prepared(cycle).unknown[0] == (
        "Nog niet gemeten: ‘Cijfer 0’, ‘Cijfer 1’, ‘Cijfer 2’ en nog twee."
    )


def test_a_value_that_was_not_asked_is_no_value(cycle):
    indicator = make_indicator(cycle.trajectory)
    make_measurement(indicator, cycle, value=None, state=ValueState.NOT_ASKED)

    assert not only_figure(cycle).is_new


def test_a_conversation_of_before_shows_the_figures_of_its_day(cycle):
    indicator = make_indicator(cycle.trajectory)
    make_measurement(indicator, cycle, value=40.0, n=40)
    make_measurement(indicator, cycle, value=70.0, n=40, measured_on=STARTED + timedelta(days=9))
    held = make_conversation(cycle, held_on=STARTED + timedelta(days=2))

    assert "40 % van 40" in only_figure(cycle, conversation=held).latest
    assert prepared(cycle, conversation=held).until == held.held_on

    planned = make_conversation(cycle, held_on=TODAY + timedelta(days=2))
    assert "70 % van 40" in only_figure(cycle, conversation=planned).latest
    assert prepared(cycle).talk.id == planned.id
    assert prepared(cycle).talk.is_planned


def test_a_closed_cycle_without_a_conversation_shows_what_was_known_then(session):
    cycle = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=STARTED + timedelta(days=5))

    found = prepared(cycle)

    assert (found.until, found.talk) == (cycle.closed_on, None)


@pytest.mark.parametrize(
    ("low", "is_apart"),
    [
        (ReflectionScore.A_LITTLE, True),
        (ReflectionScore.LARGELY, False),
        (ReflectionScore.UNKNOWN, False),
    ],
)
def test_two_steps_apart_is_something_to_talk_about(cycle, low, is_apart):
    principle = link_principle(cycle.trajectory).principle
    make_reflection(cycle, principle, make_organisation(name="Huisarts"), score=low)
    high = make_organisation(name="Welzijnswerk")
    make_reflection(cycle, principle, high, score=ReflectionScore.FULLY, remark="Altijd.")

    [part] = prepared(cycle).matter.principles

    assert part.is_apart is is_apart
    assert part.remarks == (("Welzijnswerk", "Altijd."),)
    assert part.question == principle.questions[0].text
    assert bool(part.sentence) is is_apart


def test_open_points_of_earlier_conversations_go_along(cycle):
    old = make_conversation(cycle)
    point = make_outcome(old, text="Folder?")
    make_outcome(old, kind=OutcomeKind.DECISION)
    make_outcome(old, settled_on=STARTED)
    acted = make_outcome(old)
    make_action(cycle, outcome_id=acted.id)
    new = make_conversation(cycle, held_on=TODAY)
    make_outcome(new, text="Van vandaag")

    [part] = prepared(cycle, conversation=new).points

    assert (part.id, part.text, part.raised_on) == (point.id, "Folder?", old.held_on)


def test_actions_wait_for_a_judgement_or_are_still_running(session):
    old = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=STARTED)
    waiting = make_action(old, done_on=STARTED)
    make_action(old, judged_on=STARTED, judgement=Judgement.HELPED)
    cycle = make_cycle(old.trajectory, old.wijk, number=2)
    late = make_action(cycle, due_on=STARTED)
    make_action(cycle, done_on=STARTED)
    make_action(make_cycle(old.trajectory))

    found = prepared(cycle)

    assert [each.id for each in found.to_judge] == [waiting.id]
    assert found.to_judge[0].state == "gedaan op 5 januari 2026"
    assert [each.id for each in found.running] == [late.id]
    assert found.running[0].state == "te laat: klaar uiterlijk 5 januari 2026"


def test_the_signals_are_those_of_this_wijk(cycle):
    make_cycle(cycle.trajectory)

    found = prepared(cycle).signals

    assert found
    assert {each.wijk for each in found} == {cycle.wijk.slug}


def test_others_come_first_where_they_say_the_opposite(cycle):
    apart, agreed = (link_principle(cycle.trajectory).principle for _ in range(2))
    make_reflection(cycle, apart, make_organisation(), score=ReflectionScore.NOT)
    make_reflection(cycle, apart, make_organisation(), score=ReflectionScore.FULLY)
    elsewhere(agreed, title="Zwak", strength=Strength.IMPRESSION)
    elsewhere(agreed, title="Gemeten", strength=Strength.MEASURED)
    elsewhere(apart, title="Waar wij het oneens zijn")
    elsewhere(agreed, LessonDirection.CONTRADICTS, title="Hielp niet")

    learned = prepared(cycle).learned

    assert [each.title for each in learned.lessons] == [
        "Hielp niet",
        "Waar wij het oneens zijn",
        "Gemeten",
        "Zwak",
    ][: len(learned.lessons)]
    assert (len(learned.lessons), learned.n_all, learned.n_against) == (4, 4, 1)


def test_what_is_cut_off_is_counted_and_a_lesson_stands_once(cycle):
    principle = link_principle(cycle.trajectory).principle
    for _ in range(5):
        elsewhere(principle)

    learned = prepared(cycle).learned

    assert (len(learned.lessons), learned.n_all) == (3, 5)


def test_the_same_principle_of_another_edition_counts(cycle):
    principle = link_principle(cycle.trajectory).principle
    elsewhere(make_principle(key=principle.key), title="Uit een oudere editie")

    assert [each.title for each in prepared(cycle).learned.lessons] == ["Uit een oudere editie"]


def test_only_what_others_shared_and_the_reader_may_see_stands_there(cycle):
    principle = link_principle(cycle.trajectory).principle
    elsewhere(principle, review_state=ReviewState.IN_TRAJECTORY)
    elsewhere(make_principle())
    make_lesson(cycle, principle, review_state=ReviewState.SHARED)
    elsewhere(principle, title="Gedeeld")
    lead = make_user(Role.PROGRAMME_LEAD, cycle.trajectory.gemeente)
    platform = make_user(Role.PLATFORM_ADMIN)

    seen = prepared(cycle, lessons=visible_lessons(lead)).learned
    unseen = prepared(cycle, lessons=visible_lessons(platform)).learned

    assert [each.title for each in seen.lessons] == ["Gedeeld"]
    assert unseen.n_all == 0


def test_a_story_without_permission_is_told_and_marked(cycle):
    make_story(cycle, has_permission=False)

    [story] = prepared(cycle).matter.stories

    assert not story.has_permission


def test_the_number_of_queries_does_not_grow(cycle, count_queries):
    def more():
        for _ in range(3):
            indicator = make_indicator(cycle.trajectory)
            make_measurement(indicator, cycle)
            principle = link_principle(cycle.trajectory).principle
            make_reflection(cycle, principle, make_organisation())
            elsewhere(principle)
            make_story(cycle, organisation_id=make_organisation().id)
            talk = make_conversation(cycle, make_organisation())
            make_outcome(talk)
            make_action(cycle)

    more()
    with count_queries() as few:
        prepared(cycle)
    more()
    with count_queries() as many:
        prepared(cycle)

    assert len(few) == len(many)


def test_the_present_cycle_is_the_running_one(session):
    old = make_cycle(make_trajectory(), phase=Phase.CLOSED, closed_on=STARTED)
    slug, id = old.wijk.slug, old.trajectory_id
    assert present_cycle(id, slug) == old

    running = make_cycle(old.trajectory, old.wijk, number=2)

    assert present_cycle(id, slug) == running
    assert present_cycle(id, "nergens") is None
    assert present_cycle(make_trajectory(make_gemeente()).id, slug) is None


def test_nothing_at_all_is_prepared_without_harm(cycle):
    found = prepared(cycle, today=date(2026, 1, 5))

    assert found.matter.figures == ()
    assert found.learned.n_all == 0
    assert found.unknown == ("Er is in deze cyclus nog geen verhaal van een inwoner opgeschreven.",)
