"""The page one searches on: what it shows, to whom, and what it answers to odd questions."""

from datetime import date
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest

from tests.factories import make_cycle, make_lesson, make_member, make_trajectory, make_user
from tests.html import text_of
from tracker.domain.vocabulary import ReviewState, Role
from tracker.models import SavedSearch, Synonym
from tracker.search.queries import PER_PAGE


def hits(page):
    """Return the titles of what was found, in order."""
    tree = html5lib.parse(page.get_data(as_text=True), namespaceHTMLElements=False)
    return ["".join(title.itertext()).strip() for title in tree.findall(".//h3")]


def marks(page):
    """Return the words that are marked."""
    tree = html5lib.parse(page.get_data(as_text=True), namespaceHTMLElements=False)
    return ["".join(mark.itertext()) for mark in tree.findall(".//mark")]


def test_a_hit_shows_kind_title_piece_place_and_day(login, lead, lesson):
    page = login(lead).get("/zoeken?q=paddenstoel")

    assert "Eén tekst gevonden voor ‘paddenstoel’." in text_of(page)
    assert hits(page) == ["Plukken verbindt"]
    assert marks(page) == ["paddenstoelen"]
    assert f'href="/lessen/{lesson.id}"' in page.text
    assert f"{lesson.wijk.name}, Paddenpoel · 5 januari 2026" in text_of(page)
    assert "praat &lt;b&gt;vanzelf&lt;/b&gt;" in page.text


def test_who_may_not_see_it_does_not_find_it(login, stranger, adviser, lesson):
    assert hits(login(stranger).get("/zoeken?q=paddenstoel")) == []
    assert hits(login(adviser).get("/zoeken?q=paddenstoel")) == []


def test_who_works_elsewhere_finds_it_once_it_is_shared(login, stranger, adviser, shared):
    assert hits(login(stranger).get("/zoeken?q=paddenstoel")) == ["Plukken verbindt"]
    assert hits(login(adviser).get("/zoeken?q=paddenstoel")) == ["Plukken verbindt"]


def test_a_partner_finds_what_is_of_the_own_wijken(login, lesson):
    other = make_lesson(make_cycle(lesson.trajectory), title="Paddenstoelen elders")
    partner = make_user(Role.PARTNER, lesson.gemeente)
    make_member(partner, lesson.trajectory, lesson.wijk)

    assert hits(login(partner).get("/zoeken?q=paddenstoel")) == ["Plukken verbindt"]

    partner.memberships[0].wijken.append(other.wijk)
    assert len(hits(login(partner).get("/zoeken?q=paddenstoel"))) == 2


def test_the_platform_administrator_finds_the_library_alone(login, shared):
    page = login(make_user(Role.PLATFORM_ADMIN)).get("/zoeken?q=paddenstoel")

    assert page.status_code == 200
    assert hits(page) == []


def test_a_visitor_logs_in_first(client):
    assert client.get("/zoeken?q=wijk").status_code == 302


def test_the_field_keeps_what_was_typed_and_stands_on_every_page_as_a_link(login, lead):
    page = login(lead).get("/zoeken?q=%3Cscript%3E")

    assert 'value="&lt;script&gt;"' in page.text
    assert 'href="/zoeken"' in login(lead).get("/").text


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "Zoek in alle dossiers"),
        ("   ", "Zoek in alle dossiers"),
        ("a", "Typ ten minste twee letters"),
        ("de", "zeggen deze woorden of tekens te weinig"),
        ("?!*()", "zeggen deze woorden of tekens te weinig"),
        ("\x01\x02", "Zoek in alle dossiers"),
        ("x" * 10_000, "hebben wij niets gevonden"),
        ("koffie " * 2000, "hebben wij niets gevonden"),
        ('"', "Typ ten minste twee letters"),
        ('"wijk" AND NOT "buurt', "hebben wij niets gevonden"),
        ("NEAR(wijk buurt, 5) OR terms : x*", "hebben wij niets gevonden"),
        ("'; DROP TABLE search_entry; --", "hebben wij niets gevonden"),
        ("wijk & !buurt | (aanpak:* <-> x)", "hebben wij niets gevonden"),
        ("s_shared OR g_1", "hebben wij niets gevonden"),
        ("%' OR 1=1 _ \\", "hebben wij niets gevonden"),
        ("😀 ﷽ İ ß ǅ", "hebben wij niets gevonden"),
        ("wijk\x01aanpak\ud7ff", "hebben wij niets gevonden"),
    ],
)
def test_every_question_gets_an_answer(login, lead, typed, answer):
    page = login(lead).get("/zoeken", query_string={"q": typed})

    assert page.status_code == 200
    assert answer in text_of(page)


@pytest.mark.parametrize(
    "filters",
    ["soort=x", "thema=x", "gemeente=x", "gemeente=999999", "jaar=x", "jaar=1", "volgorde=x"],
)
def test_a_filter_that_does_not_exist_narrows_nothing(login, lead, lesson, filters):
    assert len(hits(login(lead).get(f"/zoeken?q=paddenstoel&{filters}"))) == 1


@pytest.mark.parametrize("page", ["x", "0", "-1", "2", "99999999999999999999"])
def test_a_page_that_does_not_exist_shows_the_nearest(login, lead, lesson, page):
    assert len(hits(login(lead).get(f"/zoeken?q=paddenstoel&pagina={page}"))) == 1


def test_the_results_narrow_by_address(login, adviser, shared):
    shared.written_on = date(2025, 2, 1)
    other = make_cycle(make_trajectory(is_open_to_advisers=True, theme="Armoede"))
    make_lesson(other, title="Paddenstoelen smaken", written_on=date(2026, 3, 1))
    browser = login(adviser)

    def found(filters):
        return hits(browser.get(f"/zoeken?q=paddenstoelen&{filters}"))

    assert found("") == ["Paddenstoelen smaken", "Plukken verbindt"]
    assert found("jaar=2025") == ["Plukken verbindt"]
    assert found("thema=Armoede") == ["Paddenstoelen smaken"]
    assert found(f"gemeente={shared.gemeente_id}") == ["Plukken verbindt"]
    assert found("soort=lesson&jaar=2026") == ["Paddenstoelen smaken"]
    assert found("soort=dossier") == []


def test_a_lead_is_not_asked_for_a_gemeente(login, lead, adviser, shared):
    assert 'name="gemeente"' not in login(lead).get("/zoeken").text
    assert 'name="gemeente"' in login(adviser).get("/zoeken").text


def test_a_title_goes_first_and_newest_first_can_be_asked(login, lead, lesson):
    make_lesson(lesson.cycle, title="Paddenstoelen smaken", written_on=date(2024, 1, 1))

    best = login(lead).get("/zoeken?q=paddenstoelen")
    newest = login(lead).get("/zoeken?q=paddenstoelen&volgorde=nieuwste")

    assert hits(best) == ["Paddenstoelen smaken", "Plukken verbindt"]
    assert hits(newest) == ["Plukken verbindt", "Paddenstoelen smaken"]


def test_many_hits_come_in_pages_that_keep_the_question(login, lead, lesson):
    for number in range(PER_PAGE + 4):
        make_lesson(lesson.cycle, title=f"Paddenstoel {number}")

    first = login(lead).get("/zoeken?q=paddenstoel&soort=lesson")
    second = login(lead).get("/zoeken?q=paddenstoel&soort=lesson&pagina=2")

    assert "25 teksten gevonden" in text_of(first)
    assert len(hits(first)) == PER_PAGE
    assert len(hits(second)) == 5
    assert "q=paddenstoel&amp;soort=lesson&amp;pagina=2" in first.text


def test_of_a_common_word_the_newest_the_titles_and_the_library_are_compared(
    login, lead, lesson, monkeypatch
):
    monkeypatch.setattr("tracker.search.queries.MOST", 5)
    old = make_lesson(lesson.cycle, title="Paddenstoelen", written_on=date(2020, 1, 1))
    for number in range(7):
        make_lesson(lesson.cycle, title=f"Les {number}", saw="Een paddenstoel.")

    best = login(lead).get("/zoeken?q=paddenstoelen")
    newest = login(lead).get("/zoeken?q=paddenstoelen&volgorde=nieuwste")

    assert "Meer dan 5 teksten gevonden" in text_of(best)
    assert "Hieronder staan de 6 die het best passen." in text_of(best)
    assert hits(best)[0] == old.title
    assert len(hits(newest)) == 5
    assert old.title not in hits(newest)


def test_nothing_found_offers_a_wider_search(login, lead, lesson):
    browser = login(lead)
    page = browser.get("/zoeken?q=paddenstoelen+fiets&soort=lesson")

    assert "alleen binnen wat u bij ‘Verfijn’ koos" in text_of(page)
    assert 'href="/zoeken?q=paddenstoelen+fiets"' in page.text
    assert 'href="/zoeken?q=paddenstoelen+fiets&amp;soort=lesson&amp;ruim=1"' in page.text
    assert hits(browser.get("/zoeken?q=paddenstoelen+fiets&ruim=1")) == ["Plukken verbindt"]
    nothing = browser.get("/zoeken?q=fiets+tractor&ruim=1")
    assert "een van de woorden" in text_of(nothing)
    assert "Zoek teksten met een van deze woorden" not in text_of(nothing)


def test_the_page_takes_as_many_queries_for_many_hits(login, lead, lesson, count_queries):
    browser = login(lead)
    with count_queries() as few:
        browser.get("/zoeken?q=paddenstoel")
    for number in range(30):
        make_lesson(lesson.cycle, title=f"Paddenstoel {number}")
    with count_queries() as many:
        page = browser.get("/zoeken?q=paddenstoel")

    assert len(hits(page)) == PER_PAGE
    assert len(many) == len(few)


def test_the_list_of_lessons_searches_the_same_way(login, lead, lesson):
    page = login(lead).get("/lessen?zoek=paddenstoelenplukker+verbind")

    assert "Nul lessen" in text_of(page) or "Geen les past" in text_of(page)
    assert "Plukken verbindt" in text_of(login(lead).get("/lessen?zoek=paddenst"))


def test_a_search_is_kept_found_back_and_taken_away(login, session, lead, lesson, stranger):
    browser = login(lead)
    asked = "q=paddenstoel&soort=lesson"
    kept = browser.post("/zoeken/bewaren", data={"name": "Plukken", "address": asked})

    assert kept.status_code == 303
    assert parse_qs(urlsplit(kept.location).query) == parse_qs(asked)
    saved = session.query(SavedSearch).one()
    page = browser.get("/zoeken")
    assert "Plukken" in text_of(page)
    assert 'href="/zoeken?q=paddenstoel&amp;soort=lesson"' in page.text
    assert "Plukken" not in text_of(login(stranger).get("/zoeken"))
    assert login(stranger).post(f"/zoeken/bewaard/{saved.id}/weghalen").status_code == 404

    assert browser.post(f"/zoeken/bewaard/{saved.id}/weghalen").status_code == 303
    assert session.query(SavedSearch).all() == []


def test_a_search_kept_under_the_same_name_replaces_the_earlier(login, session, lead):
    for word in ("een-en-ander", "ander"):
        login(lead).post("/zoeken/bewaren", data={"name": "Werk", "address": f"q={word}"})

    assert [saved.address for saved in session.query(SavedSearch)] == ["q=ander"]


@pytest.mark.parametrize("address", ["", "x=1&pagina=3", "https://kwaad.nl", "q=\x01", "&&="])
def test_what_is_kept_is_a_search_and_nothing_else(login, session, lead, address):
    login(lead).post("/zoeken/bewaren", data={"name": "Werk", "address": address})

    assert session.query(SavedSearch).one().address == ""


def test_a_search_without_a_name_is_not_kept(login, session, lead, lesson):
    page = login(lead).post("/zoeken/bewaren", data={"name": " ", "address": "q=paddenstoel"})

    assert page.status_code == 400
    assert "Geef de zoekopdracht een naam." in text_of(page)
    assert hits(page) == ["Plukken verbindt"]
    assert session.query(SavedSearch).all() == []


def test_nobody_keeps_more_than_fifty(login, session, lead, monkeypatch):
    monkeypatch.setattr("tracker.search.services.MOST_SAVED", 1)
    browser = login(lead)
    browser.post("/zoeken/bewaren", data={"name": "Een", "address": "q=een"})
    page = browser.post("/zoeken/bewaren", data={"name": "Twee", "address": "q=wijk"})

    assert page.status_code == 400
    assert "Haal er eerst een weg." in text_of(page)


def pairs(session):
    return [(pair.word, pair.other) for pair in session.query(Synonym).filter_by(is_used=True)]


def test_an_adviser_adds_a_pair_and_search_follows_at_once(login, session, adviser, shared):
    browser = login(adviser)
    assert hits(browser.get("/zoeken?q=zwammen")) == []

    added = browser.post("/zoeken/synoniemen", data={"word": "zwam", "other": "paddenstoel"})
    assert added.status_code == 303
    page = browser.get("/zoeken?q=zwammen")
    assert hits(page) == ["Plukken verbindt"]
    assert marks(page) == ["paddenstoelen"]

    pair = session.query(Synonym).one()
    assert "paddenstoel" in text_of(browser.get("/zoeken/synoniemen"))
    assert browser.post(f"/zoeken/synoniemen/{pair.id}/weghalen").status_code == 303
    assert hits(browser.get("/zoeken?q=zwammen")) == []
    assert browser.post(f"/zoeken/synoniemen/{pair.id}/weghalen").status_code == 404


@pytest.mark.parametrize(
    ("word", "other", "sentence"),
    [
        ("", "wijk", "Vul een woord in."),
        ("wijk", "wijken", "dezelfde woorden"),
        ("de", "wijk", "Vul aan beide kanten een woord in"),
        ("een twee drie vier", "wijk", "hoogstens drie woorden"),
        ("buurt", "wijk", "Dit paar staat al in de lijst."),
        ("Wijk", "Buurt", "Dit paar staat al in de lijst."),
    ],
)
def test_a_pair_that_says_nothing_is_refused(login, session, adviser, word, other, sentence):
    session.add(Synonym(word="wijk", other="buurt"))
    page = login(adviser).post("/zoeken/synoniemen", data={"word": word, "other": other})

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert pairs(session) == [("wijk", "buurt")]


def test_only_who_keeps_the_library_changes_the_pairs(login, session, lead, stranger):
    session.add(Synonym(word="wijk", other="buurt"))
    for user in (lead, stranger):
        assert login(user).get("/zoeken/synoniemen").status_code == 403
        assert login(user).post("/zoeken/synoniemen", data={"word": "x"}).status_code == 403
        assert login(user).post("/zoeken/synoniemen/1/weghalen").status_code == 403
    assert pairs(session) == [("wijk", "buurt")]
    assert login(make_user(Role.PLATFORM_ADMIN)).get("/zoeken/synoniemen").status_code == 200


def test_a_lesson_taken_back_is_found_at_home_alone(login, lead, stranger, shared):
    assert hits(login(stranger).get("/zoeken?q=paddenstoel")) == ["Plukken verbindt"]
    shared.review_state = ReviewState.IN_TRAJECTORY

    assert hits(login(stranger).get("/zoeken?q=paddenstoel")) == []
    assert hits(login(lead).get("/zoeken?q=paddenstoel")) == ["Plukken verbindt"]
