"""Find the newest lesson of a trajectory, and count obstacles, without reading lessons."""

from alembic import op

revision = "0011"
down_revision = "0010"

OBSTACLE = ["obstacle", "gemeente_id", "trajectory_id", "review_state"]


def upgrade() -> None:
    """Apply the change."""
    op.create_index("ix_lesson_trajectory_id_written_on", "lesson", ["trajectory_id", "written_on"])
    op.create_index("ix_lesson_obstacle", "lesson", OBSTACLE)
    op.drop_index("ix_lesson_trajectory_id", table_name="lesson")


def downgrade() -> None:
    """Undo the change."""
    op.create_index("ix_lesson_trajectory_id", "lesson", ["trajectory_id"])
    op.drop_index("ix_lesson_obstacle", table_name="lesson")
    op.drop_index("ix_lesson_trajectory_id_written_on", table_name="lesson")
