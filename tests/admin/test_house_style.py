"""The house style of a gemeente: who chooses it, how it is kept, and what everybody then gets."""

import io
import re

import pytest
from sqlalchemy import select

from tests.factories import make_gemeente, make_user, saved
from tests.housestyle.pictures import SVG, png, svg
from tests.html import text_of
from tracker.domain.vocabulary import Role
from tracker.housestyle.look import Look, css_of
from tracker.models import HouseStyle

PAGE = "/beheer/huisstijl"
CHOSEN = {
    "huiskleur": "#C8101F",
    "knopkleur": "00468b",
    "koppen": "source-serif-4",
    "tekst": "source-sans-3",
    "logo_alt": "",
}


@pytest.fixture
def admin(session):
    return make_user(Role.GEMEENTE_ADMIN, make_gemeente(code="GM0363", name="Amsterdam"))


def make_style(gemeente, **values):
    defaults = {
        "accent": "#c8101f",
        "action": "#00468b",
        "heading_font": "source-sans-3",
        "body_font": "source-sans-3",
    }
    return saved(HouseStyle(gemeente=gemeente, **defaults | values))


def with_logo(content, name="logo.png", **values):
    return CHOSEN | {"logo": (io.BytesIO(content), name)} | values


def stored(session, gemeente):
    query = select(HouseStyle).where(HouseStyle.gemeente_id == gemeente.id)
    return session.scalar(query.execution_options(populate_existing=True))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.GEMEENTE_ADMIN])
def test_only_who_administers_a_gemeente_chooses(login, role):
    browser = login(make_user(role, make_gemeente()))

    for path in ("", "/voorbeeld", "/voorbeeld.css", "/standaard"):
        assert browser.get(PAGE + path).status_code == 403
    assert browser.post(PAGE, data=CHOSEN).status_code == 403


def test_a_visitor_is_asked_to_log_in(client):
    assert client.get(PAGE).location == f"/inloggen?terug={PAGE}"


def test_what_is_chosen_is_worn_by_all_of_the_gemeente_and_by_no_other(login, session, admin):
    elsewhere = make_user(Role.GEMEENTE_ADMIN, make_gemeente())

    assert login(admin).post(PAGE, data=CHOSEN).location == PAGE

    style = stored(session, admin.gemeente)
    assert (style.accent, style.action) == ("#c8101f", "#00468b")
    assert (style.heading_font, style.body_font) == ("source-serif-4", "source-sans-3")
    page = login(make_user(Role.PARTNER, admin.gemeente)).get("/lessen").text
    assert '<html lang="nl" data-thema="gm0363">' in page
    assert 'href="/huisstijl/gm0363.css?v=' in page
    assert "css/source-serif-4.css" in page
    for other in (login(elsewhere).get("/lessen"), login(elsewhere).get(PAGE)):
        assert "data-thema" not in other.text
        assert "gm0363" not in other.text


def test_the_page_links_the_page_where_it_is_chosen(login, admin):
    assert f'href="{PAGE}"' in login(admin).get("/beheer").text
    platform = make_user(Role.PLATFORM_ADMIN)
    assert PAGE not in login(platform).get("/beheer").text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("huiskleur", "", "Vul een kleur in, bijvoorbeeld #00606b."),
        ("huiskleur", "rood", "Vul bij ‘Huiskleur’ een kleur in met zes tekens"),
        ("knopkleur", "#fff}</style>", "Vul bij ‘Kleur van knoppen en links’ een kleur in"),
        ("koppen", "comic-sans", "Kies een letter voor koppen."),
        ("tekst", "", "Kies een letter voor tekst."),
        ("logo_alt", "x" * 121, "hoogstens 120 tekens"),
    ],
)
def test_a_choice_that_is_none_is_refused_and_kept_in_sight(
    login, session, admin, field, value, words
):
    page = login(admin).post(PAGE, data=CHOSEN | {"huiskleur": "#123456"} | {field: value})

    assert page.status_code == 400
    assert words in text_of(page)
    if field == "huiskleur" and value:
        assert f'value="{value}"' in page.text
    if field != "huiskleur":
        assert 'value="#123456"' in page.text
    assert stored(session, admin.gemeente) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "niet lezen als PNG of SVG"),
        (b"x" * 210_000, "groter dan 200 kB"),
        (png((4001, 1)), "meer dan 4.000 pixels"),
        (svg("<text>Stad</text>"), "In dit SVG-bestand staat ‘text’."),
    ],
)
def test_a_file_that_is_no_logo_is_refused(login, session, admin, content, words):
    page = login(admin).post(PAGE, data=with_logo(content))

    assert page.status_code == 400
    assert words in text_of(page)
    assert stored(session, admin.gemeente) is None


def test_a_logo_stands_in_the_header_until_it_is_taken_away(login, session, admin):
    browser = login(admin)
    browser.post(PAGE, data=with_logo(png(), logo_alt="Drie kruisen"))

    page = browser.get(PAGE)
    assert 'alt="Drie kruisen"' in page.text
    assert 'src="/huisstijl/gm0363/logo?v=' in page.text
    browser.post(PAGE, data=CHOSEN | {"logo_alt": "De kruisen"})
    assert stored(session, admin.gemeente).logo_alt == "De kruisen"
    assert stored(session, admin.gemeente).logo is not None

    browser.post(PAGE, data=CHOSEN | {"zonder_logo": "y"})
    assert stored(session, admin.gemeente).logo is None
    assert "/logo" not in browser.get(PAGE).text


def test_an_example_keeps_nothing(login, session, admin):
    browser = login(admin)

    answer = browser.post(PAGE, data=CHOSEN | {"huiskleur": "#ffdd00", "voorbeeld": "ja"})

    assert answer.status_code == 303
    assert stored(session, admin.gemeente) is None
    page = browser.get(answer.location)
    assert 'value="#ffdd00"' in page.text
    assert "De huiskleur is te licht voor tekst en tekens (contrast 1,1, nodig is 4,5)" in text_of(
        page
    )
    assert "voorbeeld.css?huiskleur=%23ffdd00" in page.text
    part = browser.get(f"{PAGE}/voorbeeld?huiskleur=%23ff", headers={"HX-Request": "true"})
    assert "te licht" not in part.text


def test_the_sheet_of_an_example_takes_colours_and_fonts_only(login, admin):
    browser = login(admin)

    sheet = browser.get(f"{PAGE}/voorbeeld.css?huiskleur=%23c8101f&knopkleur=}}x&koppen=;y&tekst=")

    assert sheet.mimetype == "text/css"
    assert sheet.text == css_of(Look("gm0363", "#c8101f"), everywhere=True)


def test_two_who_choose_at_once_are_told(login, session, admin):
    make_style(admin.gemeente)
    browser = login(admin)
    browser.post(PAGE, data=CHOSEN | {"version": "1", "huiskleur": "#111111"})

    page = browser.post(PAGE, data=CHOSEN | {"version": "1", "huiskleur": "#222222"})

    assert page.status_code == 400
    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(page)
    assert 'value="#222222"' in page.text
    assert stored(session, admin.gemeente).accent == "#111111"


def test_a_page_opened_before_there_was_a_house_style_does_not_take_its_place(
    login, session, admin
):
    browser = login(admin)
    opened = browser.get(PAGE)
    make_style(admin.gemeente, accent="#111111")

    version = re.search(r'name="version"[^>]*value="(\d*)"', opened.text)[1]
    page = browser.post(PAGE, data=CHOSEN | {"version": version})

    assert page.status_code == 400
    assert "Iemand anders heeft dit intussen gewijzigd." in text_of(page)
    assert stored(session, admin.gemeente).accent == "#111111"


def test_one_goes_back_to_the_look_of_leerspoor_after_a_question(login, session, admin):
    make_style(admin.gemeente)
    browser = login(admin)

    assert "Terug naar de standaardstijl?" in text_of(browser.get(f"{PAGE}/standaard"))
    assert stored(session, admin.gemeente) is not None
    for _ in range(2):  # sent twice is gone once
        assert browser.post(f"{PAGE}/standaard").location == PAGE

    assert stored(session, admin.gemeente) is None
    assert "data-thema" not in browser.get(PAGE).text


def test_the_sheet_is_public_kept_and_nothing_but_a_sheet(client, admin):
    make_style(admin.gemeente, accent="#ffdd00")
    css = css_of(Look("gm0363", "#ffdd00", "#00468b"))

    sheet = client.get("/huisstijl/gm0363.css")

    assert sheet.text == css
    assert sheet.mimetype == "text/css"
    assert sheet.headers["Cache-Control"] == "no-cache"
    assert sheet.headers["X-Content-Type-Options"] == "nosniff"
    assert "style-src 'self'" in sheet.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in sheet.headers


def test_a_sheet_with_its_mark_is_kept_for_a_year(client, login, admin):
    make_style(admin.gemeente)
    page = login(admin).get(PAGE).text
    address = page.partition('href="/huisstijl')[2].partition('"')[0]

    assert "max-age=31536000" in client.get(f"/huisstijl{address}").headers["Cache-Control"]
    assert client.get("/huisstijl/gm0363.css?v=x").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["gm0363.css", "gm9999.css", "GM0363.css", "x.css", "gm9999/logo"])
def test_who_has_no_house_style_has_no_sheet(client, admin, path):
    assert client.get(f"/huisstijl/{path}").status_code == 404


def test_a_logo_is_a_picture_and_may_be_nothing_else(client, login, admin):
    assert client.get("/huisstijl/gm0363/logo").status_code == 404
    login(admin).post(PAGE, data=with_logo(SVG, "logo.svg"))

    logo = client.get("/huisstijl/gm0363/logo")

    assert logo.mimetype == "image/svg+xml"
    assert logo.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in logo.headers["Content-Security-Policy"]
    assert "script-src" not in logo.headers["Content-Security-Policy"]
    page = login(admin).get(PAGE).text
    address = page.partition('src="/huisstijl/gm0363/logo')[2].partition('"')[0]
    kept = client.get(f"/huisstijl/gm0363/logo{address}")
    assert "max-age=31536000" in kept.headers["Cache-Control"]


def test_a_house_style_costs_a_page_no_query(login, admin, count_queries):
    lead = make_user(Role.PROGRAMME_LEAD, admin.gemeente)
    with count_queries() as without:
        login(lead).get("/account")
    make_style(admin.gemeente)
    with count_queries() as with_style:
        login(lead).get("/account")

    assert len(without) == len(with_style)
