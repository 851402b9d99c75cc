"""The rules of a trajectory: what may be stored, and what is refused."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_measurement,
    make_member,
    make_offer,
    make_organisation,
    make_principle,
    make_reflection,
    make_result,
    make_target,
    make_trajectory,
    make_user,
    saved,
)
from tracker.domain.phases import STOPS, Phase
from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import AreaKind, FactorKind, Role, StakeholderKind, TrajectoryStatus
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.models import (
    CbsArea,
    Indicator,
    Offer,
    PhasePlan,
    Stakeholder,
    Target,
    TrajectoryPrinciple,
    TrajectoryWijk,
    WijkCode,
)
from tracker.models.person import membership_wijk
from tracker.trajectories import services
from tracker.trajectories.services import TargetRow

BASICS = {
    "title": "Aanpak eenzaamheid",
    "theme": "Eenzaamheid",
    "age_group": "volwassenen",
    "starts_on": date(2026, 1, 1),
    "ends_on": date(2027, 12, 31),
}


def make_area(gemeente, code="WK036381", year=2023, name="Osdorp"):
    values = {"code": code, "division_year": year, "name": name, "kind": AreaKind.WIJK}
    return saved(CbsArea(**values, gemeente_code=gemeente.code))


def codes_of(session, link):
    return {
        (each.code, each.division_year)
        for each in session.scalars(select(WijkCode).where(WijkCode.wijk_id == link.wijk_id))
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


def test_a_wijk_from_the_list_of_cbs_gets_its_name_and_code(session):
    trajectory = make_trajectory()
    make_area(trajectory.gemeente, name="Osdorp-Oost")

    [link] = services.add_wijk_from_cbs(trajectory, codes=[("WK036381", 2023)])

    assert (link.wijk.name, link.wijk.slug) == ("Osdorp-Oost", "osdorp-oost")
    assert codes_of(session, link) == {("WK036381", 2023)}


def test_picking_a_wijk_again_changes_nothing(session):
    trajectory = make_trajectory()
    make_area(trajectory.gemeente)
    services.add_wijk_from_cbs(trajectory, codes=[("WK036381", 2023)])

    assert services.add_wijk_from_cbs(trajectory, codes=[("WK036381", 2023)]) == []


def test_a_second_trajectory_uses_the_same_wijk(session):
    gemeente = make_gemeente()
    make_area(gemeente)
    [first] = services.add_wijk_from_cbs(make_trajectory(gemeente), codes=[("WK036381", 2023)])

    [second] = services.add_wijk_from_cbs(make_trajectory(gemeente), codes=[("WK036381", 2023)])

    assert first.wijk_id == second.wijk_id


def test_two_areas_of_one_name_are_two_wijken(session):
    trajectory = make_trajectory()
    make_area(trajectory.gemeente, code="WK036301", name="Centrum")
    make_area(trajectory.gemeente, code="WK036302", name="Centrum")

    links = services.add_wijk_from_cbs(trajectory, codes=[("WK036301", 2023), ("WK036302", 2023)])

    assert [link.wijk.slug for link in links] == ["centrum", "centrum-2"]


@pytest.mark.parametrize(("code", "year"), [("WK999999", 2023), ("WK036381", 2016)])
def test_an_unknown_wijk_code_is_refused(session, code, year):
    trajectory = make_trajectory()
    make_area(trajectory.gemeente)

    with pytest.raises(services.UnknownWijkCode) as refused:
        services.add_wijk_from_cbs(trajectory, codes=[(code, year)])

    assert (refused.value.code, refused.value.year) == (code, year)


def test_a_wijk_of_another_gemeente_is_refused(session):
    trajectory = make_trajectory()
    make_area(make_gemeente(), code="WK019301")

    with pytest.raises(services.UnknownWijkCode):
        services.add_own_wijk(trajectory, name="Osdorp", codes=[("WK019301", 2023)])

    assert session.scalar(select(TrajectoryWijk.id)) is None


def test_an_own_wijk_covers_several_areas(session):
    trajectory = make_trajectory()
    for code in ("WK036381", "WK036382"):
        make_area(trajectory.gemeente, code=code, year=2016)

    link = services.add_own_wijk(
        trajectory,
        name="Osdorp",
        district="Nieuw-West",
        codes=[("WK036381", 2016), ("WK036382", 2016)],
    )

    assert (link.wijk.slug, link.wijk.district) == ("osdorp", "Nieuw-West")
    assert codes_of(session, link) == {("WK036381", 2016), ("WK036382", 2016)}


def test_an_own_wijk_that_takes_part_already_is_refused(session):
    trajectory = make_trajectory()
    services.add_own_wijk(trajectory, name="Osdorp")

    with pytest.raises(services.WijkTwice):
        services.add_own_wijk(trajectory, name="osdorp")


@pytest.mark.parametrize("name", ["Bewerken", "Nieuw"])
def test_a_wijk_never_takes_a_word_of_the_address(session, name):
    link = services.add_own_wijk(make_trajectory(), name=name)

    assert link.wijk.slug == f"wijk-{name.lower()}"


def test_a_wijk_leaves_with_its_targets_offers_and_members(session):
    trajectory = make_trajectory()
    wijk = link_wijk(trajectory)
    make_target(make_indicator(trajectory), wijk)
    make_offer(trajectory, wijk_id=wijk.id)
    make_member(make_user(Role.PARTNER, trajectory.gemeente), trajectory, wijk)
    link = session.scalar(select(TrajectoryWijk))

    services.remove_wijk(link)

    for query in (select(Target), select(Offer), select(TrajectoryWijk), select(membership_wijk)):
        assert session.execute(query).first() is None


def test_a_wijk_with_a_cycle_stays(session):
    cycle = make_cycle(make_trajectory())
    link = session.scalar(select(TrajectoryWijk).where(TrajectoryWijk.wijk_id == cycle.wijk_id))

    with pytest.raises(services.WijkInUse):
        services.remove_wijk(link)


def test_a_principle_is_linked_once(session):
    trajectory, principle = make_trajectory(), make_principle()
    link = services.link_principle(trajectory, principle=principle)

    again = services.link_principle(trajectory, principle=principle, applied_here="Zo.")

    assert again is link
    assert link.applied_here == "Zo."


def test_a_principle_nobody_uses_can_go(session):
    link = link_principle(make_trajectory())

    services.unlink_principle(link)

    assert session.scalar(select(TrajectoryPrinciple)) is None


@pytest.mark.parametrize("use", ["offer", "reflection"])
def test_a_principle_in_use_stays(session, use):
    trajectory = make_trajectory()
    link = link_principle(trajectory)
    if use == "offer":
        make_offer(trajectory, principles=[link.principle])
    else:
        make_reflection(make_cycle(trajectory), link.principle, make_organisation())

    with pytest.raises(services.PrincipleInUse):
        services.unlink_principle(link)


def test_results_and_indicators_keep_their_order(session):
    trajectory = make_trajectory()
    first = services.add_result(
        trajectory, title="Eén", factor="netwerk", factor_kind=FactorKind.PROTECTIVE
    )
    second = services.add_result(
        trajectory, title="Twee", factor="verlies", factor_kind=FactorKind.RISK
    )

    assert first.position < second.position


def indicator_values(**values):
    defaults = {
        "title": "Kwam vier keer",
        "unit": Unit.SHARE,
        "wanted": Direction.UP,
        "source": "registratie",
        "kind": MeasurementKind.COUNTED,
    }
    return defaults | values


def test_an_indicator_belongs_to_the_trajectory_of_its_result(session):
    result = make_result(make_trajectory())

    indicator = services.add_indicator(result, **indicator_values())

    assert indicator.trajectory_id == result.trajectory_id
    assert indicator.gemeente_id == result.gemeente_id


def test_a_measured_indicator_keeps_its_unit(session):
    indicator = make_indicator(make_trajectory())
    make_measurement(indicator, make_cycle(indicator.trajectory))

    services.change_indicator(indicator, **indicator_values(title="Anders"))
    with pytest.raises(services.IndicatorMeasured):
        services.change_indicator(indicator, **indicator_values(unit=Unit.COUNT))

    assert (indicator.title, indicator.unit) == ("Anders", Unit.SHARE)


def test_a_measured_indicator_stays(session):
    indicator = make_indicator(make_trajectory())
    make_measurement(indicator, make_cycle(indicator.trajectory))

    with pytest.raises(services.IndicatorMeasured):
        services.remove_indicator(indicator)
    with pytest.raises(services.IndicatorMeasured):
        services.remove_result(indicator.result)


def test_a_result_goes_with_its_indicators_and_targets(session):
    trajectory = make_trajectory()
    indicator = make_indicator(trajectory)
    make_target(indicator, link_wijk(trajectory))

    services.remove_result(indicator.result)

    assert session.scalar(select(Indicator)) is None
    assert session.scalar(select(Target)) is None


def test_targets_are_replaced_as_a_whole(session):
    trajectory = make_trajectory()
    indicator, one, two = make_indicator(trajectory), link_wijk(trajectory), link_wijk(trajectory)
    make_target(indicator, one)

    services.set_targets(indicator, rows=[TargetRow(one.id), TargetRow(two.id, 0.0, 60.0)])

    stored = session.scalars(select(Target)).all()
    assert [(each.wijk_id, each.baseline, each.value) for each in stored] == [(two.id, 0.0, 60.0)]


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([(None, 50.0), (None, 60.0)], services.TargetTwice),
        ([(None, 101.0)], services.ShareTooHigh),
        ([(100.5, 60.0)], services.ShareTooHigh),
        ([(-1.0, 60.0)], services.ValueTooLow),
    ],
)
def test_a_target_that_cannot_be_is_refused(session, rows, refusal):
    trajectory = make_trajectory()
    indicator, wijk = make_indicator(trajectory), link_wijk(trajectory)

    with pytest.raises(refusal) as refused:
        services.set_targets(indicator, rows=[TargetRow(wijk.id, *row) for row in rows])

    assert refused.value.wijk_id == wijk.id
    assert session.scalar(select(Target)) is None


def test_a_count_may_be_above_a_hundred(session):
    trajectory = make_trajectory()
    indicator, wijk = make_indicator(trajectory, unit=Unit.COUNT), link_wijk(trajectory)

    services.set_targets(indicator, rows=[TargetRow(wijk.id, 120.0, 400.0)])

    assert session.scalar(select(Target.value)) == 400.0


def test_a_target_in_a_wijk_outside_the_trajectory_is_refused(session):
    indicator = make_indicator(make_trajectory())
    elsewhere = link_wijk(make_trajectory())

    with pytest.raises(services.UnknownWijk):
        services.set_targets(indicator, rows=[TargetRow(elsewhere.id, 1.0, 2.0)])


def test_an_offer_rests_on_chosen_principles(session):
    trajectory = make_trajectory()
    link, wijk = link_principle(trajectory), link_wijk(trajectory)

    offer = services.add_offer(
        trajectory, title="Koffie", provider="CJG", wijk=wijk, principles=[link.principle], reach=64
    )
    services.change_offer(offer, title="Thee", provider="CJG")

    assert (offer.title, offer.wijk, offer.principles, offer.reach) == ("Thee", None, [], None)


def test_an_offer_on_a_principle_that_was_not_chosen_is_refused(session):
    with pytest.raises(services.PrincipleNotLinked):
        services.add_offer(
            make_trajectory(), title="Koffie", provider="CJG", principles=[make_principle()]
        )


def test_an_offer_in_a_wijk_outside_the_trajectory_is_refused(session):
    elsewhere = link_wijk(make_trajectory())

    with pytest.raises(services.UnknownWijk):
        services.add_offer(make_trajectory(), title="Koffie", provider="CJG", wijk=elsewhere)


def test_an_offer_with_principles_can_go(session):
    trajectory = make_trajectory()
    offer = make_offer(trajectory, principles=[link_principle(trajectory).principle])

    services.remove_offer(offer)

    assert session.scalar(select(Offer)) is None


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
