"""Writing a part of a report with its numbers beside it."""

from datetime import date

import pytest

from tests.factories import (
    link_wijk,
    make_conversation,
    make_cycle,
    make_lesson,
    make_outcome,
)
from tests.html import text_of
from tests.reports.kept.conftest import REASON, TODAY
from tracker.domain.vocabulary import OutcomeKind
from tracker.reports.kept.queries import texts_of, words_of
from tracker.reports.kept.services import freeze_report, write_text
from tracker.reports.kept.suggestions import suggestions


@pytest.fixture
def address(draft):
    return f"/rapporten/{draft.id}/schrijven"


def test_the_parts_say_which_are_written(login, draft, lead, address):
    write_text(draft, "wijk-osdorp", text="De eettafel zit vol.", user=lead)

    text = text_of(login(lead).get(address))

    assert "U schreef bij één van de negen onderdelen." in text
    assert "De eettafel zit vol." in text
    assert "Niet ingevuld." in text


def test_a_part_is_written_with_its_figures_in_sight_and_shown_in_the_report(
    login, draft, lead, address
):
    browser = login(lead)
    before = text_of(browser.get(f"{address}/resultaten"))

    answer = browser.post(f"{address}/resultaten", data={"text": "Het gaat *goed*."})

    assert "Kwam vier keer of vaker" in before
    assert (answer.status_code, answer.location) == (303, address)
    report = browser.get(f"/rapporten/{draft.id}").get_data(as_text=True)
    assert "<em>goed</em>" in report


def test_an_empty_text_is_no_text(login, draft, lead, address):
    write_text(draft, "verhaal", text="Eerst iets.", user=lead)

    login(lead).post(f"{address}/verhaal", data={"text": " ", "version": "1"})

    assert words_of(draft.id) == {}


def test_what_someone_else_wrote_meanwhile_is_shown_and_ones_own_kept(login, draft, lead, address):
    browser = login(lead)
    write_text(draft, "samenvatting", text="Van een ander.", user=lead)

    # Opened before there was a text: then the version is 0.
    sent = {"text": "Van mij.", "version": "0"}
    refused = browser.post(f"{address}/samenvatting", data=sent)
    kept = words_of(draft.id)
    version = texts_of(draft.id)["samenvatting"].version
    again = browser.post(f"{address}/samenvatting", data=sent | {"version": str(version)})

    text = text_of(refused)
    assert refused.status_code == 400
    assert "Iemand anders heeft dit intussen gewijzigd." in text
    assert "Van een ander." in text
    assert "Van mij." in text
    assert kept == {"samenvatting": "Van een ander."}
    assert again.status_code == 303
    assert words_of(draft.id) == {"samenvatting": "Van mij."}


def test_a_number_of_a_resident_is_not_kept(login, draft, lead, address):
    answer = login(lead).post(f"{address}/samenvatting", data={"text": "Burger 111222333 belde."})

    assert answer.status_code == 400
    assert "Haal een burgerservicenummer uit de tekst." in text_of(answer)
    assert words_of(draft.id) == {}


def test_a_sentence_is_added_below_what_was_typed_and_nothing_kept_yet(login, draft, lead, address):
    [lesson] = [each for each in suggestions(draft) if "Posters" in each.text]

    sent = {"text": "Mijn begin.", "overnemen": lesson.key}
    answer = login(lead).post(f"{address}/samenvatting", data=sent)

    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "Mijn begin.\r\n\r\n" in page or "Mijn begin.\n\n" in page
    assert "Posters trekken niemand. Vier aanmeldingen.</textarea>" in page
    assert words_of(draft.id) == {}


def test_sentences_come_from_decisions_notes_and_lessons_of_the_period(rich, cycle, draft):
    talk = make_conversation(cycle, held_on=date(2026, 9, 1))
    make_outcome(talk, kind=OutcomeKind.DECISION, text="Wij stoppen met posters")
    make_outcome(talk, kind=OutcomeKind.FOLLOW_UP, text="Bel de huisarts")
    earlier = make_conversation(cycle, held_on=date(2026, 3, 1))
    make_outcome(earlier, kind=OutcomeKind.DECISION, text="Van het vorige halfjaar")
    elsewhere = make_cycle(rich, link_wijk(rich))
    make_lesson(elsewhere, title="Uit een andere wijk", written_on=date(2026, 9, 2))

    texts = [each.text for each in suggestions(draft)]
    here = [each.text for each in suggestions(draft, wijk="osdorp")]

    assert texts[0] == "Wij stoppen met posters."
    assert not [text for text in texts if "huisarts" in text or "vorige halfjaar" in text]
    assert any("Uit een andere wijk" in text for text in texts)
    assert not any("Uit een andere wijk" in text for text in here)


def test_a_part_that_is_not_there_is_not_found(login, lead, address):
    assert login(lead).get(f"{address}/iets-anders").status_code == 404


def test_a_frozen_report_is_not_written_any_more(login, draft, lead, address):
    freeze_report(draft, today=TODAY, user=lead, reason=REASON)
    kept = words_of(draft.id)

    answer = login(lead).post(f"{address}/samenvatting", data={"text": "Te laat."})

    assert (answer.status_code, answer.location) == (303, f"/rapporten/{draft.id}")
    assert words_of(draft.id) == kept
