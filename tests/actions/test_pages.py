"""The pages of actions: who sees them, what they say, what they refuse."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_log,
    make_member,
    make_organisation,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tracker.domain.vocabulary import Judgement, Role
from tracker.models import Action, ActionLog
from tracker.web.clock import today

LINE = {"text": "Koffie bij het hek.", "when": "vandaag", "reached": "14", "client_key": "a"}


def agreement(**changes):
    values = {
        "title": "Een kaartje voor de huisarts",
        "expected_effect": "Huisartsen verwijzen vaker.",
        "starts_on": "2026-02-01",
        "due_on": "2026-03-01",
    }
    return values | changes


def stranger():
    return make_user(Role.PROGRAMME_LEAD, make_gemeente())


def lines(session):
    return session.scalars(select(ActionLog)).all()


# Who may


@pytest.mark.parametrize(
    "path",
    [
        "/acties/{id}",
        "/acties/{id}/bewerken",
        "/acties/{id}/regels",
        "/acties/{id}/gedaan",
        "/acties/{id}/nagegaan",
        "/acties/{id}/beoordelen",
    ],
)
def test_an_action_of_another_gemeente_is_not_there(login, action, path):
    page = login(stranger()).get(path.format(id=action.id))

    assert page.status_code == 404


@pytest.mark.parametrize(
    "path",
    ["bewerken", "regels", "gedaan", "nagegaan", "beoordelen", "toch-niet-gedaan"],
)
def test_a_reader_looks_but_does_not_touch(login, cycle, action, path):
    reader = make_user(Role.READER, cycle.trajectory.gemeente)
    make_member(reader, cycle.trajectory)
    browser = login(reader)

    assert browser.get(f"/acties/{action.id}").status_code == 200
    assert browser.post(f"/acties/{action.id}/{path}").status_code == 403


def test_only_the_gemeente_agrees_on_actions(login, cycle, lead, partner):
    path = f"/cycli/{cycle.id}/acties/nieuw"

    assert login(lead).get(path).status_code == 200
    assert login(partner).get(path).status_code == 403
    assert login(stranger()).get(path).status_code == 404


def test_a_partner_logs_on_its_own_actions_only(login, session, cycle, partner, action):
    other = make_action(cycle)
    elsewhere = make_action(make_cycle(cycle.trajectory, link_wijk(cycle.trajectory)))
    browser = login(partner)

    assert browser.post(f"/acties/{action.id}/regels", data=LINE).status_code == 303
    assert browser.post(f"/acties/{other.id}/regels", data=LINE).status_code == 403
    assert browser.post(f"/acties/{elsewhere.id}/regels", data=LINE).status_code == 404
    assert [line.action_id for line in lines(session)] == [action.id]


def test_a_line_is_changed_by_nobody_but_its_organisation(login, session, lead, partner, action):
    line = make_log(action)
    path, change = f"/regels/{line.id}/bewerken", {"text": "Anders.", "day": "2026-02-01"}

    assert login(stranger()).post(path, data=change).status_code == 404
    assert login(lead).post(path, data=change).status_code == 403
    assert login(partner).get(path).status_code == 200
    assert login(partner).post(path, data=change).status_code == 303
    assert session.get(ActionLog, line.id).text == "Anders."


def test_the_list_is_not_for_readers(login, cycle):
    reader = make_user(Role.READER, cycle.trajectory.gemeente)

    assert login(reader).get("/acties").status_code == 403


# Agreeing


def test_an_action_is_agreed_from_a_lesson(login, session, cycle, lead):
    owner = make_organisation(cycle.trajectory.gemeente)
    lesson, link = make_lesson(cycle), link_principle(cycle.trajectory)
    path = f"/cycli/{cycle.id}/acties/nieuw?les={lesson.id}&principe={link.principle_id}"
    browser = login(lead)

    page = browser.get(path)
    assert f'<option selected value="{lesson.id}">' in page.text
    answer = browser.post(
        path, data=agreement(organisation=owner.id, lesson=lesson.id, principle=link.principle_id)
    )

    action = session.scalars(select(Action)).one()
    assert answer.status_code == 303
    assert (action.lesson_id, action.principle_id) == (lesson.id, link.principle_id)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"organisation": ""}, "Kies een trekker: welke organisatie voert dit uit?"),
        ({"organisation": "999999"}, "Kies een trekker: welke organisatie voert dit uit?"),
        ({"due_on": ""}, "Kies op welke dag dit klaar moet zijn."),
        ({"due_on": "2026-01-31"}, "Dit ligt vóór het begin. Kies de dag van het begin of later."),
        ({"title": ""}, "Schrijf in één zin op wat er gaat gebeuren."),
        ({"starts_on": "31-02-2026"}, "Vul bij ‘Begint op’ een bestaande datum in"),
    ],
)
def test_an_incomplete_action_is_refused(login, session, cycle, lead, changes, sentence):
    owner = make_organisation(cycle.trajectory.gemeente)
    sent = agreement(organisation=str(owner.id)) | changes

    page = login(lead).post(f"/cycli/{cycle.id}/acties/nieuw", data=sent)

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert "Huisartsen verwijzen vaker." in text_of(page)
    assert session.scalars(select(Action)).all() == []


def test_a_change_on_an_older_version_is_held(login, session, lead, action):
    sent = agreement(version=str(action.version - 1), organisation=str(action.organisation_id))
    browser = login(lead)

    page = browser.post(f"/acties/{action.id}/bewerken", data=sent)

    assert page.status_code == 400
    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(page)
    sent["version"] = str(action.version)
    assert browser.post(f"/acties/{action.id}/bewerken", data=sent).status_code == 303
    assert session.get(Action, action.id).title == "Een kaartje voor de huisarts"


# Logging


def test_a_partner_logs_on_its_phone_page_and_stays_there(login, session, partner, action):
    browser = login(partner)

    answer = browser.post(f"/acties/{action.id}/regels", data=LINE | {"page": "mijn"})
    page = browser.get(answer.location)

    assert answer.status_code == 303
    assert "Bewaard bij ‘Koffieochtend aan de schoolpoort’." in text_of(page)
    assert "Koffie bij het hek. vandaag · 14 mensen" in text_of(page)


def test_a_line_that_is_sent_twice_is_stored_once(login, session, partner, action):
    browser = login(partner)

    for _ in range(2):
        assert browser.post(f"/acties/{action.id}/regels", data=LINE).status_code == 303

    assert len(lines(session)) == 1


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        ({"when": "gisteren"}, today() - timedelta(days=1)),
        ({"when": "andere-dag", "day": "3-2-2026"}, date(2026, 2, 3)),
    ],
)
def test_a_line_may_be_about_an_earlier_day(login, session, partner, action, sent, day):
    login(partner).post(f"/acties/{action.id}/regels", data=LINE | sent)

    assert lines(session)[0].logged_on == day


@pytest.mark.parametrize("page_name", ["mijn", ""])
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "Schrijf op wat u deed."),
        ({"reached": "-1"}, "Het aantal mensen is nul of meer."),
        ({"reached": "veel"}, "een heel getal in"),
        ({"when": "morgen"}, "Kies wanneer u dit deed."),
        ({"when": "andere-dag"}, "Kies op welke dag u dit deed."),
        ({"when": "andere-dag", "day": "2099-01-01"}, "Deze dag is nog niet geweest."),
        ({"text": "Koffie met BSN 111222333."}, "Haal een burgerservicenummer uit de tekst."),
    ],
)
def test_a_line_that_cannot_be_stays_in_its_field(
    login, session, partner, action, changes, sentence, page_name
):
    sent = LINE | {"page": page_name} | changes

    page = login(partner).post(f"/acties/{action.id}/regels", data=sent)

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert sent["text"] in text_of(page)
    assert lines(session) == []


def test_what_looks_like_a_name_warns_once(login, session, partner, action):
    browser, sent = login(partner), LINE | {"text": "Gesproken met mevrouw De Vries."}

    page = browser.post(f"/acties/{action.id}/regels", data=sent)
    assert page.status_code == 400
    assert "Haal een naam uit de tekst." in text_of(page)
    seen = page.text.partition('name="seen_warnings"')[2].partition('value="')[2][:64]

    assert (
        browser.post(f"/acties/{action.id}/regels", data=sent | {"seen_warnings": seen}).status_code
        == 303
    )
    assert len(lines(session)) == 1


def test_a_key_of_a_line_elsewhere_asks_to_save_again(login, session, partner, action):
    line = make_log(make_action(make_cycle(make_trajectory())))

    page = login(partner).post(
        f"/acties/{action.id}/regels", data=LINE | {"client_key": line.client_key}
    )

    assert page.status_code == 400
    assert "Bewaar de regel nog een keer." in text_of(page)
    assert f'value="{line.client_key}"' not in page.text


def test_a_line_with_code_in_it_stays_text(login, partner, action):
    make_log(action, text="<script>alert(1)</script>")

    page = login(partner).get(f"/acties/{action.id}")

    assert "<script>alert(1)" not in page.text
    assert "<script>alert(1)</script>" in text_of(page)


# The three dated states


def test_an_action_is_done_checked_and_judged(login, session, cycle, lead, partner, action):
    later = make_cycle(cycle.trajectory, cycle.wijk, number=2)
    path = f"/acties/{action.id}"
    judged = {
        "judgement": "helped",
        "follow_up": "keep",
        "day": "2026-05-01",
        "note": "Zes.",
        "version": "3",
    }

    login(partner).post(f"{path}/gedaan", data={"day": "2026-03-01"})
    login(partner).post(f"{path}/nagegaan", data={"day": "2026-03-05", "note": "Zoals bedoeld."})
    login(lead).post(f"{path}/beoordelen", data=judged)
    page = login(partner).get(path)

    stored = session.get(Action, action.id)
    assert (stored.done_on, stored.checked_on) == (date(2026, 3, 1), date(2026, 3, 5))
    assert (stored.judgement, stored.judged_cycle_id) == (Judgement.HELPED, later.id)
    assert "Beoordeeld op 1 mei 2026, in cyclus 2: hielp, behouden. Zes." in text_of(page)


@pytest.mark.parametrize(
    ("path", "sent", "sentence"),
    [
        ("gedaan", {"day": "2025-12-31"}, "De actie begon op 5 januari 2026."),
        ("gedaan", {"day": "2099-12-31"}, "Deze dag is nog niet geweest."),
        ("nagegaan", {"day": "2026-03-01", "note": "Ja."}, "De actie is nog niet gedaan."),
        (
            "beoordelen",
            {"day": "2026-03-01", "judgement": "helped", "follow_up": "keep"},
            "Een oordeel volgt in een latere cyclus.",
        ),
        ("beoordelen", {"day": "2026-03-01", "follow_up": "keep"}, "Kies of de actie hielp."),
    ],
)
def test_a_state_out_of_order_is_refused(login, session, lead, action, path, sent, sentence):
    page = login(lead).post(f"/acties/{action.id}/{path}", data=sent | {"version": "1"})

    assert page.status_code == 400
    assert sentence in text_of(page)
    stored = session.get(Action, action.id)
    assert (stored.done_on, stored.checked_on, stored.judged_on) == (None, None, None)


def test_done_is_taken_back(login, session, partner, action):
    browser = login(partner)
    browser.post(f"/acties/{action.id}/gedaan", data={"day": "2026-03-01"})

    browser.post(f"/acties/{action.id}/toch-niet-gedaan")

    assert session.get(Action, action.id).done_on is None


def test_what_was_checked_stays_done(login, session, partner, action):
    action.done_on = action.checked_on = date(2026, 3, 1)
    browser = login(partner)

    answer = browser.post(f"/acties/{action.id}/toch-niet-gedaan")

    assert "Deze actie is al nagegaan." in text_of(browser.get(answer.location))
    assert session.get(Action, action.id).done_on == date(2026, 3, 1)
