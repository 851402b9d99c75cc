"""The rules of actions, asked of the services themselves."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event, insert, select

from tests.factories import (
    link_wijk,
    make_action,
    make_cycle,
    make_log,
    make_organisation,
    make_trajectory,
    make_user,
)
from tracker.actions import services
from tracker.actions.logbook import (
    KeyTaken,
    LineOfOther,
    NegativeReach,
    change_line,
    log_line,
)
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import FollowUp, Judgement
from tracker.models import ActionLog
from tracker.web.clock import InFuture, today

AGREED = {
    "title": "Een kaartje voor de huisarts",
    "expected_effect": "Huisartsen verwijzen vaker.",
    "starts_on": date(2026, 2, 1),
    "due_on": date(2026, 3, 1),
}
LINE = {"text": "Koffie bij het hek.", "on": date(2026, 2, 3), "reached": 14, "user": None}
VERDICT = {"judgement": Judgement.HELPED, "follow_up": FollowUp.KEEP, "note": "Zes nieuwe mensen."}


@pytest.fixture
def cycle(session):
    return make_cycle(make_trajectory())


@pytest.fixture
def action(cycle):
    return make_action(cycle)


def lines(session):
    return session.scalars(select(ActionLog)).all()


def test_an_action_is_agreed_with_an_owner(cycle):
    owner = make_organisation()

    action = services.agree_action(cycle, organisation=owner, **AGREED)

    assert action.organisation is owner
    assert (action.gemeente_id, action.wijk_id) == (cycle.gemeente_id, cycle.wijk_id)
    assert cycle.last_entry_on == date(2026, 2, 1)


def test_an_action_that_starts_later_is_written_today(cycle):
    later = today() + timedelta(days=30)
    agreed = AGREED | {"starts_on": later, "due_on": later}

    services.agree_action(cycle, organisation=make_organisation(), **agreed)

    assert cycle.last_entry_on == today()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"organisation": None}, services.OwnerMissing),
        ({"due_on": None}, services.DeadlineMissing),
        ({"due_on": date(2026, 1, 31)}, services.DeadlineBeforeStart),
    ],
)
def test_an_incomplete_action_is_refused(cycle, changes, refusal):
    complete = AGREED | {"organisation": make_organisation()}

    with pytest.raises(refusal):
        services.agree_action(cycle, **complete | changes)


def test_the_person_works_at_the_owner(cycle):
    with pytest.raises(services.PersonElsewhere):
        services.agree_action(cycle, organisation=make_organisation(), person=make_user(), **AGREED)


def test_an_action_starts_before_it_was_done(action):
    services.mark_done(action, on=date(2026, 2, 10))
    changed = AGREED | {"starts_on": date(2026, 2, 11), "organisation": action.organisation}

    with pytest.raises(services.DoneBeforeStart):
        services.change_action(action, **changed)


def test_a_line_sent_twice_is_stored_once(session, action):
    first = log_line(action, organisation=action.organisation, client_key="a", **LINE)
    second = log_line(action, organisation=action.organisation, client_key="a", **LINE)

    assert second is first
    assert len(lines(session)) == 1


def test_a_line_that_another_request_stored_meanwhile_is_taken(session, action):
    organisation = action.organisation
    row = {
        "gemeente_id": action.gemeente_id,
        "action_id": action.id,
        "organisation_id": organisation.id,
        "text": "De eerste.",
        "logged_on": date(2026, 2, 3),
        "client_key": "a",
    }

    def other_request(*_):
        session.execute(insert(ActionLog).values(**row))

    event.listen(session, "before_flush", other_request, once=True)
    line = log_line(action, organisation=organisation, client_key="a", **LINE)

    assert line.text == "De eerste."
    assert len(lines(session)) == 1


def test_a_key_of_another_action_gives_nothing_away(action):
    elsewhere = make_log(make_action(make_cycle(make_trajectory())))

    with pytest.raises(KeyTaken):
        log_line(action, organisation=action.organisation, client_key=elsewhere.client_key, **LINE)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"on": today() + timedelta(days=1)}, InFuture),
        ({"reached": -1}, NegativeReach),
    ],
)
def test_a_line_that_cannot_be_is_refused(session, action, changes, refusal):
    with pytest.raises(refusal):
        log_line(action, organisation=action.organisation, client_key="a", **LINE | changes)

    assert lines(session) == []


def test_a_line_is_changed_only_by_its_organisation(action):
    line = make_log(action)
    text = {"text": "Anders.", "on": date(2026, 2, 3), "reached": 3}

    with pytest.raises(LineOfOther):
        change_line(line, organisation=make_organisation(), **text)
    change_line(line, organisation=action.organisation, **text)

    assert (line.text, line.reached) == ("Anders.", 3)


def test_a_line_on_an_old_action_keeps_the_running_cycle_awake(cycle, action):
    running = make_cycle(cycle.trajectory, cycle.wijk, number=2)
    cycle.phase = Phase.CLOSED

    log_line(action, organisation=action.organisation, client_key="a", **LINE)

    assert running.last_entry_on == date(2026, 2, 3)


def test_done_lies_between_start_and_today(action):
    with pytest.raises(services.DoneBeforeStart):
        services.mark_done(action, on=action.starts_on - timedelta(days=1))
    with pytest.raises(InFuture):
        services.mark_done(action, on=today() + timedelta(days=1))

    services.mark_done(action, on=action.starts_on)

    assert action.done_on == action.starts_on


def test_done_is_taken_back_until_it_was_checked(action):
    services.mark_done(action, on=date(2026, 2, 10))
    services.undo_done(action)
    assert action.done_on is None

    services.mark_done(action, on=date(2026, 2, 10))
    services.mark_checked(action, on=date(2026, 2, 10), note="Ja.")

    with pytest.raises(services.CheckedAlready):
        services.undo_done(action)


def test_what_is_not_done_is_not_checked(action):
    with pytest.raises(services.CheckedBeforeDone):
        services.mark_checked(action, on=date(2026, 2, 10), note="")


def test_done_does_not_move_past_the_day_it_was_checked(action):
    services.mark_done(action, on=date(2026, 2, 10))
    services.mark_checked(action, on=date(2026, 2, 12), note="")

    with pytest.raises(services.CheckedBeforeDone):
        services.mark_done(action, on=date(2026, 2, 13))


def test_an_action_is_judged_in_a_later_cycle_of_its_wijk(cycle, action):
    later = make_cycle(cycle.trajectory, cycle.wijk, number=2)

    services.judge_action(action, in_cycle=later, on=date(2026, 5, 1), **VERDICT)

    assert (action.judgement, action.judged_cycle) == (Judgement.HELPED, later)
    assert later.last_entry_on == date(2026, 5, 1)


def test_an_action_is_not_judged_in_its_own_cycle_or_another_wijk(cycle, action):
    elsewhere = make_cycle(cycle.trajectory, link_wijk(cycle.trajectory), number=2)

    for wrong in (cycle, elsewhere):
        with pytest.raises(services.JudgedTooEarly):
            services.judge_action(action, in_cycle=wrong, on=date(2026, 5, 1), **VERDICT)

    assert action.judgement is None
