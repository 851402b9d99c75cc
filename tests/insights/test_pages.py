"""The pages of insights: for and against, always both, and who may do what."""

import pytest

from tests.factories import (
    make_gemeente,
    make_insight,
    make_principle,
    make_proposal,
    make_user,
)
from tests.html import text_of
from tests.insights.conftest import shared
from tests.insights.test_services import TEXT
from tracker.domain.vocabulary import InsightState, LessonDirection, ReviewState, Role
from tracker.models import Insight

PUBLISHED = InsightState.PUBLISHED


@pytest.fixture
def adviser(login):
    return login(make_user(Role.ADVISER))


@pytest.fixture
def lead(login):
    return login(make_user(Role.PROGRAMME_LEAD, make_gemeente()))


@pytest.mark.parametrize("role", Role)
def test_everybody_reads_what_is_published_and_advisers_drafts(login, known, role):
    published = make_insight(known.principle, known.confirming, state=PUBLISHED)
    draft = make_insight(known.principle, known.confirming)
    browser = login(make_user(role, make_gemeente()))
    may_write = role is Role.ADVISER

    assert browser.get(f"/inzichten/{published.id}").status_code == 200
    assert browser.get(f"/inzichten/{draft.id}").status_code == (200 if may_write else 404)
    listed = browser.get("/inzichten")
    assert published.title in listed.text
    assert (draft.title in listed.text) is may_write
    assert ("Schrijf een inzicht" in listed.text) is may_write


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADVISER])
def test_only_advisers_write(login, session, known, role):
    insight = make_insight(known.principle, known.confirming, state=PUBLISHED)
    browser = login(make_user(role, make_gemeente()))
    paths = ("bewerken", "publiceren", "voorstel")

    answers = {browser.post(f"/inzichten/{insight.id}/{path}").status_code for path in paths}
    answers.add(browser.post(f"/inzichten/nieuw?principe={known.principle.key}").status_code)

    assert answers == {403}
    assert session.query(Insight).count() == 1


def test_an_adviser_writes_and_publishes_with_all_lessons_ticked(adviser, session, known):
    place = f"/inzichten/nieuw?principe={known.principle.key}"
    form = adviser.get(place)
    ids = [known.confirming.id, known.contradicting.id]

    written = adviser.post(place, data=TEXT | {"lessons": ids})
    draft = text_of(adviser.get(written.location))
    published = adviser.post(f"{written.location}/publiceren")
    again = adviser.post(f"{written.location}/publiceren")

    assert form.text.count(" checked") == 2
    assert "Nog van ons" not in form.text
    assert [answer.status_code for answer in (written, published, again)] == [303] * 3
    assert "Dit is een concept." in draft
    page = text_of(adviser.get(written.location))
    assert "Dit inzicht was al gepubliceerd." in page
    assert "Twee gedeelde lessen staan erachter: één bevestigt het en één weerspreekt het." in page
    assert "Er is geen weggelaten." in page
    assert session.query(Insight).one().state is PUBLISHED


def test_nobody_shows_the_favourable_half_only(lead, known):
    insight = make_insight(known.principle, known.confirming, state=PUBLISHED)

    page = lead.get(f"/inzichten/{insight.id}")

    assert "Eén gedeelde les over dit principe staat niet achter dit inzicht" in text_of(page)
    assert "één weerspreekt het" in text_of(page)
    link = f"/lessen?principe={known.principle.key}&amp;stand=shared&amp;richting=contradicts"
    assert link in page.text
    assert "Klein bleef klein" in lead.get(link.replace("&amp;", "&")).text


def test_a_lesson_that_is_no_longer_shared_is_told_at_once_without_its_words(lead, known):
    insight = make_insight(known.principle, known.confirming, known.contradicting, state=PUBLISHED)
    assert "Klein bleef klein" in lead.get(f"/inzichten/{insight.id}").text
    known.contradicting.review_state = ReviewState.OFFERED

    page = lead.get(f"/inzichten/{insight.id}")

    assert "Eén les achter dit inzicht is niet meer gedeeld" in text_of(page)
    assert "Klein bleef klein" not in page.text


def test_who_reads_no_lessons_reads_how_many_there_are(login, known):
    insight = make_insight(known.principle, known.confirming, state=PUBLISHED)
    platform = login(make_user(Role.PLATFORM_ADMIN))

    page = platform.get(f"/inzichten/{insight.id}")

    assert "Eén gedeelde les staat erachter" in text_of(page)
    assert "Met uw account leest u de lessen zelf niet." in text_of(page)
    assert "Klein beginnen hielp" not in page.text
    assert "/lessen" not in page.text


def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(adviser, session, known):
    place = f"/inzichten/nieuw?principe={known.principle.key}"
    half = TEXT | {"against": ""}

    missing = adviser.post(place, data=half)
    unknown = adviser.post(place, data=TEXT | {"lessons": known.unshared.id})
    personal = adviser.post(
        place, data=TEXT | {"lessons": known.confirming.id, "says": "Bel 06 12345678."}
    )

    assert [page.status_code for page in (missing, unknown, personal)] == [400] * 3
    assert "Kies de lessen waar dit inzicht op rust." in text_of(missing)
    assert "Schrijf op wat tegen het principe spreekt" in text_of(missing)
    assert TEXT["says"] in missing.text
    assert "Kies de lessen waar dit inzicht op rust." in text_of(unknown)
    assert "telefoonnummer" in text_of(personal)
    assert session.query(Insight).count() == 0


def test_who_saves_on_an_older_version_is_told(adviser, session, known):
    insight = make_insight(known.principle, known.confirming)
    place, data = f"/inzichten/{insight.id}/bewerken", TEXT | {"lessons": known.confirming.id}
    first = adviser.post(place, data=data | {"version": insight.version})

    late = adviser.post(place, data=data | {"version": 1, "title": "Te laat"})

    assert (first.status_code, late.status_code) == (303, 400)
    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(late)
    session.refresh(insight)
    assert insight.title == TEXT["title"]


def test_an_adviser_takes_a_withdrawn_lesson_out(adviser, session, known):
    insight = make_insight(known.principle, known.confirming, known.contradicting)
    known.contradicting.review_state = ReviewState.IN_TRAJECTORY
    place, data = f"/inzichten/{insight.id}/bewerken", TEXT | {"lessons": known.confirming.id}

    form = adviser.get(place)
    adviser.post(place, data=data | {"drops_withdrawn": "y"})

    assert "niet meer gedeeld" in text_of(form)
    assert "niet meer gedeeld" not in text_of(adviser.get(f"/inzichten/{insight.id}"))


def test_what_rests_on_nothing_is_not_published(adviser, known):
    insight = make_insight(known.principle, known.unshared)

    adviser.post(f"/inzichten/{insight.id}/publiceren")

    page = text_of(adviser.get(f"/inzichten/{insight.id}"))
    assert "Geen les onder dit inzicht is nog gedeeld." in page
    assert "Dit is een concept." in page


def test_principles_on_which_lessons_disagree_come_first(adviser, known):
    agreed = make_principle(title="Aaneengesloten werken")
    for _ in range(3):
        shared(agreed)

    page = adviser.get("/inzichten/nieuw").text

    assert page.index("Begin klein") < page.index("Aaneengesloten werken")


def test_a_proposal_says_what_and_why(adviser, known):
    insight = make_insight(known.principle, known.confirming, state=PUBLISHED)
    draft = make_insight(known.principle, known.confirming)
    place = f"/inzichten/{insight.id}/voorstel"

    empty = adviser.post(place, data={"text": "Ga mee."})
    made = adviser.post(place, data={"text": "Ga mee.", "why": "Drie lessen."})
    too_early = adviser.get(f"/inzichten/{draft.id}/voorstel")

    assert (empty.status_code, made.status_code, too_early.status_code) == (400, 303, 303)
    assert "Schrijf op waarom dit in het dossier hoort." in text_of(empty)
    page = text_of(adviser.get(f"/inzichten/{insight.id}"))
    assert "‘Ga mee.’ Waarom: Drie lessen." in page
    assert "Wacht op een besluit bij de volgende uitgave." in page
    dossier = text_of(adviser.get(f"/dossiers/{known.principle.edition.dossier.slug}"))
    assert "Maak de volgende uitgave (één voorstel)" in dossier


def test_the_list_is_narrowed_sorted_and_paged_in_the_address(adviser, known):
    slug = known.principle.edition.dossier.slug
    for number in range(21):
        make_insight(known.principle, title=f"Inzicht {number:02}")
    make_insight(title="Iets anders", state=PUBLISHED)

    assert "U ziet 22 inzichten." in text_of(adviser.get("/inzichten"))
    assert "U ziet 21 inzichten." in text_of(adviser.get(f"/inzichten?dossier={slug}"))
    assert "U ziet één inzicht." in text_of(adviser.get("/inzichten?zoek=iets+ANDERS"))
    assert "U ziet één inzicht." in text_of(adviser.get("/inzichten?stand=published"))
    assert "Niets gevonden" in text_of(adviser.get("/inzichten?zoek=onvindbaar"))
    last = adviser.get("/inzichten?volgorde=inzicht&pagina=2").text
    assert "Inzicht 20" in last
    assert "Inzicht 18" not in last


def test_an_empty_list_says_what_an_insight_is(lead, adviser):
    assert "Nog geen inzichten" in text_of(lead.get("/inzichten"))
    assert "Nog geen gedeelde lessen" in text_of(adviser.get("/inzichten/nieuw"))


@pytest.mark.parametrize("path", ["/inzichten/9999", "/inzichten/nieuw?principe=bestaat-niet"])
def test_what_does_not_exist_answers_404(adviser, path):
    assert adviser.get(path).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/inzichten", "/inzichten/nieuw", "/inzichten/{}", "/inzichten/{}/bewerken", "/lessen/{}"],
)
def test_pages_take_a_fixed_number_of_queries(adviser, known, count_queries, path):
    insight = make_insight(known.principle, known.confirming, state=PUBLISHED)
    make_proposal(insight)
    path = path.format(known.confirming.id if path.startswith("/lessen") else insight.id)

    def asked():
        with count_queries() as statements:
            assert adviser.get(path).status_code == 200
        return len(statements)

    few = asked()
    for _ in range(4):
        lesson = shared(known.principle, LessonDirection.QUALIFIES)
        make_proposal(insight)
        other = make_insight(known.principle, lesson, known.confirming, state=PUBLISHED)
        make_proposal(other)

    assert asked() == few
