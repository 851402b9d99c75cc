"""Administration: who sees which accounts, and switching them off and on."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.factories import (
    link_wijk,
    make_gemeente,
    make_member,
    make_organisation,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tracker.domain.vocabulary import Role
from tracker.library.services import load_library
from tracker.policy.people import may_switch, visible_accounts
from tracker.web.clock import AMSTERDAM, today

NOON = time(12)
OTHERS = [Role.PROGRAMME_LEAD, Role.PARTNER, Role.ADVISER, Role.READER]


@pytest.fixture
def admin(session):
    return make_user(Role.GEMEENTE_ADMIN, make_gemeente(), email="beheer@eigen.nl")


@pytest.fixture
def platform(session):
    return make_user(Role.PLATFORM_ADMIN, email="platform@leerspoor.nl")


@pytest.mark.parametrize("role", OTHERS)
def test_only_administrators_enter(login, role):
    user = make_user(role, make_gemeente())

    assert login(user).get("/beheer").status_code == 403
    assert login(user).post(f"/beheer/accounts/{user.id}/uitzetten").status_code == 403


def test_a_visitor_is_asked_to_log_in(client):
    assert client.get("/beheer").location == "/inloggen?terug=/beheer"


def test_a_gemeente_sees_its_own_people_with_where_they_take_part(login, admin):
    partner = make_user(Role.PARTNER, admin.gemeente, email="partner@eigen.nl")
    trajectory = make_trajectory(admin.gemeente, title="Aanpak eenzaamheid")
    wijk = link_wijk(trajectory)
    make_member(partner, trajectory, wijk)
    make_user(Role.PARTNER, make_gemeente(), email="partner@ander.nl")

    page = text_of(login(admin).get("/beheer"))

    assert "partner@eigen.nl" in page
    assert f"Aanpak eenzaamheid : {wijk.name}" in page
    assert "partner@ander.nl" not in page
    assert "De bibliotheek" not in page


def test_a_guest_of_the_network_shows_without_what_they_do_elsewhere(login, admin):
    elsewhere = make_gemeente()
    guest = make_user(Role.PARTNER, elsewhere, email="gast@ander.nl")
    here, there = make_trajectory(admin.gemeente), make_trajectory(elsewhere, title="Daar")
    make_member(guest, here, link_wijk(here))
    make_member(guest, there, link_wijk(there))

    page = text_of(login(admin).get("/beheer"))

    assert "gast@ander.nl" in page
    assert here.title in page
    assert "Daar" not in page
    assert "uitzetten : gast@ander.nl" not in page.casefold()
    assert login(admin).get(f"/beheer/accounts/{guest.id}/uitzetten").status_code == 403


def test_the_platform_sees_all_accounts_and_no_trajectories(login, platform):
    gemeente = make_gemeente()
    partner = make_user(Role.PARTNER, gemeente, email="partner@ergens.nl")
    trajectory = make_trajectory(gemeente, title="Aanpak eenzaamheid")
    make_member(partner, trajectory, link_wijk(trajectory))

    page = text_of(login(platform).get("/beheer"))

    assert "partner@ergens.nl" in page
    assert "Aanpak eenzaamheid" not in page


def test_the_platform_sees_how_complete_the_library_is(login, platform):
    assert "De bibliotheek is nog leeg." in text_of(login(platform).get("/beheer"))

    load_library(date(2026, 11, 22))

    page = login(platform).get("/beheer")
    assert "15 dossiers" in text_of(page)
    assert 'href="/dossiers/eenzaamheid"' in page.text
    assert "De factoren voor mensen met psychische beperkingen ontbreken." in text_of(page)


@pytest.mark.parametrize(("days", "is_away"), [(91, True), (89, False)])
@pytest.mark.parametrize("moment", ["last_login_at", "created_at"])
def test_who_has_not_been_here_for_long_stands_out(login, admin, moment, days, is_away):
    day = today() - timedelta(days=days)  # a day here: 91 times 24 hours may be 90 of them
    make_user(Role.READER, admin.gemeente, **{moment: datetime.combine(day, NOON, AMSTERDAM)})

    page = text_of(login(admin).get("/beheer"))

    assert ("al meer dan 90 dagen niet" in page) is is_away
    assert ("Eén account is" in page) is is_away


def test_who_never_logged_in_is_said_to_have_never_done_so(login, admin):
    assert "nog nooit" in text_of(login(admin).get("/beheer"))


def test_an_account_is_switched_off_and_on_again(login, session, admin):
    partner = make_user(Role.PARTNER, admin.gemeente)
    theirs, mine = login(partner), login(admin)
    off = f"/beheer/accounts/{partner.id}/uitzetten"

    assert "Account uitzetten?" in text_of(mine.get(off))
    session.refresh(partner)
    assert partner.is_enabled

    for _ in range(2):  # sent twice is switched off once
        assert mine.post(off).location == "/beheer"
    session.refresh(partner)
    assert not partner.is_enabled
    assert theirs.get("/account").status_code == 302

    mine.post(f"/beheer/accounts/{partner.id}/aanzetten")
    session.refresh(partner)
    assert partner.is_enabled
    assert theirs.get("/account").status_code == 200


def test_nobody_switches_the_own_account_off(login, session, admin, platform):
    for user in (admin, platform):
        page = login(user).post(f"/beheer/accounts/{user.id}/uitzetten")

        assert page.status_code == 403
        session.refresh(user)
        assert user.is_enabled


def test_an_account_of_another_gemeente_does_not_exist_here(login, session, admin):
    other = make_user(Role.PARTNER, make_gemeente())

    page = login(admin).post(f"/beheer/accounts/{other.id}/uitzetten")

    assert page.status_code == 404
    session.refresh(other)
    assert other.is_enabled
    assert login(admin).post("/beheer/accounts/999999/uitzetten").status_code == 404


@pytest.mark.parametrize("role", Role)
def test_whom_one_may_switch_one_also_sees(session, role):
    own, elsewhere = make_gemeente(), make_gemeente()
    user = make_user(role, own)
    accounts = [make_user(each, gemeente) for each in Role for gemeente in (own, elsewhere)]
    accounts.append(make_user(Role.ADVISER))

    seen = set(session.scalars(visible_accounts(user)))

    assert {account for account in accounts if may_switch(user, account)} <= seen
    assert bool(seen) is (role in (Role.GEMEENTE_ADMIN, Role.PLATFORM_ADMIN))


def test_the_page_takes_as_many_queries_for_two_people_as_for_twenty(login, admin, count_queries):
    trajectory = make_trajectory(admin.gemeente)

    def people(n):
        for _ in range(n):
            organisation = make_organisation(admin.gemeente)
            partner = make_user(Role.PARTNER, admin.gemeente, organisation)
            make_member(partner, trajectory, link_wijk(trajectory))

    people(2)
    with count_queries() as few:
        login(admin).get("/beheer")
    people(18)
    with count_queries() as many:
        login(admin).get("/beheer")

    assert len(few) == len(many)
