"""The pages on which the next edition of a dossier is made."""

import pytest

from tests.factories import make_gemeente, make_insight, make_principle, make_proposal, make_user
from tests.html import text_of
from tests.library.given import (
    DAY,
    dossier_of,
    draft_of,
    dropping_edition,
    next_edition,
    same_in,
    work_on,
)
from tracker.domain.vocabulary import InsightState, ProposalState, Role
from tracker.library import services

WORDS = {
    "title": "Vraag bewoners eerst",
    "explanation": "Zij weten wat er speelt.",
    "questions": "In hoeverre vragen wij het?\n\nIn hoeverre luisteren wij?",
}
EDITORS = {Role.ADVISER, Role.PLATFORM_ADMIN}


@pytest.fixture
def principle(session):
    return make_principle()


@pytest.fixture
def adviser(login):
    return login(make_user(Role.ADVISER))


def address(principle, rest=""):
    return f"/dossiers/{dossier_of(principle).slug}/concept{rest}"


def said_after(browser, place):
    """Return the words of the page one comes to after pressing a button."""
    return text_of(browser.get(browser.post(place).location))


@pytest.mark.parametrize("role", Role)
def test_only_who_edits_the_library_sees_a_draft(login, principle, role):
    draft_of(dossier_of(principle))
    browser = login(make_user(role, make_gemeente()))
    key = principle.key
    paths = ("", "/principes/nieuw", f"/principes/{key}", f"/principes/{key}/weglaten")

    pages = [browser.get(address(principle, path)).status_code for path in (*paths, "/publiceren")]
    tried = browser.post(address(principle, "/weggooien")).status_code

    assert set(pages) == ({200} if role in EDITORS else {403})
    assert tried == (303 if role in EDITORS else 403)
    link = f'href="{address(principle)}"'
    dossier = browser.get(f"/dossiers/{dossier_of(principle).slug}").text
    assert (link in dossier) is (role in EDITORS)


def test_nobody_reads_a_draft_as_an_edition(login, principle):
    draft_of(dossier_of(principle))
    browser = login(make_user(Role.PROGRAMME_LEAD, make_gemeente()))
    slug = dossier_of(principle).slug

    assert browser.get(f"/dossiers/{slug}?uitgave=2").status_code == 404
    assert "uitgave=2" not in browser.get(f"/dossiers/{slug}").text


def test_an_editor_begins_changes_and_publishes(adviser, principle):
    slug, key = dossier_of(principle).slug, principle.key

    begun = adviser.post(address(principle, "/beginnen"))
    adviser.post(address(principle, f"/principes/{key}"), data=WORDS)
    silent = adviser.post(address(principle, "/publiceren"), data={"label": "2027"})
    draft = text_of(adviser.get(address(principle)))
    told = {"label": "november 2026", f"note_{key}": "Bewoners staan nu voorop."}
    done = adviser.post(address(principle, "/publiceren"), data=told)

    assert begun.status_code == done.status_code == 303
    assert silent.status_code == 400
    assert "Schrijf in één of twee zinnen op wat er anders is." in text_of(silent)
    assert "Eén principe is anders dan in uitgave 1." in draft
    page = text_of(adviser.get(f"/dossiers/{slug}"))
    assert "Wat is er anders in deze uitgave?" in page
    assert "Bewoners staan nu voorop." in page
    assert "In hoeverre luisteren wij?" in page
    assert "U leest een eerdere uitgave" in text_of(adviser.get(f"/dossiers/{slug}?uitgave=1"))


def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(adviser, principle):
    draft_of(dossier_of(principle))
    source = {"source_title": "Een bron", "source_url": "voorbeeld", "source_year": "1500"}

    changed = adviser.post(
        address(principle, f"/principes/{principle.key}"), data=WORDS | {"title": ""}
    )
    added = adviser.post(address(principle, "/principes/nieuw"), data=WORDS | source)
    no_site = adviser.post(
        address(principle, "/principes/nieuw"), data=WORDS | source | {"source_year": "2020"}
    )
    dropped = adviser.post(address(principle, f"/principes/{principle.key}/weglaten"))
    same = adviser.post(address(principle, "/publiceren"), data={"label": "2027"})

    pages = [changed, added, no_site, dropped, same]
    assert [page.status_code for page in pages] == [400] * 5
    for page, words in zip(
        pages,
        (
            "Schrijf het principe op.",
            "Vul een jaar na 1900 in.",
            "Begin het webadres met https:// of http://.",
            "Schrijf op waarom.",
            "Wijzig eerst een principe.",
        ),
        strict=True,
    ):
        assert words in text_of(page)
    assert "Zij weten wat er speelt." in changed.text


def test_who_saves_on_an_older_version_is_told(adviser, principle):
    draft = draft_of(dossier_of(principle))
    version = same_in(draft, principle).version
    place = address(principle, f"/principes/{principle.key}")
    adviser.post(place, data=WORDS | {"version": version})

    late = adviser.post(place, data=WORDS | {"version": version, "title": "Te laat"})

    assert late.status_code == 400
    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(late)
    assert same_in(work_on(dossier_of(principle)).draft, principle).title == WORDS["title"]


def test_a_principle_is_added_dropped_and_put_back(adviser, principle):
    draft_of(dossier_of(principle))
    place = address(principle, f"/principes/{principle.key}")

    adviser.post(address(principle, "/principes/nieuw"), data=WORDS | {"source_title": "Een bron"})
    adviser.post(f"{place}/weglaten", data={"reason": "Te weinig bewijs."})
    without = text_of(adviser.get(address(principle)))
    adviser.post(f"{place}/terugzetten")
    again = text_of(adviser.get(address(principle)))

    assert "Twee principes zijn anders" in without
    assert "Reden: Te weinig bewijs." in without
    assert "Eén principe is anders" in again


def test_a_second_editor_finds_the_draft_of_the_first(adviser, principle):
    adviser.post(address(principle, "/beginnen"))

    page = said_after(adviser, address(principle, "/beginnen"))

    assert "Iemand anders begon al een concept." in page


def test_a_proposal_is_taken_over_put_back_and_declined(adviser, session, principle):
    proposal = make_proposal(make_insight(principle, state=InsightState.PUBLISHED), text="Ga mee.")
    place = f"/voorstellen/{proposal.id}"
    too_early = said_after(adviser, f"{place}/overnemen")
    draft_of(dossier_of(principle))

    taken = said_after(adviser, f"{place}/overnemen")
    twice = said_after(adviser, f"{place}/overnemen")
    adviser.post(f"{place}/terugzetten")
    silent = adviser.post(f"{place}/afwijzen")
    adviser.post(f"{place}/afwijzen", data={"reason": "Staat er al."})

    assert "Dit dossier heeft geen concept." in too_early
    assert "Zo werkt het. Ga mee." in taken
    assert "Over dit voorstel is al besloten." in twice
    assert silent.status_code == 400
    session.refresh(proposal)
    assert (proposal.state, proposal.reason) == (ProposalState.DECLINED, "Staat er al.")
    insight = text_of(adviser.get(f"/inzichten/{proposal.insight_id}"))
    assert "Reden: Staat er al." in insight


@pytest.mark.parametrize("path", ["overnemen", "terugzetten", "afwijzen"])
def test_only_who_edits_the_library_decides_on_a_proposal(login, principle, path):
    proposal = make_proposal(make_insight(principle, state=InsightState.PUBLISHED))
    lead = login(make_user(Role.PROGRAMME_LEAD, make_gemeente()))

    assert lead.post(f"/voorstellen/{proposal.id}/{path}").status_code == 403


def test_what_does_not_exist_answers_404(adviser, principle):
    place = address(principle)

    assert adviser.get("/dossiers/bestaat-niet/concept").status_code == 404
    assert adviser.get(f"{place}/publiceren").status_code == 404  # there is no draft
    assert adviser.post("/voorstellen/1/overnemen").status_code == 404
    draft_of(dossier_of(principle))
    assert adviser.get(f"{place}/principes/bestaat-niet").status_code == 404
    assert adviser.post(f"{place}/principes/bestaat-niet/terugzetten").status_code == 404
    assert adviser.post(f"{place}/beginnen", data={"uitgave": 9}).status_code == 404


def test_the_page_of_a_draft_takes_a_fixed_number_of_queries(adviser, principle, count_queries):
    draft_of(dossier_of(principle))

    def asked():
        with count_queries() as statements:
            assert adviser.get(address(principle)).status_code == 200
        return len(statements)

    few = asked()
    work = work_on(dossier_of(principle))
    for number in range(4):
        words = services.PrincipleWords(title=f"Principe {number}", explanation="Zo.")
        source = services.Source(title="Een bron")
        added = services.add_principle(work.draft, words, source=source)
        insight = make_insight(added, principle_key=principle.key)
        services.take_over_proposal(make_proposal(insight), draft=work.draft, on=DAY)
        make_proposal(insight)

    assert asked() == few


def test_a_link_to_a_dropped_principle_leads_to_the_reason(login, principle):
    dropping_edition(principle, "Vier lessen spreken dit tegen.")
    lead = login(make_user(Role.PROGRAMME_LEAD, make_gemeente()))

    page = lead.get(f"/dossiers/{dossier_of(principle).slug}")

    item = page.text.partition(f'<li class="lines__item" id="{principle.key}">')[2]
    assert "Vier lessen spreken dit tegen." in item.partition("</li>")[0]


def test_a_next_edition_begins_with_the_text_of_the_last(adviser, principle):
    next_edition(principle)

    adviser.post(address(principle, "/beginnen"))

    work = work_on(dossier_of(principle))
    assert (work.current.number, work.draft.number) == (2, 3)
    assert same_in(work.draft, principle).title == "Vraag bewoners eerst"
