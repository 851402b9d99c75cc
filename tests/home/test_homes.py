"""Where each role begins."""

import pytest

from tests.factories import make_gemeente, make_user
from tests.html import text_of
from tracker.domain.vocabulary import Role

HOMES = {
    Role.PARTNER: "/acties",
    Role.ADVISER: "/lessen/te-beoordelen",
    Role.READER: "/trajecten",
    Role.PLATFORM_ADMIN: "/beheer",
}


@pytest.mark.parametrize(("role", "home"), HOMES.items())
def test_a_role_lands_on_its_own_page(login, role, home):
    page = login(make_user(role, make_gemeente())).get("/")

    assert (page.status_code, page.location) == (303, home)


@pytest.mark.parametrize("role", [Role.PROGRAMME_LEAD, Role.GEMEENTE_ADMIN])
def test_who_leads_a_gemeente_gets_the_overview(login, role):
    page = login(make_user(role, make_gemeente())).get("/")

    assert page.status_code == 200
    assert "Waar staan de wijken?" in text_of(page)


def test_a_visitor_is_asked_to_log_in(client):
    page = client.get("/")

    assert (page.status_code, page.location) == (302, "/inloggen")
