"""The migrations: forward, back and forward again, and the tables are what the models say."""

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from config import Testing
from tests.databases import new_database
from tracker import create_app
from tracker.extensions import db
from tracker.models import Base
from tracker.models.search import FULL_TEXT, is_ours

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


def test_migrations_are_numbered_without_gaps_and_have_one_head():
    scripts = ScriptDirectory(str(FOLDER))
    numbers = sorted(int(script.revision) for script in scripts.walk_revisions())

    assert len(scripts.get_heads()) == 1
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_migration_imports_the_application():
    for path in (FOLDER / "versions").glob("*.py"):
        assert not re.search(r"^(from|import) tracker", path.read_text(), re.MULTILINE), path.name
