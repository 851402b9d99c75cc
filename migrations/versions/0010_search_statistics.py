"""Let PostgreSQL know more words of the search index, so that it sees which ones are rare."""

from alembic import op

revision = "0010"
down_revision = "0009"

TARGET = "ALTER TABLE search_entry ALTER COLUMN terms SET STATISTICS {}"


def upgrade() -> None:
    """Apply the change."""
    _set(500)


def downgrade() -> None:
    """Undo the change."""
    _set(-1)


def _set(target: int) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(TARGET.format(target))
