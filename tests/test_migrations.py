"""The migrations: forward, back and forward again, and the tables are what the models say."""

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect, text

from config import Testing
from tests.databases import new_database
from tracker import create_app
from tracker.extensions import db
from tracker.models import Base
from tracker.models.search import FULL_TEXT, is_ours

OLD_LIBRARY = (
    "INSERT INTO dossier (id, slug, title, theme, kind) VALUES (1, 'd', 'D', 'T', 'substance')",
    "INSERT INTO dossier_edition (id, dossier_id, number, label, is_current, checksum, loaded_on,"
    " summary, facts, target_groups, gaps, publisher, source_title) VALUES (1, 1, 1, '2020', true,"
    " 'x', '2026-01-01', 'S', '[]', '[]', '', 'P', 'B')",
    "INSERT INTO principle (id, edition_id, key, position, title, explanation, evidence, avoid,"
    " basis, target_groups, source_title, source_where, more_sources) VALUES (1, 1, 'k', 1, 'T',"
    " 'E', '', '', 'dossier', '[]', 'B', '', '[]')",
)
STORED = (
    "SELECT e.state, p.version, p.changed_at IS NOT NULL FROM principle p"
    " JOIN dossier_edition e ON e.id = p.edition_id"
)
DRAFT = (
    "INSERT INTO dossier_edition (id, dossier_id, number, label, is_current, state, checksum,"
    " loaded_on, summary, facts, target_groups, gaps, publisher, source_title) SELECT 2,"
    " dossier_id, 2, label, false, 'draft', '', loaded_on, summary, facts, target_groups, gaps,"
    " publisher, source_title FROM dossier_edition"
)
IN_DRAFT = (
    "INSERT INTO principle (id, edition_id, key, position, title, explanation, evidence, avoid,"
    " basis, target_groups, source_title, source_where, more_sources, version, changed_at)"
    " SELECT 2, 2, key, position, title, explanation, evidence, avoid, basis, target_groups,"
    " source_title, source_where, more_sources, 1, changed_at FROM principle"
)
RED = (
    "INSERT INTO gemeente (id, code, name, province, division_year, theme) VALUES"
    " (1, 'GM0363', 'A', 'P', 2023, 'rood'), (2, 'GM0599', 'R', 'P', 2023, NULL)"
)
FOLDER = Path(__file__).parent.parent / "migrations"


def test_the_tables_are_what_the_models_say(app):
    with app.app_context(), db.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_ours}
        )
        drift = compare_metadata(context, Base.metadata)

    assert drift == []


def test_the_migrations_go_forward_back_and_forward(tmp_path, worker_id):
    app = create_app(Testing(new_database(f"leerspoor_back_{worker_id}", tmp_path)))
    with app.app_context():
        upgrade()
        downgrade(revision="base")
        left = set(inspect(db.engine).get_table_names()) - {"alembic_version"}
        upgrade()
        tables = set(inspect(db.engine).get_table_names()) - {"alembic_version"}
        tables = {name for name in tables if not name.startswith(FULL_TEXT)}
        db.engine.dispose()

    assert left == set()
    assert tables == set(Base.metadata.tables)


def test_editions_and_principles_of_before_are_published_and_drafts_do_not_go_back(
    tmp_path, worker_id
):
    app = create_app(Testing(new_database(f"leerspoor_editions_{worker_id}", tmp_path)))
    with app.app_context():
        upgrade(revision="0005")
        with db.engine.begin() as connection:
            for statement in OLD_LIBRARY:
                connection.execute(text(statement))
        upgrade()
        with db.engine.begin() as connection:
            stored = connection.execute(text(STORED)).one()
            connection.execute(text(DRAFT))
            connection.execute(text(IN_DRAFT))
        downgrade(revision="0005")
        with db.engine.connect() as connection:
            left = connection.scalars(text("SELECT number FROM dossier_edition")).all()
        db.engine.dispose()

    assert (*stored,) == ("published", 1, True)
    assert left == [1]


def test_the_red_theme_becomes_a_house_style_and_goes_back(tmp_path, worker_id):
    app = create_app(Testing(new_database(f"leerspoor_red_{worker_id}", tmp_path)))
    with app.app_context():
        upgrade(revision="0011")
        with db.engine.begin() as connection:
            connection.execute(text(RED))
        upgrade()
        with db.engine.connect() as connection:
            styles = connection.execute(text("SELECT gemeente_id, accent FROM house_style")).all()
        downgrade(revision="0011")
        with db.engine.connect() as connection:
            themes = connection.scalars(text("SELECT theme FROM gemeente ORDER BY id")).all()
        db.engine.dispose()

    assert styles == [(1, "#c8101f")]
    assert themes == ["rood", None]


def test_the_command_that_sets_up_a_database_finds_them(tmp_path, worker_id):
    app = create_app(Testing(new_database(f"leerspoor_command_{worker_id}", tmp_path)))

    said = app.test_cli_runner().invoke(args=["db", "upgrade"])

    assert said.exit_code == 0, said.output
    with app.app_context():
        assert inspect(db.engine).has_table("trajectory")
        db.engine.dispose()


def test_migrations_are_numbered_without_gaps_and_have_one_head():
    scripts = ScriptDirectory(str(FOLDER))
    numbers = sorted(int(script.revision) for script in scripts.walk_revisions())

    assert len(scripts.get_heads()) == 1
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_migration_imports_the_application():
    for path in (FOLDER / "versions").glob("*.py"):
        assert not re.search(r"^(from|import) tracker", path.read_text(), re.MULTILINE), path.name
