"""One job from beginning to end: whatever happens in making it, the job says so."""

from threading import Event

import pytest
from sqlalchemy.exc import OperationalError

from tests.factories import make_gemeente, make_job, make_user
from tests.jobs.given import FILE, runner
from tracker.domain.reporting import JobKind, JobState
from tracker.extensions import db
from tracker.jobs import services
from tracker.jobs.queue import queue_of, send
from tracker.jobs.runners import CannotMake
from tracker.jobs.running import NO_DATABASE, TOO_LARGE, run
from tracker.jobs.worker import sweep
from tracker.models import Job, KeptFile


@pytest.fixture
def lead(session):
    return make_user(gemeente=make_gemeente())


def done(app, session, job, by, stopping=None):
    """Return the job as it stands after ``by`` tried to make it."""
    session.commit()
    with runner(app, by):
        run(app, job.id, stopping or Event())
    session.expire_all()
    return session.get_one(Job, job.id)


def raising(error):
    def fail(work):
        raise error

    return fail


def test_what_is_asked_is_made_when_it_is_kept_and_not_before(app, session, lead):
    with runner(app, lambda work: FILE):
        job = services.ask(lead, JobKind.REPORT, title="Rapport", arguments={"a": 1})
        assert job.state is JobState.WAITING
        session.commit()

    session.expire_all()
    assert job.state is JobState.DONE
    assert job.file.content == FILE.content


def test_what_was_asked_and_rolled_back_is_forgotten(app, session, lead):
    with runner(app, raising(AssertionError("nobody asked"))):
        services.ask(lead, JobKind.REPORT, title="Rapport", arguments={})
        session.rollback()
        session.commit()

    assert session.query(Job).all() == []


def test_a_runner_gets_who_asked_and_what_and_says_how_far_it_is(app, session, lead):
    job = make_job(lead, arguments={"wijk": 3})
    seen = []

    def make(work):
        work.progress("Osdorp", 1, 2)
        kept = db.session.get_one(Job, job.id)
        seen.append((work.user.id, work.arguments, kept.step, kept.n_done, kept.n_all))
        return FILE

    assert done(app, session, job, make).state is JobState.DONE
    assert seen == [(lead.id, {"wijk": 3}, "Osdorp", 1, 2)]


def test_what_cannot_be_made_fails_at_once_with_the_reason(app, session, lead):
    job = done(app, session, make_job(lead), raising(CannotMake("Het traject is er niet meer.")))

    assert (job.state, job.error) == (JobState.FAILED, "Het traject is er niet meer.")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MemoryError(), TOO_LARGE),
        (OperationalError("SELECT 1", {}, Exception("gone")), NO_DATABASE),
        (ZeroDivisionError(), "Er zit een fout in het programma"),
    ],
)
def test_what_goes_wrong_is_said_in_words_and_tried_again(app, session, lead, error, words):
    job = done(app, session, make_job(lead), raising(error))

    assert job.state is JobState.WAITING
    assert job.error.startswith(words)


def test_nothing_is_made_for_an_account_that_is_off(app, session, lead):
    lead.is_enabled = False

    job = done(app, session, make_job(lead), lambda work: FILE)

    assert job.state is JobState.FAILED
    assert "Uw account staat uit" in job.error


def test_a_job_that_is_cancelled_while_it_is_made_leaves_nothing(app, session, lead):
    job, made = make_job(lead), []

    def make(work):
        with app.app_context():
            services.cancel(job.id)
            db.session.commit()
        work.progress("Osdorp", 1, 2)
        made.append("after it was cancelled")
        return FILE

    done(app, session, job, make)

    assert made == []
    assert session.query(KeptFile).all() == []


def test_a_worker_that_stops_puts_the_job_back(app, session, lead):
    stopping = Event()
    stopping.set()

    job = done(app, session, make_job(lead), lambda work: work.progress("x", 0, 1), stopping)

    assert (job.state, job.attempts, job.lease) == (JobState.WAITING, 0, None)


def test_a_sweep_sends_what_got_lost_on_the_way(app, session, lead):
    job = make_job(lead)
    session.commit()

    with runner(app, lambda work: FILE):
        sweep(app)

    session.expire_all()
    assert job.state is JobState.DONE


def test_a_queue_that_fails_costs_nobody_the_job(app, session, lead, monkeypatch):
    monkeypatch.setattr(queue_of(app), "enqueue", raising(OSError("no queue")))

    job = services.ask(lead, JobKind.REPORT, title="Rapport", arguments={})
    session.commit()

    assert job.state is JobState.WAITING


def test_a_job_that_is_gone_is_nobodys_work(app, session):
    send(app, 987654)

    assert session.query(Job).all() == []
