"""SQLite as it is used: nothing lost, nobody turned away."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select, text

from tests.conftest import app_on, close
from tests.factories import make_gemeente
from tracker.extensions import db
from tracker.models import Gemeente

WRITERS, TIMES = 8, 10


@pytest.fixture
def sqlite_app(tmp_path):
    app = app_on(f"sqlite:///{tmp_path}/writers.sqlite")
    yield app
    close(app)


def test_a_connection_is_safe(sqlite_app):
    with sqlite_app.app_context():
        pragmas = {
            name: db.session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }

    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "busy_timeout": 30000,
        "foreign_keys": 1,
    }


def test_writers_that_read_first_wait_for_each_other(sqlite_app):
    with sqlite_app.app_context():
        start = make_gemeente(division_year=0).id
        db.session.commit()

    def add_one() -> None:
        for _ in range(TIMES):
            with sqlite_app.app_context():
                row = db.session.get_one(Gemeente, start)
                row.division_year += 1
                db.session.commit()

    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(add_one) for _ in range(WRITERS)]:
            done.result()

    with sqlite_app.app_context():
        assert db.session.scalar(select(Gemeente.division_year)) == WRITERS * TIMES


def test_a_page_that_only_reads_takes_no_lock(sqlite_app):
    with sqlite_app.app_context():
        writer = db.engine.connect()
        writer.begin()  # holds the lock

        with sqlite_app.test_request_context("/", method="GET"):
            rows = db.session.scalar(select(func.count()).select_from(Gemeente))
            db.session.remove()
        writer.close()

    assert rows == 0
