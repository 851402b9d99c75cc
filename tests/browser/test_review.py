"""A lesson on its way: proposed, adopted, offered, asked about, answered, shared, called back."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from tests.browser.given import LEAD, PARTNER
from tests.browser.hands import (
    choose,
    fill,
    follow,
    go,
    main,
    pick,
    press,
    sees,
    tick,
    titled,
    unique,
    with_and_without_script,
)
from tracker.domain.phases import Phase
from tracker.extensions import db
from tracker.models import Cycle, Wijk
from tracker.web.clock import today

pytestmark = pytest.mark.browser
ADVISER, OTHER_LEAD = "adviseur@movisie.demo", "programmaleider@rotterdam.demo"
PRINCIPLE = "Werf zonder het woord eenzaamheid"
SHARED_PRINCIPLE = "Betrek mensen vanaf het begin"  # of both gemeenten
COUNTER_EXAMPLE = "In de spreekkamer helpt het om het woord eenzaam wel te gebruiken"


@with_and_without_script
def test_a_lesson_goes_from_proposal_to_another_gemeente_and_back(visit, served_app, javascript):
    title = unique("Soep aan de deur opent een gesprek")
    partner, lead, adviser, other = (
        visit(email, javascript=javascript) for email in (PARTNER, LEAD, ADVISER, OTHER_LEAD)
    )

    address = propose(partner, running_cycle(served_app, "osdorp"), title, javascript)
    adopt_and_offer(lead, address, title)
    ask_back(adviser, title)
    answer(lead, address)
    share(adviser, title)
    read(other, title)
    action = take_over(other, running_cycle(served_app, "hillesluis"), title, javascript)
    hear(lead, address, title)
    call_back(lead, address)
    other.goto(action)
    sees(other, "Een les uit gemeente Amsterdam. Deze les is teruggetrokken.")
    expect(main(other)).not_to_contain_text(title)
    other.goto(address)
    expect(other.get_by_role("heading", level=1)).not_to_have_text(title)


def running_cycle(app: Flask, wijk: str) -> int:
    """Return the running cycle of a wijk of the demo."""
    with app.app_context():
        query = select(Cycle.id).join(Cycle.wijk).where(Wijk.slug == wijk)
        return db.session.scalars(query.where(Cycle.phase != Phase.CLOSED)).one()


def propose(page: Page, cycle: int, title: str, javascript: bool) -> str:
    page.goto(f"/cycli/{cycle}/lessen/nieuw")
    fill(page, "De les in één zin", title)
    fill(page, "Wat deden wij?", "Een vrijwilliger bracht soep langs.")
    fill(page, "Wat zagen wij?", "Zes mensen vroegen of zij mee konden eten.")
    fill(page, "Waarom denken wij dat?", "Soep is een reden om open te doen.")
    fill(page, "Voor wie geldt het?", "Mensen die niet naar een groep komen")
    main(page).get_by_label("werkte", exact=True).check()
    choose(page, "Hoe zeker weet u dit?", "indruk")
    choose(page, "Wiens kennis is dit?", "inwoners")
    choose(page, "Waar gaat de les over?", "inhoud")
    for principle in (PRINCIPLE, SHARED_PRINCIPLE):
        tick(main(page).get_by_role("group", name=principle), "bevestigt")
    if not javascript:
        press(page, "Toon lessen op deze principes")
        expect(page.get_by_label("De les in één zin")).to_have_value(title)
    beside = main(page).get_by_role("complementary", name="Wat anderen leerden")
    expect(beside).to_contain_text("de principes die u koos")
    expect(beside).to_contain_text(COUNTER_EXAMPLE)
    press(page, "Stel deze les voor")
    titled(page, title)
    return page.url


def adopt_and_offer(page: Page, address: str, title: str) -> None:
    page.goto(address)
    press(page, "Neem over in het traject")
    follow(page, "Bied aan ter beoordeling")
    sees(page, "Zo lezen anderen deze les", "Zes mensen vroegen", "Amsterdam, Osdorp")
    press(page, "Bied deze les aan")
    expect(main(page).get_by_role("alert")).to_contain_text("Kijk de tekst na")
    main(page).get_by_label("De namen van plaatsen en de getallen kloppen").check()
    press(page, "Bied deze les aan")
    sees(page, "De les is aangeboden.", "Een adviseur kijkt ernaar.")


def ask_back(page: Page, title: str) -> None:
    page.goto("/")
    titled(page, "Te beoordelen")
    follow(page, title)
    sees(page, "Spreekt deze les tegen", COUNTER_EXAMPLE, "Waar deze les vandaan komt")
    press(page, "Deel deze les")
    expect(main(page).get_by_role("alert")).to_contain_text("Schrijf op waarom u dat vindt.")
    fill(page, "Wat wilt u eerst van de gemeente weten?", "Hoe vaak gebeurde dit?")
    press(page, "Vraag iets terug")
    sees(page, "Uw vraag is gesteld.", "De gemeente is aan zet")


def answer(page: Page, address: str) -> None:
    page.goto("/")
    page.goto(address)
    sees(page, "Hoe vaak gebeurde dit?")
    fill(page, "Uw antwoord", "Elf keer in vier weken.")
    press(page, "Verstuur uw antwoord")
    sees(page, "Uw antwoord is verstuurd.")


def share(page: Page, title: str) -> None:
    page.goto("/")
    follow(page, title)
    sees(page, "Elf keer in vier weken.")
    choose(page, "Kan een andere gemeente hier iets mee?", "Ja, onder voorwaarden")
    fill(page, "Onder welke voorwaarden?", "De vrijwilliger komt elke week terug.")
    fill(page, "Waarom vindt u dat?", "In de spreekkamer werkt rechtuit vragen; hier niet.")
    press(page, "Deel deze les")
    sees(page, "De les is gedeeld.", "Net gedeeld", title)


def read(page: Page, title: str) -> None:
    page.goto("/lessen")
    follow(page, title)
    titled(page, title)
    sees(page, "Overdraagbaar onder voorwaarden: De vrijwilliger komt elke week terug.")
    expect(main(page)).not_to_contain_text("hier niet")


def take_over(page: Page, cycle: int, title: str, javascript: bool) -> str:
    page.goto(f"/cycli/{cycle}/acties/nieuw")
    pick(page, "Bij welk principe hoort dit?", SHARED_PRINCIPLE)
    if not javascript:
        press(page, "Toon lessen op deze principes")
    beside = main(page).get_by_role("complementary", name="Wat anderen leerden")
    expect(beside).to_contain_text("de principes die u koos")
    expect(beside).to_contain_text("Overdraagbaar onder voorwaarden: De vrijwilliger komt")
    press(page, title)  # the button "Neem over" names the lesson
    sees(page, "Naar aanleiding van")
    expect(page.get_by_label("Wat moet dit opleveren?")).to_have_value(
        "Zoals in Osdorp (Amsterdam): Zes mensen vroegen of zij mee konden eten."
    )
    fill(page, "Wat gaat er gebeuren?", "Soep langsbrengen bij vier portieken")
    pick(page, "Trekker", "Gemeente Rotterdam")
    fill(page, "Klaar, uiterlijk op", today() + timedelta(days=20))
    press(page, "Spreek deze actie af")
    sees(page, "is afgesproken.", f"Les ‘{title}’ uit gemeente Amsterdam, wijk Osdorp")
    return page.url


def hear(page: Page, address: str, title: str) -> None:
    page.goto("/")
    sees(page, f"Uw les ‘{title}’ is overgenomen door gemeente Rotterdam, in een actie.")
    page.goto(address)
    sees(page, "Gezien bij een keuze door één gemeente", "overgenomen door één gemeente")


def call_back(page: Page, address: str) -> None:
    page.goto(address)
    main(page).locator("summary", has_text=re.compile("Draai het delen terug")).click()
    fill(page, "Waarom draait u het delen terug?", "Er staat een getal verkeerd in.")
    go(page, main(page).get_by_role("button", name="Draai het delen terug"))
    sees(page, "Het delen is teruggedraaid.", "Er staat een getal verkeerd in.")
