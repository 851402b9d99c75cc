"""Error pages: Dutch, valid, and with a way out; the client checks that they are valid HTML."""

import pytest
from flask import abort, request
from sqlalchemy.exc import OperationalError

from config import Testing
from tests.conftest import Client
from tests.factories import make_gemeente, make_user
from tests.html import text_of
from tracker import create_app
from tracker.extensions import db
from tracker.web.guard import public

WAY_OUT = "Naar het begin"


def test_a_page_that_is_not_there(client, login):
    for browser in (client, login(make_user(gemeente=make_gemeente()))):
        page = browser.get("/bestaat-niet")

        assert page.status_code == 404
        assert "Deze pagina is er niet" in text_of(page)
        assert WAY_OUT in text_of(page)


def test_a_page_that_only_takes_a_form(client):
    page = client.get("/uitloggen")

    assert page.status_code == 405
    assert WAY_OUT in text_of(page)
    assert "Method" not in text_of(page)


@pytest.mark.parametrize("address", ["/lessen?wijk=%00", "/dossiers?zoek=a%00b", "/trajecten/%00"])
def test_a_character_nobody_types_is_refused_with_a_page(login, address):
    page = login(make_user(gemeente=make_gemeente())).get(address)

    assert page.status_code == 400
    assert "Wij konden niet lezen wat u stuurde." in text_of(page)


def test_a_form_with_such_a_character_is_refused(client):
    page = client.post("/inloggen", data={"email": "a\0b", "password": "x"})

    assert page.status_code == 400


@pytest.fixture
def broken(session, app):
    """An app on the same database, with pages that go wrong."""
    other = create_app(Testing(app.config["SQLALCHEMY_DATABASE_URI"]))
    other.test_client_class = Client
    other.config.update(PROPAGATE_EXCEPTIONS=False, TESTING=False)

    @other.route("/stuk")
    @public
    def breaks():
        raise RuntimeError("geheim van binnen")

    @other.route("/database-weg")
    @public
    def loses_the_database():
        raise OperationalError("select 1", None, Exception("geheim van binnen"))

    @other.route("/te-groot", methods=["POST"])
    @public
    def takes_a_form():
        return request.form.get("tekst", "")

    @other.route("/mag-niet")
    @public
    def forbids():
        abort(403)

    with other.app_context():
        yield other.test_client()
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("address", ["/stuk", "/database-weg"])
def test_our_own_fault_tells_nothing_of_the_inside(broken, caplog, address):
    page = broken.get(address)

    assert page.status_code == 500
    assert "Er ging iets mis bij ons, niet bij u." in text_of(page)
    assert "geheim" not in page.text
    assert "geheim van binnen" in caplog.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]


def test_a_form_that_is_too_big(broken):
    page = broken.post("/te-groot", data={"tekst": "a" * (3 * 1024 * 1024)})

    assert page.status_code == 413
    assert "Too Large" not in text_of(page)
    assert WAY_OUT in text_of(page)


def test_what_one_may_not_do(broken):
    page = broken.get("/mag-niet")

    assert page.status_code == 403
    assert "Forbidden" not in text_of(page)
    assert WAY_OUT in text_of(page)


def test_a_form_that_was_open_too_long_says_so(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)

    page = client.post("/inloggen", data={"email": "een@voorbeeld.nl", "password": "x"})

    assert page.status_code == 400
    assert "De pagina stond lang open." in text_of(page)
    assert "CSRF" not in text_of(page)
