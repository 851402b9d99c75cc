"""A real server on the demo and a real Chromium, one of each for a test process."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.conftest import app_on, close
from tests.databases import new_database

ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PASSWORD = "lerende-praktijk"
PATIENCE = 30_000  # milliseconds; only a test that fails waits this long
expect.set_options(timeout=PATIENCE)


class Quiet(WSGIRequestHandler):
    """Answers without a line for each request, so that a failure can be read."""

    def log_request(self, *_code_and_size: Any) -> None:
        """Say nothing."""


def chromium() -> str:
    """Return where Chromium is; script/bootstrap --dev installs it.

    The headless shell is the same engine without the windows, and takes half the time.
    """
    given = os.environ.get("LEERSPOOR_CHROMIUM", "")
    names = (given, "chromium-headless-shell", "chromium", "chromium-browser")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "no Chromium: run script/bootstrap --dev"
    return found


@pytest.fixture(scope="session")
def served_app(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Flask]:
    """An app with the demo that journeys may change; its forms ask for their token."""
    name = f"leerspoor_browser_{worker_id}"
    app = app_on(new_database(name, tmp_path_factory.mktemp("browser")))
    for command in ("library", "places", "demo"):
        result = app.test_cli_runner().invoke(args=[command, "load"])
        assert result.exit_code == 0, result.output
    app.config["WTF_CSRF_ENABLED"] = True
    yield app
    close(app)


@pytest.fixture(scope="session")
def site(served_app: Flask) -> Iterator[str]:
    """The address of a server on loopback."""
    server = make_server("127.0.0.1", 0, served_app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def key_of(browser: Browser, site: str) -> Callable[[str], Any]:
    """Return what a browser keeps of somebody who logged in; each account logs in once."""

    @cache
    def key_of(email: str) -> Any:
        context = browser.new_context(base_url=site)
        page = context.new_page()
        page.goto("/inloggen")
        page.fill("[name=email]", email)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        key = context.storage_state()
        context.close()
        return key

    return key_of


@pytest.fixture
def visit(
    browser: Browser, site: str, key_of: Callable[[str], Any]
) -> Iterator[Callable[..., Page]]:
    """Open the home page as somebody: ``visit("programmaleider@amsterdam.demo", width=390)``.

    Fails the test afterwards when a page answered with an error of the server, or when the
    browser complained about a script or about what the security policy forbids.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def visit(email: str = "", *, width: int = 1280, javascript: bool = True) -> Page:
        context = browser.new_context(
            base_url=site,
            locale="nl-NL",
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            storage_state=key_of(email) if email else None,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        watch(page, troubles)
        page.goto("/")
        return page

    yield visit
    for context in contexts:
        context.close()
    assert troubles == []


def watch(page: Page, troubles: list[str]) -> None:
    """Write down in ``troubles`` what goes wrong on ``page`` behind what it shows."""

    def answered(response: Any) -> None:
        if response.status >= 500:
            troubles.append(f"{response.status} {response.url}")

    def said(message: Any) -> None:
        # A refused form answers 400, which the browser reports as if a file were missing.
        if message.type == "error" and "status of 4" not in message.text:
            troubles.append(f"{page.url}: {message.text}")

    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
