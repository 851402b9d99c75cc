"""Pages ask the database as often for many records as for few."""

import pytest

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_log,
    make_measurement,
    make_member,
    make_organisation,
    make_outcome,
    make_reflection,
    make_stakeholder,
    make_story,
    make_topic,
    make_trajectory,
    make_user,
)
from tests.trajectories.given_pages import fill
from tracker.domain.vocabulary import Role

FEW, MANY = 1, 5
STEPS = (
    *("", "/wie-doen-er-mee", "/startanalyse", "/ambitie", "/resultaten", "/principes"),
    *("/principes/kiezen", "/aanbod", "/aanbod/nieuw", "/fasen", "/controleren"),
)


def more_in_gemeente(trajectory, admin, n):
    """Give a gemeente wijken with all they hold, accounts, and trajectories of one's own."""
    fill(trajectory, n)
    for _ in range(n):
        partner = make_user(Role.PARTNER, trajectory.gemeente)
        make_member(partner, trajectory, link_wijk(trajectory))
        make_member(admin, make_trajectory(trajectory.gemeente))
        make_stakeholder(trajectory)


def more_in_cycle(conversation, action, lesson, n):
    """Give a cycle measurements, reflections, stories, talks, lessons, actions and lines."""
    cycle = conversation.cycle
    for _ in range(n):
        partner = make_user(Role.PARTNER, cycle.trajectory.gemeente)
        make_member(partner, cycle.trajectory, cycle.wijk)
        organisation = partner.organisation
        indicator = make_indicator(cycle.trajectory)
        make_measurement(indicator, cycle)
        principle = link_principle(cycle.trajectory).principle
        make_reflection(cycle, principle, organisation)
        make_story(cycle, organisation_id=organisation.id)
        make_topic(conversation, principle_id=principle.id)
        make_topic(conversation, indicator_id=indicator.id)
        make_outcome(conversation)
        make_conversation(cycle, organisation)
        make_lesson(cycle, principle)
        make_action(cycle, organisation, lesson_id=lesson.id, principle_id=principle.id)
        make_log(action, organisation_id=organisation.id)


def asked(count_queries, browser, path):
    """Return the statements a page takes."""
    with count_queries() as statements:
        assert browser.get(path).status_code == 200
    return statements


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/beheer", "/account", "/trajecten", "/acties", "/lessen", "/rapporten"),
        *("/trajecten/{slug}", "/rapporten/voortgang/{slug}"),
        *(f"/trajecten/{{slug}}/bewerken{step}" for step in STEPS),
    ],
)
def test_a_page_of_a_gemeente_takes_as_many_for_more(login, count_queries, path):
    trajectory = make_trajectory(make_gemeente())
    admin = make_user(Role.GEMEENTE_ADMIN, trajectory.gemeente)
    path = path.format(slug=trajectory.slug)
    browser = login(admin)

    more_in_gemeente(trajectory, admin, FEW)
    few = asked(count_queries, browser, path)
    more_in_gemeente(trajectory, admin, MANY)
    many = asked(count_queries, browser, path)

    assert len(few) == len(many), many


@pytest.mark.parametrize(
    "path",
    [
        *("/cycli/{cycle}", "/cycli/{cycle}/volgende-fase", "/cycli/{cycle}/reflectie"),
        *("/cycli/{cycle}/metingen/nieuw", "/cycli/{cycle}/gesprekken/nieuw"),
        *("/cycli/{cycle}/acties/nieuw", "/cycli/{cycle}/lessen/nieuw", "/gesprekken/{talk}"),
        "/cycli/{cycle}/praatplaat",
        *("/acties/{action}", "/acties/{action}/bewerken"),
        *("/lessen/{lesson}", "/lessen/{lesson}/bewerken"),
    ],
)
def test_a_page_of_a_cycle_takes_as_many_for_more(login, count_queries, path):
    cycle = make_cycle(make_trajectory())
    lead = make_user(Role.PROGRAMME_LEAD, cycle.trajectory.gemeente)
    talk = make_conversation(cycle, make_organisation(cycle.trajectory.gemeente))
    action, lesson = make_action(cycle, lead.organisation), make_lesson(cycle)
    path = path.format(cycle=cycle.id, talk=talk.id, action=action.id, lesson=lesson.id)
    browser = login(lead)

    more_in_cycle(talk, action, lesson, FEW)
    few = asked(count_queries, browser, path)
    more_in_cycle(talk, action, lesson, MANY)
    many = asked(count_queries, browser, path)

    assert len(few) == len(many), many
