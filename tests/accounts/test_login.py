"""Logging in: who may, what a refusal tells, and where one lands."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from tests.factories import make_gemeente, make_user
from tests.html import text_of
from tracker.accounts import services
from tracker.accounts.routes import REFUSED, own_path
from tracker.domain.vocabulary import Role
from tracker.models import LoginAttempt, now

PASSWORD = "een lange zin voor mij"
HASH = services.hash_password(PASSWORD)


@pytest.fixture
def user(session):
    return make_user(
        Role.PARTNER, make_gemeente(), email="partner@voorbeeld.nl", password_hash=HASH
    )


def log_in(client, email="partner@voorbeeld.nl", password=PASSWORD, address="/inloggen"):
    return client.post(address, data={"email": email, "password": password})


def test_the_right_password_logs_in(client, session, user):
    page = log_in(client, email=" Partner@Voorbeeld.nl ")

    assert (page.status_code, page.location) == (303, "/")
    assert client.get("/account").status_code == 200
    session.refresh(user)
    assert now() - user.last_login_at < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("email", "password"),
    [("partner@voorbeeld.nl", "verkeerd"), ("onbekend@voorbeeld.nl", PASSWORD)],
)
def test_a_wrong_address_and_a_wrong_password_read_the_same(client, user, email, password):
    page = log_in(client, email, password)

    assert page.status_code == 400
    assert REFUSED in text_of(page)
    assert f'value="{email}"' in page.text
    assert password not in page.text
    assert client.get("/account").status_code == 302


def test_an_account_that_is_switched_off_reads_the_same(client, session, user):
    user.is_enabled = False

    page = log_in(client)

    assert page.status_code == 400
    assert REFUSED in text_of(page)


def test_who_is_switched_off_is_logged_out(login, session, user):
    browser = login(user)
    assert browser.get("/account").status_code == 200

    user.is_enabled = False

    assert browser.get("/account").status_code == 302


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"password": PASSWORD}, "Vul uw e-mailadres in."),
        ({"email": "partner@voorbeeld.nl"}, "Vul uw wachtwoord in."),
    ],
)
def test_an_empty_field_is_asked_for(client, user, data, sentence):
    page = client.post("/inloggen", data=data)

    assert page.status_code == 400
    assert sentence in text_of(page)
    assert "Fout: Inloggen" in page.text


def test_an_unknown_address_is_checked_against_a_hash_too(session, monkeypatch):
    checked = []
    monkeypatch.setattr(services, "fits", lambda password, hashed: checked.append(hashed))

    assert services.authenticate("onbekend@voorbeeld.nl", PASSWORD) is None
    assert len(checked) == 1


def test_an_old_hash_is_renewed(session, user):
    user.password_hash = old = PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)

    assert services.authenticate(user.email, PASSWORD) is user
    assert user.password_hash != old
    assert services.fits(PASSWORD, user.password_hash)


def fail(email, at, times):
    for _ in range(times):
        services.note_failure(email, at=at)


def test_ten_failures_make_an_account_wait(client, session, user):
    fail(user.email, now(), 9)
    assert log_in(client, password="verkeerd").status_code == 400

    page = log_in(client)

    assert page.status_code == 400
    assert "Wacht een kwartier" in text_of(page)


def test_an_unknown_address_waits_as_well(client, session):
    fail("onbekend@voorbeeld.nl", now(), 10)

    assert "Wacht een kwartier" in text_of(log_in(client, "Onbekend@voorbeeld.nl"))


def test_others_do_not_wait(client, session, user):
    fail("ander@voorbeeld.nl", now(), 10)

    assert log_in(client).status_code == 303


def test_after_a_quarter_of_an_hour_one_may_try_again(client, session, user):
    fail(user.email, now() - timedelta(minutes=16), 10)

    assert log_in(client).status_code == 303


def test_failures_that_no_longer_count_are_removed(session):
    fail("een@voorbeeld.nl", now() - timedelta(minutes=16), 3)

    services.note_failure("twee@voorbeeld.nl", at=now())

    assert session.scalar(select(func.count(LoginAttempt.id))) == 1


def test_a_login_forgets_the_failures_before_it(client, session, user):
    fail(user.email, now(), 9)
    log_in(client)

    assert session.scalar(select(func.count(LoginAttempt.id))) == 0


def test_of_an_address_only_a_hash_is_kept(client, session):
    log_in(client, "getypt@voorbeeld.nl")

    kept = session.scalars(select(LoginAttempt.email_hash)).one()
    assert "getypt" not in kept
    assert len(kept) == 64


def test_the_session_is_renewed(client, user):
    with client.session_transaction() as cookie:
        cookie["planted"] = "by someone else"

    log_in(client)

    with client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie.permanent


def test_one_comes_back_to_the_page_that_was_asked_for(client, user):
    asked = client.get("/dossiers?zoek=buurt")

    page = log_in(client, address=asked.location)

    assert page.location == "/dossiers?zoek=buurt"


@pytest.mark.parametrize(
    "target",
    [
        *("https://elders.nl/", "//elders.nl", "/\\elders.nl", "\\\\elders.nl", "elders.nl"),
        *("/\t/elders.nl", "/\n/elders.nl", "javascript:alert(1)", ""),
    ],
)
def test_one_never_lands_elsewhere(app, client, user, target):
    with app.test_request_context():
        assert own_path(target) == "/"
    page = client.post(
        "/inloggen",
        query_string={"terug": target},
        data={"email": user.email, "password": PASSWORD},
    )
    assert page.location == "/"


def test_what_was_sent_while_logged_out_is_said_to_be_lost(client):
    page = client.post("/uitloggen", headers={"Referer": "http://localhost/account"})

    assert page.location == "/inloggen?terug=/account"
    assert "is niet bewaard" in text_of(client.get(page.location))


def test_who_is_logged_in_skips_the_login_page(login, user):
    assert login(user).get("/inloggen").location == "/"


def test_logging_out_ends_the_session(login, user):
    browser = login(user)

    assert browser.get("/uitloggen").status_code == 405
    assert browser.post("/uitloggen").location == "/inloggen"
    assert browser.get("/account").status_code == 302


def test_practice_accounts_show_only_in_a_practice_database(client, user):
    assert "Oefenomgeving" not in text_of(client.get("/inloggen"))

    make_user(Role.ADVISER, email="adviseur@movisie.demo")

    page = client.get("/inloggen")
    assert "adviseur@movisie.demo" in text_of(page)
    assert "lerende-praktijk" in text_of(page)
    assert user.email not in text_of(page)


def test_choosing_a_practice_account_fills_in_its_address_and_no_other(client, user):
    make_user(Role.ADVISER, email="adviseur@movisie.demo")

    assert (
        'value="adviseur@movisie.demo"'
        in client.get("/inloggen?account=adviseur@movisie.demo").text
    )
    assert user.email not in client.get(f"/inloggen?account={user.email}").text


def test_a_password_manager_and_the_phone_get_what_they_need(client):
    page = client.get("/inloggen").text

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "onpaste" not in page
