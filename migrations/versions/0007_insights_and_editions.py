"""Keep insights with the lessons behind them, proposals, and drafts of editions of a dossier."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

PUBLISHED = "published"


def upgrade() -> None:
    """Apply the change."""
    widen_editions()
    make_insights()


def widen_editions() -> None:
    """Let an edition be a draft, and a trajectory leave a newer one aside."""
    with op.batch_alter_table("dossier_edition", schema=None) as batch_op:
        # What was loaded before was published.
        batch_op.add_column(sa.Column("state", sa.String(30), nullable=True))
        batch_op.add_column(sa.Column("based_on_id", sa.Integer(), nullable=True))
    op.execute(sa.text("UPDATE dossier_edition SET state = :state").bindparams(state=PUBLISHED))
    with op.batch_alter_table("dossier_edition", schema=None) as batch_op:
        batch_op.alter_column("state", existing_type=sa.String(30), nullable=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_dossier_edition_based_on_id_dossier_edition"),
            "dossier_edition",
            ["based_on_id"],
            ["id"],
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_dossier_edition_current_is_published"),
            "NOT is_current OR state = 'published'",
        )
    one_per_dossier("one_current_edition", "is_current")
    one_per_dossier("one_draft_edition", "state = 'draft'")
    with op.batch_alter_table("principle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("version", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("UPDATE principle SET version = 1, changed_at = CURRENT_TIMESTAMP")
    with op.batch_alter_table("principle", schema=None) as batch_op:
        batch_op.alter_column("version", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column(
            "changed_at", existing_type=sa.DateTime(timezone=True), nullable=False
        )
    with op.batch_alter_table("trajectory_principle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("passed_edition_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_trajectory_principle_passed_edition_id_dossier_edition"),
            "dossier_edition",
            ["passed_edition_id"],
            ["id"],
        )
    op.create_table(
        "edition_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["dossier_edition.id"],
            name=op.f("fk_edition_note_edition_id_dossier_edition"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_edition_note")),
        sa.UniqueConstraint("edition_id", "key", name=op.f("uq_edition_note_edition_id")),
    )
    op.create_index(op.f("ix_edition_note_key"), "edition_note", ["key"])


def one_per_dossier(name: str, condition: str) -> None:
    """Let a dossier have one edition at most for which the condition holds."""
    where = sa.text(condition)
    op.create_index(
        name,
        "dossier_edition",
        ["dossier_id"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def make_insights() -> None:
    """Make the tables of insights, the lessons behind them, and proposals."""
    op.create_table(
        "insight",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("principle_key", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        *(
            sa.Column(name, sa.Text(), nullable=False)
            for name in ("says", "in_favour", "against", "conditions", "unknown")
        ),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_insight_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insight")),
    )
    op.create_table(
        "insight_lesson",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=30), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["insight_id"],
            ["insight.id"],
            name=op.f("fk_insight_lesson_insight_id_insight"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_insight_lesson_lesson_id_lesson")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_insight_lesson_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_insight_lesson")),
        sa.UniqueConstraint("insight_id", "lesson_id", name=op.f("uq_insight_lesson_insight_id")),
    )
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("insight_id", sa.Integer(), nullable=False),
        sa.Column("principle_key", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state != 'taken_over' OR edition_id IS NOT NULL",
            name=op.f("ck_proposal_taken_over_somewhere"),
        ),
        sa.CheckConstraint(
            "state != 'declined' OR reason != ''", name=op.f("ck_proposal_declined_with_reason")
        ),
        sa.ForeignKeyConstraint(
            ["insight_id"], ["insight.id"], name=op.f("fk_proposal_insight_id_insight")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["dossier_edition.id"],
            name=op.f("fk_proposal_edition_id_dossier_edition"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_proposal_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    for table, column in INDEXES:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


INDEXES = (
    ("insight", "principle_key"),
    ("insight_lesson", "lesson_id"),
    ("insight_lesson", "gemeente_id"),
    ("proposal", "insight_id"),
    ("proposal", "principle_key"),
    ("proposal", "edition_id"),
)


def downgrade() -> None:
    """Undo the change; drafts are not editions to the version before."""
    for table in ("proposal", "insight_lesson", "insight", "edition_note"):
        op.drop_table(table)
    with op.batch_alter_table("trajectory_principle", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("fk_trajectory_principle_passed_edition_id_dossier_edition"),
            type_="foreignkey",
        )
        batch_op.drop_column("passed_edition_id")
    drop_drafts()
    with op.batch_alter_table("principle", schema=None) as batch_op:
        batch_op.drop_column("changed_at")
        batch_op.drop_column("version")
    for name in ("one_draft_edition", "one_current_edition"):
        op.drop_index(name, table_name="dossier_edition")
    with op.batch_alter_table("dossier_edition", schema=None) as batch_op:
        batch_op.drop_constraint(
            batch_op.f("ck_dossier_edition_current_is_published"), type_="check"
        )
        batch_op.drop_constraint(
            batch_op.f("fk_dossier_edition_based_on_id_dossier_edition"), type_="foreignkey"
        )
        batch_op.drop_column("based_on_id")
        batch_op.drop_column("state")


def drop_drafts() -> None:
    """Remove the drafts with their principles and questions; nothing points at these."""
    drafts = "SELECT id FROM dossier_edition WHERE state = 'draft'"
    principles = f"SELECT id FROM principle WHERE edition_id IN ({drafts})"
    op.execute(f"DELETE FROM reflection_question WHERE principle_id IN ({principles})")
    op.execute(f"DELETE FROM principle WHERE edition_id IN ({drafts})")
    op.execute("DELETE FROM dossier_edition WHERE state = 'draft'")
