"""Run migrations on the app's database; batch mode, since SQLite cannot alter tables."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import context
from sqlalchemy import Connection

from tracker.extensions import db
from tracker.models import Base
from tracker.models.search import is_ours


def run() -> None:
    """Run on the engine of the current app, or on the connection a test hands over."""
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    with db.engine.connect() as connection, tables_may_be_made_again(connection):
        migrate(connection)


@contextmanager
def tables_may_be_made_again(connection: Connection) -> Iterator[None]:
    """Let SQLite drop a table that others point at: batch mode puts a new one in its place.

    That can only be said outside a transaction; what points nowhere is looked for at the end.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
        connection.commit()
    finally:
        connection.rollback()  # inside a transaction the next line would say nothing
        driver.execute("PRAGMA foreign_keys=ON")


def migrate(connection: Connection) -> None:
    """Run the migrations on ``connection`` in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        include_name=is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()
        if connection.dialect.name == "sqlite":
            lost = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if lost:
                raise RuntimeError(f"rows that point nowhere: {lost[:3]}")


run()
