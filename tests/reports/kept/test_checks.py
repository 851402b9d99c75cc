"""The list before a report is frozen: what was looked at, and where it is mended."""

from dataclasses import replace

import pytest

from tests.factories import make_user
from tests.reports.kept.conftest import TODAY
from tracker.domain.vocabulary import Role
from tracker.reports.kept import services
from tracker.reports.kept.content import live_content
from tracker.reports.parts import StoryPart

# What is looked at comes from the content, which is the same on every database.
pytestmark = pytest.mark.once


@pytest.fixture
def content(draft):
    return live_content(draft, today=TODAY)


def lines(draft, content):
    return {check.text: check for check in services.checks_of(draft, content)}


def test_what_is_in_order_is_said_too(draft, content):
    found = lines(draft, content)

    assert found["In geen enkele tekst herkennen wij gegevens van een persoon."].is_met
    assert found["Wij houden in dit rapport geen cijfers achter vanwege een kleine groep."].is_met
    assert found["Het verhaal in het rapport mag met toestemming gedrukt worden."].is_met
    assert found["Er is één stap overgeslagen. De reden staat in het rapport."].is_met


def test_a_number_of_a_resident_blocks_wherever_it_stands(draft, content):
    story = StoryPart("Bel burger 111222333.", "deelnemer", False)

    found = lines(draft, replace(content, story=story))

    [check] = [each for each in found.values() if each.blocks]
    assert "een burgerservicenummer" in check.text
    assert check.step.endpoint == "trajectories.show"


def test_a_name_in_a_text_of_ones_own_is_open_and_leads_to_that_text(draft, content):
    texts = {"samenvatting": "Wij spraken mevrouw De Vries."}

    found = lines(draft, replace(content, texts=texts))

    [check] = [each for each in found.values() if "een naam" in each.text]
    assert not check.is_met
    assert not check.blocks
    assert check.step.values == {"id": draft.id, "part": "samenvatting"}


def test_signals_without_an_answer_are_open(draft, content):
    sure = replace(content.reliability, open=("De gemeente praat alleen.",))

    found = lines(draft, replace(content, reliability=sure))

    check = found["Eén signaal wacht nog op een antwoord."]
    assert not check.is_met
    assert check.step.values["_anchor"] == "signalen"


def test_an_empty_summary_is_open_until_it_is_written(draft, content):
    empty = "Bij ‘Samenvatting’ staat nog ‘niet ingevuld’."
    written = replace(content, texts={"samenvatting": "Het gaat goed."})

    assert not lines(draft, content)[empty].is_met
    assert empty not in lines(draft, written)
    assert "U schreef zelf bij één van de negen onderdelen." in lines(draft, written)


def test_who_was_asked_to_look_counts_until_agreed(draft, content, lead, reader):
    other = make_user(Role.PROGRAMME_LEAD, draft.trajectory.gemeente, title="Collega")
    services.ask_look(draft, reader, question="", user=lead)
    services.ask_look(draft, other, question="", user=lead)
    services.answer_look(draft, is_agreed=False, answer="Te lang", user=other)

    before = lines(draft, content)
    services.answer_look(draft, is_agreed=True, answer="", user=reader)
    after = lines(draft, content)

    assert not before["Meelezer is gevraagd om mee te kijken en gaf nog geen antwoord."].is_met
    assert not before["Collega is nog niet akkoord: Te lang."].is_met
    assert after["Meelezer keek mee en is akkoord."].is_met
