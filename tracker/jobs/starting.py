"""What a page does with a button that makes something: ask for it, and answer."""

from collections.abc import Mapping
from time import sleep
from typing import Any

from flask import current_app, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.reporting import OPEN_JOBS, JobKind, JobState
from tracker.extensions import db
from tracker.jobs import queries, services
from tracker.web.guard import me

LOOK = 0.1  # seconds between two looks


def start(
    kind: JobKind, *, title: str, arguments: Mapping[str, Any], back: str
) -> ResponseReturnValue:
    """Ask for work and answer: with the file when it is ready in a moment, else with its page.

    ``title`` says what is made, ``back`` is the address of the page it is asked on.
    """
    job_id = services.ask(me(), kind, title=title, arguments=arguments, back=back).id
    db.session.commit()
    if wait_for(job_id) is not JobState.DONE:
        return redirect(url_for("jobs.show", id=job_id), 303)
    services.note_seen(job_id)
    db.session.commit()
    return redirect(url_for("jobs.file", id=job_id), 303)


def wait_for(job_id: int) -> JobState | None:
    """Return where the job stands as soon as it ended, or when nobody likes to wait any longer."""
    state = queries.state_of(job_id)
    for _ in range(round(current_app.config["JOB_PATIENCE"] / LOOK)):
        if state not in OPEN_JOBS:
            break
        db.session.rollback()  # holds no lock meanwhile, and sees what others did
        sleep(LOOK)
        state = queries.state_of(job_id)
    return state
