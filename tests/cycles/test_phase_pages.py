"""Starting, changing, moving and stepping back on the screen."""

from datetime import timedelta

import pytest

from tests.factories import (
    STARTED,
    make_action,
    make_conversation,
    make_cycle,
    make_lesson,
    make_outcome,
)
from tests.html import text_of
from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ExpectationMet
from tracker.models import Cycle, PhaseChange
from tracker.web.clock import today

MOVE = {"shown": "measure", "on": STARTED.isoformat()}


def test_pressed_too_early_the_button_says_what_is_missing(login, session, place):
    answer = login(place.lead).post(f"/cycli/{place.cycle.id}/volgende-fase", data=MOVE)

    assert answer.status_code == 400
    text = text_of(answer)
    assert "Nog nodig: Een meting, een reflectie of een verhaal" in text
    assert f"Nog niet bij: ‘{place.indicator.title}’" in text
    assert place.cycle.phase is Phase.MEASURE


def test_with_a_reason_the_cycle_goes_on_and_the_reason_is_kept(login, session, place):
    data = MOVE | {"reason": "De zomer viel ertussen."}

    answer = login(place.lead).post(f"/cycli/{place.cycle.id}/volgende-fase", data=data)

    assert answer.status_code == 303
    assert place.cycle.phase is Phase.SPEAK
    last = session.query(PhaseChange).order_by(PhaseChange.id.desc()).first()
    assert (last.reason, last.user_id) == ("De zomer viel ertussen.", place.lead.id)


def test_pressed_twice_the_cycle_moves_once(login, session, place):
    browser = login(place.lead)
    data = MOVE | {"reason": "Toch door."}

    browser.post(f"/cycli/{place.cycle.id}/volgende-fase", data=data)
    again = browser.post(f"/cycli/{place.cycle.id}/volgende-fase", data=data)
    again = browser.get(again.location)

    assert "De cyclus staat al in spreken. Er is niets veranderd." in text_of(again)
    assert place.cycle.phase is Phase.SPEAK


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (STARTED - timedelta(days=1), "Deze dag ligt vóór het begin van de fase."),
        (today() + timedelta(days=1), "Deze dag ligt na vandaag."),
    ],
)
def test_a_phase_ends_on_a_possible_day(login, place, on, sentence):
    data = {"shown": "measure", "on": on.isoformat(), "reason": "Toch door."}

    answer = login(place.lead).post(f"/cycli/{place.cycle.id}/volgende-fase", data=data)

    assert answer.status_code == 400
    assert sentence in text_of(answer)
    assert "Toch door." in answer.get_data(as_text=True)
    assert place.cycle.phase is Phase.MEASURE


def test_the_page_to_confirm_shows_the_conditions(login, place):
    answer = login(place.lead).get(f"/cycli/{place.cycle.id}/volgende-fase")

    assert "Nodig om naar spreken te gaan" in text_of(answer)


def test_a_closed_cycle_cannot_go_on(login, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED

    browser = login(place.lead)
    answer = browser.get(browser.get(f"/cycli/{place.cycle.id}/volgende-fase").location)

    assert "De cyclus is al afgesloten. Er is niets veranderd." in text_of(answer)


def test_a_step_back_asks_for_a_reason(login, place):
    place.cycle.phase = Phase.SPEAK
    address = f"/cycli/{place.cycle.id}/stap-terug"
    data = {"shown": "speak", "on": STARTED.isoformat()}
    browser = login(place.lead)

    refused = browser.post(address, data=data)
    assert refused.status_code == 400
    assert "Schrijf op waarom u een stap terug gaat." in text_of(refused)

    assert browser.post(address, data=data | {"reason": "Er mist iets."}).status_code == 303
    assert place.cycle.phase is Phase.MEASURE


def test_the_first_phase_has_none_before_it(login, place):
    browser = login(place.lead)
    answer = browser.get(browser.get(f"/cycli/{place.cycle.id}/stap-terug").location)

    assert "De cyclus staat al in meten." in text_of(answer)


def test_a_closed_cycle_with_a_later_one_stays_closed(login, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED
    make_cycle(place.trajectory, place.cycle.wijk, number=2)
    data = {"shown": "closed", "on": STARTED.isoformat(), "reason": "Vergeten."}

    answer = login(place.lead).post(f"/cycli/{place.cycle.id}/stap-terug", data=data)

    assert answer.status_code == 400
    assert "Er is al een volgende cyclus." in text_of(answer)


def test_the_question_and_the_expectation_can_change(login, place):
    data = {"question": "Wie komt terug?", "expectation": "De helft."}

    answer = login(place.lead).post(f"/cycli/{place.cycle.id}/bewerken", data=data)

    assert answer.status_code == 303
    assert (place.cycle.question, place.cycle.expectation) == ("Wie komt terug?", "De helft.")


def test_a_phone_number_in_the_question_is_stopped_and_kept_in_the_field(login, place):
    data = {"question": "Bel 06 12345678 voor meer"}

    answer = login(place.lead).post(f"/cycli/{place.cycle.id}/bewerken", data=data)

    assert answer.status_code == 400
    assert "Bel 06 12345678 voor meer" in answer.get_data(as_text=True)


def test_what_was_seen_is_laid_beside_what_was_expected(login, place):
    place.cycle.phase = Phase.IMPROVE
    address = f"/cycli/{place.cycle.id}/verwachting"

    refused = login(place.lead).post(address, data={"seen": "Een derde kwam terug."})
    assert refused.status_code == 400
    assert "Kies of de verwachting uitkwam." in text_of(refused)

    data = {"seen": "Een derde kwam terug.", "expectation_met": "partly"}
    assert login(place.lead).post(address, data=data).status_code == 303
    assert place.cycle.expectation_met is ExpectationMet.PARTLY


def test_a_new_cycle_shows_what_the_last_one_left_and_starts(login, session, place):
    place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED
    make_outcome(make_conversation(place.cycle), text="Folder in vier talen?")
    make_lesson(place.cycle, title="Aanbellen werkt")
    make_action(place.cycle, title="Kaartje maken")
    address = f"/trajecten/{place.trajectory.slug}/{place.cycle.wijk.slug}/nieuwe-cyclus"
    browser = login(place.lead)

    page = browser.get(address)
    for words in ("Folder in vier talen?", "Aanbellen werkt", "Kaartje maken", "Start cyclus 2"):
        assert words in text_of(page)
    assert "Wie bereiken wij nog niet?" in page.get_data(as_text=True)

    answer = browser.post(address, data={"question": "", "on": STARTED.isoformat()})
    assert answer.status_code == 303
    assert session.query(Cycle).filter_by(number=2).one().wijk_id == place.cycle.wijk_id


@pytest.mark.parametrize(
    ("closed", "on", "sentence"),
    [
        (False, STARTED, "In deze wijk loopt nog een cyclus."),
        (True, STARTED - timedelta(days=1), "Toen was de vorige cyclus nog niet afgesloten."),
        (True, today() + timedelta(days=1), "Deze dag ligt na vandaag."),
    ],
)
def test_a_cycle_that_cannot_start_says_why(login, session, place, closed, on, sentence):
    if closed:
        place.cycle.phase, place.cycle.closed_on = Phase.CLOSED, STARTED
    address = f"/trajecten/{place.trajectory.slug}/{place.cycle.wijk.slug}/nieuwe-cyclus"

    answer = login(place.lead).post(address, data={"question": "Hoe?", "on": on.isoformat()})

    assert answer.status_code == 400
    assert sentence in text_of(answer)
    assert session.query(Cycle).count() == 1


@pytest.mark.parametrize("page", ["volgende-fase", "stap-terug", "bewerken", "verwachting"])
@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("reader", 403), ("partner", 403)])
def test_only_the_gemeente_moves_and_changes_a_cycle(login, place, page, who, status):
    data = MOVE | {"reason": "Toch.", "question": "Anders?", "expectation_met": "yes"}

    answer = login(getattr(place, who)).post(f"/cycli/{place.cycle.id}/{page}", data=data)

    assert answer.status_code == status
    assert (place.cycle.phase, place.cycle.question) == (
        Phase.MEASURE,
        "Wie bereiken wij nog niet?",
    )


@pytest.mark.parametrize(("who", "status"), [("stranger", 404), ("reader", 403), ("partner", 403)])
def test_only_the_gemeente_starts_a_cycle(login, session, place, who, status):
    address = f"/trajecten/{place.trajectory.slug}/{place.cycle.wijk.slug}/nieuwe-cyclus"

    assert login(getattr(place, who)).get(address).status_code == status
    assert login(getattr(place, who)).post(address).status_code == status
