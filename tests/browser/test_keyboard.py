"""The keyboard alone: the way past the menu, what has the focus, logging in and logging a line."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSWORD
from tests.browser.given import LEAD, PARTNER
from tests.browser.hands import main, sees, unique

pytestmark = pytest.mark.browser
OUTLINE = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page: Page, name: str) -> None:
    """Press Tab until ``name`` has the focus, and check that each stop on the way shows it."""
    wanted = main(page).get_by_label(name).or_(main(page).get_by_role("button", name=name)).first
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue  # the focus went through the bar of the browser
        assert page.evaluate(OUTLINE), page.evaluate("document.activeElement.outerHTML")
        if wanted.evaluate("field => field === document.activeElement"):
            return
    raise AssertionError(f"Tab never comes to {name!r}")


def send(page: Page) -> None:
    """Press Enter on the button that has the focus."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.keyboard.press("Enter")


def test_the_first_stop_leads_past_the_menu(visit):
    page = visit(LEAD)

    page.keyboard.press("Tab")

    skip = page.get_by_role("link", name="Direct naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_one_logs_in_with_the_keyboard(visit):
    page = visit()

    tab_to(page, "E-mailadres")
    page.keyboard.type(LEAD)
    tab_to(page, "Wachtwoord")
    page.keyboard.type(PASSWORD)
    tab_to(page, "Inloggen")
    send(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Waar staan de wijken?")


def test_a_partner_logs_a_line_with_the_keyboard(visit):
    page, words = visit(PARTNER), unique("Koffie bij het hek")

    tab_to(page, "Wat deed u, en wat kwam ervan?")
    page.keyboard.type(words)
    tab_to(page, "vandaag")
    page.keyboard.press("ArrowRight")
    tab_to(page, "Hoeveel mensen bereikte u?")
    page.keyboard.type("8")
    tab_to(page, "Bewaar")
    send(page)

    sees(page, words, "gisteren · 8 mensen")
