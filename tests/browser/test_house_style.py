"""The page of the house style, worn in extreme colours: legible whatever a gemeente chooses."""

from uuid import uuid4

import pytest

from tests.browser.conftest import PASSWORD
from tests.browser.crawl import AXE, faults, faults_when_refused
from tests.factories import make_gemeente, make_user
from tracker.accounts.services import hash_password
from tracker.domain.vocabulary import Role
from tracker.extensions import db

# One process looks at all pages with axe.
pytestmark = [pytest.mark.browser, pytest.mark.once]
PAGE = "/beheer/huisstijl"
EXTREMES = {"yellow": "#ffee00", "dark": "#050505", "pale": "#fdf6f0"}


@pytest.fixture(scope="module")
def admin(served_app):
    """Return the address of an account that administers a gemeente of its own."""
    email = f"huisstijl-{uuid4().hex[:6]}@voorbeeld.nl"
    with served_app.app_context():
        gemeente = make_gemeente(code=f"X{uuid4().hex[:5]}".upper())
        hashed = hash_password(PASSWORD)
        make_user(Role.GEMEENTE_ADMIN, gemeente, email=email, password_hash=hashed)
        db.session.commit()
    return email


@pytest.mark.parametrize("colour", EXTREMES.values(), ids=EXTREMES)
def test_axe_finds_nothing_whatever_colour_is_chosen(visit, admin, colour):
    page = visit(admin)
    page.context.add_init_script(AXE)

    page.goto(f"{PAGE}?huiskleur={colour[1:]}&knopkleur={colour[1:]}&koppen=source-serif-4")

    assert faults(page) == []


def test_a_refused_choice_and_the_way_back_are_clean_too(visit, admin):
    page = visit(admin)
    page.context.add_init_script(AXE)
    page.goto(PAGE)
    assert faults_when_refused(page) == []

    page.goto(f"{PAGE}/standaard")
    assert faults(page) == []


def test_the_page_puts_on_what_is_typed_before_it_is_kept(visit, admin):
    page = visit(admin)
    page.goto(PAGE)

    with page.expect_response(lambda answer: "voorbeeld.css?huiskleur=%23c8101f" in answer.url):
        page.fill("#huiskleur", "#c8101f")

    page.wait_for_function(
        "getComputedStyle(document.querySelector('.header')).borderTopColor === 'rgb(200, 16, 31)'"
    )
    assert page.input_value("[type=color] >> nth=0") == "#c8101f"


def test_without_javascript_a_button_shows_the_example(visit, admin):
    page = visit(admin, javascript=False)
    page.goto(PAGE)
    page.fill("#huiskleur", "#ffee00")

    page.click("text=Toon voorbeeld")

    page.locator("[role=status] >> text=te licht voor tekst en tekens").wait_for()
    assert page.input_value("#huiskleur") == "#ffee00"
