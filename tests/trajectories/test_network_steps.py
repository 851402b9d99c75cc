"""The step on who takes part: wijken, groups and organisations."""

import pytest
from sqlalchemy import select

from tests.factories import (
    link_wijk,
    make_cycle,
    make_gemeente,
    make_trajectory,
    saved,
)
from tests.html import text_of
from tests.trajectories.given import draft, lead_of, url
from tracker.domain.vocabulary import AreaKind
from tracker.models import (
    CbsArea,
    Stakeholder,
    TrajectoryWijk,
)


def make_area(gemeente, code="WK036381", name="Osdorp-Oost", year=2023):
    values = {"code": code, "division_year": year, "name": name, "kind": AreaKind.WIJK}
    return saved(CbsArea(**values, gemeente_code=gemeente.code))


def test_wijken_are_found_by_name_and_chosen(login, session):
    trajectory = draft()
    make_area(trajectory.gemeente)
    make_area(trajectory.gemeente, code="WK036390", name="Bijlmer")
    make_area(make_gemeente(), code="WK059901", name="Osdorp elders")
    client = login(lead_of(trajectory))

    found = text_of(client.get(url(trajectory, "wijken-kiezen") + "?zoek=osdorp"))
    page = client.post(url(trajectory, "wijken-kiezen"), data={"codes": ["WK036381 2023"]})

    assert "Osdorp-Oost" in found
    assert "Bijlmer" not in found
    assert "elders" not in found
    assert page.location == url(trajectory, "wie-doen-er-mee")
    assert session.scalar(select(TrajectoryWijk)).wijk.name == "Osdorp-Oost"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Kies een wijk uit de lijst."),
        ({"codes": ["WK999999 2023"]}, "WK999999 bestaat niet in de indeling van 2023"),
    ],
)
def test_a_wijk_that_is_not_in_the_list_is_refused(login, session, data, sentence):
    trajectory = draft()
    make_area(trajectory.gemeente)

    page = login(lead_of(trajectory)).post(url(trajectory, "wijken-kiezen"), data=data)

    assert page.status_code == 400
    assert sentence in text_of(page)


def test_a_wijk_under_an_own_name_may_have_codes(login, session):
    trajectory = draft()
    make_area(trajectory.gemeente, year=2016)

    login(lead_of(trajectory)).post(
        url(trajectory, "eigen-wijk"),
        data={"name": "Osdorp", "district": "Nieuw-West", "codes": "WK036381 (2016)\n"},
    )

    assert session.scalar(select(TrajectoryWijk)).wijk.district == "Nieuw-West"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"name": ""}, "Vul de naam van de wijk in."),
        ({"codes": "WK036381"}, "Schrijf een code als WK036381, met het jaar"),
        ({"codes": "WK999999 2016"}, "WK999999 bestaat niet in de indeling van 2016"),
    ],
)
def test_an_own_wijk_with_a_wrong_code_is_refused(login, session, data, sentence):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(
        url(trajectory, "eigen-wijk"), data={"name": "Osdorp", "district": "Nieuw-West"} | data
    )

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert 'value="Nieuw-West"' in page.text
    assert session.scalar(select(TrajectoryWijk)) is None


def test_a_wijk_that_takes_part_already_is_refused(login, session):
    trajectory = draft()
    wijk = link_wijk(trajectory)

    page = login(lead_of(trajectory)).post(url(trajectory, "eigen-wijk"), data={"name": wijk.name})

    assert "Deze wijk doet al mee." in text_of(page)


def test_a_wijk_leaves_after_confirmation(login, session):
    trajectory = draft()
    link_wijk(trajectory)
    link = session.scalar(select(TrajectoryWijk))
    client, address = login(lead_of(trajectory)), url(trajectory, f"wijken/{link.id}/verwijderen")

    asked = client.get(address)
    assert session.scalar(select(TrajectoryWijk)) is not None
    client.post(address)

    assert asked.status_code == 200
    assert session.scalar(select(TrajectoryWijk)) is None


def test_a_wijk_with_a_cycle_cannot_leave(login, session):
    trajectory = make_trajectory()
    make_cycle(trajectory)
    link = session.scalar(select(TrajectoryWijk))

    page = login(lead_of(trajectory)).post(url(trajectory, f"wijken/{link.id}/verwijderen"))

    assert page.status_code == 400
    assert "Daarom kan de wijk niet meer weg." in text_of(page)


def test_a_stakeholder_is_added_changed_and_removed(login, session):
    trajectory = draft()
    client = login(lead_of(trajectory))
    data = {"name": "Huisartsen", "kind": "professionals", "contribution": "Verwijzen"}

    client.post(url(trajectory, "deelnemers/nieuw"), data=data)
    stakeholder = session.scalar(select(Stakeholder))
    address = url(trajectory, f"deelnemers/{stakeholder.id}")
    client.post(address, data=data | {"name": "Huisartsenpost"})
    assert session.scalar(select(Stakeholder.name)) == "Huisartsenpost"
    client.post(f"{address}/verwijderen")

    assert session.scalar(select(Stakeholder)) is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": ""}, "Vul de naam van de groep of organisatie in."),
        ({"kind": ""}, "Kies wie dat zijn."),
        ({"kind": "bestaat-niet"}, "Kies wie dat zijn."),
    ],
)
def test_a_stakeholder_without_name_or_kind_is_refused(login, session, wrong, sentence):
    trajectory = draft()

    page = login(lead_of(trajectory)).post(
        url(trajectory, "deelnemers/nieuw"),
        data={"name": "Huisartsen", "kind": "professionals"} | wrong,
    )

    assert page.status_code == 400
    assert sentence in text_of(page)


def test_a_wijk_that_begins_with_the_word_comes_first(login, session):
    trajectory = draft()
    make_area(trajectory.gemeente, code="WK0363NA", name="Buikslotermeer")
    make_area(trajectory.gemeente, code="WK0363FA", name="Slotermeer")

    found = text_of(
        login(lead_of(trajectory)).get(url(trajectory, "wijken-kiezen") + "?zoek=slotermeer")
    )

    assert found.index("Slotermeer") < found.index("Buikslotermeer")
