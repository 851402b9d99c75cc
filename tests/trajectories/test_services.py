"""The rules of a trajectory itself: starting, changing, finishing and closing it."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import (
    link_wijk,
    make_cycle,
    make_gemeente,
    make_trajectory,
)
from tracker.domain.phases import STOPS, Phase
from tracker.domain.vocabulary import StakeholderKind, TrajectoryStatus
from tracker.models import (
    PhasePlan,
    Stakeholder,
)
from tracker.trajectories import services

BASICS = {
    "title": "Aanpak eenzaamheid",
    "theme": "Eenzaamheid",
    "age_group": "volwassenen",
    "starts_on": date(2026, 1, 1),
    "ends_on": date(2027, 12, 31),
}


def test_a_new_trajectory_is_a_draft_with_four_planned_phases(session):
    gemeente = make_gemeente(name="Zwolle")

    trajectory = services.start_trajectory(gemeente, **BASICS)

    plans = session.scalars(select(PhasePlan).where(PhasePlan.trajectory_id == trajectory.id))
    assert trajectory.status is TrajectoryStatus.DRAFT
    assert trajectory.slug == "zwolle-aanpak-eenzaamheid"
    assert {(plan.phase, plan.planned_days) for plan in plans} == {
        (Phase.MEASURE, 28),
        (Phase.SPEAK, 21),
        (Phase.LEARN, 14),
        (Phase.IMPROVE, 56),
    }


def test_a_second_trajectory_of_that_name_gets_a_number(session):
    gemeente = make_gemeente(name="Zwolle")
    services.start_trajectory(gemeente, **BASICS)

    second = services.start_trajectory(gemeente, **BASICS)

    assert second.slug == "zwolle-aanpak-eenzaamheid-2"


def test_an_address_can_be_given(session):
    trajectory = services.start_trajectory(make_gemeente(), **BASICS, slug="amsterdam-eenzaamheid")

    assert trajectory.slug == "amsterdam-eenzaamheid"


@pytest.mark.parametrize("slug", ["nieuw", "bezet"])
def test_an_address_in_use_is_refused(session, slug):
    gemeente = make_gemeente()
    make_trajectory(gemeente, slug="bezet")

    with pytest.raises(services.SlugTaken):
        services.start_trajectory(gemeente, **BASICS, slug=slug)


@pytest.mark.parametrize(
    ("dates", "refusal"),
    [
        ({"ends_on": date(2025, 12, 31)}, services.DatesOutOfOrder),
        ({"report_on": date(2025, 12, 31)}, services.ReportBeforeStart),
    ],
)
def test_dates_out_of_order_are_refused(session, dates, refusal):
    with pytest.raises(refusal):
        services.start_trajectory(make_gemeente(), **BASICS | dates)


def test_changing_dates_out_of_order_changes_nothing(session):
    trajectory = make_trajectory(title="Oud")

    with pytest.raises(services.DatesOutOfOrder):
        services.change_basics(trajectory, **BASICS | {"ends_on": date(2020, 1, 1)})

    assert trajectory.title == "Oud"


def test_a_change_keeps_the_address(session):
    trajectory = make_trajectory(slug="oud")

    services.change_basics(trajectory, **BASICS)

    assert (trajectory.slug, trajectory.title) == ("oud", "Aanpak eenzaamheid")


def test_a_phase_gets_its_own_word_and_length(session):
    trajectory = make_trajectory()

    services.set_phase_plans(trajectory, plans={Phase.SPEAK: ("bespreken", 10)})

    plans = {plan.phase: plan for plan in trajectory.phase_plans}
    assert (plans[Phase.SPEAK].label, plans[Phase.SPEAK].planned_days) == ("bespreken", 10)
    assert plans[Phase.MEASURE].label == "meten"
    assert set(plans) == set(STOPS)


def test_the_analysis_and_the_ambition_are_kept(session):
    trajectory = make_trajectory()

    services.set_analysis(
        trajectory, who="55+", causes="verlies", figures="13 %", present="buurthuis", missing="GGD"
    )
    services.set_ambition(trajectory, ambition="Minder alleen", request="Geld", budget=84000.0)

    assert (trajectory.analysis_who, trajectory.analysis_missing) == ("55+", "GGD")
    assert (trajectory.ambition, trajectory.budget, trajectory.spent) == (
        "Minder alleen",
        84000.0,
        None,
    )


def test_a_stakeholder_comes_changes_and_goes(session):
    trajectory = make_trajectory()
    stakeholder = services.add_stakeholder(
        trajectory, name="Huisartsen", kind=StakeholderKind.PROFESSIONALS
    )

    services.change_stakeholder(
        stakeholder, name="Huisartsenpost", kind=StakeholderKind.PROFESSIONALS, contribution="Telt"
    )
    assert session.scalar(select(Stakeholder.name)) == "Huisartsenpost"

    services.remove_stakeholder(stakeholder)
    assert session.scalar(select(Stakeholder.name)) is None


def test_a_trajectory_starts_when_the_basics_are_there(session):
    trajectory = make_trajectory(status=TrajectoryStatus.DRAFT, ambition="Minder alleen")
    link_wijk(trajectory)

    services.finish_registration(trajectory)

    assert trajectory.status is TrajectoryStatus.RUNNING


def test_what_is_missing_to_start_is_named(session):
    trajectory = make_trajectory(status=TrajectoryStatus.DRAFT)

    with pytest.raises(services.RegistrationIncomplete) as refused:
        services.finish_registration(trajectory)

    assert refused.value.gaps == (services.Gap.WIJK, services.Gap.AMBITION)
    assert trajectory.status is TrajectoryStatus.DRAFT


def test_a_running_trajectory_does_not_start_again(session):
    with pytest.raises(services.NotDraft):
        services.finish_registration(make_trajectory())


def test_a_trajectory_closes_after_its_last_cycle(session):
    trajectory = make_trajectory()
    cycle = make_cycle(trajectory)

    with pytest.raises(services.CyclesOpen):
        services.close_trajectory(trajectory)
    cycle.phase = Phase.CLOSED
    services.close_trajectory(trajectory)

    assert trajectory.status is TrajectoryStatus.CLOSED
    with pytest.raises(services.NotRunning):
        services.close_trajectory(trajectory)
