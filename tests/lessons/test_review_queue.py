"""The queue of the review, and who may take which step."""

from datetime import timedelta

import pytest

from tests.factories import (
    link_principle,
    make_lesson,
    make_user,
)
from tests.html import text_of
from tests.lessons.conftest import SHARE, make_verdict, queued, state_of
from tracker.domain.vocabulary import (
    ReviewState,
    Role,
)
from tracker.models import Lesson, now

# Who may


def test_the_queue_is_for_advisers(login, adviser, lead, partner, reader, stranger):
    assert login(adviser).get("/lessen/te-beoordelen").status_code == 200
    for user in (lead, partner, reader, stranger, make_user(Role.PLATFORM_ADMIN)):
        assert login(user).get("/lessen/te-beoordelen").status_code == 403


def test_only_advisers_judge(login, session, offered, adviser, lead, partner, stranger):
    path = f"/lessen/{offered.id}/beoordelen"

    assert login(adviser).get(path).status_code == 200
    for user, status in ((lead, 403), (partner, 403), (stranger, 404)):
        assert login(user).get(path).status_code == status
        assert login(user).post(path, data=SHARE).status_code == status
    assert state_of(session, offered) is ReviewState.OFFERED


@pytest.mark.parametrize("step", ["beoordelen", "antwoorden", "aanbieden", "terugdraaien"])
def test_what_was_not_offered_stays_hidden_from_advisers(login, cycle, adviser, step):
    lesson = make_lesson(cycle)
    browser = login(adviser)

    assert browser.get(f"/lessen/{lesson.id}").status_code == 404
    assert browser.post(f"/lessen/{lesson.id}/{step}").status_code == 404
    assert browser.get(f"/cycli/{cycle.id}").status_code == 404


def test_only_the_gemeente_answers_and_offers(login, session, offered, adviser, partner, stranger):
    session.get(Lesson, offered.id).review_state = ReviewState.QUESTIONED
    for step in ("antwoorden", "aanbieden", "terugtrekken"):
        path = f"/lessen/{offered.id}/{step}"
        assert login(adviser).post(path).status_code == 403
        assert login(partner).post(path).status_code == 403
        assert login(stranger).post(path).status_code == 404
    assert state_of(session, offered) is ReviewState.QUESTIONED


def test_only_the_two_sides_call_back(login, session, shared, partner, stranger):
    path = f"/lessen/{shared.id}/terugdraaien"

    for user in (partner, stranger):
        assert login(user).post(path, data={"reason": "Nee."}).status_code == 403
    assert state_of(session, shared) is ReviewState.SHARED


# The queue


def test_the_longest_waiting_stands_first(login, cycle, adviser):
    for title, days in (("Jong", 0), ("Oud", 19), ("Midden", 1)):
        offered_at = now() - timedelta(days=days)
        make_lesson(cycle, title=title, review_state=ReviewState.OFFERED, offered_at=offered_at)
    make_lesson(cycle, title="Gevraagd", review_state=ReviewState.QUESTIONED, offered_at=now())

    page = login(adviser).get("/lessen/te-beoordelen")

    words = text_of(page)
    assert queued(page) == ["Oud", "Midden", "Jong"]
    assert "Te beoordelen (3)" in words
    assert "Drie lessen wachten op uw oordeel. De langste wacht 19 dagen." in words
    assert "Eén dag" in words
    assert "Sinds vandaag" in words
    assert "Bij één les is de gemeente aan zet." in words


def test_an_empty_queue_says_what_comes_here(login, adviser):
    words = text_of(login(adviser).get("/lessen/te-beoordelen"))

    assert "Er wacht geen les op uw oordeel." in words
    assert "De wachtrij is leeg" in words


def test_what_was_just_shared_can_be_found_again(login, session, shared, adviser, cycle):
    old = make_lesson(cycle, title="Lang geleden", review_state=ReviewState.SHARED)
    make_verdict(old, adviser, at=now() - timedelta(days=2))

    words = text_of(login(adviser).get("/lessen/te-beoordelen"))

    assert "Net gedeeld" in words
    assert shared.title in words
    assert "Lang geleden" not in words


def test_the_queue_takes_as_many_queries_for_many_lessons(login, count_queries, cycle, adviser):
    counts = []
    for n in (2, 15):
        for _ in range(n):
            for state in (ReviewState.OFFERED, ReviewState.QUESTIONED):
                principle = link_principle(cycle.trajectory).principle
                make_lesson(cycle, principle, review_state=state, offered_at=now())
        browser = login(adviser)
        with count_queries() as statements:
            assert browser.get("/lessen/te-beoordelen").status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1]


def test_only_advisers_pay_for_the_number_in_the_menu(login, count_queries, lead, adviser):
    def counting(user):
        browser = login(user)
        with count_queries() as statements:
            browser.get("/privacy")
        return len([each for each in statements if "count(lesson.id)" in each])

    assert (counting(lead), counting(adviser)) == (0, 1)
