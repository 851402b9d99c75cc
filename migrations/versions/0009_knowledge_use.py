"""Keep whether lessons are seen, opened and taken over by other gemeenten."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "knowledge_use",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("place", sa.String(length=30), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        *foreign_keys("knowledge_use", gemeente_id="gemeente", lesson_id="lesson"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge_use")),
    )
    with op.batch_alter_table("knowledge_use", schema=None) as batch_op:
        batch_op.create_index("ix_knowledge_use_lesson", ["lesson_id", "kind"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_knowledge_use_gemeente_id"), ["gemeente_id"], unique=False
        )
    op.create_table(
        "lesson_taken",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=30), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("offer_id", sa.Integer(), nullable=True),
        sa.Column("principle_link_id", sa.Integer(), nullable=True),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(action_id IS NOT NULL AND offer_id IS NULL AND principle_link_id IS NULL"
            " AND place = 'action')"
            " OR (action_id IS NULL AND offer_id IS NOT NULL AND principle_link_id IS NULL"
            " AND place = 'offer')"
            " OR (action_id IS NULL AND offer_id IS NULL AND principle_link_id IS NOT NULL"
            " AND place = 'principle')",
            name=op.f("ck_lesson_taken_in_one_place"),
        ),
        *foreign_keys(
            "lesson_taken", gemeente_id="gemeente", lesson_id="lesson", trajectory_id="trajectory"
        ),
        *foreign_keys(
            "lesson_taken",
            ondelete="CASCADE",
            action_id="action",
            offer_id="offer",
            principle_link_id="trajectory_principle",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_taken")),
        *(
            sa.UniqueConstraint(column, "lesson_id", name=op.f(f"uq_lesson_taken_{column}"))
            for column in ("action_id", "offer_id", "principle_link_id")
        ),
    )
    with op.batch_alter_table("lesson_taken", schema=None) as batch_op:
        for column in ("lesson_id", "trajectory_id", "gemeente_id"):
            batch_op.create_index(batch_op.f(f"ix_lesson_taken_{column}"), [column], unique=False)


def foreign_keys(
    table: str, *, ondelete: str | None = None, **targets: str
) -> list[sa.ForeignKeyConstraint]:
    """Return the references of ``table``: the column, and the table it points at."""
    return [
        sa.ForeignKeyConstraint(
            [column],
            [f"{target}.id"],
            name=op.f(f"fk_{table}_{column}_{target}"),
            ondelete=ondelete,
        )
        for column, target in targets.items()
    ]


def downgrade() -> None:
    """Undo the change."""
    op.drop_table("lesson_taken")
    op.drop_table("knowledge_use")
