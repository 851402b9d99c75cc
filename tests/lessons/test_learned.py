"""What others learned, beside the form of a lesson."""

import pytest
from sqlalchemy import select

from tests.factories import link_principle, make_cycle, make_lesson, make_trajectory
from tests.html import text_of
from tests.lessons.test_pages import said
from tracker.domain.vocabulary import LessonDirection, ReviewState, TrajectoryStatus
from tracker.models import Lesson


def elsewhere(principle=None, direction=LessonDirection.CONFIRMS, **values):
    """Make a lesson that another gemeente shared."""
    cycle = make_cycle(make_trajectory())
    return make_lesson(cycle, principle, direction, review_state=ReviewState.SHARED, **values)


def test_the_list_follows_the_principles_that_are_chosen(login, cycle, lead, principle):
    other = link_principle(cycle.trajectory).principle
    elsewhere(principle, LessonDirection.CONTRADICTS, title="Over het eerste")
    elsewhere(other, title="Over het tweede")
    path = f"/cycli/{cycle.id}/lessen/nieuw"
    browser = login(lead)

    everything = text_of(browser.get(path))
    chosen = text_of(browser.post(path, data=said(principle, toon="lessen")))

    assert "Over het tweede" in everything
    assert "Tegenvoorbeelden" in chosen
    assert "Over het eerste" in chosen
    assert "Over het tweede" not in chosen


def test_the_button_shows_lessons_keeps_what_was_typed_and_saves_nothing(
    login, session, cycle, lead, principle
):
    elsewhere(principle, LessonDirection.CONTRADICTS, title="Het tegendeel")
    sent = said(principle, title="", toon="lessen")

    page = login(lead).post(f"/cycli/{cycle.id}/lessen/nieuw", data=sent)

    words = text_of(page)
    assert page.status_code == 200
    assert "Het tegendeel" in words
    assert "Een vrijwilliger belde aan." in words
    assert "Schrijf de les in één zin op." not in words
    assert len(session.scalars(select(Lesson).where(Lesson.cycle_id == cycle.id)).all()) == 0


def test_a_stored_lesson_is_not_like_itself(login, cycle, lead, principle):
    lesson = make_lesson(cycle, principle, title="Deze zelf")
    other = make_lesson(cycle, principle, title="Een andere")
    browser = login(lead)

    sent = said(principle, title="Iets anders", toon="lessen")
    page = browser.post(f"/lessen/{lesson.id}/bewerken", data=sent)

    assert page.status_code == 200
    assert f'/lessen/{other.id}?via=les"' in page.text
    assert f'/lessen/{lesson.id}?via=les"' not in page.text


@pytest.mark.parametrize(
    "changes", [{"directions-0-direction": "onzin"}, {"obstacle": "onzin"}, {"title": "x" * 5000}]
)
def test_nonsense_gives_an_answer(login, cycle, lead, principle, changes):
    sent = said(principle, toon="lessen", **changes)

    page = login(lead).post(f"/cycli/{cycle.id}/lessen/nieuw", data=sent)

    assert page.status_code == 200


def test_a_lesson_of_a_closed_trajectory_can_still_be_compared(login, session, cycle, lead):
    lesson = make_lesson(cycle)
    cycle.trajectory.status = TrajectoryStatus.CLOSED

    page = login(lead).post(f"/lessen/{lesson.id}/bewerken", data={"toon": "lessen"})

    assert page.status_code == 200


def test_a_lesson_is_not_taken_over_in_a_lesson(login, cycle, lead, principle):
    elsewhere(principle, title="Van elders")

    page = login(lead).get(f"/cycli/{cycle.id}/lessen/nieuw")

    assert "Van elders" in text_of(page)
    assert "Neem over" not in text_of(page)


def test_the_library_that_asks_for_the_list_is_loaded_where_it_stands_only(login, cycle, lead):
    browser = login(lead)

    assert "vendor/htmx" in browser.get(f"/cycli/{cycle.id}/lessen/nieuw").text
    assert "vendor/htmx" not in browser.get("/lessen").text
