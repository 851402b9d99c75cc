"""A small trajectory with something in each part of the report."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories import (
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_measurement,
    make_offer,
    make_organisation,
    make_phase_change,
    make_principle,
    make_reflection,
    make_story,
    make_target,
    make_topic,
    make_trajectory,
    make_wijk,
)
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import (
    FollowUp,
    Judgement,
    LessonDirection,
    LessonResult,
    PhaseMove,
    Recognition,
    ReflectionScore,
    Sector,
)

RISE = (34, 35, 33, 38, 35, 36, 44, 49, 51, 53, 55, 55)
BEGUN = date(2026, 7, 6)
BEGUN_AT = datetime(2026, 7, 6, 12, tzinfo=UTC)


def measure(indicator, cycle, values=RISE, **more):
    """Store one value a month, the last one in October 2026, each of forty people."""
    first = date(2026, 10, 31) - timedelta(31 * (len(values) - 1))
    for n, value in enumerate(values):
        of_forty = {"numerator": round(value * 0.4), "denominator": 40, "n": 40}
        make_measurement(
            indicator,
            cycle,
            measured_on=first + timedelta(31 * n),
            **{"value": value} | of_forty | more,
        )


def answer(cycle, principle, score, n=1, sector=Sector.WELFARE):
    """Let ``n`` organisations give the same answer on a principle."""
    for _ in range(n):
        one = make_organisation(cycle.trajectory.gemeente, sector=sector)
        make_reflection(cycle, principle, one, score=ReflectionScore(score), recorded_at=BEGUN_AT)


@pytest.fixture
def trajectory(session):
    gemeente = make_gemeente(name="Súdwest-Fryslân")
    return make_trajectory(
        gemeente,
        slug="aanpak-eenzaamheid",
        title="Aanpak eenzaamheid",
        ambition="Iedereen kan op iemand rekenen.",
        request="Verleng de Tafel van Acht.",
        budget=230000,
        spent=212000,
    )


@pytest.fixture
def cycle(trajectory):
    wijk = make_wijk(trajectory.gemeente, name="Osdorp", slug="osdorp")
    link_wijk(trajectory, wijk)
    return make_cycle(
        trajectory,
        wijk,
        phase=Phase.SPEAK,
        started_on=BEGUN,
        phase_started_on=date(2026, 11, 16),
        last_entry_on=date(2026, 11, 20),
    )


@pytest.fixture
def indicator(cycle):
    indicator = make_indicator(cycle.trajectory, title="Kwam vier keer of vaker")
    make_target(indicator, cycle.wijk, baseline=35, value=60)
    measure(indicator, cycle)
    return indicator


@pytest.fixture
def rich(cycle, indicator):
    """Return the trajectory with a conversation, lessons, actions, a story and an offer."""
    trajectory = cycle.trajectory
    welfare = make_organisation(trajectory.gemeente, name="welzijnswerk")
    conversation = make_conversation(cycle, welfare, held_on=date(2026, 11, 17))
    make_topic(conversation, indicator_id=indicator.id, recognised=Recognition.PARTLY)
    principle = make_principle(title="Werf zonder het woord eenzaamheid")
    make_lesson(cycle, principle, title="Een bekende nodigt uit", written_on=date(2026, 9, 1))
    posters = make_lesson(
        cycle,
        principle,
        LessonDirection.CONTRADICTS,
        title="Posters trekken niemand",
        result=LessonResult.DID_NOT_WORK,
        saw="Vier aanmeldingen",
        written_on=date(2026, 8, 1),
    )
    make_action(cycle, welfare, title="Huisarts geeft kaartje", lesson_id=posters.id)
    make_action(
        cycle,
        welfare,
        title="Posters hangen",
        done_on=date(2026, 8, 1),
        judged_on=date(2026, 10, 1),
        judgement=Judgement.DID_NOT_HELP,
        follow_up=FollowUp.STOP,
        judgement_note="Niemand kwam",
    )
    make_story(cycle, text="Nu ga ik voor de mensen.", told_on=date(2026, 10, 1))
    make_offer(trajectory, reach=96, cost_per_year=54000, hours_per_year=1250)
    make_phase_change(
        cycle,
        move=PhaseMove.PASSED,
        passed=["something_measured"],
        reason="geen tijd voor de zomer",
        changed_on=date(2026, 8, 3),
    )
    return trajectory


@pytest.fixture
def wide(rich, cycle, indicator):
    """Return the trajectory in six wijken, with answers in two rounds and two offers."""
    sizes = {"Geuzenveld": (20, 50), "Banne": (38, 76), "Indische Buurt": (57, 120)}
    for name, (part, whole) in (sizes | {"Slotermeer": (35, 40), "Noord": (9, 12)}).items():
        other = make_cycle(rich, link_wijk(rich, make_wijk(rich.gemeente, name=name)))
        measure(indicator, other, (100 * part / whole,), numerator=part, denominator=whole, n=whole)
    principle = make_principle(title="Ga zelf op mensen af")
    answer(cycle, principle, "a_little", n=4)
    again = make_cycle(rich, cycle.wijk, number=2, started_on=BEGUN)
    answer(again, principle, "fully", n=3)
    answer(again, principle, "not", n=3, sector=Sector.SCHOOL)
    answer(again, make_principle(title="Zeldzaam"), "not", n=4)
    make_offer(rich, title="Maatje", reach=3, cost_per_year=16000)
    return rich
