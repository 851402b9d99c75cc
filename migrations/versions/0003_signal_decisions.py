"""Keep what people decide about signals."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "signal_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=True),
        sa.Column("rule", sa.String(length=30), nullable=False),
        sa.Column("about", sa.String(length=80), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("is_aside", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "NOT is_aside OR reason <> ''", name=op.f("ck_signal_decision_aside_with_reason")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_signal_decision_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_signal_decision_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_signal_decision_user_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["wijk_id"], ["wijk.id"], name=op.f("fk_signal_decision_wijk_id_wijk")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signal_decision")),
    )
    with op.batch_alter_table("signal_decision", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_signal_decision_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            "ix_signal_decision_trajectory", ["trajectory_id", "fingerprint"], unique=False
        )


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("signal_decision", schema=None) as batch_op:
        batch_op.drop_index("ix_signal_decision_trajectory")
        batch_op.drop_index(batch_op.f("ix_signal_decision_gemeente_id"))

    op.drop_table("signal_decision")
