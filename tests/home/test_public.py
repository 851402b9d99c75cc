"""The pages that need no login."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from tests.factories import make_gemeente, make_user
from tests.html import text_of
from tracker.extensions import db
from tracker.home.glossary import GLOSSARY

PAGES = ["/hulp", "/begrippen", "/toegankelijkheid", "/privacy"]


@pytest.mark.parametrize("address", PAGES)
def test_everybody_may_read_it(client, login, address):
    assert client.get(address).status_code == 200
    assert login(make_user(gemeente=make_gemeente())).get(address).status_code == 200


@pytest.mark.parametrize("address", ["/hulp", "/toegankelijkheid", "/privacy"])
def test_the_contact_shows_where_one_may_ask(app, client, monkeypatch, address):
    assert "nog geen adres voor vragen" in text_of(client.get(address))

    monkeypatch.setitem(app.config, "CONTACT", "hulp@gemeente.nl")

    page = client.get(address).text
    assert '<a href="mailto:hulp@gemeente.nl">hulp@gemeente.nl</a>' in page


def test_the_statement_is_linked_and_no_status_claimed_without_one(app, client, monkeypatch):
    assert "geen toegankelijkheidsverklaring" in text_of(client.get("/toegankelijkheid"))

    monkeypatch.setitem(app.config, "STATEMENT_URL", "https://verklaring.gemeente.nl/7")

    assert 'href="https://verklaring.gemeente.nl/7"' in client.get("/toegankelijkheid").text


def test_every_term_is_explained_once(client):
    terms = [term for _, terms in GLOSSARY for term in terms]
    page = text_of(client.get("/begrippen"))

    assert len({term.key for term in terms}) == len(terms) >= 30
    for term in terms:
        assert term.meaning in page


def test_health_is_ok_without_a_login(client):
    page = client.get("/gezond")

    assert (page.status_code, page.text, page.mimetype) == (200, "ok\n", "text/plain")


def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    def fails(*_args):
        raise OperationalError("select 1", None, Exception("gone"))

    monkeypatch.setattr(db.session, "scalar", fails)

    assert client.get("/gezond").status_code == 503


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("veilig@gemeente.nl", "Contact: mailto:veilig@gemeente.nl"),
        ("https://gemeente.nl/veilig", "Contact: https://gemeente.nl/veilig"),
    ],
)
def test_security_txt_says_where_to_report(app, client, monkeypatch, contact, line):
    monkeypatch.setitem(app.config, "CONTACT", contact)

    page = client.get("/.well-known/security.txt")

    lines = page.text.splitlines()
    assert page.content_type == "text/plain; charset=utf-8"
    assert lines[0] == line
    assert "Canonical: http://localhost/.well-known/security.txt" in lines
    expires = next(each for each in lines if each.startswith("Expires: "))
    left = datetime.fromisoformat(expires.removeprefix("Expires: ")) - datetime.now(UTC)
    assert timedelta(days=30) < left < timedelta(days=365)


def test_without_a_contact_there_is_no_security_txt(client):
    assert client.get("/.well-known/security.txt").status_code == 404


def test_the_page_with_all_parts_shows_only_where_it_is_switched_on(app, client, monkeypatch):
    assert client.get("/onderdelen").status_code == 200

    monkeypatch.setitem(app.config, "SHOW_SPECIMENS", False)

    assert client.get("/onderdelen").status_code == 404
