"""Run migrations on the app's database; batch mode, since SQLite cannot alter tables."""

from alembic import context

from tracker.extensions import db
from tracker.models import Base
from tracker.models.search import is_ours


def run() -> None:
    """Run on the engine of the current app, or on the connection a test hands over."""
    given = context.config.attributes.get("connection")
    if given is not None:
        migrate(given)
        return
    with db.engine.connect() as connection:
        migrate(connection)


def migrate(connection: object) -> None:
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


run()
