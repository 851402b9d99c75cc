"""What may be stored of principles, results, targets and offers, and what is refused."""

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_cycle,
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
)
from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import FactorKind, Role
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.models import (
    Indicator,
    Offer,
    Target,
    TrajectoryPrinciple,
    TrajectoryWijk,
)
from tracker.models.person import membership_wijk
from tracker.trajectories import services
from tracker.trajectories.services import TargetRow


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
