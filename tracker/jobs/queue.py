"""The queue: it wakes a worker and carries the id of a job, nothing more.

What is lost on the way is not lost: the worker looks in the table from time to time.
"""

from __future__ import annotations

from threading import Event, Lock
from typing import TYPE_CHECKING

from flask import Flask, current_app
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from tracker.jobs.running import run
from tracker.jobs.services import ASKED

if TYPE_CHECKING:
    from huey import Huey

QUEUE, STOPPING, TASK = "job_queue", "job_stopping", "job_task"
making = Lock()


def use_queue(app: Flask) -> None:
    """Send what a session asked to the worker once it is committed. Connects to nothing yet."""
    app.extensions[STOPPING] = Event()
    if not event.contains(Session, "after_commit", send_asked):
        event.listen(Session, "after_commit", send_asked)
        event.listen(Session, "after_rollback", forget_asked)


def queue_of(app: Flask) -> Huey:
    """Return the queue of ``app``, made at first use: a process that forks shares no connection."""

    def work(job_id: int) -> None:
        run(app, job_id, app.extensions[STOPPING])

    with making:
        if QUEUE not in app.extensions:
            queue = new_queue(app)
            app.extensions[TASK] = queue.task(name="run")(work)
            app.extensions[QUEUE] = queue
    found: Huey = app.extensions[QUEUE]
    return found


def new_queue(app: Flask) -> Huey:
    """Return a queue beside the database: in PostgreSQL itself, else in a file of its own."""
    from huey import Huey, PostgresHuey, SqliteHuey  # loads the driver of PostgreSQL

    if app.config["JOBS_AT_ONCE"]:
        return Huey("leerspoor", immediate=True, results=False)
    address = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    if address.get_backend_name() == "postgresql":
        plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
        return PostgresHuey("leerspoor", dsn=plain, results=False)
    return SqliteHuey("leerspoor", filename=app.config["JOB_QUEUE"], results=False)


def send(app: Flask, job_id: int) -> None:
    """Let a worker know of a job; in tests it is done at once."""
    queue_of(app)
    app.extensions[TASK](job_id)


def carried(app: Flask) -> set[int]:
    """Return the ids of the jobs that are on their way to a worker."""
    return {task.args[0] for task in queue_of(app).pending()}


def send_asked(session: Session) -> None:
    """Send the jobs that ``session`` asked for, now that they are kept."""
    if session.in_nested_transaction():
        return
    for job_id in session.info.pop(ASKED, ()):
        try:
            send(current_app._get_current_object(), job_id)  # type: ignore[attr-defined]
        except Exception:  # the job is kept, and a worker finds it in the table
            current_app.logger.warning("Job %s could not be sent.", job_id, exc_info=True)


def forget_asked(session: Session) -> None:
    """Forget what was asked in a transaction that did not come to pass."""
    session.info.pop(ASKED, None)
