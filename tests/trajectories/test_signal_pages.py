"""Signals on the pages of a trajectory and a wijk, setting them aside and putting them back."""

from datetime import datetime

import pytest
import time_machine
from sqlalchemy import select

from tests.factories import (
    link_wijk,
    make_cycle,
    make_gemeente,
    make_member,
    make_organisation,
    make_principle,
    make_reflection,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tracker.domain.vocabulary import Role, TrajectoryStatus
from tracker.models import SignalDecision
from tracker.web.clock import AMSTERDAM

SILENT = "niets vastgelegd"
TOO_SOON = "in de startanalyse staat nog niet"


@pytest.fixture(autouse=True)
def tuesday():
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=AMSTERDAM), tick=False):
        yield


@pytest.fixture
def cycle(session):
    """A cycle that is silent, in a trajectory without a start analysis."""
    cycle = make_cycle(make_trajectory(is_open_to_advisers=True))
    make_reflection(cycle, *principle_and_partner())
    return cycle


def principle_and_partner():
    return make_principle(), make_organisation()


@pytest.fixture
def lead(cycle):
    return make_user(Role.PROGRAMME_LEAD, cycle.trajectory.gemeente)


def page_of(cycle):
    return f"/trajecten/{cycle.trajectory.slug}"


def aside(cycle, rule="cyclus-stil", about=None, **more):
    """Return the address to set a signal aside."""
    about = about or f"cycle-{cycle.id}"
    extra = "".join(f"&{name}={value}" for name, value in more.items())
    return f"{page_of(cycle)}/signalen/opzij?regel={rule}&over={about}{extra}"


def shown(page):
    """Return the mark of the facts that the form showed."""
    return page.text.partition('name="shown"')[2].partition('value="')[2].partition('"')[0]


def set_aside(client, cycle, reason="De school had vakantie.", **more):
    address = aside(cycle, **more)
    return client.post(address, data={"reason": reason, "shown": shown(client.get(address))})


def test_the_pages_say_what_is_seen_why_and_what_to_do(login, cycle, lead):
    client = login(lead)

    whole = text_of(client.get(page_of(cycle)))
    wijk = text_of(client.get(f"{page_of(cycle)}/{cycle.wijk.slug}"))

    assert TOO_SOON in whole
    assert "Bron: Terugblik congres Doen wat werkt" in whole
    assert "Vul de startanalyse aan" in whole
    assert SILENT in whole
    assert SILENT in wijk
    assert TOO_SOON not in wijk


def test_what_goes_well_says_so(login, session):
    trajectory = make_trajectory(status=TrajectoryStatus.DRAFT)
    lead = make_user(Role.PROGRAMME_LEAD, trajectory.gemeente)

    page = text_of(login(lead).get(f"/trajecten/{trajectory.slug}"))

    assert "Er is geen signaal." in page


def test_setting_aside_asks_for_a_reason_and_keeps_who_and_why(login, session, cycle, lead):
    client = login(lead)

    answer = set_aside(client, cycle)
    page = text_of(client.get(page_of(cycle)))
    [decision] = session.scalars(select(SignalDecision))

    assert answer.status_code == 303
    assert answer.location == f"{page_of(cycle)}#signalen"
    assert "Opzij gezet: één signaal" in page
    assert "Reden: De school had vakantie." in page
    assert (decision.user_id, decision.wijk_id) == (lead.id, cycle.wijk_id)


def test_one_goes_back_to_the_wijk_one_came_from(login, cycle, lead):
    answer = set_aside(login(lead), cycle, vanaf="wijk")

    assert answer.location == f"{page_of(cycle)}/{cycle.wijk.slug}#signalen"


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("", "Schrijf op waarom u dit signaal opzij zet."),
        ("Bel 0612345678 voor uitleg.", "Haal een telefoonnummer uit de tekst."),
    ],
)
def test_a_reason_that_will_not_do_stays_on_the_form(login, session, cycle, lead, reason, sentence):
    answer = set_aside(login(lead), cycle, reason)

    assert answer.status_code == 400
    assert sentence in text_of(answer)
    assert reason in text_of(answer)
    assert session.scalars(select(SignalDecision)).all() == []


def test_when_the_facts_changed_meanwhile_one_reads_again(login, session, cycle, lead):
    client = login(lead)
    address = aside(cycle)
    before = shown(client.get(address))
    cycle.last_entry_on = cycle.last_entry_on.replace(month=9)

    answer = client.post(address, data={"reason": "Vakantie.", "shown": before})

    assert answer.status_code == 400
    assert "Er is intussen iets veranderd." in text_of(answer)
    assert shown(answer) != before
    assert session.scalars(select(SignalDecision)).all() == []


def test_put_back_is_open_again(login, session, cycle, lead):
    client = login(lead)
    set_aside(client, cycle)

    answer = client.post(aside(cycle).replace("opzij", "terug"))
    page = text_of(client.get(page_of(cycle)))

    assert answer.status_code == 303
    assert "Het signaal staat weer open." in page
    assert "Opzij gezet" not in page
    assert len(session.scalars(select(SignalDecision)).all()) == 2


@pytest.mark.parametrize("about", ["cycle-0", ""])
def test_a_signal_that_is_gone_needs_no_decision(login, cycle, lead, about):
    client = login(lead)
    address = f"{page_of(cycle)}/signalen/opzij?regel=cyclus-stil&over={about}"

    for ask, where in ((client.get, address), (client.post, address.replace("opzij", "terug"))):
        answer = ask(where)
        assert answer.status_code == 303
        assert "Dit signaal is er niet meer." in text_of(client.get(answer.location))


def test_what_is_open_cannot_be_put_back_and_what_is_aside_not_set_aside(login, cycle, lead):
    client = login(lead)

    assert client.post(aside(cycle).replace("opzij", "terug")).status_code == 303
    set_aside(client, cycle)
    assert client.get(aside(cycle)).status_code == 303


# ---- who


def people(cycle):
    """Return who may see the trajectory without changing it, and a stranger."""
    partner, reader = make_user(Role.PARTNER), make_user(Role.READER)
    make_member(partner, cycle.trajectory, cycle.wijk)
    make_member(reader, cycle.trajectory)
    return {
        "partner": partner,
        "reader": reader,
        "adviser": make_user(Role.ADVISER),
        "stranger": make_user(Role.PROGRAMME_LEAD, make_gemeente()),
    }


@pytest.mark.parametrize(
    ("who", "status"), [("partner", 403), ("reader", 403), ("adviser", 403), ("stranger", 404)]
)
def test_only_who_may_edit_decides(login, session, cycle, who, status):
    client = login(people(cycle)[who])

    assert client.get(aside(cycle)).status_code == status
    assert client.post(aside(cycle), data={"reason": "Weg ermee."}).status_code == status
    assert client.post(aside(cycle).replace("opzij", "terug")).status_code == status
    assert session.scalars(select(SignalDecision)).all() == []


@pytest.mark.parametrize(("who", "sees_whole"), [("partner", 0), ("reader", 1), ("adviser", 1)])
def test_others_see_signals_without_buttons_and_partners_only_of_their_wijken(
    login, cycle, who, sees_whole
):
    trajectory = cycle.trajectory
    elsewhere = make_cycle(trajectory, link_wijk(trajectory))
    make_reflection(elsewhere, *principle_and_partner())

    page = login(people(cycle)[who]).get(page_of(cycle))

    assert text_of(page).count(SILENT) == 1 + sees_whole
    assert text_of(page).count(TOO_SOON) == sees_whole
    assert "Opzij zetten" not in text_of(page)
    assert "Vul de startanalyse aan" not in text_of(page)


def test_a_closed_trajectory_can_be_read_and_no_more(login, cycle, lead):
    cycle.trajectory.status = TrajectoryStatus.CLOSED
    client = login(lead)

    assert "Opzij zetten" not in text_of(client.get(page_of(cycle)))
    assert client.get(aside(cycle)).status_code == 403
