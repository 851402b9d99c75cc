"""Loading the shipped library: complete, repeatable, and never over an earlier edition."""

import shutil
from datetime import date

import pytest
from sqlalchemy import func, select

from tests.factories import make_user
from tests.html import text_of
from tests.library.given import dossier_of, draft_of, next_edition, work_on
from tracker.domain.loading import LoadResult
from tracker.domain.vocabulary import Role
from tracker.library.services import load_library
from tracker.library.shipped import CONTENT
from tracker.models import (
    Dossier,
    DossierEdition,
    Instrument,
    Intervention,
    PracticeExample,
    Principle,
    ReflectionQuestion,
)

DAY = date(2026, 11, 22)
LATER = date(2026, 12, 1)


def count(session, model):
    """Return how many rows there are."""
    return session.scalar(select(func.count()).select_from(model))


@pytest.fixture
def shipped(tmp_path):
    """A copy of the shipped files, to change."""
    return shutil.copytree(CONTENT, tmp_path / "content")


def test_the_whole_library_is_loaded(session):
    result = load_library(DAY)

    assert result == LoadResult(added=15 + 30 + 18 + 22)
    assert count(session, Dossier) == count(session, DossierEdition) == 15
    assert count(session, Principle) == 161
    assert count(session, ReflectionQuestion) == 286
    assert count(session, Intervention) == 30
    assert count(session, Instrument) == 18
    assert count(session, PracticeExample) == 22


def test_loading_twice_changes_nothing(session):
    load_library(DAY)
    session.commit()

    result = load_library(LATER)

    assert result == LoadResult(unchanged=85)
    assert count(session, DossierEdition) == 15
    assert not session.dirty


def test_a_changed_text_becomes_a_new_edition_and_keeps_the_old(session, shipped):
    load_library(DAY, folder=shipped)
    file = shipped / "dossiers" / "eenzaamheid.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Werf zonder het woord", "Nodig uit zonder het woord"), "utf-8")

    result = load_library(LATER, folder=shipped)

    assert (result.changed, result.unchanged) == (1, 84)
    query = (
        select(DossierEdition.number, DossierEdition.is_current, DossierEdition.loaded_on)
        .add_columns(Principle.title)
        .join(Principle.edition)
        .where(Principle.key == "eenzaamheid-bereiken")
        .order_by(DossierEdition.number)
    )
    assert [tuple(row) for row in session.execute(query)] == [
        (1, False, DAY, "Werf zonder het woord eenzaamheid"),
        (2, True, LATER, "Nodig uit zonder het woord eenzaamheid"),
    ]


def test_another_layout_of_the_same_text_is_no_new_edition(session, shipped):
    load_library(DAY, folder=shipped)
    file = shipped / "dossiers" / "eenzaamheid.toml"
    file.write_text("# A comment.\n" + file.read_text(encoding="utf-8"), "utf-8")

    result = load_library(LATER, folder=shipped)

    assert result.changed == 0


def test_a_changed_intervention_is_changed_in_place(session, shipped):
    load_library(DAY, folder=shipped)
    file = shipped / "interventions.toml"
    text = file.read_text(encoding="utf-8")
    text = text.replace('dossiers = ["eenzaamheid", "eigen-regie"]', 'dossiers = ["eigen-regie"]')
    file.write_text(text.replace('name = "Krachtwerk"', 'name = "Krachtwerk 2"'), "utf-8")

    result = load_library(LATER, folder=shipped)

    assert result.changed == 2
    assert count(session, Intervention) == 30
    name = select(Intervention.name).where(Intervention.slug == "krachtwerk")
    assert session.scalar(name) == "Krachtwerk 2"


def test_a_link_to_a_dossier_that_does_not_exist_is_refused(session, shipped):
    file = shipped / "instruments.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('dossiers = ["eenzaamheid"]', 'dossiers = ["x"]', 1), "utf-8")

    with pytest.raises(KeyError, match="x"):
        load_library(DAY, folder=shipped)


def test_what_a_source_does_not_say_stays_empty(session):
    load_library(DAY)

    principle = session.scalar(select(Principle).where(Principle.key == "eenzaamheid-voorkomen"))
    recognition = select(Intervention.recognition).where(Intervention.slug == "housing-first")

    assert principle.source_year is None
    assert session.scalar(recognition) is None


# ---- a text that changes while advisers made, or make, an edition of their own


def change_text(shipped):
    """Change the shipped text of a dossier."""
    file = shipped / "dossiers" / "eenzaamheid.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Werf zonder het woord", "Nodig uit zonder het woord"), "utf-8")


def editions(session):
    """Return number, state and whether it is current of the editions of the dossier."""
    query = select(DossierEdition).join(DossierEdition.dossier).where(Dossier.slug == "eenzaamheid")
    rows = session.scalars(query.order_by(DossierEdition.number))
    return [(each.number, each.state.value, each.is_current) for each in rows]


@pytest.mark.parametrize("is_published", [True, False])
def test_a_changed_text_waits_beside_the_work_of_advisers(session, shipped, is_published):
    load_library(DAY, folder=shipped)
    principle = session.scalar(select(Principle).where(Principle.key == "eenzaamheid-bereiken"))
    if is_published:
        next_edition(principle)
    else:
        draft_of(dossier_of(principle))
    change_text(shipped)

    first = load_library(LATER, folder=shipped)
    again = load_library(LATER, folder=shipped)

    state = "published" if is_published else "draft"
    assert editions(session) == [
        (1, "published", not is_published),
        (2, state, is_published),
        (3, "published", False),
    ]
    assert (first.changed, again.changed) == (1, 0)
    assert work_on(dossier_of(principle)).waiting.number == 3


def test_the_next_draft_may_begin_with_the_text_that_waits(session, shipped, login):
    load_library(DAY, folder=shipped)
    principle = session.scalar(select(Principle).where(Principle.key == "eenzaamheid-bereiken"))
    next_edition(principle)
    change_text(shipped)
    load_library(LATER, folder=shipped)
    adviser = login(make_user(Role.ADVISER))

    dossier = text_of(adviser.get("/dossiers/eenzaamheid"))
    page = text_of(adviser.get("/dossiers/eenzaamheid/concept"))
    adviser.post("/dossiers/eenzaamheid/concept/beginnen", data={"uitgave": 3})

    assert "Er is een nieuwere tekst van de uitgever ingelezen: uitgave 3." in dossier
    assert "Begin met uitgave 3" in page
    titles = [each.title for each in work_on(dossier_of(principle)).draft.principles]
    assert "Nodig uit zonder het woord eenzaamheid" in titles
    assert "nog niet de huidige" in text_of(adviser.get("/dossiers/eenzaamheid?uitgave=3"))


def test_an_older_text_that_comes_back_is_not_made_current(session, shipped):
    load_library(DAY)
    change_text(shipped)
    load_library(LATER, folder=shipped)

    result = load_library(LATER)

    assert result.changed == 0
    assert editions(session) == [(1, "published", False), (2, "published", True)]
