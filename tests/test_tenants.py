"""Gemeenten apart: no form attaches a record of one gemeente to the work of another."""

import re
from types import SimpleNamespace

import pytest
from sqlalchemy import func, select

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_offer,
    make_organisation,
    make_outcome,
    make_result,
    make_stakeholder,
    make_topic,
    make_trajectory,
    make_user,
)
from tracker.domain.vocabulary import OutcomeKind, Role
from tracker.extensions import db
from tracker.models import (
    Action,
    Base,
    ConversationOutcome,
    ConversationTopic,
    Measurement,
    Offer,
    Reflection,
    SearchEntry,
    Story,
    Target,
)


def make_side():
    """Return a gemeente with one of everything that a form may point at."""
    gemeente = make_gemeente()
    trajectory = make_trajectory(gemeente)
    wijk = link_wijk(trajectory)
    lead = make_user(Role.PROGRAMME_LEAD, gemeente)
    cycle = make_cycle(trajectory, wijk)
    conversation = make_conversation(cycle, lead.organisation)
    principle_link = link_principle(trajectory)
    return SimpleNamespace(
        gemeente=gemeente,
        trajectory=trajectory,
        wijk=wijk,
        link=links_of(trajectory)[0],
        lead=lead,
        organisation=make_organisation(gemeente),
        cycle=cycle,
        conversation=conversation,
        topic=make_topic(conversation),
        point=make_outcome(conversation, kind=OutcomeKind.FOLLOW_UP),
        lesson=make_lesson(cycle),
        action=make_action(cycle, lead.organisation),
        indicator=make_indicator(trajectory),
        result=make_result(trajectory),
        offer=make_offer(trajectory),
        stakeholder=make_stakeholder(trajectory),
        principle_link=principle_link,
        principle=principle_link.principle,
    )


def links_of(trajectory):
    db.session.refresh(trajectory, ["wijk_links"])
    return trajectory.wijk_links


@pytest.fixture
def ours(session):
    return make_side()


@pytest.fixture
def theirs(session):
    return make_side()


def n_rows(session, model):
    return session.scalar(select(func.count()).select_from(model))


AGREEMENT = {
    "title": "Een kaartje voor de huisarts",
    "starts_on": "2026-02-01",
    "due_on": "2026-03-01",
}
MEASURED = {
    "state": "measured",
    "numerator": "20",
    "denominator": "50",
    "measured_on": "2026-02-01",
    "kind": "counted",
    "source": "registratie",
}
STORY = {"text": "Drie vaders bleven staan.", "told_by": "deelnemer", "told_on": "2026-02-01"}
LESSON = {
    "title": "Uitnodigen door een bekende werkt beter",
    "did": "Wij belden aan.",
    "saw": "Er kwamen meer mensen.",
    "why": "Een bekende stelt gerust.",
    "for_whom": "Ouders",
    "kind": "content",
    "result": "worked",
    "strength": "impression",
    "knowledge": "professionals",
    "directions-0-direction": "confirms",
}
INDICATOR = {
    "title": "Kwam vier keer",
    "wanted": "up",
    "unit": "share",
    "kind": "counted",
    "source": "registratie",
    "targets-0-value": "60",
}


def statuses(browser, address, send, *sides):
    """Return how the address answers what is sent with the records of each side."""
    return [browser.post(address, data=send(side)).status_code for side in sides]


@pytest.mark.parametrize(
    ("field", "id_of"),
    [
        ("organisation", lambda side: side.lead.organisation_id),
        ("person", lambda side: side.lead.id),
        ("lesson", lambda side: side.lesson.id),
        ("principle", lambda side: side.principle.id),
    ],
)
def test_an_action_names_only_what_is_ours(login, session, ours, theirs, field, id_of):
    kept = AGREEMENT | {"organisation": ours.lead.organisation_id}
    before = n_rows(session, Action)
    browser = login(ours.lead)

    def send(side):
        return kept | {field: id_of(side)}

    new = statuses(browser, f"/cycli/{ours.cycle.id}/acties/nieuw", send, theirs, ours)
    changed = statuses(browser, f"/acties/{ours.action.id}/bewerken", send, theirs, ours)

    assert (new, changed) == ([400, 303], [400, 303])
    assert n_rows(session, Action) == before + 1


def test_an_address_with_a_lesson_of_others_chooses_nothing(login, ours, theirs):
    address = f"/cycli/{ours.cycle.id}/acties/nieuw?les="
    browser = login(ours.lead)

    def chosen(lesson):
        return re.findall(
            r'<option selected value="(\d+)"', browser.get(f"{address}{lesson.id}").text
        )

    assert chosen(ours.lesson) == [str(ours.lesson.id)]
    assert chosen(theirs.lesson) == []


def test_a_measurement_is_of_our_indicator_and_organisation(login, session, ours, theirs):
    browser = login(ours.lead)
    address = f"/cycli/{ours.cycle.id}/metingen/nieuw?indicator="

    def send(side):
        return MEASURED | {"organisation": side.organisation.id}

    assert statuses(browser, f"{address}{theirs.indicator.id}", send, ours) == [404]
    assert statuses(browser, f"{address}{ours.indicator.id}", send, theirs, ours) == [400, 303]
    assert n_rows(session, Measurement) == 1


def test_a_story_is_of_our_organisation(login, session, ours, theirs):
    def send(side):
        return STORY | {"organisation": side.organisation.id}

    address = f"/cycli/{ours.cycle.id}/verhalen/nieuw"

    assert statuses(login(ours.lead), address, send, theirs, ours) == [400, 303]
    assert n_rows(session, Story) == 1


def test_a_reflection_is_of_our_organisation_on_our_principle(login, session, ours, theirs):
    browser = login(ours.lead)
    address = f"/cycli/{ours.cycle.id}/reflectie?organisatie="

    def send(side):
        return {f"score_{side.principle.id}": "fully"}

    assert statuses(browser, f"{address}{theirs.organisation.id}", send, ours) == [404]
    assert statuses(browser, f"{address}{ours.organisation.id}", send, theirs, ours) == [400, 303]
    assert n_rows(session, Reflection) == 1


@pytest.mark.parametrize("is_new", [True, False])
def test_a_conversation_is_held_by_our_organisations(login, ours, theirs, is_new):
    cycle, conversation = ours.cycle.id, ours.conversation.id
    address = (
        f"/cycli/{cycle}/gesprekken/nieuw" if is_new else f"/gesprekken/{conversation}/bewerken"
    )

    def send(side):
        present = [ours.lead.organisation_id, side.organisation.id]
        kept = {"held_on": "2026-02-01", "form": "improvement_session"}
        return kept | {"organisations": present}

    assert statuses(login(ours.lead), address, send, theirs, ours) == [400, 303]


def test_only_our_open_points_are_settled(login, session, ours, theirs):
    browser = login(ours.lead)
    written = {f"title_{ours.topic.id}": "Ons onderwerp", f"title_{theirs.topic.id}": "Overgenomen"}

    def send(side):
        return written | {"settled": side.point.id, "kind": "decision"}

    browser.post(f"/cycli/{ours.cycle.id}/open-punten", data={"punt": theirs.point.id})
    answers = statuses(browser, f"/gesprekken/{ours.conversation.id}", send, theirs, ours)

    assert answers == [400, 303]
    assert session.get(ConversationTopic, ours.topic.id).title == "Ons onderwerp"
    assert session.get(ConversationTopic, theirs.topic.id).title != "Overgenomen"
    assert session.get(ConversationOutcome, ours.point.id).settled_on is not None
    assert session.get(ConversationOutcome, theirs.point.id).settled_on is None


def test_a_follow_up_becomes_an_action_of_our_organisations(login, ours, theirs):
    browser = login(ours.lead)
    point = ours.point.id

    def send(side):
        owner = {f"owner_{point}": side.organisation.id, f"due_{point}": "2027-03-01"}
        return {f"title_{ours.topic.id}": "Ons onderwerp"} | owner

    answers = statuses(browser, f"/gesprekken/{ours.conversation.id}", send, theirs, ours)

    assert answers == [400, 303]
    made = db.session.scalars(select(Action).where(Action.outcome_id == point)).all()
    assert [each.organisation_id for each in made] == [ours.organisation.id]


def test_a_lesson_speaks_of_our_principles(login, ours, theirs):
    def send(side):
        return LESSON | {"directions-0-principle_id": side.principle.id}

    address = f"/cycli/{ours.cycle.id}/lessen/nieuw"

    assert statuses(login(ours.lead), address, send, theirs, ours) == [400, 303]


@pytest.mark.parametrize(
    ("field", "id_of"),
    [("wijk_id", lambda side: side.wijk.id), ("principles", lambda side: side.principle.id)],
)
def test_an_offer_names_our_wijk_and_principles(login, session, ours, theirs, field, id_of):
    before = n_rows(session, Offer)

    def send(side):
        return {"title": "Tafel van Acht", "provider": "welzijnswerk", field: id_of(side)}

    address = f"/trajecten/{ours.trajectory.slug}/bewerken/aanbod/nieuw"

    assert statuses(login(ours.lead), address, send, theirs, ours) == [400, 303]
    assert n_rows(session, Offer) == before + 1


def test_targets_are_set_in_our_wijken(login, session, ours, theirs):
    address = f"/trajecten/{ours.trajectory.slug}/bewerken/indicatoren/{ours.indicator.id}"

    def send(side):
        return INDICATOR | {"targets-0-wijk_id": side.wijk.id}

    assert statuses(login(ours.lead), address, send, theirs, ours) == [400, 303]
    assert session.scalars(select(Target.wijk_id)).all() == [ours.wijk.id]


@pytest.mark.parametrize(
    ("path", "id_of"),
    [
        ("wijken/{}/verwijderen", lambda side: side.link.id),
        ("deelnemers/{}", lambda side: side.stakeholder.id),
        ("deelnemers/{}/verwijderen", lambda side: side.stakeholder.id),
        ("resultaten/{}", lambda side: side.result.id),
        ("resultaten/{}/verwijderen", lambda side: side.result.id),
        ("resultaten/{}/indicator", lambda side: side.result.id),
        ("indicatoren/{}", lambda side: side.indicator.id),
        ("indicatoren/{}/verwijderen", lambda side: side.indicator.id),
        ("aanbod/{}", lambda side: side.offer.id),
        ("aanbod/{}/verwijderen", lambda side: side.offer.id),
        ("principes/{}/verwijderen", lambda side: side.principle_link.id),
    ],
)
def test_an_id_of_theirs_is_not_there_under_our_trajectory(login, ours, theirs, path, id_of):
    address = f"/trajecten/{ours.trajectory.slug}/bewerken/{path.format(id_of(theirs))}"
    browser = login(ours.lead)

    assert browser.get(address).status_code == 404
    assert browser.post(address).status_code == 404


def test_every_record_of_a_trajectory_names_its_gemeente():
    with_trajectory = [
        mapper.class_
        for mapper in Base.registry.mappers
        if {"trajectory_id", "cycle_id", "action_id", "lesson_id", "conversation_id"}
        & set(mapper.columns.keys())
        and mapper.class_ is not SearchEntry  # also of the library, which is nobody's
    ]

    assert with_trajectory
    for model in with_trajectory:
        column = model.__table__.columns.get("gemeente_id")
        assert column is not None, model
        assert not column.nullable, model
