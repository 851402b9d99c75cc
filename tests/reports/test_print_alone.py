"""The command that prints without the pages of the app, in a process of its own."""

import os
import subprocess
import sys

import pytest

from config import ROOT
from tests.conftest import app_on, close
from tests.databases import new_database
from tests.factories import make_trajectory
from tracker.extensions import db

pytestmark = pytest.mark.once


@pytest.fixture
def address(tmp_path, worker_id):
    """Return the address of a database with one trajectory."""
    found = new_database(f"leerspoor_alone_{worker_id}", tmp_path)
    app = app_on(found)
    with app.app_context():
        make_trajectory(slug="eenzaamheid")
        db.session.commit()
    close(app)
    return found


def run(address, *words):
    command = [sys.executable, "-m", "tracker", "reports", "print", *words]
    environment = os.environ | {"DATABASE_URL": address, "LEERSPOOR_ENV": "development"}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_it_prints_the_report_in_processes_that_were_started_first(address, tmp_path):
    file = tmp_path / "rapport.pdf"

    done = run(address, "eenzaamheid", "--kind", "voortgang", "--out", str(file))

    assert (done.returncode, done.stdout) == (0, f"Report: {file}\n"), done.stderr
    assert file.read_bytes().startswith(b"%PDF-1.7")


def test_what_is_asked_wrong_is_said_as_under_flask(address, tmp_path):
    done = run(address, "onbekend", "--kind", "voortgang", "--out", str(tmp_path / "x.pdf"))

    assert done.returncode == 2
    assert "there is no trajectory onbekend" in done.stderr
