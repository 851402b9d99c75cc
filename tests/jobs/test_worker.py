"""Real workers, in processes of their own: killed, started again, told to stop."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.conftest import app_on, close
from tests.databases import POSTGRES, new_database
from tests.factories import make_gemeente, make_trajectory, make_user
from tests.jobs.process import Working, work
from tracker import create_app
from tracker.domain.reporting import JobKind, JobState
from tracker.extensions import db
from tracker.jobs import services
from tracker.jobs.queue import queue_of
from tracker.models import Job, KeptFile
from tracker.models.base import now

PATIENCE = 60  # seconds; only a test that fails waits this long
MOMENTS = range(1, 22)  # how often a worker speaks to the database for one job
KILLED = 3 if POSTGRES in os.environ else 10

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.jobs.process"])


@pytest.fixture(scope="module")
def place(tmp_path_factory, worker_id):
    """The addresses of an empty database and of a queue."""
    folder = tmp_path_factory.mktemp("jobs")
    address = new_database(f"leerspoor_jobs_{worker_id}", folder)
    close(app_on(address))
    return address, f"{folder}/queue.sqlite"


@pytest.fixture
def app(place):
    app = create_app(Working(*place))
    with app.app_context():
        yield app
    queue_of(app).storage.close()
    close(app)


def ask(user, **arguments):
    """Ask for a report; return the id of the job. On SQLite no lock is held afterwards."""
    id = services.ask(user, JobKind.REPORT, title="Rapport", arguments=arguments).id
    db.session.commit()
    return id


def wait_until(done):
    """Wait until ``done()`` holds."""
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.02)


def states(ids):
    found = Counter(db.session.scalars(select(Job.state).where(Job.id.in_(ids))))
    db.session.rollback()
    return found


def test_a_worker_killed_at_any_moment_leaves_each_report_made_once(app, place):
    lead = make_user(gemeente=make_gemeente())
    ids = []
    for moment in random.Random(4).sample(MOMENTS, KILLED):
        ids.append(ask(lead, number=moment))
        process = processes.Process(target=work, args=(*place, moment))
        process.start()
        process.join(PATIENCE)
        assert process.exitcode == -signal.SIGKILL
    left = states(ids)
    assert left[JobState.DONE] < KILLED
    assert left[JobState.RUNNING] > 0
    # The leases of the killed workers end.
    db.session.execute(
        update(Job).where(Job.leased_until.is_not(None)).values(leased_until=now() - timedelta(1))
    )
    db.session.commit()

    process = processes.Process(target=work, args=(*place, 0))
    process.start()
    wait_until(lambda: states(ids) == {JobState.DONE: KILLED})
    process.terminate()
    process.join(PATIENCE)

    assert process.exitcode == 0
    jobs = db.session.scalars(select(Job).where(Job.id.in_(ids))).all()
    made = {job.file.content.decode() for job in jobs}
    assert made == {f"rapport {job.arguments['number']}" for job in jobs}
    assert len(db.session.scalars(select(KeptFile.id)).all()) == KILLED
    assert max(job.attempts for job in jobs) == 2


@pytest.mark.once
def test_the_command_makes_a_real_report_and_stops_when_told(app, place):
    address, queue = place
    trajectory = make_trajectory(make_gemeente())
    days = {"van": "2026-07-01", "tot": "2026-11-22", "today": "2026-11-22"}
    lead = make_user(gemeente=trajectory.gemeente)
    id = ask(lead, kind="progress", trajectory=trajectory.id, wijk=None, **days)
    folder = os.path.dirname(queue)
    settings = {"DATABASE_URL": address, "LEERSPOOR_INSTANCE": folder}
    command = [sys.executable, "-m", "flask", "--app", "tracker", "jobs", "work"]
    environment = os.environ | settings | {"LEERSPOOR_ENV": "development"}
    with subprocess.Popen(command, env=environment) as process:
        try:
            wait_until(lambda: states([id])[JobState.DONE] == 1)
            assert os.getpriority(os.PRIO_PROCESS, process.pid) >= 10
        finally:
            process.terminate()

    assert process.returncode == 0
    assert db.session.get_one(Job, id).file.content.startswith(b"%PDF-")
