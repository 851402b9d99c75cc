"""Keep reports, the work of making them and the house styles they are printed in."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

# The one house style there was stood in the style sheets under the name "rood".
TO_ROWS = """
INSERT INTO house_style
    (gemeente_id, accent, action, heading_font, body_font, logo_alt, version, changed_at)
SELECT id, '#c8101f', '#00468b', 'source-sans-3', 'source-sans-3', '', 1, CURRENT_TIMESTAMP
FROM gemeente WHERE theme = 'rood'
"""
TO_NAMES = """
UPDATE gemeente SET theme = 'rood'
WHERE id IN (SELECT gemeente_id FROM house_style WHERE accent = '#c8101f')
"""


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "kept_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("mimetype", sa.String(length=100), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drop_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_file")),
    )
    with op.batch_alter_table("kept_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_file_drop_on"), ["drop_on"], unique=False)

    op.create_table(
        "printed_part",
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("used_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_printed_part")),
    )
    with op.batch_alter_table("printed_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_printed_part_used_on"), ["used_on"], unique=False)

    op.create_table(
        "house_style",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("accent", sa.String(length=7), nullable=False),
        sa.Column("action", sa.String(length=7), nullable=False),
        sa.Column("heading_font", sa.String(length=30), nullable=False),
        sa.Column("body_font", sa.String(length=30), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=True),
        sa.Column("logo_mimetype", sa.String(length=30), nullable=True),
        sa.Column("logo_alt", sa.String(length=120), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_house_style_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house_style")),
        sa.UniqueConstraint("gemeente_id", name=op.f("uq_house_style_gemeente_id")),
    )
    op.execute(TO_ROWS)
    op.drop_column("gemeente", "theme")
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("arguments", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("step", sa.String(length=120), nullable=False),
        sa.Column("n_done", sa.Integer(), nullable=False),
        sa.Column("n_all", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease", sa.String(length=36), nullable=True),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("back", sa.String(length=300), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["user_account.id"],
            name=op.f("fk_job_asked_by_id_user_account"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["kept_file.id"],
            name=op.f("fk_job_file_id_kept_file"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("key", name=op.f("uq_job_key")),
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_asked_by_id"), ["asked_by_id"], unique=False)
        batch_op.create_index("ix_job_state_leased", ["state", "leased_until"], unique=False)

    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("checksum", sa.String(length=64), nullable=True),
        sa.Column("template_version", sa.Integer(), nullable=True),
        sa.Column("frozen_by_id", sa.Integer(), nullable=True),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaced_by_id", sa.Integer(), nullable=True),
        sa.Column("public_id", sa.String(length=36), nullable=True),
        sa.Column("public_title", sa.String(length=200), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by_id", sa.Integer(), nullable=True),
        sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retracted_reason", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state != 'draft' OR published_at IS NULL", name=op.f("ck_report_draft_is_internal")
        ),
        sa.CheckConstraint(
            "state = 'draft' OR (content IS NOT NULL AND checksum IS NOT NULL AND template_version IS NOT NULL AND frozen_at IS NOT NULL)",
            name=op.f("ck_report_frozen_is_whole"),
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'frozen') OR ended_reason != ''", name=op.f("ck_report_ended_why")
        ),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_report_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["user_account.id"], name=op.f("fk_report_ended_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["kept_file.id"], name=op.f("fk_report_file_id_kept_file")
        ),
        sa.ForeignKeyConstraint(
            ["frozen_by_id"], ["user_account.id"], name=op.f("fk_report_frozen_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_report_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user_account.id"], name=op.f("fk_report_made_by_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["published_by_id"],
            ["user_account.id"],
            name=op.f("fk_report_published_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["report.id"], name=op.f("fk_report_replaced_by_id_report")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_report_trajectory_id_trajectory")
        ),
        sa.ForeignKeyConstraint(["wijk_id"], ["wijk.id"], name=op.f("fk_report_wijk_id_wijk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("public_id", name=op.f("uq_report_public_id")),
        sqlite_autoincrement=True,  # the number of a draft that is thrown away is not given again
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_report_trajectory_id"), ["trajectory_id"], unique=False
        )

    op.create_table(
        "report_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("is_agreed", sa.Boolean(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["asked_by_id"],
            ["user_account.id"],
            name=op.f("fk_report_look_asked_by_id_user_account"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["user_account.id"], name=op.f("fk_report_look_asked_id_user_account")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_report_look_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
            name=op.f("fk_report_look_report_id_report"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_look")),
        sa.UniqueConstraint("report_id", "asked_id", name=op.f("uq_report_look_report_id")),
    )
    with op.batch_alter_table("report_look", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_look_asked_id"), ["asked_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_report_look_gemeente_id"), ["gemeente_id"], unique=False
        )

    op.create_table(
        "report_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_report_text_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"],
            ["report.id"],
            name=op.f("fk_report_text_report_id_report"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_report_text_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_text")),
        sa.UniqueConstraint("report_id", "part", name=op.f("uq_report_text_report_id")),
    )
    with op.batch_alter_table("report_text", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_report_text_gemeente_id"), ["gemeente_id"], unique=False
        )


def downgrade() -> None:
    """Undo the change."""
    with op.batch_alter_table("report_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_text_gemeente_id"))

    op.drop_table("report_text")
    with op.batch_alter_table("report_look", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_look_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_report_look_asked_id"))

    op.drop_table("report_look")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_trajectory_id"))
        batch_op.drop_index(batch_op.f("ix_report_gemeente_id"))

    op.drop_table("report")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index("ix_job_state_leased")
        batch_op.drop_index(batch_op.f("ix_job_asked_by_id"))

    op.drop_table("job")
    op.add_column("gemeente", sa.Column("theme", sa.String(length=20), nullable=True))
    op.execute(TO_NAMES)
    op.drop_table("house_style")
    with op.batch_alter_table("printed_part", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_printed_part_used_on"))

    op.drop_table("printed_part")
    with op.batch_alter_table("kept_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_file_drop_on"))

    op.drop_table("kept_file")
