"""The lists of actions: what stands first, what they narrow to, how many queries they take."""

import re
from datetime import date, timedelta

import pytest

from tests.factories import (
    make_action,
    make_cycle,
    make_log,
    make_organisation,
    make_trajectory,
)
from tests.html import text_of
from tracker.web.clock import today

LINE = {"text": "Koffie bij het hek.", "when": "vandaag", "reached": "14", "client_key": "a"}


def test_a_partner_sees_what_is_late_first(login, cycle, partner, action):
    late = today() - timedelta(days=3)
    make_action(cycle, partner.organisation, title="Kaartje maken", due_on=late)
    make_action(cycle, title="Van een ander")

    words = text_of(login(partner).get("/acties"))

    assert "Drie dagen te laat." in words
    assert words.index("Kaartje maken") < words.index("Koffieochtend aan de schoolpoort")
    assert "Van een ander" not in words


def test_a_partner_opens_another_action(login, cycle, partner, action):
    other = make_action(cycle, partner.organisation, due_on=date(2027, 1, 1))

    page = login(partner).get(f"/acties?actie={other.id}")

    assert f'action="/acties/{other.id}/regels"' in page.text
    assert f'action="/acties/{action.id}/regels"' not in page.text


def test_without_actions_the_pages_say_what_comes_here(login, lead, partner):
    assert "Er staat niets open" in text_of(login(partner).get("/acties"))
    assert "Nog geen acties" in text_of(login(lead).get("/acties"))


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("", ["Te laat", "Op tijd"]),
        ("?stand=te-laat", ["Te laat"]),
        ("?stand=zonder-oordeel", ["Gedaan"]),
        ("?stand=alles&volgorde=-actie", ["Te laat", "Op tijd", "Gedaan"]),
        ("?stand=alles&volgorde=actie", ["Gedaan", "Op tijd", "Te laat"]),
        ("?stand=onzin&wijk=bestaat-niet&volgorde=onzin", ["Te laat", "Op tijd"]),
        ("?pagina=99999999999999999999", ["Te laat", "Op tijd"]),
    ],
)
def test_the_list_narrows_and_sorts_by_address(login, cycle, lead, address, titles):
    make_action(cycle, title="Te laat", due_on=date(2026, 2, 1))
    make_action(cycle, title="Op tijd", due_on=today())
    make_action(cycle, title="Gedaan", due_on=date(2026, 4, 1), done_on=date(2026, 3, 1))
    make_action(make_cycle(make_trajectory()), title="Van een andere gemeente")

    page = login(lead).get(f"/acties{address}")

    found = re.findall(r'<th scope="row"><a [^>]*>([^<]*)<', page.text)
    assert found == titles


def test_the_list_narrows_to_wijk_trajectory_and_owner(login, cycle, lead):
    make_action(cycle, title="Hier")
    other = make_action(make_cycle(make_trajectory(cycle.trajectory.gemeente)), title="Daar")
    browser = login(lead)

    for address in (
        f"wijk={other.wijk.slug}",
        f"traject={other.trajectory.slug}",
        f"trekker={other.organisation_id}",
    ):
        page = browser.get(f"/acties?{address}")
        assert "Daar" in page.text
        assert ">Hier<" not in page.text


@pytest.mark.parametrize("role", ["lead", "partner"])
def test_the_lists_take_as_many_queries_for_many_rows(
    login, count_queries, cycle, partner, role, request
):
    user = request.getfixturevalue(role)
    counts = []
    for n in (2, 18):
        for _ in range(n):
            make_log(make_action(cycle, partner.organisation))
            make_log(make_action(cycle, partner.organisation, done_on=date(2026, 3, 1)))
        browser = login(user)
        with count_queries() as statements:
            assert browser.get("/acties").status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1]


def test_the_page_of_an_action_takes_as_many_queries_for_many_lines(
    login, count_queries, lead, action
):
    counts = []
    for n in (2, 18):
        for _ in range(n):
            make_log(action, organisation_id=make_organisation().id)
        browser, path = login(lead), f"/acties/{action.id}"
        with count_queries() as statements:
            assert browser.get(path).status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1]
