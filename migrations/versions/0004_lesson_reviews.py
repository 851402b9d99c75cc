"""Keep what advisers decide about a lesson, what they ask and what the gemeente answers."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Apply the change."""
    decisions = sa.Enum(
        "asked",
        "shared",
        "not_shared",
        "called_back",
        name="reviewdecision",
        native_enum=False,
        length=30,
    )
    transferable = sa.Enum(
        "transferable",
        "under_conditions",
        "place_bound",
        name="transferability",
        native_enum=False,
        length=30,
    )
    op.create_table(
        "lesson_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("decision", decisions, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("transferability", transferable, nullable=True),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "decision != 'shared' OR transferability IS NOT NULL",
            name=op.f("ck_lesson_review_shared_says_for_whom"),
        ),
        sa.CheckConstraint(
            "transferability != 'under_conditions' OR conditions != ''",
            name=op.f("ck_lesson_review_conditions_given"),
        ),
        *foreign_keys("lesson_review"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_review")),
    )
    op.create_table(
        "lesson_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("is_question", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        *foreign_keys("lesson_message"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_message")),
    )
    for table in ("lesson_review", "lesson_message"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            for column in ("lesson_id", "gemeente_id"):
                batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.create_index("ix_lesson_queue", ["review_state", "offered_at"], unique=False)


def foreign_keys(table: str) -> list[sa.ForeignKeyConstraint]:
    """Return the references both tables have."""
    targets = {"lesson_id": "lesson", "user_id": "user_account", "gemeente_id": "gemeente"}
    return [
        sa.ForeignKeyConstraint(
            [column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}_{target}")
        )
        for column, target in targets.items()
    ]


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.drop_index("ix_lesson_queue")
    op.drop_table("lesson_message")
    op.drop_table("lesson_review")
