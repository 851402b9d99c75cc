"""Keep count of what shared lessons say of each principle."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

# What stands in the tables at first: the lessons that are shared already.
SHARED = """
    FROM lesson_principle AS link
    JOIN lesson ON lesson.id = link.lesson_id
    JOIN principle ON principle.id = link.principle_id
    JOIN trajectory ON trajectory.id = lesson.trajectory_id
    WHERE lesson.review_state = 'shared'
"""
COUNTED = (
    f"""
    INSERT INTO principle_tally (principle_key, direction, strength, obstacle, age_group, n)
    SELECT principle.key, link.direction, lesson.strength, coalesce(lesson.obstacle, ''),
        trajectory.age_group, count(DISTINCT lesson.id)
    {SHARED}
    GROUP BY principle.key, link.direction, lesson.strength, coalesce(lesson.obstacle, ''),
        trajectory.age_group
    """,
    f"""
    INSERT INTO gemeente_tally (principle_key, gemeente_id, direction, n)
    SELECT principle.key, lesson.gemeente_id, link.direction, count(DISTINCT lesson.id)
    {SHARED}
    GROUP BY principle.key, lesson.gemeente_id, link.direction
    """,
)


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "principle_tally",
        sa.Column("principle_key", sa.String(length=80), nullable=False),
        sa.Column("direction", sa.String(length=30), nullable=False),
        sa.Column("strength", sa.String(length=30), nullable=False),
        sa.Column("obstacle", sa.String(length=30), nullable=False),
        sa.Column("age_group", sa.String(length=80), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "principle_key",
            "direction",
            "strength",
            "obstacle",
            "age_group",
            name=op.f("pk_principle_tally"),
        ),
    )
    op.create_table(
        "gemeente_tally",
        sa.Column("principle_key", sa.String(length=80), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=30), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "principle_key", "gemeente_id", "direction", name=op.f("pk_gemeente_tally")
        ),
    )
    # Begins with the principle, so that it takes the place of the index on the principle alone.
    op.create_index(
        "ix_lesson_principle_newest",
        "lesson_principle",
        ["principle_id", "direction", "lesson_id"],
    )
    op.drop_index(op.f("ix_lesson_principle_principle_id"), "lesson_principle")
    for statement in COUNTED:
        op.execute(statement)


def downgrade() -> None:
    """Undo the change."""
    op.create_index(op.f("ix_lesson_principle_principle_id"), "lesson_principle", ["principle_id"])
    op.drop_index("ix_lesson_principle_newest", "lesson_principle")
    op.drop_table("gemeente_tally")
    op.drop_table("principle_tally")
