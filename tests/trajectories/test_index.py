"""The list of trajectories: who sees what, and what the address asks for."""

import pytest

from tests.factories import (
    link_wijk,
    make_cycle,
    make_gemeente,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.trajectories.given_pages import lead_of
from tracker.domain.vocabulary import Role, TrajectoryStatus


def test_an_empty_list_says_what_to_do_first(login, session):
    lead = make_user(Role.PROGRAMME_LEAD, make_gemeente())
    reader = make_user(Role.READER, make_gemeente())

    assert "Start een traject" in text_of(login(lead).get("/trajecten"))
    assert "Start een traject" not in text_of(login(reader).get("/trajecten"))


def test_the_list_holds_only_what_one_may_see(login, session):
    trajectory = make_trajectory(title="Aanpak eenzaamheid")
    make_trajectory(title="Van een ander")

    words = text_of(login(lead_of(trajectory)).get("/trajecten"))

    assert "Aanpak eenzaamheid" in words
    assert "Van een ander" not in words


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zoek=eenzaam", {"Aanpak eenzaamheid"}),
        ("thema=Jeugd", {"Kansrijk opgroeien"}),
        ("status=closed", {"Kansrijk opgroeien"}),
        ("status=bestaat-niet", {"Aanpak eenzaamheid", "Kansrijk opgroeien"}),
        ("thema=bestaat-niet", {"Aanpak eenzaamheid", "Kansrijk opgroeien"}),
        ("pagina=99", {"Aanpak eenzaamheid", "Kansrijk opgroeien"}),
        ("pagina=99999999999999999999", {"Aanpak eenzaamheid", "Kansrijk opgroeien"}),
        ("zoek=niets", set()),
    ],
)
def test_the_address_narrows_the_list(login, session, query, expected):
    gemeente = make_gemeente()
    make_trajectory(gemeente, title="Aanpak eenzaamheid")
    make_trajectory(
        gemeente, title="Kansrijk opgroeien", theme="Jeugd", status=TrajectoryStatus.CLOSED
    )

    page = login(make_user(Role.PROGRAMME_LEAD, gemeente)).get(f"/trajecten?{query}")

    words = text_of(page)
    titles = {"Aanpak eenzaamheid", "Kansrijk opgroeien"}
    assert {title for title in titles if title in words} == expected
    assert ("Niets gevonden" in words) == (not expected)


def test_the_address_orders_the_list(login, session):
    gemeente = make_gemeente()
    make_trajectory(gemeente, title="Aanpak")
    make_trajectory(gemeente, title="Zorg")
    client = login(make_user(Role.PROGRAMME_LEAD, gemeente))

    up = text_of(client.get("/trajecten?volgorde=titel"))
    down = text_of(client.get("/trajecten?volgorde=-titel"))

    assert up.index("Aanpak") < up.index("Zorg")
    assert down.index("Zorg") < down.index("Aanpak")


def test_a_long_list_has_pages(login, session):
    gemeente = make_gemeente()
    for _ in range(21):
        make_trajectory(gemeente)
    client = login(make_user(Role.PROGRAMME_LEAD, gemeente))

    first, second = client.get("/trajecten"), client.get("/trajecten?pagina=2")

    assert first.text.count("<tr>") == 21
    assert second.text.count("<tr>") == 2


@pytest.mark.parametrize(
    ("status", "n_busy", "sentence"),
    [
        (TrajectoryStatus.DRAFT, 0, "In voorbereiding: nog niet gestart."),
        (TrajectoryStatus.RUNNING, 0, "Er loopt nu geen cyclus."),
        (TrajectoryStatus.RUNNING, 1, "In één van de twee wijken loopt een cyclus."),
        (TrajectoryStatus.RUNNING, 2, "In alle twee wijken loopt een cyclus."),
        (TrajectoryStatus.CLOSED, 0, "Afgesloten."),
    ],
)
def test_a_row_says_where_the_trajectory_stands(login, session, status, n_busy, sentence):
    trajectory = make_trajectory(status=status)
    wijken = [link_wijk(trajectory), link_wijk(trajectory)]
    for wijk in wijken[:n_busy]:
        make_cycle(trajectory, wijk)

    assert sentence in text_of(login(lead_of(trajectory)).get("/trajecten"))


def test_the_list_opens_with_how_many_run(login, session):
    gemeente = make_gemeente()
    make_trajectory(gemeente)
    make_trajectory(gemeente, status=TrajectoryStatus.DRAFT)
    make_trajectory()

    words = text_of(login(make_user(Role.PROGRAMME_LEAD, gemeente)).get("/trajecten"))

    assert "Er zijn twee trajecten. Eén daarvan loopt." in words
