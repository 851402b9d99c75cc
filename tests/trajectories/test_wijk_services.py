"""Which wijken a trajectory may run in, and which it may leave."""

import pytest
from sqlalchemy import select

from tests.factories import (
    make_cycle,
    make_gemeente,
    make_trajectory,
    saved,
)
from tracker.domain.vocabulary import AreaKind
from tracker.models import (
    CbsArea,
    TrajectoryWijk,
    WijkCode,
)
from tracker.trajectories import services


def make_area(gemeente, code="WK036381", year=2023, name="Osdorp"):
    values = {"code": code, "division_year": year, "name": name, "kind": AreaKind.WIJK}
    return saved(CbsArea(**values, gemeente_code=gemeente.code))


def codes_of(session, link):
    return {
        (each.code, each.division_year)
        for each in session.scalars(select(WijkCode).where(WijkCode.wijk_id == link.wijk_id))
    }


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


def test_a_wijk_with_a_cycle_stays(session):
    cycle = make_cycle(make_trajectory())
    link = session.scalar(select(TrajectoryWijk).where(TrajectoryWijk.wijk_id == cycle.wijk_id))

    with pytest.raises(services.WijkInUse):
        services.remove_wijk(link)
