"""first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Apply the change."""
    op.create_table(
        "area_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("division_year", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("label", sa.String(length=160), nullable=False),
        sa.Column("value", sa.Double(), nullable=False),
        sa.Column("unit", sa.String(length=20), nullable=False),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "counted",
                "survey",
                "model_estimate",
                "story",
                name="measurementkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_figure")),
        sa.UniqueConstraint(
            "code", "division_year", "year", "key", name=op.f("uq_area_figure_code")
        ),
    )
    op.create_table(
        "cbs_area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("division_year", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("wijk", "buurt", name="areakind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("gemeente_code", sa.String(length=6), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cbs_area")),
        sa.UniqueConstraint("code", "division_year", name=op.f("uq_cbs_area_code")),
    )
    with op.batch_alter_table("cbs_area", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_cbs_area_gemeente_code"), ["gemeente_code"], unique=False
        )

    op.create_table(
        "dossier",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("substance", "method", name="dossierkind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("slug", name=op.f("uq_dossier_slug")),
    )
    op.create_table(
        "gemeente",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("province", sa.String(length=40), nullable=False),
        sa.Column("division_year", sa.Integer(), nullable=False),
        sa.Column("theme", sa.String(length=20), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gemeente")),
        sa.UniqueConstraint("code", name=op.f("uq_gemeente_code")),
    )
    with op.batch_alter_table("gemeente", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_gemeente_name"), ["name"], unique=False)

    op.create_table(
        "instrument",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column(
            "use",
            sa.Enum(
                "register_group_only",
                "build_in",
                "conversation_only",
                "not_for_results",
                name="instrumentuse",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instrument")),
        sa.UniqueConstraint("slug", name=op.f("uq_instrument_slug")),
    )
    op.create_table(
        "intervention",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.Column("target_groups", sa.JSON(), nullable=False),
        sa.Column("goal", sa.Text(), nullable=False),
        sa.Column("recognition", sa.String(length=80), nullable=True),
        sa.Column("recognition_date", sa.String(length=40), nullable=True),
        sa.Column("databank", sa.String(length=160), nullable=True),
        sa.Column("source_url", sa.String(length=500), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_intervention")),
        sa.UniqueConstraint("slug", name=op.f("uq_intervention_slug")),
    )
    op.create_table(
        "practice_example",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=80), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=300), nullable=True),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.Column("target_groups", sa.JSON(), nullable=False),
        sa.Column("approach", sa.Text(), nullable=False),
        sa.Column("working_elements", sa.JSON(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("is_name_only", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_practice_example")),
        sa.UniqueConstraint("slug", name=op.f("uq_practice_example_slug")),
    )
    op.create_table(
        "dossier_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("checksum", sa.String(length=64), nullable=False),
        sa.Column("loaded_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("target_groups", sa.JSON(), nullable=False),
        sa.Column("gaps", sa.Text(), nullable=False),
        sa.Column("publisher", sa.String(length=80), nullable=False),
        sa.Column("source_title", sa.String(length=200), nullable=False),
        sa.Column("source_year", sa.Integer(), nullable=True),
        sa.Column("source_url", sa.String(length=500), nullable=True),
        sa.ForeignKeyConstraint(
            ["dossier_id"], ["dossier.id"], name=op.f("fk_dossier_edition_dossier_id_dossier")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier_edition")),
        sa.UniqueConstraint("dossier_id", "number", name=op.f("uq_dossier_edition_dossier_id")),
    )
    op.create_table(
        "intervention_dossier",
        sa.Column("intervention_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["dossier.id"],
            name=op.f("fk_intervention_dossier_dossier_id_dossier"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["intervention_id"],
            ["intervention.id"],
            name=op.f("fk_intervention_dossier_intervention_id_intervention"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "intervention_id", "dossier_id", name=op.f("pk_intervention_dossier")
        ),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "gemeente",
                "partner",
                "knowledge_institute",
                name="organisationkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "sector",
            sa.Enum(
                "welfare",
                "police",
                "youth_centre",
                "school",
                "general_practice",
                "public_health",
                "housing",
                "wijkteam",
                "residents",
                "sport",
                "care",
                "other",
                name="sector",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_organisation_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
    )
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_organisation_gemeente_id"), ["gemeente_id"], unique=False
        )

    op.create_table(
        "practice_example_dossier",
        sa.Column("practice_example_id", sa.Integer(), nullable=False),
        sa.Column("dossier_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dossier_id"],
            ["dossier.id"],
            name=op.f("fk_practice_example_dossier_dossier_id_dossier"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["practice_example_id"],
            ["practice_example.id"],
            name=op.f("fk_practice_example_dossier_practice_example_id_practice_example"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "practice_example_id", "dossier_id", name=op.f("pk_practice_example_dossier")
        ),
    )
    op.create_table(
        "trajectory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("theme", sa.String(length=80), nullable=False),
        sa.Column("age_group", sa.String(length=80), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("report_on", sa.Date(), nullable=True),
        sa.Column(
            "status",
            sa.Enum(
                "draft", "running", "closed", name="trajectorystatus", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column("is_open_to_advisers", sa.Boolean(), nullable=False),
        sa.Column("ambition", sa.Text(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("budget", sa.Double(), nullable=True),
        sa.Column("spent", sa.Double(), nullable=True),
        sa.Column("analysis_who", sa.Text(), nullable=False),
        sa.Column("analysis_causes", sa.Text(), nullable=False),
        sa.Column("analysis_figures", sa.Text(), nullable=False),
        sa.Column("analysis_present", sa.Text(), nullable=False),
        sa.Column("analysis_missing", sa.Text(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_trajectory_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_trajectory_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectory")),
        sa.UniqueConstraint("slug", name=op.f("uq_trajectory_slug")),
    )
    with op.batch_alter_table("trajectory", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_trajectory_gemeente_id"), ["gemeente_id"], unique=False
        )

    op.create_table(
        "wijk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("district", sa.String(length=120), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_wijk_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wijk")),
        sa.UniqueConstraint("gemeente_id", "slug", name=op.f("uq_wijk_gemeente_id")),
    )
    with op.batch_alter_table("wijk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_wijk_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "cycle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=300), nullable=False),
        sa.Column("expectation", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column(
            "expectation_met",
            sa.Enum(
                "yes",
                "partly",
                "no",
                "unknown",
                name="expectationmet",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column(
            "phase",
            sa.Enum(
                "measure",
                "speak",
                "learn",
                "improve",
                "closed",
                name="phase",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("phase_started_on", sa.Date(), nullable=False),
        sa.Column("last_entry_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("closed_on >= started_on", name=op.f("ck_cycle_closed_after_start")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_cycle_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_cycle_trajectory_id_trajectory")
        ),
        sa.ForeignKeyConstraint(["wijk_id"], ["wijk.id"], name=op.f("fk_cycle_wijk_id_wijk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle")),
        sa.UniqueConstraint(
            "trajectory_id", "wijk_id", "number", name=op.f("uq_cycle_trajectory_id")
        ),
    )
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cycle_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_cycle_wijk_id"), ["wijk_id"], unique=False)

    op.create_table(
        "offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("provider", sa.String(length=120), nullable=False),
        sa.Column("intervention_id", sa.Integer(), nullable=True),
        sa.Column("reach", sa.Integer(), nullable=True),
        sa.Column("cost_per_year", sa.Double(), nullable=True),
        sa.Column("hours_per_year", sa.Integer(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("cost_per_year >= 0", name=op.f("ck_offer_cost_not_negative")),
        sa.CheckConstraint("hours_per_year >= 0", name=op.f("ck_offer_hours_not_negative")),
        sa.CheckConstraint("reach >= 0", name=op.f("ck_offer_reach_not_negative")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_offer_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["intervention_id"],
            ["intervention.id"],
            name=op.f("fk_offer_intervention_id_intervention"),
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_offer_trajectory_id_trajectory"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["wijk_id"], ["wijk.id"], name=op.f("fk_offer_wijk_id_wijk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offer")),
    )
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_offer_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_offer_trajectory_id"), ["trajectory_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_offer_wijk_id"), ["wijk_id"], unique=False)

    op.create_table(
        "phase_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column(
            "phase",
            sa.Enum(
                "measure",
                "speak",
                "learn",
                "improve",
                "closed",
                name="phase",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(length=30), nullable=False),
        sa.Column("planned_days", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("planned_days > 0", name=op.f("ck_phase_plan_some_days")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_phase_plan_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_phase_plan_trajectory_id_trajectory"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phase_plan")),
        sa.UniqueConstraint("trajectory_id", "phase", name=op.f("uq_phase_plan_trajectory_id")),
    )
    with op.batch_alter_table("phase_plan", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_phase_plan_gemeente_id"), ["gemeente_id"], unique=False
        )

    op.create_table(
        "principle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("avoid", sa.Text(), nullable=False),
        sa.Column(
            "basis",
            sa.Enum("dossier", "related", name="principlebasis", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("target_groups", sa.JSON(), nullable=False),
        sa.Column("source_title", sa.String(length=300), nullable=False),
        sa.Column("source_year", sa.Integer(), nullable=True),
        sa.Column("source_url", sa.String(length=500), nullable=True),
        sa.Column("source_where", sa.String(length=300), nullable=False),
        sa.Column("more_sources", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["dossier_edition.id"],
            name=op.f("fk_principle_edition_id_dossier_edition"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_principle")),
        sa.UniqueConstraint("edition_id", "key", name=op.f("uq_principle_edition_id")),
    )
    with op.batch_alter_table("principle", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_principle_key"), ["key"], unique=False)

    op.create_table(
        "societal_result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("factor", sa.String(length=160), nullable=False),
        sa.Column(
            "factor_kind",
            sa.Enum("risk", "protective", name="factorkind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_societal_result_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_societal_result_trajectory_id_trajectory"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_societal_result")),
    )
    with op.batch_alter_table("societal_result", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_societal_result_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_societal_result_trajectory_id"), ["trajectory_id"], unique=False
        )

    op.create_table(
        "stakeholder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "residents",
                "experts_by_experience",
                "professionals",
                "gemeente",
                "knowledge",
                "other",
                name="stakeholderkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("contribution", sa.String(length=300), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_stakeholder_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_stakeholder_trajectory_id_trajectory"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder")),
    )
    with op.batch_alter_table("stakeholder", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_stakeholder_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_stakeholder_trajectory_id"), ["trajectory_id"], unique=False
        )

    op.create_table(
        "trajectory_wijk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_trajectory_wijk_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_wijk_trajectory_id_trajectory"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["wijk_id"], ["wijk.id"], name=op.f("fk_trajectory_wijk_wijk_id_wijk")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectory_wijk")),
        sa.UniqueConstraint(
            "trajectory_id", "wijk_id", name=op.f("uq_trajectory_wijk_trajectory_id")
        ),
    )
    with op.batch_alter_table("trajectory_wijk", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_trajectory_wijk_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_trajectory_wijk_wijk_id"), ["wijk_id"], unique=False)

    op.create_table(
        "user_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=254), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "programme_lead",
                "partner",
                "adviser",
                "reader",
                "gemeente_admin",
                "platform_admin",
                name="role",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_login_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_user_account_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_user_account_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_account")),
        sa.UniqueConstraint("email", name=op.f("uq_user_account_email")),
    )
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_user_account_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_user_account_organisation_id"), ["organisation_id"], unique=False
        )

    op.create_table(
        "wijk_code",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("division_year", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_wijk_code_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["wijk_id"], ["wijk.id"], name=op.f("fk_wijk_code_wijk_id_wijk"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wijk_code")),
        sa.UniqueConstraint("wijk_id", "code", "division_year", name=op.f("uq_wijk_code_wijk_id")),
    )
    with op.batch_alter_table("wijk_code", schema=None) as batch_op:
        batch_op.create_index("ix_wijk_code_code_year", ["code", "division_year"], unique=False)
        batch_op.create_index(batch_op.f("ix_wijk_code_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.String(length=5), nullable=False),
        sa.Column(
            "form",
            sa.Enum(
                "improvement_session",
                "peer_review",
                "case_discussion",
                "development_table",
                "other",
                name="conversationform",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_conversation_cycle_id_cycle")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_conversation_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
    )
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_conversation_gemeente_id"), ["gemeente_id"], unique=False
        )

    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("result_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column(
            "unit",
            sa.Enum("share", "count", "mean", "score", name="unit", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "wanted",
            sa.Enum("up", "down", "stable", name="direction", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "counted",
                "survey",
                "model_estimate",
                "story",
                name="measurementkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_indicator_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["result_id"],
            ["societal_result.id"],
            name=op.f("fk_indicator_result_id_societal_result"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_indicator_trajectory_id_trajectory")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
    )
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_indicator_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_indicator_result_id"), ["result_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_indicator_trajectory_id"), ["trajectory_id"], unique=False
        )

    op.create_table(
        "lesson",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("did", sa.Text(), nullable=False),
        sa.Column("saw", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("for_whom", sa.String(length=300), nullable=False),
        sa.Column("circumstances", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("content", "process", name="lessonkind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column(
            "result",
            sa.Enum(
                "worked",
                "partly",
                "did_not_work",
                name="lessonresult",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "strength",
            sa.Enum(
                "impression",
                "several_sources",
                "measured",
                name="strength",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("knowledge", sa.JSON(), nullable=False),
        sa.Column(
            "obstacle",
            sa.Enum(
                "rules",
                "money",
                "time",
                "trust",
                "knowledge",
                "organisation",
                name="obstacle",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("anchoring", sa.Text(), nullable=False),
        sa.Column("look_again_on", sa.Date(), nullable=True),
        sa.Column("has_no_principle", sa.Boolean(), nullable=False),
        sa.Column("needs_no_action", sa.Boolean(), nullable=False),
        sa.Column(
            "review_state",
            sa.Enum(
                "proposed",
                "in_trajectory",
                "offered",
                "questioned",
                "shared",
                "not_shared",
                name="reviewstate",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_lesson_cycle_id_cycle")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_lesson_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_lesson_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_lesson_trajectory_id_trajectory")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_lesson_user_id_user_account")
        ),
        sa.ForeignKeyConstraint(["wijk_id"], ["wijk.id"], name=op.f("fk_lesson_wijk_id_wijk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson")),
    )
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lesson_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lesson_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_lesson_trajectory_id"), ["trajectory_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_lesson_wijk_id"), ["wijk_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "programme_lead",
                "partner",
                "adviser",
                "reader",
                "gemeente_admin",
                "platform_admin",
                name="role",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_membership_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_membership_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["user_account.id"],
            name=op.f("fk_membership_user_id_user_account"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("user_id", "trajectory_id", name=op.f("uq_membership_user_id")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_membership_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_membership_trajectory_id"), ["trajectory_id"], unique=False
        )

    op.create_table(
        "offer_principle",
        sa.Column("offer_id", sa.Integer(), nullable=False),
        sa.Column("principle_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["offer_id"],
            ["offer.id"],
            name=op.f("fk_offer_principle_offer_id_offer"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["principle_id"],
            ["principle.id"],
            name=op.f("fk_offer_principle_principle_id_principle"),
        ),
        sa.PrimaryKeyConstraint("offer_id", "principle_id", name=op.f("pk_offer_principle")),
    )
    op.create_table(
        "phase_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column(
            "from_phase",
            sa.Enum(
                "measure",
                "speak",
                "learn",
                "improve",
                "closed",
                name="phase",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column(
            "to_phase",
            sa.Enum(
                "measure",
                "speak",
                "learn",
                "improve",
                "closed",
                name="phase",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "move",
            sa.Enum("forward", "passed", "back", name="phasemove", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("passed", sa.JSON(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_phase_change_cycle_id_cycle")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_phase_change_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_phase_change_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phase_change")),
    )
    with op.batch_alter_table("phase_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_phase_change_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_phase_change_gemeente_id"), ["gemeente_id"], unique=False
        )

    op.create_table(
        "reflection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("principle_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column(
            "score",
            sa.Enum(
                "not",
                "a_little",
                "largely",
                "fully",
                "unknown",
                name="reflectionscore",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_reflection_cycle_id_cycle")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_reflection_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_reflection_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["principle_id"], ["principle.id"], name=op.f("fk_reflection_principle_id_principle")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_reflection_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection")),
        sa.UniqueConstraint(
            "cycle_id", "principle_id", "organisation_id", name=op.f("uq_reflection_cycle_id")
        ),
    )
    with op.batch_alter_table("reflection", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reflection_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_reflection_principle_id"), ["principle_id"], unique=False
        )

    op.create_table(
        "reflection_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("principle_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["principle_id"],
            ["principle.id"],
            name=op.f("fk_reflection_question_principle_id_principle"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection_question")),
        sa.UniqueConstraint(
            "principle_id", "position", name=op.f("uq_reflection_question_principle_id")
        ),
    )
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("told_by", sa.String(length=120), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("has_permission", sa.Boolean(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_story_cycle_id_cycle")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_story_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_story_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_story_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
    )
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_story_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_story_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "trajectory_principle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("principle_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("applied_here", sa.Text(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"],
            ["gemeente.id"],
            name=op.f("fk_trajectory_principle_gemeente_id_gemeente"),
        ),
        sa.ForeignKeyConstraint(
            ["principle_id"],
            ["principle.id"],
            name=op.f("fk_trajectory_principle_principle_id_principle"),
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_trajectory_principle_trajectory_id_trajectory"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trajectory_principle")),
        sa.UniqueConstraint(
            "trajectory_id", "principle_id", name=op.f("uq_trajectory_principle_trajectory_id")
        ),
    )
    with op.batch_alter_table("trajectory_principle", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_trajectory_principle_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_trajectory_principle_principle_id"), ["principle_id"], unique=False
        )

    op.create_table(
        "action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=True),
        sa.Column("principle_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("expected_effect", sa.Text(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_note", sa.Text(), nullable=False),
        sa.Column("judged_on", sa.Date(), nullable=True),
        sa.Column("judged_cycle_id", sa.Integer(), nullable=True),
        sa.Column(
            "judgement",
            sa.Enum(
                "helped",
                "helped_partly",
                "did_not_help",
                "too_early",
                name="judgement",
                native_enum=False,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column(
            "follow_up",
            sa.Enum("keep", "adapt", "stop", name="followup", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("judgement_note", sa.Text(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(judged_on IS NULL) = (judgement IS NULL)", name=op.f("ck_action_judged_with_words")
        ),
        sa.CheckConstraint("checked_on >= done_on", name=op.f("ck_action_checked_after_done")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_action_cycle_id_cycle")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_action_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["judged_cycle_id"], ["cycle.id"], name=op.f("fk_action_judged_cycle_id_cycle")
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"], ["lesson.id"], name=op.f("fk_action_lesson_id_lesson")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_action_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["principle_id"], ["principle.id"], name=op.f("fk_action_principle_id_principle")
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"], ["trajectory.id"], name=op.f("fk_action_trajectory_id_trajectory")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_action_user_id_user_account")
        ),
        sa.ForeignKeyConstraint(["wijk_id"], ["wijk.id"], name=op.f("fk_action_wijk_id_wijk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_lesson_id"), ["lesson_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_organisation_id"), ["organisation_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_action_trajectory_id"), ["trajectory_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_action_wijk_id"), ["wijk_id"], unique=False)

    op.create_table(
        "conversation_organisation",
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_conversation_organisation_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_conversation_organisation_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint(
            "conversation_id", "organisation_id", name=op.f("pk_conversation_organisation")
        ),
    )
    op.create_table(
        "conversation_outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "decision", "note", "follow_up", name="outcomekind", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_conversation_outcome_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"],
            ["gemeente.id"],
            name=op.f("fk_conversation_outcome_gemeente_id_gemeente"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_outcome")),
    )
    with op.batch_alter_table("conversation_outcome", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conversation_outcome_conversation_id"), ["conversation_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_conversation_outcome_gemeente_id"), ["gemeente_id"], unique=False
        )

    op.create_table(
        "conversation_topic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=True),
        sa.Column("principle_id", sa.Integer(), nullable=True),
        sa.Column("story_id", sa.Integer(), nullable=True),
        sa.Column(
            "recognised",
            sa.Enum("yes", "partly", "no", name="recognition", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column(
            "must_improve",
            sa.Enum("yes", "no", "unknown", name="mustimprove", native_enum=False, length=30),
            nullable=True,
        ),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_conversation_topic_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"],
            ["gemeente.id"],
            name=op.f("fk_conversation_topic_gemeente_id_gemeente"),
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
            name=op.f("fk_conversation_topic_indicator_id_indicator"),
        ),
        sa.ForeignKeyConstraint(
            ["principle_id"],
            ["principle.id"],
            name=op.f("fk_conversation_topic_principle_id_principle"),
        ),
        sa.ForeignKeyConstraint(
            ["story_id"], ["story.id"], name=op.f("fk_conversation_topic_story_id_story")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_topic")),
        sa.UniqueConstraint(
            "conversation_id", "position", name=op.f("uq_conversation_topic_conversation_id")
        ),
    )
    with op.batch_alter_table("conversation_topic", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_conversation_topic_gemeente_id"), ["gemeente_id"], unique=False
        )

    op.create_table(
        "lesson_principle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lesson_id", sa.Integer(), nullable=False),
        sa.Column("principle_id", sa.Integer(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum(
                "confirms",
                "qualifies",
                "contradicts",
                name="lessondirection",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_lesson_principle_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["lesson_id"],
            ["lesson.id"],
            name=op.f("fk_lesson_principle_lesson_id_lesson"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["principle_id"],
            ["principle.id"],
            name=op.f("fk_lesson_principle_principle_id_principle"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_principle")),
        sa.UniqueConstraint(
            "lesson_id", "principle_id", name=op.f("uq_lesson_principle_lesson_id")
        ),
    )
    with op.batch_alter_table("lesson_principle", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_lesson_principle_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_lesson_principle_principle_id"), ["principle_id"], unique=False
        )

    op.create_table(
        "measurement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("trajectory_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("period_starts_on", sa.Date(), nullable=True),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "measured",
                "withheld",
                "missing",
                "not_asked",
                name="valuestate",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("n", sa.Integer(), nullable=True),
        sa.Column("numerator", sa.Integer(), nullable=True),
        sa.Column("denominator", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "counted",
                "survey",
                "model_estimate",
                "story",
                name="measurementkind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_example", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("corrects_id", sa.Integer(), nullable=True),
        sa.Column("correction_reason", sa.String(length=300), nullable=False),
        sa.Column("is_superseded", sa.Boolean(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'measured') = (value IS NOT NULL)",
            name=op.f("ck_measurement_value_if_measured"),
        ),
        sa.CheckConstraint("numerator <= denominator", name=op.f("ck_measurement_part_of_whole")),
        sa.ForeignKeyConstraint(
            ["corrects_id"], ["measurement.id"], name=op.f("fk_measurement_corrects_id_measurement")
        ),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_measurement_cycle_id_cycle")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_measurement_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"], ["indicator.id"], name=op.f("fk_measurement_indicator_id_indicator")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_measurement_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["trajectory_id"],
            ["trajectory.id"],
            name=op.f("fk_measurement_trajectory_id_trajectory"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_measurement_user_id_user_account")
        ),
        sa.ForeignKeyConstraint(["wijk_id"], ["wijk.id"], name=op.f("fk_measurement_wijk_id_wijk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measurement")),
        sa.UniqueConstraint("corrects_id", name=op.f("uq_measurement_corrects_id")),
    )
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measurement_cycle_id"), ["cycle_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_measurement_gemeente_id"), ["gemeente_id"], unique=False
        )
        batch_op.create_index(
            "ix_measurement_series", ["indicator_id", "wijk_id", "measured_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_measurement_trajectory_id"), ["trajectory_id"], unique=False
        )

    op.create_table(
        "membership_wijk",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_membership_wijk_membership_id_membership"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["wijk_id"],
            ["wijk.id"],
            name=op.f("fk_membership_wijk_wijk_id_wijk"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("membership_id", "wijk_id", name=op.f("pk_membership_wijk")),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("wijk_id", sa.Integer(), nullable=False),
        sa.Column("baseline", sa.Double(), nullable=True),
        sa.Column("value", sa.Double(), nullable=True),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_target_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicator.id"],
            name=op.f("fk_target_indicator_id_indicator"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["wijk_id"], ["wijk.id"], name=op.f("fk_target_wijk_id_wijk")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint("indicator_id", "wijk_id", name=op.f("uq_target_indicator_id")),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_target_wijk_id"), ["wijk_id"], unique=False)

    op.create_table(
        "action_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("logged_on", sa.Date(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=True),
        sa.Column("client_key", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("reached >= 0", name=op.f("ck_action_log_reached_not_negative")),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_action_log_action_id_action")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_action_log_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_action_log_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user_account.id"], name=op.f("fk_action_log_user_id_user_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_log")),
        sa.UniqueConstraint("client_key", name=op.f("uq_action_log_client_key")),
    )
    with op.batch_alter_table("action_log", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_log_action_id"), ["action_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_action_log_gemeente_id"), ["gemeente_id"], unique=False
        )


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("action_log", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_log_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_action_log_action_id"))

    op.drop_table("action_log")
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_target_wijk_id"))
        batch_op.drop_index(batch_op.f("ix_target_gemeente_id"))

    op.drop_table("target")
    op.drop_table("membership_wijk")
    with op.batch_alter_table("measurement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measurement_trajectory_id"))
        batch_op.drop_index("ix_measurement_series")
        batch_op.drop_index(batch_op.f("ix_measurement_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_measurement_cycle_id"))

    op.drop_table("measurement")
    with op.batch_alter_table("lesson_principle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lesson_principle_principle_id"))
        batch_op.drop_index(batch_op.f("ix_lesson_principle_gemeente_id"))

    op.drop_table("lesson_principle")
    with op.batch_alter_table("conversation_topic", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_topic_gemeente_id"))

    op.drop_table("conversation_topic")
    with op.batch_alter_table("conversation_outcome", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_outcome_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_conversation_outcome_conversation_id"))

    op.drop_table("conversation_outcome")
    op.drop_table("conversation_organisation")
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_wijk_id"))
        batch_op.drop_index(batch_op.f("ix_action_trajectory_id"))
        batch_op.drop_index(batch_op.f("ix_action_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_action_lesson_id"))
        batch_op.drop_index(batch_op.f("ix_action_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_action_cycle_id"))

    op.drop_table("action")
    with op.batch_alter_table("trajectory_principle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trajectory_principle_principle_id"))
        batch_op.drop_index(batch_op.f("ix_trajectory_principle_gemeente_id"))

    op.drop_table("trajectory_principle")
    with op.batch_alter_table("story", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_story_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_story_cycle_id"))

    op.drop_table("story")
    op.drop_table("reflection_question")
    with op.batch_alter_table("reflection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reflection_principle_id"))
        batch_op.drop_index(batch_op.f("ix_reflection_gemeente_id"))

    op.drop_table("reflection")
    with op.batch_alter_table("phase_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_phase_change_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_phase_change_cycle_id"))

    op.drop_table("phase_change")
    op.drop_table("offer_principle")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_trajectory_id"))
        batch_op.drop_index(batch_op.f("ix_membership_gemeente_id"))

    op.drop_table("membership")
    with op.batch_alter_table("lesson", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_lesson_wijk_id"))
        batch_op.drop_index(batch_op.f("ix_lesson_trajectory_id"))
        batch_op.drop_index(batch_op.f("ix_lesson_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_lesson_cycle_id"))

    op.drop_table("lesson")
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_indicator_trajectory_id"))
        batch_op.drop_index(batch_op.f("ix_indicator_result_id"))
        batch_op.drop_index(batch_op.f("ix_indicator_gemeente_id"))

    op.drop_table("indicator")
    with op.batch_alter_table("conversation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_gemeente_id"))
        batch_op.drop_index(batch_op.f("ix_conversation_cycle_id"))

    op.drop_table("conversation")
    with op.batch_alter_table("wijk_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wijk_code_gemeente_id"))
        batch_op.drop_index("ix_wijk_code_code_year")

    op.drop_table("wijk_code")
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_user_account_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_user_account_gemeente_id"))

    op.drop_table("user_account")
    with op.batch_alter_table("trajectory_wijk", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trajectory_wijk_wijk_id"))
        batch_op.drop_index(batch_op.f("ix_trajectory_wijk_gemeente_id"))

    op.drop_table("trajectory_wijk")
    with op.batch_alter_table("stakeholder", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stakeholder_trajectory_id"))
        batch_op.drop_index(batch_op.f("ix_stakeholder_gemeente_id"))

    op.drop_table("stakeholder")
    with op.batch_alter_table("societal_result", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_societal_result_trajectory_id"))
        batch_op.drop_index(batch_op.f("ix_societal_result_gemeente_id"))

    op.drop_table("societal_result")
    with op.batch_alter_table("principle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_principle_key"))

    op.drop_table("principle")
    with op.batch_alter_table("phase_plan", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_phase_plan_gemeente_id"))

    op.drop_table("phase_plan")
    with op.batch_alter_table("offer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_offer_wijk_id"))
        batch_op.drop_index(batch_op.f("ix_offer_trajectory_id"))
        batch_op.drop_index(batch_op.f("ix_offer_gemeente_id"))

    op.drop_table("offer")
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_wijk_id"))
        batch_op.drop_index(batch_op.f("ix_cycle_gemeente_id"))

    op.drop_table("cycle")
    with op.batch_alter_table("wijk", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_wijk_gemeente_id"))

    op.drop_table("wijk")
    with op.batch_alter_table("trajectory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_trajectory_gemeente_id"))

    op.drop_table("trajectory")
    op.drop_table("practice_example_dossier")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_organisation_gemeente_id"))

    op.drop_table("organisation")
    op.drop_table("intervention_dossier")
    op.drop_table("dossier_edition")
    op.drop_table("practice_example")
    op.drop_table("intervention")
    op.drop_table("instrument")
    with op.batch_alter_table("gemeente", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_gemeente_name"))

    op.drop_table("gemeente")
    op.drop_table("dossier")
    with op.batch_alter_table("cbs_area", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cbs_area_gemeente_code"))

    op.drop_table("cbs_area")
    op.drop_table("area_figure")
