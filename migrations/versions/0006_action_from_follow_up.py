"""Let an action remember the follow-up of a conversation it was made of."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Apply the change."""
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.add_column(sa.Column("outcome_id", sa.Integer(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_action_outcome_id"), ["outcome_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_action_outcome_id_conversation_outcome"),
            "conversation_outcome",
            ["outcome_id"],
            ["id"],
        )


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_action_outcome_id_conversation_outcome"), type_="foreignkey"
        )
        batch_op.drop_constraint(batch_op.f("uq_action_outcome_id"), type_="unique")
        batch_op.drop_column("outcome_id")
