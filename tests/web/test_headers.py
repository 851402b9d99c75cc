"""Security headers on every kind of answer."""

import pytest

from tests.factories import make_gemeente, make_user

KINDS = {
    "page": "/inloggen",
    "error": "/bestaat-niet",
    "redirect": "/trajecten",
    "wrong method": "/uitloggen",
    "static": "/static/css/base.css",
    "missing static": "/static/css/bestaat-niet.css",
    "text": "/gezond",
}


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_every_answer_has_the_headers(client, address):
    headers = client.get(address, buffered=True).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_page_is_not_kept_by_others_and_a_style_sheet_may_be(client, login):
    own = login(make_user(gemeente=make_gemeente())).get("/account")

    assert own.headers["Cache-Control"] == "no-store"
    sheet = client.get("/static/css/base.css", buffered=True)
    assert "no-store" not in sheet.headers["Cache-Control"]


def test_https_is_asked_for_over_https_only(client):
    assert "Strict-Transport-Security" not in client.get("/inloggen").headers
    secure = client.get("/inloggen", base_url="https://localhost")
    assert "max-age=31536000" in secure.headers["Strict-Transport-Security"]


def test_no_page_holds_a_script_or_style_of_its_own(client):
    page = client.get("/inloggen").text

    assert "<style" not in page
    assert "style=" not in page
    assert "<script>" not in page
