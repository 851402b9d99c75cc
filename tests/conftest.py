"""The fixtures: an app on a database of its own, a session rolled back after each test."""

import contextvars
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event
from sqlalchemy.orm import Session

from config import Testing
from tests.databases import POSTGRES, new_database, start_server, stop_server
from tests.html import check_page
from tracker import create_app
from tracker.extensions import db
from tracker.models import User

KNOW_DATABASES = {"app", "demo_app", "served_app", "tmp_path", "tmp_path_factory"}


def pytest_configure(config: Any) -> None:
    """Start the database server, when one is asked for."""
    start_server(config)


def pytest_unconfigure(config: Any) -> None:
    """Stop the database server."""
    stop_server(config)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what asks for no database: to look once is enough."""
    for item in items:
        if not KNOW_DATABASES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.once)


class Client(FlaskClient):
    """A browser that sees only what the session has flushed, and checks every page it gets."""

    def open(self, *args: Any, **options: Any) -> Any:
        """Make the request in a session of its own, as a real one would be."""
        options.setdefault("buffered", True)  # what is streamed needs that session to the end
        db.session.commit()
        response = contextvars.Context().run(super().open, *args, **options)
        db.session.expire_all()
        if POSTGRES not in os.environ:  # the pages are the same: once is enough
            check_page(response)
        return response


def app_on(address: str) -> Flask:
    """Return an app on a database that the migrations built."""
    app = create_app(Testing(address))
    app.test_client_class = Client
    with app.app_context():
        upgrade()
    return app


def close(app: Flask) -> None:
    """Let go of the database of ``app``."""
    with app.app_context():
        db.engine.dispose()


@contextmanager
def rolled_back(app: Flask) -> Iterator[Session]:
    """Give a session in a transaction that is rolled back, commits included."""
    with app.app_context():
        engine = db.engine
        connection = engine.connect()
        outer = connection.begin()
        db.engines[None] = connection  # type: ignore[assignment]
        db.session.configure(join_transaction_mode="create_savepoint")
        try:
            yield db.session()
        finally:
            db.session.remove()
            outer.rollback()
            connection.close()
            db.engines[None] = engine


def logged_in(app: Flask, user: User) -> FlaskClient:
    """Return a browser in which ``user`` is logged in."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"] = user.get_id()
        cookie["_fresh"] = True
    return client


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Flask]:
    """An app on an empty database."""
    app = app_on(new_database(f"leerspoor_{worker_id}", tmp_path_factory.mktemp("database")))
    yield app
    close(app)


@pytest.fixture(scope="session")
def demo_app(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Flask]:
    """An app on a database with library, places and demo, loaded by the commands."""
    name = f"leerspoor_demo_{worker_id}"
    app = app_on(new_database(name, tmp_path_factory.mktemp("demo")))
    for command in ("library", "places", "demo"):
        result = app.test_cli_runner().invoke(args=[command, "load"])
        assert result.exit_code == 0, result.output
    yield app
    close(app)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session in a transaction that is rolled back, commits included."""
    with rolled_back(app) as session:
        yield session


@pytest.fixture
def demo(demo_app: Flask) -> Iterator[Session]:
    """A session on the demo, rolled back afterwards."""
    with rolled_back(demo_app) as session:
        yield session


@pytest.fixture
def client(app: Flask, session: Session) -> FlaskClient:
    """A visitor who is not logged in."""
    return app.test_client()


@pytest.fixture
def login(app: Flask, session: Session) -> Callable[[User], FlaskClient]:
    """Return a browser in which a user is logged in."""
    return lambda user: logged_in(app, user)


@pytest.fixture
def count_queries(session: Session) -> Callable[[], Any]:
    """Count the SELECT, INSERT, UPDATE and DELETE statements inside a ``with`` block."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        session.commit()  # what the test made is indexed before the counting begins
        statements: list[str] = []

        def note(_c: object, _cu: object, statement: str, *_rest: object) -> None:
            if statement.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}:
                statements.append(statement)

        engine = session.connection().engine
        event.listen(engine, "before_cursor_execute", note)
        yield statements
        event.remove(engine, "before_cursor_execute", note)

    return count
