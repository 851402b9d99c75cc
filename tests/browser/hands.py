"""What a person does with a page: read, fill in, choose, press."""

import re
from datetime import date
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

# Each way on a database of its own: without script a browser sends the same forms.
with_and_without_script = pytest.mark.parametrize(
    "javascript",
    [
        pytest.param(True, id="script", marks=pytest.mark.once),
        pytest.param(False, id="no-script", marks=pytest.mark.elsewhere),
    ],
)


def unique(name: str) -> str:
    """Return ``name`` with a word behind it that no other run uses, of letters alone."""
    letters = str.maketrans("0123456789", "ghijklmnop")
    return f"{name} {uuid4().hex[:8].translate(letters)}"


def main(page: Page) -> Locator:
    """Return the part of a page under its header."""
    return page.get_by_role("main")


def fill(page: Page, label: str, text: str | date) -> None:
    """Type in the field with a label that begins like this."""
    labelled = main(page).get_by_label(re.compile(rf"^\s*{re.escape(label)}"))
    field = main(page).locator("input, textarea").and_(labelled)
    field.fill(text.isoformat() if isinstance(text, date) else text)


def pick(page: Page, label: str, answer: str) -> None:
    """Choose from the list with a label that begins like this."""
    labelled = main(page).get_by_label(re.compile(rf"^\s*{re.escape(label)}"))
    main(page).locator("select").and_(labelled).select_option(label=answer)


def choose(page: Page, question: str, answer: str) -> None:
    """Choose one answer to a question, or tick one of many."""
    tick(main(page).get_by_role("group", name=question), answer)


def tick(group: Locator, answer: str) -> None:
    """Choose the answer that begins like this."""
    group.locator("label").filter(has_text=re.compile(rf"^\s*{re.escape(answer)}")).click()


def press(page: Page, name: str) -> None:
    """Press a button that leads to another page."""
    go(page, main(page).get_by_role("button", name=name))


def follow(page: Page, name: str) -> None:
    """Follow a link in the page."""
    go(page, main(page).get_by_role("link", name=name).first)


def menu(page: Page, name: str) -> None:
    """Follow an entry of the main menu."""
    go(page, page.get_by_role("banner").get_by_role("link", name=name, exact=True))


def go(page: Page, way: Locator) -> None:
    """Click on ``way`` and wait for the page it leads to."""
    with page.expect_navigation(wait_until="domcontentloaded"):
        way.click()


def sees(page: Page, *texts: str) -> None:
    """Check that a page shows these texts."""
    for text in texts:
        expect(main(page)).to_contain_text(text)


def titled(page: Page, heading: str) -> None:
    """Check that the page is the one with this heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(re.escape(heading)))
