"""One job from beginning to end: claimed, made, kept. Whatever happens, the table says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from flask import Flask, g
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tracker.extensions import db
from tracker.jobs import services
from tracker.jobs.queries import task_of
from tracker.jobs.runners import CannotMake, Made, Work, runner_of
from tracker.jobs.services import Claim, Lost
from tracker.web.clock import today

NOT_OURS = "Uw account staat uit. Daarom wordt dit niet gemaakt."
TOO_LARGE = (
    "Er was niet genoeg geheugen. Kies een kortere periode of minder tegelijk. Lukt het dan nog "
    "niet, waarschuw dan de beheerder."
)
NO_DATABASE = (
    "De gegevens waren niet te bereiken. Probeer het over een kwartier opnieuw. Lukt het dan nog "
    "niet, waarschuw dan de beheerder."
)
OUR_FAULT = (
    "Er zit een fout in het programma; u deed niets verkeerd. Waarschuw de beheerder en noem taak "
    "{id}: in het logboek staat wat er misging."
)


class Stopping(Exception):
    """The worker is told to stop; the job waits for the next one."""


def run(app: Flask, job_id: int, stopping: Event) -> None:
    """Do a job when it is free. What goes wrong in making it is written in the job."""
    seconds = app.config["JOB_LEASE"]
    with app.app_context():
        held = services.claim(job_id, seconds=seconds)
        db.session.commit()
    if held is None:
        return
    try:
        with kept(app, held):
            made = make(app, held, stopping)
        with app.app_context():
            services.finish(held, made, on=today())
            db.session.commit()
    except Lost:
        app.logger.info("Job %s was cancelled or taken over.", job_id)
    except Stopping:
        put_down(app, held)
    except CannotMake as reason:
        fail(app, held, str(reason), is_final=True)
    except Exception as error:  # whatever it is: who asked must hear of it
        app.logger.exception("Job %s failed at attempt %s.", job_id, held.attempt)
        fail(app, held, words_for(error, job_id))


def make(app: Flask, held: Claim, stopping: Event) -> Made:
    """Return what the runner of a claimed job makes.

    Raises:
        Lost: the job is not ours any more.
        Stopping: the worker is told to stop.
        CannotMake: what was asked cannot be made.
    """

    def progress(step: str, n_done: int, n_all: int) -> None:
        if stopping.is_set():
            raise Stopping
        with app.app_context():
            seconds = app.config["JOB_LEASE"]
            services.report_progress(held, step, n_done, n_all, seconds=seconds)
            db.session.commit()

    with app.app_context():
        g.only_reads = True  # on SQLite: others go on writing meanwhile
        kind, arguments, user = task_of(held.job_id)
        if not user.is_enabled:
            raise CannotMake(NOT_OURS)
        return runner_of(app, kind)(Work(user, arguments, progress))


@contextmanager
def kept(app: Flask, held: Claim) -> Iterator[None]:
    """Renew the lease from time to time, while one long part is being made."""
    if app.config["JOBS_AT_ONCE"]:
        yield
        return
    ended = Event()

    def beat() -> None:
        while not ended.wait(app.config["JOB_LEASE"] / 3):
            try:
                with app.app_context():
                    services.renew(held, seconds=app.config["JOB_LEASE"])
                    db.session.commit()
            except Lost:  # the next step of the runner notices
                return
            except SQLAlchemyError:
                app.logger.warning("The lease of job %s was not renewed.", held.job_id)

    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def put_down(app: Flask, held: Claim) -> None:
    """Put a job back, when it is still ours."""
    with app.app_context():
        try:
            services.release(held)
            db.session.commit()
        except Lost:
            db.session.rollback()


def fail(app: Flask, held: Claim, error: str, *, is_final: bool = False) -> None:
    """Write down that a job failed, when it is still ours."""
    with app.app_context():
        try:
            services.fail(held, error, is_final=is_final)
            db.session.commit()
        except Lost:
            db.session.rollback()


def words_for(error: Exception, job_id: int) -> str:
    """Return why a job failed and what to do, in Dutch."""
    if isinstance(error, MemoryError):
        return TOO_LARGE
    if isinstance(error, DBAPIError):
        return NO_DATABASE
    return OUR_FAULT.format(id=job_id)
