"""What happens to a job. The table is the truth: each step is one conditional change of its row."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, CursorResult, and_, delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from tracker.domain.reporting import OPEN_JOBS, JobKind, JobState
from tracker.extensions import db
from tracker.jobs.runners import Made
from tracker.models import Job, KeptFile, User
from tracker.models.base import now

MOST_ATTEMPTS = 3
PAUSE = timedelta(seconds=10)  # after an attempt that failed
JOBS_LAST = timedelta(days=30)  # after they ended
ASKED = "jobs_asked"  # under this name a session keeps the ids that are sent when it commits
TITLE = 200  # characters
STEP = 120
WAS_KILLED = (
    "Het programma dat dit maakt, stopte drie keer onverwacht. Misschien is wat u vroeg te groot. "
    "Kies een kortere periode of minder tegelijk, of waarschuw de beheerder."
)
CLOSED: dict[str, Any] = {"key": None, "lease": None, "leased_until": None}


class Lost(Exception):
    """The job was cancelled, or is another worker's by now: stop and keep nothing."""


@dataclass(frozen=True)
class Claim:
    """A job in the hands of one worker, under a token nobody else has."""

    job_id: int
    token: str
    attempt: int  # from 1


def ask(
    user: User, kind: JobKind, *, title: str, arguments: Mapping[str, Any], back: str = ""
) -> Job:
    """Return a job that makes what ``user`` asks; the open one when it was asked already.

    It is sent to the worker when the session commits. ``back`` is the address it was asked on.
    """
    key = key_of(user, kind, arguments)
    known = db.session.scalar(select(Job).where(Job.key == key))
    if known is not None:
        return known
    job = Job(
        kind=kind,
        title=title[:TITLE],
        arguments=dict(arguments),
        key=key,
        back=back[:300],
        asked_by_id=user.id,
    )
    try:
        with db.session.begin_nested():
            db.session.add(job)
    except IntegrityError:  # asked twice in the same moment
        return db.session.scalars(select(Job).where(Job.key == key)).one()
    db.session.info.setdefault(ASKED, []).append(job.id)
    return job


def key_of(user: User, kind: JobKind, arguments: Mapping[str, Any]) -> str:
    """Return what is the same for the same work asked by the same person."""
    text = json.dumps([user.id, kind.value, arguments], sort_keys=True)
    return sha256(text.encode()).hexdigest()


def is_free() -> ColumnElement[bool]:
    """Return the condition on a job that nobody works on, or whose worker is gone."""
    has_ended = Job.leased_until < now()
    return or_(
        and_(Job.state == JobState.WAITING, or_(Job.leased_until.is_(None), has_ended)),
        and_(Job.state == JobState.RUNNING, has_ended),
    )


def claim(job_id: int, *, seconds: float) -> Claim | None:
    """Take a free job for ``seconds``; None when it is not free. Counts as an attempt."""
    token = str(uuid4())
    attempt = db.session.scalar(
        update(Job)
        .where(Job.id == job_id, Job.attempts < MOST_ATTEMPTS, is_free())
        .values(
            state=JobState.RUNNING,
            lease=token,
            leased_until=now() + timedelta(seconds=seconds),
            attempts=Job.attempts + 1,
            started_at=now(),
            step="",
            n_done=0,
            n_all=0,
        )
        .returning(Job.attempts)
        .execution_options(synchronize_session=False)
    )
    return None if attempt is None else Claim(job_id, token, attempt)


def renew(held: Claim, *, seconds: float) -> None:
    """Keep the job for ``seconds`` from now.

    Raises:
        Lost: it is not ours any more.
    """
    change(held, leased_until=now() + timedelta(seconds=seconds))


def report_progress(held: Claim, step: str, n_done: int, n_all: int, *, seconds: float) -> None:
    """Write down how far the job is, and keep it for ``seconds`` from now.

    Raises:
        Lost: it is not ours any more.
    """
    until = now() + timedelta(seconds=seconds)
    change(held, step=step[:STEP], n_done=n_done, n_all=n_all, leased_until=until)


def finish(held: Claim, made: Made, *, on: date) -> KeptFile:
    """Keep the file and end the job, in one transaction: exactly one file for each job.

    Raises:
        Lost: it is not ours any more; the caller rolls back, and the file is gone with it.
    """
    file = KeptFile(
        name=made.name,
        mimetype=made.mimetype,
        checksum=sha256(made.content).hexdigest(),
        size=len(made.content),
        content=made.content,
        drop_on=None if made.days is None else on + timedelta(days=made.days),
    )
    db.session.add(file)
    db.session.flush()
    if made.and_then is not None:
        made.and_then(file)
    change(held, state=JobState.DONE, file_id=file.id, ended_at=now(), **CLOSED)
    return file


def fail(held: Claim, error: str, *, is_final: bool = False) -> None:
    """Write down that an attempt failed, with a Dutch sentence that says why.

    The job waits for another attempt; after the third, or when it ``is_final``, it ends.

    Raises:
        Lost: it is not ours any more.
    """
    if is_final or held.attempt >= MOST_ATTEMPTS:
        change(held, state=JobState.FAILED, error=error, ended_at=now(), **CLOSED)
    else:
        again = now() + PAUSE
        change(held, state=JobState.WAITING, error=error, lease=None, leased_until=again)


def release(held: Claim) -> None:
    """Put the job back for another worker, as if this one never had it.

    Raises:
        Lost: it is not ours any more.
    """
    attempts = held.attempt - 1
    change(held, state=JobState.WAITING, attempts=attempts, lease=None, leased_until=None)


def change(held: Claim, **values: Any) -> None:
    """Change a job that is still ours.

    Raises:
        Lost: it is not.
    """
    ours = (Job.id == held.job_id, Job.lease == held.token, Job.state == JobState.RUNNING)
    if not changed(update(Job).where(*ours).values(**values)):
        raise Lost


def cancel(job_id: int) -> bool:
    """Stop a job; its worker notices at its next step. Returns whether there was one to stop."""
    is_open = Job.state.in_(OPEN_JOBS)
    values = {"state": JobState.CANCELLED, "ended_at": now(), "seen_at": now(), **CLOSED}
    return changed(update(Job).where(Job.id == job_id, is_open).values(**values)) > 0


def note_seen(job_id: int) -> None:
    """Write down that who asked knows that the job ended."""
    ended = Job.ended_at.is_not(None), Job.seen_at.is_(None)
    changed(update(Job).where(Job.id == job_id, *ended).values(seen_at=now()))


def sweep(*, today: date) -> None:
    """End jobs whose worker died at the last attempt; drop old files and old jobs."""
    dead = (Job.state == JobState.RUNNING, Job.leased_until < now())
    values = {"state": JobState.FAILED, "error": WAS_KILLED, "ended_at": now(), **CLOSED}
    changed(update(Job).where(*dead, Job.attempts >= MOST_ATTEMPTS).values(**values))
    changed(delete(KeptFile).where(KeptFile.drop_on < today))
    changed(delete(Job).where(Job.ended_at < now() - JOBS_LAST))


def changed(statement: Any) -> int:
    """Return how many rows a statement changed; records in memory are not brought in line."""
    plain = statement.execution_options(synchronize_session=False)
    result = db.session.execute(plain)
    assert isinstance(result, CursorResult)
    return int(result.rowcount)
