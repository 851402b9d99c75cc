"""The pages of one's own jobs: how far each is, its file, stopping it, trying once more."""

from io import BytesIO

from flask import Blueprint, abort, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.reporting import OPEN_JOBS
from tracker.extensions import db
from tracker.jobs import queries, services
from tracker.jobs.queries import News
from tracker.jobs.sentences import sentence
from tracker.jobs.starting import start
from tracker.models import Job
from tracker.policy import Act, may_somewhere
from tracker.web.guard import guard_page, is_logged_in, me

bp = Blueprint("jobs", __name__)


@bp.get("/taken")
@guard_page(Act.SEE_JOBS)
def index() -> str:
    """List what one had made."""
    return render_template("jobs/index.html", jobs=queries.own_jobs(me()))


@bp.get("/taken/<int:id>")
@guard_page(Act.SEE_JOBS)
def show(id: int) -> str:
    """Show how far a job is, or what came of it."""
    job = told(own(id))
    return render_template("jobs/show.html", job=job, sentence=sentence(job))


@bp.get("/taken/<int:id>/bestand")
@guard_page(Act.SEE_JOBS)
def file(id: int) -> ResponseReturnValue:
    """Send the file a job made."""
    job = told(own(id))
    if job.file is None:  # not made yet, or dropped: the page says which
        return redirect(url_for("jobs.show", id=id), 303)
    kept = job.file
    return send_file(
        BytesIO(kept.content), kept.mimetype, as_attachment=True, download_name=kept.name
    )


@bp.post("/taken/<int:id>/stoppen")
@guard_page(Act.SEE_JOBS)
def stop(id: int) -> ResponseReturnValue:
    """Stop a job."""
    job = own(id)
    if services.cancel(job.id):
        flash(f"‘{job.title}’ is gestopt.", "success")
    db.session.commit()
    return redirect(url_for("jobs.show", id=id), 303)


@bp.post("/taken/<int:id>/opnieuw")
@guard_page(Act.SEE_JOBS)
def again(id: int) -> ResponseReturnValue:
    """Ask for the same once more."""
    job = own(id)
    return start(job.kind, title=job.title, arguments=job.arguments, back=job.back)


def own(id: int) -> Job:
    """Return a job of who is logged in; 404 for another's."""
    job = queries.own_job(me(), id)
    if job is None:
        abort(404)
    return job


def told(job: Job) -> Job:
    """Note that who asked saw how a job ended, in a transaction of its own."""
    if job.seen_at is None and job.state not in OPEN_JOBS:
        id = job.id
        db.session.rollback()  # on SQLite a transaction that read cannot always write
        services.note_seen(id)
        db.session.commit()
        return own(id)
    return job


@bp.app_context_processor
def shared() -> dict[str, object]:
    """Let the frame of every page say which jobs ended."""
    return {"job_news": job_news}


def job_news() -> list[News]:
    """Return which jobs of who is logged in ended without their knowing."""
    if not is_logged_in() or not may_somewhere(me(), Act.SEE_JOBS):
        return []
    return queries.news_for(me())
