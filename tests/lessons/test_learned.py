"""What others learned, beside the form of a lesson: whole page, and the part alone."""

import pytest
from sqlalchemy import select

from tests.factories import link_principle, make_cycle, make_lesson, make_trajectory
from tests.html import text_of
from tests.lessons.test_pages import said
from tracker.domain.vocabulary import LessonDirection, Obstacle, ReviewState, TrajectoryStatus
from tracker.lessons.queries import learned_on
from tracker.models import Lesson

PART = {"HX-Request": "true"}


def elsewhere(principle=None, direction=LessonDirection.CONFIRMS, **values):
    """Make a lesson that another gemeente shared."""
    cycle = make_cycle(make_trajectory())
    return make_lesson(cycle, principle, direction, review_state=ReviewState.SHARED, **values)


def titles(found):
    return [each.lesson.title for each in found]


def test_counter_examples_stand_apart_and_the_most_alike_first(session, lead, principle):
    elsewhere(principle, LessonDirection.CONTRADICTS, title="Tegen")
    elsewhere(principle, title="Alleen het principe")
    elsewhere(principle, title="Posters hielpen niemand")
    elsewhere(title="Posters in de flat", obstacle=Obstacle.TIME)
    elsewhere(title="Alleen de tijd", obstacle=Obstacle.TIME)
    elsewhere(title="Posters zonder meer")

    found = learned_on([principle.key], lead, title="Minder posters", obstacle=Obstacle.TIME)

    assert titles(found.against) == ["Tegen"]
    assert titles(found.alike) == [
        "Posters hielpen niemand",
        "Alleen het principe",
        "Posters in de flat",
    ]


def test_looking_for_lessons_alike_is_one_query(session, count_queries, lead, principle):
    for _ in range(12):
        elsewhere(principle)

    with count_queries() as statements:
        found = learned_on([principle.key], lead)
        assert all(each.lesson.gemeente.name and each.lesson.wijk.name for each in found.alike)

    assert len([each for each in statements if "FROM lesson" in each]) == 1


def test_what_one_may_not_read_does_not_show(session, lead, principle):
    make_lesson(make_cycle(make_trajectory()), principle, title="Van een ander")

    assert learned_on([principle.key], lead).alike == []


def test_the_part_follows_the_principles_that_are_chosen(login, cycle, lead, principle):
    other = link_principle(cycle.trajectory).principle
    elsewhere(principle, LessonDirection.CONTRADICTS, title="Over het eerste")
    elsewhere(other, title="Over het tweede")
    path = f"/cycli/{cycle.id}/lessen/vergelijkbaar"
    browser = login(lead)

    everything = text_of(browser.post(path, headers=PART))
    chosen = text_of(browser.post(path, data=said(principle), headers=PART))

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
    make_lesson(cycle, principle, title="Een andere")
    browser = login(lead)

    part = text_of(browser.post(f"/lessen/{lesson.id}/vergelijkbaar", headers=PART))
    page = browser.post(f"/lessen/{lesson.id}/bewerken", data=said(principle, toon="lessen"))

    assert "Een andere" in part
    assert "Deze zelf" not in part
    assert page.status_code == 200
    assert "Een andere" in text_of(page)


@pytest.mark.parametrize(
    "changes", [{"directions-0-direction": "onzin"}, {"obstacle": "onzin"}, {"title": "x" * 5000}]
)
def test_nonsense_gives_an_answer(login, cycle, lead, principle, changes):
    path = f"/cycli/{cycle.id}/lessen/vergelijkbaar"

    page = login(lead).post(path, data=said(principle, **changes), headers=PART)

    assert page.status_code == 200


def test_the_part_is_for_who_writes(login, session, cycle, lead, partner, reader, stranger):
    lesson = make_lesson(cycle)
    new, stored = f"/cycli/{cycle.id}/lessen/vergelijkbaar", f"/lessen/{lesson.id}/vergelijkbaar"

    assert login(partner).post(new, headers=PART).status_code == 200
    assert login(partner).post(stored, headers=PART).status_code == 403
    for path in (new, stored):
        assert login(reader).post(path, headers=PART).status_code == 403
        assert login(stranger).post(path, headers=PART).status_code == 404


def test_a_lesson_of_a_closed_trajectory_can_still_be_compared(login, session, cycle, lead):
    lesson = make_lesson(cycle)
    cycle.trajectory.status = TrajectoryStatus.CLOSED

    page = login(lead).post(f"/lessen/{lesson.id}/vergelijkbaar", headers=PART)

    assert page.status_code == 200


def test_the_library_that_asks_for_the_part_is_loaded_on_that_page_only(login, cycle, lead):
    browser = login(lead)

    assert "vendor/htmx" in browser.get(f"/cycli/{cycle.id}/lessen/nieuw").text
    assert "vendor/htmx" not in browser.get("/lessen").text
