"""The pages of the library, on the shipped content."""

from datetime import date

import pytest
from sqlalchemy import select

from tests.conftest import app_on, close
from tests.databases import new_database
from tests.factories import make_cycle, make_gemeente, make_lesson, make_trajectory, make_user
from tests.html import text_of
from tracker.domain.vocabulary import EditionState, LessonDirection, ReviewState, Role
from tracker.extensions import db
from tracker.library.services import load_library
from tracker.models import (
    Dossier,
    DossierEdition,
    Instrument,
    Intervention,
    PracticeExample,
    Principle,
)

LISTS = ["/dossiers", "/interventies", "/instrumenten", "/praktijkvoorbeelden"]
PAGES = [
    "/dossiers/eenzaamheid",
    "/interventies/krachtwerk",
    "/instrumenten/leefplekmeter",
    "/praktijkvoorbeelden/welzijn-op-recept",
]
GAP = "Wat ontbreekt nog?"


@pytest.fixture(scope="module")
def app(tmp_path_factory, worker_id):
    """An app on a database with the shipped library."""
    folder = tmp_path_factory.mktemp("library")
    app = app_on(new_database(f"leerspoor_library_{worker_id}", folder))
    with app.app_context():
        load_library(date(2026, 11, 22))
        db.session.commit()
    yield app
    close(app)


@pytest.fixture
def lead(login):
    """A programme lead, logged in."""
    return login(make_user(Role.PROGRAMME_LEAD, make_gemeente()))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("address", [*LISTS, *PAGES])
def test_everybody_with_an_account_reads_the_library(login, role, address):
    page = login(make_user(role, make_gemeente())).get(address)

    assert page.status_code == 200


@pytest.mark.parametrize("address", [*LISTS, *PAGES])
def test_a_visitor_has_to_log_in_first(client, address):
    page = client.get(address)

    assert page.status_code == 302
    assert "/inloggen" in page.location


@pytest.mark.parametrize("address", LISTS)
def test_what_does_not_exist_answers_404(lead, address):
    assert lead.get(f"{address}/bestaat-niet").status_code == 404


def test_the_list_shows_every_dossier_with_its_number_of_principles(lead):
    page = text_of(lead.get("/dossiers"))

    assert "U ziet 15 dossiers." in page
    assert "Wat werkt bij de aanpak van eenzaamheid" in page
    assert "Eenzaamheid is het gemis van contact dat er voor jou toe doet." in page


def test_a_word_finds_dossiers_and_leads_to_the_principle(lead):
    page = lead.get("/dossiers?zoek=TABOE")

    assert "U ziet één dossier." in text_of(page)
    assert "/dossiers/eenzaamheid#eenzaamheid-bereiken" in page.text


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/dossiers?soort=method", "U ziet zeven dossiers."),
        ("/dossiers?soort=bestaat-niet", "U ziet 15 dossiers."),
        ("/dossiers?thema=Schulden", "U ziet één dossier."),
        ("/interventies?thema=Eenzaamheid&zoek=jongeren", "U ziet twee interventies."),
        ("/instrumenten?gebruik=build_in", "U ziet één instrument."),
        ("/praktijkvoorbeelden?thema=Toegang", "U ziet één voorbeeld."),
    ],
)
def test_lists_are_narrowed_in_the_address(lead, address, found):
    assert found in text_of(lead.get(address))


@pytest.mark.parametrize("address", LISTS)
def test_nothing_found_says_so_and_offers_a_way_out(lead, address):
    page = lead.get(f"{address}?zoek=onvindbaarwoord")

    assert "Niets gevonden" in text_of(page)
    assert f'href="{address}"' in page.text


def test_a_dossier_shows_its_principles_under_their_keys(lead, session):
    edition = select(DossierEdition.id).where(DossierEdition.source_title.contains("eenzaamheid"))
    keys = session.scalars(select(Principle.key).where(Principle.edition_id.in_(edition))).all()

    page = lead.get("/dossiers/eenzaamheid")

    assert len(keys) == 12
    assert all(f'id="{key}"' in page.text and f'href="#{key}"' in page.text for key in keys)


def test_a_principle_shows_basis_source_questions_and_what_to_avoid(lead):
    page = lead.get("/dossiers/eenzaamheid")

    words = text_of(page)
    assert "Liever niet. Losse, eenmalige ontmoetingen." in words
    assert "Uit verwante bron : Dit hebben we geleerd van de experimenten , 2018" in words
    assert "Uit het dossier : Wat werkt bij de aanpak van eenzaamheid , 2016" in words
    assert "In hoeverre zien onze deelnemers elkaar meerdere keren" in words
    assert 'href="https://studylibnl.com/doc/914413/de-aanpak-van-eenzaamheid"' in page.text


def test_a_dossier_shows_figures_and_what_belongs_to_it(lead):
    page = lead.get("/dossiers/eenzaamheid")

    assert "46 procent van de Nederlanders" in text_of(page)
    assert "/interventies/join-us-programma" in page.text
    assert "/praktijkvoorbeelden/welzijn-op-recept" in page.text
    assert "/instrumenten/de-jong-gierveld-6" in page.text


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (Role.ADVISER, True),
        (Role.PLATFORM_ADMIN, True),
        (Role.PROGRAMME_LEAD, False),
        (Role.PARTNER, False),
        (Role.READER, False),
        (Role.GEMEENTE_ADMIN, False),
    ],
)
def test_only_who_maintains_the_library_sees_the_gaps(login, role, sees):
    page = login(make_user(role, make_gemeente())).get("/dossiers/eenzaamheid")

    assert (GAP in text_of(page)) is sees


def test_an_earlier_edition_can_still_be_read_and_says_so(lead, session):
    edition = session.scalar(select(DossierEdition).where(DossierEdition.label == "januari 2017"))
    edition.is_current = False
    session.add(
        DossierEdition(
            dossier_id=edition.dossier_id,
            number=2,
            label="2027",
            state=EditionState.PUBLISHED,
            is_current=True,
            checksum="",
            loaded_on=date(2027, 1, 1),
            summary="Een nieuwe tekst.",
            facts=[],
            target_groups=[],
            publisher="Movisie",
            source_title="Wat werkt",
        )
    )

    earlier = text_of(lead.get("/dossiers/sociale-innovatie?uitgave=1"))
    newest = text_of(lead.get("/dossiers/sociale-innovatie"))

    assert "U leest een eerdere uitgave van dit dossier." in earlier
    assert "Een nieuwe tekst." in newest
    assert lead.get("/dossiers/sociale-innovatie?uitgave=3").status_code == 404


def test_shared_lessons_of_all_gemeenten_stand_beside_a_principle(lead, session):
    principle = session.scalar(select(Principle).where(Principle.key == "eenzaamheid-bereiken"))
    for direction in (LessonDirection.CONFIRMS, LessonDirection.CONTRADICTS):
        cycle = make_cycle(make_trajectory())
        make_lesson(cycle, principle, direction, review_state=ReviewState.SHARED)
    make_lesson(cycle, principle)  # stays in its trajectory

    page = text_of(lead.get("/dossiers/eenzaamheid"))

    assert "bevestigt 1 nuanceert 0 weerspreekt 1" in page
    assert "Uit twee gemeenten: twee gedeelde lessen." in page


def test_an_intervention_explains_its_recognition(lead):
    page = text_of(lead.get("/interventies/krachtwerk"))

    assert "Goed onderbouwd" in page
    assert "2016-03" not in page
    assert "maart 2016; een erkenning kan inmiddels zijn verlopen" in page


def test_an_intervention_without_level_does_not_suggest_one(lead):
    page = text_of(lead.get("/interventies/housing-first"))

    assert "Het erkenningsniveau is niet gevonden in de gelezen bron." in page


def test_an_instrument_says_what_was_not_found(lead):
    page = text_of(lead.get("/instrumenten/effectenster"))

    assert "Score niet gevonden in de gelezen bronnen" in page
    assert "alleen uitkomsten van een groep" in page


def test_an_example_known_by_its_title_says_so(lead):
    page = text_of(lead.get("/praktijkvoorbeelden/kunst-met-impact-dans"))

    assert "Van dit voorbeeld is alleen de titel bekend." in page


@pytest.mark.parametrize(
    ("model", "folder"),
    [
        (Dossier, "dossiers"),
        (Intervention, "interventies"),
        (Instrument, "instrumenten"),
        (PracticeExample, "praktijkvoorbeelden"),
    ],
)
def test_every_shipped_thing_has_a_page(lead, session, model, folder):
    slugs = session.scalars(select(model.slug)).all()

    answers = {slug: lead.get(f"/{folder}/{slug}").status_code for slug in slugs}

    assert answers == dict.fromkeys(slugs, 200)


@pytest.mark.parametrize("address", ["/dossiers", "/dossiers/eenzaamheid"])
def test_pages_take_a_fixed_number_of_queries(lead, session, count_queries, address):
    principles = session.scalars(select(Principle).order_by(Principle.key)).all()
    with count_queries() as without_lessons:
        lead.get(address)
    for principle in principles[::8]:
        make_lesson(make_cycle(make_trajectory()), principle, review_state=ReviewState.SHARED)

    with count_queries() as with_lessons:
        lead.get(address)

    assert len(with_lessons) == len(without_lessons) <= 18
