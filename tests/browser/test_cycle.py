"""A cycle in a wijk from meten to afgesloten, and the start of the next."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.given import LEAD, PARTNER, Given, wijk_with_a_closed_cycle
from tests.browser.hands import (
    choose,
    fill,
    follow,
    go,
    main,
    menu,
    pick,
    press,
    sees,
    tick,
    titled,
    unique,
    with_and_without_script,
)
from tracker.web.clock import today

pytestmark = pytest.mark.browser
GEMEENTE, WELFARE = "Gemeente Amsterdam", "Welzijnswerk Osdorp"
LESSON = "Wie zelf kookt, komt terug"


@with_and_without_script
def test_a_cycle_runs_from_start_to_close(visit, served_app, javascript):
    given = wijk_with_a_closed_cycle(served_app)
    action = unique("Koks uit de buurt zoeken")
    page = visit(LEAD, javascript=javascript)
    phone = visit(PARTNER, width=390, javascript=javascript)

    start(page, given)
    measure(page, given)
    reflect(page, given)
    tell(page)
    talk_too_early_then_talk(page, given)
    learn(page, given)
    agree_on_an_action(page, action)
    log_a_line_on_the_phone(phone, action)
    close_once_the_last_cycle_is_judged(page, given, action)
    find_it_in_the_next_cycle(page, given, action)


def start(page: Page, given: Given) -> None:
    follow(page, given.wijk)
    follow(page, "Start cyclus 2")
    sees(page, "Mee uit cyclus 1", "Wie komen er aan tafel?", given.earlier_action)
    sees(page, given.open_point, "Een bekende nodigt beter uit dan een folder")
    fill(page, "Wat wilt u in deze cyclus weten?", "Wie komt er terug?")
    fill(page, "Wat verwacht het netwerk te zien?", "De helft komt vier keer.")
    press(page, "Start de cyclus")
    titled(page, "Wie komt er terug?")


def measure(page: Page, given: Given) -> None:
    press(page, "Ga naar spreken")
    sees(page, "Nog nodig", f"Nog niet bij: ‘{given.indicator}’")
    follow(page, "Terug naar de cyclus")

    follow(page, "Vul in")
    fill(page, "Bij hoeveel mensen was dit zo?", "41")
    fill(page, "Van hoeveel mensen?", "40")
    press(page, "Bewaar het cijfer")
    expect(main(page).get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Van hoeveel mensen?")).to_have_value("40")
    fill(page, "Bij hoeveel mensen was dit zo?", "22")
    press(page, "Bewaar het cijfer")
    sees(page, f"‘{given.indicator}’ is bewaard", "55 %")


def reflect(page: Page, given: Given) -> None:
    follow(page, "Vul de reflectie in")
    for organisation, answer in ((GEMEENTE, "helemaal"), (WELFARE, "niet")):
        follow(page, organisation)
        choose(page, given.principle, answer)
        fill(page, "Waaraan merken wij dat?", "Aan wie er blijft zitten na het eten.")
        press(page, "Bewaar de antwoorden")
    follow(page, "Terug naar de cyclus")
    sees(page, "Maak hier een actie van")


def tell(page: Page) -> None:
    follow(page, "Schrijf een verhaal op")
    fill(page, "Het verhaal", "Ik kwam voor de soep en bleef voor de mensen.")
    fill(page, "Wie vertelde dit?", "deelnemer")
    fill(page, "Wanneer?", today())
    main(page).get_by_label("De verteller vindt het goed").check()
    press(page, "Bewaar het verhaal")
    sees(page, "bleef voor de mensen", "met toestemming")


def talk_too_early_then_talk(page: Page, given: Given) -> None:
    press(page, "Ga naar spreken")
    press(page, "Ga naar leren")
    sees(page, "Nog nodig: Een gesprek met twee of meer organisaties")
    follow(page, "Terug naar de cyclus")

    follow(page, "Plan het gesprek, of leg vast dat het was")
    for organisation in (GEMEENTE, WELFARE):
        choose(page, "Wie zijn erbij?", organisation)
    press(page, "Bewaar het gesprek")
    sees(page, "De onderwerpen staan klaar")
    for topic in main(page).get_by_role("region", name="Onderwerp").all():
        tick(topic.get_by_role("group", name="Herkennen wij dit"), "ja")
        topic.get_by_label("verklaren wij").fill("Samen koken geeft een reden om te komen.")
        tick(topic.get_by_role("group", name="Moet het beter"), "ja")
    press(page, "Bewaar, en naar de afspraken")
    pick(page, "Soort", "besluit")
    fill(page, "Wat spreken wij af?", "Deelnemers koken om de beurt.")
    choose(page, "Welke open punten", given.open_point)
    press(page, "Bewaar het gesprek")
    sees(page, "Het netwerk van de wijk kan dit zien", "Deelnemers koken om de beurt.")
    agree_in_place(page)
    follow(page, "Terug naar de cyclus")
    press(page, "Ga naar leren")
    sees(page, "De cyclus staat nu in leren")


def agree_in_place(page: Page) -> None:
    pick(page, "Soort", "open punt")
    fill(page, "Wat spreken wij af?", "Een kookrooster maken")
    press(page, "Voeg toe")
    pick(page, "Trekker", WELFARE)
    fill(page, "Klaar, uiterlijk op", today() + timedelta(days=30))
    press(page, "Bewaar als actie")
    sees(page, f"Actie: {WELFARE}")


def learn(page: Page, given: Given) -> None:
    follow(page, "Schrijf een les op")
    fill(page, "De les in één zin", LESSON)
    fill(page, "Wat deden wij?", "Elke week kookten twee deelnemers.")
    fill(page, "Wat zagen wij?", "Wie kookte, kwam de week erna weer.")
    fill(page, "Waarom denken wij dat?", "Een taak geeft een plek.")
    choose(page, "Werkte het?", "werkte deels")
    choose(page, "Wat stond in de weg?", "tijd")
    fill(page, "Voor wie geldt het?", "mensen die alleen wonen")
    choose(page, "Hoe zeker weet u dit?", "indruk")
    choose(page, "Wiens kennis is dit?", "inwoners")
    choose(page, "Waar gaat de les over?", "inhoud")
    press(page, "Bewaar de les")
    expect(main(page).get_by_role("alert")).to_contain_text("Kies bij een principe")
    choose(page, given.principle, "bevestigt")
    press(page, "Bewaar de les")
    titled(page, LESSON)
    follow(page, "Cyclus 2")
    press(page, "Ga naar verbeteren")


def agree_on_an_action(page: Page, action: str) -> None:
    press(page, "Sluit de cyclus af")
    sees(page, "Nog nodig", f"Nog niet bij: ‘{LESSON}’")
    follow(page, "Terug naar de cyclus")

    follow(page, "Spreek een actie af")
    fill(page, "Wat gaat er gebeuren?", action)
    press(page, "Spreek deze actie af")
    sees(page, "Kies een trekker", "Kies op welke dag dit klaar moet zijn")
    expect(page.get_by_label("Wat gaat er gebeuren?")).to_have_value(action)
    pick(page, "Trekker", WELFARE)
    fill(page, "Klaar, uiterlijk op", today() + timedelta(days=30))
    pick(page, "Uit welke les komt dit?", LESSON)
    press(page, "Spreek deze actie af")
    titled(page, action)
    follow(page, "Cyclus 2")


def log_a_line_on_the_phone(phone: Page, action: str) -> None:
    menu(phone, "Mijn acties")
    mine = main(phone).get_by_role("listitem").filter(has_text=action)
    go(phone, mine.get_by_role("link", name="Schrijf op wat u deed"))
    fill(phone, "Wat deed u, en wat kwam ervan?", "Drie koks gevonden bij de sportclub.")
    choose(phone, "Wanneer?", "gisteren")
    fill(phone, "Hoeveel mensen bereikte u?", "14")
    press(phone, "Bewaar")
    sees(phone, f"Bewaard bij ‘{action}’", "Drie koks gevonden", "14 mensen")


def close_once_the_last_cycle_is_judged(page: Page, given: Given, action: str) -> None:
    press(page, "Sluit de cyclus af")
    sees(page, "Een oordeel over elke actie uit de vorige cyclus", given.earlier_action)
    follow(page, "Terug naar de cyclus")

    follow(page, f"Hielp dit? {given.earlier_action}")
    choose(page, "Hielp de actie?", "hielp deels")
    choose(page, "Wat doet u hiermee?", "aanpassen")
    press(page, "Bewaar het oordeel")
    sees(page, "hielp deels, aanpassen")
    menu(page, "Acties")
    follow(page, action)
    sees(page, "Drie koks gevonden", WELFARE)
    follow(page, "Cyclus 2")
    fill(page, "Wat zag u?", "Ruim de helft kwam vier keer of vaker.")
    choose(page, "Kwam de verwachting uit?", "kwam uit")
    press(page, "Bewaar wat u zag")
    press(page, "Sluit de cyclus af")
    sees(page, "De cyclus is nu afgesloten", "Hoe nu verder?")


def find_it_in_the_next_cycle(page: Page, given: Given, action: str) -> None:
    follow(page, "Start cyclus 3")
    carried = main(page).get_by_role("complementary", name="Mee uit cyclus 2")
    for text in ("Wie komt er terug?", "Ruim de helft kwam vier keer", action, LESSON):
        expect(carried).to_contain_text(text)
    expect(carried).not_to_contain_text(given.open_point)
    press(page, "Start de cyclus")
    sees(page, f"Cyclus 3 in {given.wijk} is gestart")
    go(page, main(page).get_by_role("link", name=given.wijk))
    sees(page, "Ruim de helft kwam vier keer", "De verwachting kwam uit", action)
