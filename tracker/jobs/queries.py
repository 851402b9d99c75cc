"""What the pages and the worker read about jobs."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.domain.reporting import JobKind, JobState
from tracker.extensions import db
from tracker.jobs.services import is_free
from tracker.models import Job, User
from tracker.policy import visible_jobs

MOST_JOBS = 50  # on the page; older ones are gone in a month
TOLD = (JobState.DONE, JobState.FAILED)


@dataclass(frozen=True)
class News:
    """A job that ended while who asked was elsewhere."""

    id: int
    title: str
    state: JobState


def own_job(user: User, job_id: int) -> Job | None:
    """Return a job with its file (without the content), or None when ``user`` may not see it."""
    query = visible_jobs(user).where(Job.id == job_id).options(joinedload(Job.file))
    return db.session.scalar(query)


def own_jobs(user: User) -> Sequence[Job]:
    """Return the newest jobs of ``user`` with their files, the last one first."""
    query = visible_jobs(user).order_by(Job.id.desc()).limit(MOST_JOBS)
    return db.session.scalars(query.options(joinedload(Job.file))).all()


def news_for(user: User) -> list[News]:
    """Return which jobs of ``user`` ended without their knowing, the last one first."""
    query = (
        visible_jobs(user)
        .where(Job.seen_at.is_(None), Job.state.in_(TOLD))
        .order_by(Job.id.desc())
        .with_only_columns(Job.id, Job.title, Job.state)
    )
    return [News(*row) for row in db.session.execute(query)]


def state_of(job_id: int) -> JobState | None:
    """Return where a job stands now."""
    return db.session.scalar(select(Job.state).where(Job.id == job_id))


def free_jobs() -> Sequence[int]:
    """Return the ids of the jobs that wait for a worker, the oldest first."""
    return db.session.scalars(select(Job.id).where(is_free()).order_by(Job.id)).all()


def task_of(job_id: int) -> tuple[JobKind, dict[str, object], User]:
    """Return what a job makes, from what, and for whom, with what printing asks of the account."""
    asker = joinedload(Job.asked_by)
    options = (asker.joinedload(User.gemeente), asker.joinedload(User.organisation))
    job = db.session.scalars(select(Job).where(Job.id == job_id).options(*options)).one()
    return job.kind, job.arguments, job.asked_by
