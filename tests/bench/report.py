"""How long a report of many wijken takes, beside Chromium printing the same page.

The ratios are of whole processes; Chromium is the browser, and "shell" its headless shell, which is
ready sooner. "ready" is what somebody waits for who asks a worker for it, in which the app and what
lays out pages are loaded.

Run on demand: ``script/bench report [--wijken 5,20,80]``.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import delete, event

from config import ROOT, Testing
from tests.bench.setting import database
from tests.bench.wijken import SLUG, TODAY, change_one, fill
from tests.browser.conftest import chromium
from tracker import create_app
from tracker.extensions import db
from tracker.memory import collect_less
from tracker.models import PrintedPart
from tracker.paper.files import our_styles
from tracker.paper.making import make_pdf
from tracker.paper.parts import Part
from tracker.paper.store import MemoryStore
from tracker.paper.workers import STANDBY
from tracker.reports.content import progress_report
from tracker.reports.period import period_of
from tracker.reports.printing import paper_of
from tracker.reports.queries import trajectory_by_slug

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline"),
)
WARM = Part("Proef", '<!doctype html><html lang="nl"><title>x</title><p>a</p></html>')
HEADS = (
    "wijken  ours s  chromium  ratio   shell  s a wijk  content  queries"
    "  one new  ratio   ready  peak MB"
)
SHELL = "chromium-headless-shell"
ASKED = 20  # the last line is about so many wijken


class Run(NamedTuple):
    """What a command took: seconds, start and end included, and the most MB of one process."""

    seconds: float
    megabytes: float


def took(command: Sequence[str], **environment: str) -> Run:
    """Run a command; return what it and the processes it started took."""
    begin = time.perf_counter()
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=ROOT, env=os.environ | environment, stdout=silent, stderr=silent
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"{command[0]} ended with {status}")
    return Run(time.perf_counter() - begin, usage.ru_maxrss / 1024)


def printed(address: str, file: Path) -> Run:
    """Print the report to ``file`` with our command; return what it took."""
    command = [sys.executable, "-m", "tracker", "reports", "print", SLUG]
    command += ["--kind", "voortgang", "--to", TODAY.isoformat(), "--out", str(file)]
    return took(command, DATABASE_URL=address, LEERSPOOR_ENV="development")


def browser() -> str:
    """Return where Chromium is: the browser, else whatever the tests use."""
    given = os.environ.get("LEERSPOOR_CHROMIUM")
    return given or shutil.which("chromium") or shutil.which("chromium-browser") or chromium()


def printed_by(program: str, html: Path, folder: Path) -> Run:
    """Print a page with a kind of Chromium; return what it took."""
    profile = folder / Path(program).name
    where = [f"--user-data-dir={profile}", f"--print-to-pdf={folder / 'c.pdf'}"]
    return took([program, *FLAGS, *where, html.as_uri()])


def content(app: Flask) -> tuple[float, int]:
    """Return how many seconds the content of the report takes, and how many queries."""
    with app.app_context():
        n_queries = 0

        def count(*_: object) -> None:
            nonlocal n_queries
            n_queries += 1

        trajectory = trajectory_by_slug(SLUG)
        assert trajectory is not None
        event.listen(db.engine, "before_cursor_execute", count)
        begin = time.perf_counter()
        progress_report(trajectory, period=period_of(None, None, today=TODAY), today=TODAY)
        taken = time.perf_counter() - begin
        event.remove(db.engine, "before_cursor_execute", count)
        db.session.rollback()
        return taken, n_queries


def printed_by_a_worker(app: Flask) -> float:
    """Return how many seconds a report takes where all is loaded, with nothing kept."""
    with app.app_context(), STANDBY.begun(our_styles()), STANDBY.taken() as workers:
        list(workers.print([WARM], (our_styles(),), lambda _: None))
        begin = time.perf_counter()
        trajectory = trajectory_by_slug(SLUG)
        assert trajectory is not None
        period = period_of(None, None, today=TODAY)
        paper = paper_of(progress_report(trajectory, period=period, today=TODAY))
        make_pdf(paper, store=MemoryStore(), workers=workers)
        taken = time.perf_counter() - begin
        db.session.rollback()
        return taken


def forget(app: Flask) -> None:
    """Empty the store of parts."""
    with app.app_context():
        db.session.execute(delete(PrintedPart))
        db.session.commit()


def measure(n_wijken: int, address: str, folder: Path, least: Callable[..., Any]) -> float:
    """Print a row for a report on so many wijken; return the ratio of ours to Chromium's."""
    app = create_app(Testing(address))
    with app.app_context():
        upgrade()
    fill(app, n_wijken)
    html, pdf = folder / "report.html", folder / "report.pdf"
    printed(address, html)
    content(app)
    building, n_queries = content(app)

    def anew() -> Run:
        forget(app)
        return printed(address, pdf)

    ours, peak = least(anew)
    theirs, _ = least(lambda: printed_by(browser(), html, folder))
    has_shell = shutil.which(SHELL) is not None
    shell = least(lambda: printed_by(SHELL, html, folder)).seconds if has_shell else float("nan")
    ready = least(lambda: printed_by_a_worker(app))
    change_one(app)
    again, _ = printed(address, pdf)
    print(
        f"{n_wijken:>6}{ours:>8.2f}{theirs:>10.2f}{ours / theirs:>7.2f}{shell:>8.2f}"
        f"{ours / n_wijken:>10.3f}{building / ours:>9.1%}{n_queries:>9}"
        f"{again:>9.2f}{again / theirs:>7.2f}{ready:>8.2f}{peak:>9.0f}",
        flush=True,
    )
    with app.app_context():
        db.engine.dispose()
    return ours / theirs


def main() -> None:
    """Measure each number of wijken in a database of its own; say the ratio at twenty."""
    parser = argparse.ArgumentParser(prog="script/bench report")
    parser.add_argument("--wijken", default="5,20,80")
    parser.add_argument("--times", type=int, default=2, help="the least of so many is taken")
    chosen = parser.parse_args()
    collect_less()  # as the command does
    ratios = {}
    print(HEADS)
    for n in map(int, chosen.wijken.split(",")):
        with database("sqlite") as address, tempfile.TemporaryDirectory() as folder:
            ratios[n] = measure(
                n, address, Path(folder), lambda run: min(run() for _ in range(chosen.times))
            )
    print(f"report ratio {ratios.get(ASKED, next(reversed(ratios.values()))):.2f}")


if __name__ == "__main__":
    main()
