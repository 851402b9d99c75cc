"""Parts are kept in the database, and dropped when nobody asks for them any more."""

from datetime import date, timedelta

import pytest

from tracker.extensions import db
from tracker.models import PrintedPart
from tracker.paper.store import DatabaseStore

TODAY = date(2026, 11, 22)


@pytest.fixture
def store(session):
    return lambda today=TODAY: DatabaseStore(db.engine, today=today)


def test_what_was_kept_is_found_again_and_nothing_else(store):
    store().put_all({"a": b"een", "b": b"twee"})

    assert store().get_all(["b", "c"]) == {"b": b"twee"}


def test_a_part_that_is_kept_already_stays_as_it_is(store):
    store().put_all({"a": b"een"})
    store().put_all({"a": b"anders", "b": b"twee"})

    assert store().get_all(["a", "b"]) == {"a": b"een", "b": b"twee"}


def test_a_part_that_nobody_used_for_ninety_days_is_dropped(store, session):
    store().put_all({"used": b"een", "unused": b"twee"})
    store(TODAY + timedelta(60)).get_all(["used"])

    store(TODAY + timedelta(91)).get_all(["other"])

    kept = session.query(PrintedPart.hash, PrintedPart.used_on).all()
    assert [tuple(each) for each in kept] == [("used", TODAY + timedelta(60))]
