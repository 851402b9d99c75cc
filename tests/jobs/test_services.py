"""A job changes by one conditional step at a time; nothing is made twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from tests.factories import make_gemeente, make_job, make_user
from tests.jobs.given import FILE
from tracker.domain.reporting import JobKind, JobState
from tracker.jobs import services
from tracker.jobs.queries import free_jobs
from tracker.jobs.services import MOST_ATTEMPTS, Lost
from tracker.models import Job, KeptFile

TODAY = date(2026, 11, 22)
EARLIER = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def lead(session):
    return make_user(gemeente=make_gemeente())


@pytest.fixture
def job(lead):
    return make_job(lead, key="sleutel")


def ask(user, **arguments):
    return services.ask(user, JobKind.NUMBERS, title="Getallen", arguments=arguments)


def taken(job, seconds=60.0):
    held = services.claim(job.id, seconds=seconds)
    assert held is not None
    return held


def at(session, job):
    session.expire_all()
    return session.get_one(Job, job.id)


def let_go(session, job):
    """Let the lease of a job end, as when its worker was killed."""
    at(session, job).leased_until = EARLIER
    session.flush()


def n_files(session):
    return session.scalar(select(func.count()).select_from(KeptFile))


def test_who_asks_twice_gets_the_same_job_and_another_gets_another(session, lead):
    first = ask(lead, form="csv")

    assert ask(lead, form="csv") is first
    assert ask(lead, form="xlsx") is not first
    assert ask(make_user(), form="csv") is not first


def test_what_ended_is_made_anew(session, lead):
    first = ask(lead, form="csv")
    services.finish(taken(first), FILE, on=TODAY)

    assert ask(lead, form="csv").id != first.id


def test_one_worker_has_a_job_until_its_lease_ends(session, job):
    first = taken(job)
    assert services.claim(job.id, seconds=60) is None
    assert free_jobs() == []

    let_go(session, job)
    assert free_jobs() == [job.id]
    second = taken(job)

    assert (first.attempt, second.attempt) == (1, 2)
    with pytest.raises(Lost):
        services.report_progress(first, "Opmaken", 1, 2, seconds=60)
    with pytest.raises(Lost):
        services.renew(first, seconds=60)


def test_progress_is_written_and_keeps_the_job(session, job):
    held = taken(job, seconds=0)

    services.report_progress(held, "Osdorp", 3, 12, seconds=60)

    found = at(session, job)
    assert (found.step, found.n_done, found.n_all) == ("Osdorp", 3, 12)
    assert services.claim(job.id, seconds=60) is None


def test_the_second_to_finish_keeps_no_file(session, job):
    slow = taken(job)
    let_go(session, job)
    services.finish(taken(job), FILE, on=TODAY)

    with pytest.raises(Lost), session.begin_nested():
        services.finish(slow, FILE, on=TODAY)

    found = at(session, job)
    assert found.state is JobState.DONE
    assert found.key is None
    assert found.file.drop_on == TODAY + timedelta(days=7)
    assert n_files(session) == 1


def test_a_cancelled_job_is_lost_to_its_worker(session, job):
    held = taken(job)

    assert services.cancel(job.id)
    assert not services.cancel(job.id)

    with pytest.raises(Lost), session.begin_nested():
        services.finish(held, FILE, on=TODAY)
    assert at(session, job).state is JobState.CANCELLED
    assert n_files(session) == 0


def test_the_third_attempt_that_fails_is_the_last(session, job):
    states = []
    for _ in range(MOST_ATTEMPTS):
        services.fail(taken(job), "Er was niet genoeg geheugen.")
        states.append(at(session, job).state)
        let_go(session, job)

    assert states == [JobState.WAITING, JobState.WAITING, JobState.FAILED]
    assert at(session, job).error == "Er was niet genoeg geheugen."
    assert services.claim(job.id, seconds=60) is None


def test_after_an_attempt_that_failed_there_is_a_pause(session, job):
    services.fail(taken(job), "Dat ging mis.")

    assert free_jobs() == []
    assert services.claim(job.id, seconds=60) is None


def test_a_job_that_is_put_back_does_not_count_as_tried(session, job):
    services.release(taken(job))

    assert taken(job).attempt == 1


def test_a_sweep_ends_what_killed_three_workers_and_drops_what_is_old(session, job, lead):
    for _ in range(MOST_ATTEMPTS):
        taken(job)
        let_go(session, job)
    old = make_job(lead)
    file = services.finish(taken(old), FILE, on=TODAY - timedelta(days=8))
    forgotten = make_job(lead, state=JobState.DONE, ended_at=EARLIER)
    ids = file.id, forgotten.id

    services.sweep(today=TODAY)

    assert at(session, job).state is JobState.FAILED
    assert at(session, job).error == services.WAS_KILLED
    assert at(session, old).file is None
    assert session.get(KeptFile, ids[0]) is None
    assert session.get(Job, ids[1]) is None
