"""What appears under the field while somebody types."""

import pytest

from tests.factories import make_cycle, make_lesson, make_trajectory
from tests.html import text_of
from tracker.domain.vocabulary import ReviewState
from tracker.search.routes.pages import MOST_SUGGESTED

PART = {"HX-Request": "true"}


def suggested(browser, typed, **more):
    return browser.get("/zoeken/voorstellen", query_string={"q": typed, **more}, headers=PART)


def test_the_beginning_of_a_word_gives_titles_with_their_kind_as_links(login, lead, lesson):
    part = suggested(login(lead), "pluk")

    assert f'href="/lessen/{lesson.id}"' in part.text
    assert "Plukken verbindt les" in text_of(part)
    assert "Eén voorstel, onder de knop Zoek." in text_of(part)
    assert "<html" not in part.text


def test_who_may_not_see_it_is_not_told_of_it(login, stranger, adviser, lesson):
    for user in (stranger, adviser):
        assert text_of(suggested(login(user), "pluk")) == "Geen voorstellen."

    lesson.review_state = ReviewState.SHARED
    assert "Plukken verbindt" in text_of(suggested(login(stranger), "pluk"))


def test_who_is_not_logged_in_logs_in_first(client):
    assert suggested(client, "pluk").status_code == 302


def test_there_are_at_most_eight_and_they_keep_what_was_chosen(login, lead, lesson):
    cycle = make_cycle(make_trajectory(lead.gemeente))
    for number in range(MOST_SUGGESTED + 3):
        make_lesson(cycle, title=f"Plukken {number}")
    browser = login(lead)

    assert suggested(browser, "pluk").text.count("<li>") == MOST_SUGGESTED
    assert "<li>" not in suggested(browser, "pluk", soort="dossier").text


@pytest.mark.parametrize("typed", ["", "p", "pl", "de", '"*', "x" * 10_000, "' OR 1=1 --"])
def test_too_little_and_odd_input_give_nothing(login, lead, lesson, typed):
    part = suggested(login(lead), typed)

    assert part.status_code == 200
    assert "<li>" not in part.text


def test_without_javascript_the_address_leads_to_the_page_itself(login, lead):
    answer = login(lead).get("/zoeken/voorstellen?q=pluk&volgorde=nieuwste")

    assert answer.status_code == 303
    assert answer.location == "/zoeken?q=pluk&volgorde=nieuwste"


def test_the_page_asks_for_them_after_a_pause(login, lead):
    page = login(lead).get("/zoeken").text

    assert 'hx-get="/zoeken/voorstellen"' in page
    assert "delay:" in page
    assert 'role="status"' in page
