"""How SQLite is used so that nothing is lost and no writer is turned away.

Write-ahead log, foreign keys, full synchronisation; a writing transaction takes its lock at the
start. Without that, a transaction that reads first and writes later fails at once when another
wrote in between, whatever the time-out.
"""

import sqlite3
from typing import Any

from flask import g, has_app_context, has_request_context, request
from sqlalchemy import Connection, Engine, event

READING = {"GET", "HEAD", "OPTIONS"}


def use_sqlite_safely() -> None:
    """Listen to every new connection and every begin of a transaction, once per process."""
    if not event.contains(Engine, "connect", prepare):
        event.listen(Engine, "connect", prepare)
        event.listen(Engine, "begin", begin)


def prepare(connection: Any, _record: object) -> None:
    """Set up a new SQLite connection; leave other databases alone."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # SQLAlchemy's begin event says when, not the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=30000",
        "foreign_keys=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def begin(connection: Connection) -> None:
    """Begin a transaction: one that may write takes the lock now and waits its turn."""
    if connection.dialect.name != "sqlite":
        return
    connection.exec_driver_sql("BEGIN" if only_reads() else "BEGIN IMMEDIATE")


def only_reads() -> bool:
    """Return whether nothing will be written: a request for a page, or work that says so."""
    if has_app_context() and "only_reads" in g:
        return bool(g.only_reads)
    return has_request_context() and request.method in READING
