"""A programme lead registers a trajectory, from the first name to the first cycle."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

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
    titled,
    unique,
    with_and_without_script,
)

pytestmark = pytest.mark.browser
LEAD = "programmaleider@amsterdam.demo"
LISTED = "Slotermeer-West"  # by CBS


@with_and_without_script
def test_a_lead_registers_a_trajectory(visit, javascript):
    page = visit(LEAD, javascript=javascript)
    name, wijk = unique("Samen buiten"), unique("Rivierzicht")

    start_with_dates_out_of_order(page, name, javascript)
    say_who_take_part(page, wijk)
    begin_the_analysis_and_leave(page)
    come_back(page, name)
    write_the_ambition(page)
    add_a_result_with_targets(page, wijk)
    choose_a_principle(page)
    add_an_offer(page, wijk)
    check_and_start(page, name, wijk)

    menu(page, "Trajecten")
    expect(main(page).get_by_role("row").filter(has_text=name)).to_contain_text(wijk)
    menu(page, "Overzicht")
    expect(main(page).get_by_role("link", name=name)).to_be_visible()
    begin_the_first_cycle(page, wijk)


def start_with_dates_out_of_order(page: Page, name: str, javascript: bool) -> None:
    menu(page, "Trajecten")
    follow(page, "Nieuw traject")
    fill(page, "Hoe heet het traject?", name)
    fill(page, "Thema", "Eenzaamheid")
    fill(page, "Voor wie is het?", "mensen van 55 jaar en ouder")
    fill(page, "Begint op", date(2026, 9, 1))
    fill(page, "Eindigt op", date(2025, 9, 1))
    press(page, "Bewaar en ga verder")

    summary = main(page).get_by_role("alert")
    wrong = "Kies een einddatum op of na de begindatum."
    expect(summary).to_contain_text(wrong)
    if javascript:
        expect(summary).to_be_focused()
    expect(page.get_by_label("Hoe heet het traject?")).to_have_value(name)
    expect(page.get_by_label("Eindigt op")).to_have_value("2025-09-01")
    summary.get_by_role("link", name=wrong).click()
    expect(page.get_by_label("Eindigt op")).to_be_focused()

    fill(page, "Eindigt op", date(2028, 8, 31))
    press(page, "Bewaar en ga verder")


def say_who_take_part(page: Page, wijk: str) -> None:
    titled(page, "Wie doen er mee")
    follow(page, "Kies uit de lijst van het CBS")
    fill(page, "Zoek op naam", "Slotermeer")
    press(page, "Zoek")
    main(page).get_by_label(LISTED, exact=True).check()
    press(page, "Voeg deze wijken toe")
    follow(page, "Voeg een wijk onder een eigen naam toe")
    fill(page, "Hoe noemt u deze wijk?", wijk)
    press(page, "Voeg de wijk toe")
    follow(page, "Voeg een groep toe")
    fill(page, "Welke groep of organisatie?", "Bewoners van de flats")
    choose(page, "Wie zijn dat?", "bewoners")
    press(page, "Bewaar")
    sees(page, LISTED, wijk, "Bewoners van de flats")
    follow(page, "Ga verder: startanalyse")


def begin_the_analysis_and_leave(page: Page) -> None:
    titled(page, "Startanalyse")
    fill(page, "Om wie gaat het?", "Mensen die na hun werk niemand meer spreken.")
    fill(page, "Wat is er al?", "Een buurtkamer en twee wandelgroepen.")
    press(page, "Bewaar, later verder")
    expect(task(page, "Startanalyse")).to_contain_text("2 van 5 delen")


def come_back(page: Page, name: str) -> None:
    menu(page, "Trajecten")
    follow(page, name)
    follow(page, "Maak het traject af")
    expect(task(page, "Wie doen er mee")).to_contain_text("klaar")
    expect(task(page, "Controleren en starten")).to_contain_text("kan nog niet")
    follow(page, "Startanalyse")
    expect(page.get_by_label("Wat is er al?")).to_have_value(
        "Een buurtkamer en twee wandelgroepen."
    )
    press(page, "Bewaar en ga verder")


def task(page: Page, label: str):
    """Return one line of the task list."""
    return main(page).get_by_role("listitem").filter(has_text=label).last


def write_the_ambition(page: Page) -> None:
    titled(page, "Ambitie")
    fill(page, "Wat is over enkele jaren anders", "Wie dat wil, heeft mensen om zich heen.")
    fill(page, "Budget dit jaar", "40000")
    press(page, "Bewaar en ga verder")


def add_a_result_with_targets(page: Page, wijk: str) -> None:
    titled(page, "Resultaten en indicatoren")
    follow(page, "Voeg een resultaat toe")
    fill(page, "Welk resultaat wilt u", "Meer mensen hebben contact dat ertoe doet")
    fill(page, "Via welke factor?", "een vaste plek in de buurt")
    choose(page, "Wat doet die factor?", "beschermende factor")
    press(page, "Bewaar en ga verder")
    titled(page, "Indicator")
    fill(page, "Waaraan ziet u dat?", "Deelnemers die terugkomen")
    choose(page, "Welke kant is goed?", "omhoog")
    choose(page, "Wat telt u?", "procent")
    choose(page, "Hoe komt u aan het cijfer?", "geteld")
    fill(page, "Bron", "presentielijst")
    for name, begin, target in ((LISTED, "30", "45,5"), (wijk, "25", "50")):
        row = main(page).get_by_role("group", name=name)
        row.get_by_label("Begin").fill(begin)
        row.get_by_label("Streefwaarde").fill(target)
    press(page, "Bewaar de indicator")
    sees(page, "30 %, 45,5 %", f"{wijk}: 25 %, 50 %")
    follow(page, "Ga verder: principes kiezen")


def choose_a_principle(page: Page) -> None:
    titled(page, "Principes kiezen")
    follow(page, "Kies principes uit de dossiers")
    main(page).get_by_role("checkbox").first.check()
    press(page, "Kies deze principes")
    fill(page, "Zo passen wij dit hier toe", "Twee vaste begeleiders, elke dinsdag op één plek.")
    press(page, "Bewaar en ga verder")


def add_an_offer(page: Page, wijk: str) -> None:
    titled(page, "Aanbod per wijk")
    follow(page, "Voeg aanbod toe")
    fill(page, "Wat is het aanbod?", "Wandelgroep met soep")
    fill(page, "Door wie?", "welzijnswerk")
    pick(page, "In welke wijk?", wijk)
    main(page).get_by_role("group", name="Op welke principes").get_by_role("checkbox").check()
    main(page).get_by_label("Is het een beschreven interventie?").select_option(index=1)
    fill(page, "Bereik per jaar", "40")
    press(page, "Bewaar het aanbod")
    row = main(page).get_by_role("row").filter(has_text="Wandelgroep met soep")
    expect(row).to_contain_text("interventie:")
    follow(page, "Ga verder: fasen")


def check_and_start(page: Page, name: str, wijk: str) -> None:
    press(page, "Bewaar en ga verder")
    titled(page, "Controleren en starten")
    sees(page, name, wijk, "Deelnemers die terugkomen", "Wandelgroep met soep")
    press(page, "Start het traject")
    titled(page, name)
    sees(page, "Begin in een wijk met cyclus 1", "Twee vaste begeleiders")


def begin_the_first_cycle(page: Page, wijk: str) -> None:
    row = main(page).get_by_role("row").filter(has_text=wijk)
    go(page, row.get_by_role("link", name="Begin de eerste cyclus"))
    follow(page, "Start cyclus 1")
    fill(page, "Wat wilt u in deze cyclus weten?", "Wie komt er voor het eerst?")
    press(page, "Start de cyclus")
    titled(page, "Wie komt er voor het eerst?")
    sees(page, "Deelnemers die terugkomen", "Nog geen cijfer")
