"""The map: who may read it, what it says, where its numbers lead."""

import re
from datetime import date, datetime

import pytest
import time_machine

from tests.factories import (
    link_principle,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_lesson,
    make_outcome,
    make_principle,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tracker.adviser.sentences import named
from tracker.adviser.sentences import opening as opening_of
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonResult,
    Obstacle,
    OutcomeKind,
    ReviewState,
    Role,
)
from tracker.web.clock import AMSTERDAM

CONTRADICTS = LessonDirection.CONTRADICTS


@pytest.fixture(autouse=True)
def _on_a_day():
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=AMSTERDAM), tick=False):
        yield


@pytest.fixture
def adviser(session):
    return make_user(Role.ADVISER)


def make_all(principle=None):
    """Make a quiet trajectory with something in every part of the map."""
    trajectory = make_trajectory(is_open_to_advisers=True)
    link_principle(trajectory, principle)
    cycle = make_cycle(trajectory)
    lesson = make_lesson(
        cycle,
        principle or make_principle(),
        CONTRADICTS,
        title="Aanbellen werkt niet",
        result=LessonResult.PARTLY,
        obstacle=Obstacle.RULES,
        review_state=ReviewState.SHARED,
        written_on=date(2026, 9, 30),
    )
    make_outcome(make_conversation(cycle), kind=OutcomeKind.DECISION)
    return lesson


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADVISER])
def test_the_map_is_for_advisers(login, role):
    lesson = make_all()

    for gemeente in (lesson.gemeente, make_gemeente()):
        browser = login(make_user(role, gemeente))

        assert browser.get("/kaart").status_code == 403
        assert "/kaart" not in browser.get("/account").text


def test_a_visitor_is_asked_to_log_in(client):
    assert client.get("/kaart").location.startswith("/inloggen")


def test_an_adviser_finds_the_map_in_the_menu_and_on_the_first_page(login, adviser):
    page = login(adviser).get("/lessen/te-beoordelen")

    assert page.text.count('href="/kaart"') == 2


def test_the_map_says_how_things_stand_and_names_what_was_last(login, adviser):
    lesson = make_all()
    make_lesson(make_cycle(make_trajectory(is_open_to_advisers=True)), written_on=date(2026, 10, 1))

    words = text_of(login(adviser).get("/kaart"))

    assert "Vierde kwartaal van 2026" in words
    assert "Eén van de twee lopende trajecten leerde of besloot dit kwartaal nog niets." in words
    assert "Het vaakst stond in de weg: regels, in één les." in words
    assert "Met één dossier werkt niemand." in words
    assert "Les op 30 september 2026: Aanbellen werkt niet" in words
    assert "55 dagen" in words
    assert lesson.gemeente.name in words
    assert "Meten in één wijk" in words


def test_every_number_leads_to_just_its_lessons(login, adviser):
    lesson = make_all()
    make_lesson(lesson.cycle, title="Iets anders")
    browser = login(adviser)
    page = browser.get("/kaart").text.replace("&amp;", "&")
    links = re.findall(r'href="(/lessen\?[^"]+)"', page)

    assert len(links) == 2
    for link in links:
        found = re.findall(r'<th scope="row"><a [^>]*>([^<]*)<', browser.get(link).text)
        assert found == ["Aanbellen werkt niet"], link


def test_a_trajectory_that_never_learned_says_so(login, adviser):
    make_trajectory(is_open_to_advisers=True)
    make_trajectory(is_open_to_advisers=True, starts_on=date(2026, 11, 2))

    words = text_of(login(adviser).get("/kaart"))

    assert "Nog nooit een les of besluit. Het traject begon op 5 januari 2026." in words
    assert "Het traject begon dit kwartaal, op 2 november 2026." in words
    assert "Er loopt nu geen cyclus." in words


def test_an_empty_map_says_what_that_means(login, adviser):
    browser = login(adviser)

    words = text_of(browser.get("/kaart"))

    assert "Er loopt geen traject dat u mag zien." in words
    assert "Nog geen les noemt iets dat in de weg stond." in words
    assert "Nog geen gedeelde les weerspreekt een principe." in words
    assert "Er zijn nog geen dossiers." in words

    make_lesson(
        make_cycle(make_trajectory(is_open_to_advisers=True)), written_on=date(2026, 11, 24)
    )
    words = text_of(browser.get("/kaart"))

    assert "Het enige lopende traject leerde of besloot dit kwartaal iets." in words
    assert "Elk lopend traject legde dit kwartaal een les of een besluit vast." in words


@pytest.mark.parametrize("page", ["abc", "0", "99999999999999999999"])
def test_a_page_that_is_not_there_shows_one_that_is(login, adviser, page):
    make_all()

    assert "Aanbellen werkt niet" in text_of(login(adviser).get(f"/kaart?pagina={page}"))


def test_the_map_takes_as_many_queries_for_many_rows(login, adviser, count_queries):
    counts = []
    for n in (2, 18):
        for _ in range(n):
            make_all(make_principle())
        browser = login(adviser)
        with count_queries() as statements:
            assert browser.get("/kaart").status_code == 200
        counts.append(len(statements))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("n_quiet", "n_running", "sentence"),
    [
        (0, 3, "Alle drie lopende trajecten leerden of besloten dit kwartaal iets."),
        (1, 1, "Het enige lopende traject leerde of besloot dit kwartaal nog niets."),
        (2, 3, "Twee van de drie lopende trajecten leerden of besloten dit kwartaal nog niets."),
        (3, 3, "Geen van de drie lopende trajecten leerde of besloot dit kwartaal iets."),
    ],
)
def test_one_sentence_says_how_many_are_quiet(n_quiet, n_running, sentence):
    assert opening_of(n_quiet, n_running, [], []) == sentence


def test_many_gemeenten_are_counted():
    names = [f"Stad {n}" for n in range(1, 8)]

    assert named(names[:2]) == "Stad 1 en Stad 2"
    assert named(names) == "Stad 1, Stad 2, Stad 3, Stad 4, Stad 5 en twee andere"
