"""The sheet for grant requests: what is asked, who may, and one page whatever is chosen."""

import io
from datetime import date

import pypdf
import pytest

from tests.factories import (
    make_cycle,
    make_gemeente,
    make_lesson,
    make_principle,
    make_trajectory,
    make_user,
)
from tests.html import text_of
from tests.pdf import complaints
from tracker.domain.vocabulary import LessonDirection, ReviewState, Role
from tracker.library.shipped import read_dossiers
from tracker.reports.grants import MOST, GrantQuestion, GrantSheet, question_text, shipped_questions
from tracker.reports.printing import print_grant_sheet

SHIPPED = [each for dossier in read_dossiers() for each in dossier["principles"]]


@pytest.fixture
def principle(session):
    return make_principle(key="vaste-groep", title="Kies een vaste groep", avoid="Losse inloop.")


@pytest.fixture
def lead(session):
    return make_user(Role.PROGRAMME_LEAD, make_gemeente(name="Súdwest-Fryslân"))


def make_shared(principle, *directions):
    for direction in directions:
        cycle = make_cycle(make_trajectory())
        make_lesson(cycle, principle, direction, review_state=ReviewState.SHARED)


def address(*keys, path="/toetskader"):
    return f"{path}?{'&'.join(f'principe={key}' for key in keys)}"


def test_every_shipped_principle_has_a_question_of_its_own():
    questions = shipped_questions()["questions"]

    assert {each["key"] for each in SHIPPED} == set(questions)
    assert len(set(questions.values())) == len(questions)
    assert all(text.endswith("?") and len(text) < 110 for text in questions.values())


def test_a_principle_that_is_new_gets_the_question_for_all():
    assert question_text("nieuw") == shipped_questions()["other"]


def test_a_dossier_offers_its_principles_and_what_is_chosen_becomes_a_sheet(login, lead, principle):
    make_shared(principle, LessonDirection.CONTRADICTS, *[LessonDirection.CONFIRMS] * 2)
    browser = login(lead)

    choice = browser.get(f"/toetskader?dossier={principle.edition.dossier.slug}")
    assert 'value="vaste-groep"' in choice.text
    assert "Toetskader voor een subsidieaanvraag" not in text_of(choice)

    page = text_of(browser.get(address("vaste-groep")))
    assert "Gemeente Súdwest-Fryslân" in page
    assert "Kies een vaste groep" in page
    assert question_text("vaste-groep") in page
    assert "Liever niet: losse inloop." in page
    assert "Eén van de drie gedeelde lessen spreekt dit principe tegen." in page


def test_a_lesson_that_is_not_shared_counts_for_nothing(login, lead, principle):
    make_lesson(make_cycle(make_trajectory(lead.gemeente)), principle, LessonDirection.CONTRADICTS)

    page = text_of(login(lead).get(address("vaste-groep")))

    assert "nog geen gedeelde lessen over dit principe" in page


def test_more_than_one_page_holds_is_answered_with_a_sentence(login, lead, session):
    keys = [make_principle(key=f"p-{number}").key for number in range(MOST + 1)]
    browser = login(lead)

    page = browser.get(address(*keys))
    assert "U koos zes principes. Er passen er vijf op één bladzijde." in text_of(page)
    assert page.text.count(" checked") == MOST + 1
    assert browser.post(address(*keys, path="/toetskader/pdf")).status_code == 303


@pytest.mark.parametrize(
    "asked", ["", "?principe=bestaat-niet", "?dossier=%C3%A9&principe=" + "x" * 999]
)
def test_what_does_not_exist_chooses_nothing(login, lead, asked):
    browser = login(lead)

    assert browser.get(f"/toetskader{asked}").status_code == 200
    assert browser.post(f"/toetskader/pdf{asked}").location.startswith("/toetskader")


def test_who_works_with_content_may_and_the_platform_administrator_may_not(
    login, lead, principle, client
):
    stranger = make_user(Role.PROGRAMME_LEAD, make_gemeente())
    for user in (lead, stranger, make_user(Role.ADVISER), make_user(Role.PARTNER, lead.gemeente)):
        assert login(user).get(address("vaste-groep")).status_code == 200
    platform = login(make_user(Role.PLATFORM_ADMIN))
    assert platform.get("/toetskader").status_code == 403
    assert platform.post("/toetskader/pdf").status_code == 403
    assert client.get("/toetskader").status_code == 302


def test_the_queries_do_not_grow_with_what_is_chosen(login, lead, session, count_queries):
    keys = [make_principle(key=f"p-{number}").key for number in range(MOST)]
    browser = login(lead)
    browser.get("/toetskader")

    with count_queries() as one:
        browser.get(address(keys[0]))
    with count_queries() as many:
        browser.get(address(*keys))

    assert len(one) == len(many) > 0


def longest(name):
    return max((each.get(name, "") for each in SHIPPED), key=len)


def question(number, *, times=1):
    """A question with the longest texts there are, each so many times."""
    return GrantQuestion(
        key=f"p-{number}",
        title=f"{longest('title')} " * times,
        text=max(shipped_questions()["questions"].values(), key=len),
        avoid=f"{longest('avoid')} " * times,
        dossier="Dossier",
        dossier_slug="dossier",
        source=max((each["source"]["title"] for each in SHIPPED), key=len) * times,
        n_lessons=12,
        n_against=11,
    )


def printed(n, **more):
    questions = [question(number, **more) for number in range(n)]
    return print_grant_sheet(
        GrantSheet("Gemeente Nissewaard en omstreken", "rood", date(2026, 11, 22), questions)
    )


@pytest.mark.once
@pytest.mark.parametrize("n", [1, 3, MOST])
def test_it_is_one_page_also_with_the_longest_texts(session, n):
    reader = pypdf.PdfReader(io.BytesIO(printed(n, times=9 if n == MOST else 1)))
    text = " ".join(reader.pages[0].extract_text().split())

    assert len(reader.pages) == 1
    assert "Ons oordeel" in text
    assert "Elf van de twaalf gedeelde lessen" in text


def test_the_pdf_has_no_errors_for_who_cannot_see(session):
    assert not complaints(printed(2))
