"""What tests of jobs share: a runner that makes a small file, and pressing a button."""

from contextlib import contextmanager

from tracker.domain.reporting import JobKind
from tracker.jobs.runners import RUNNERS, Made

FILE = Made("klein.txt", "text/plain", b"klein")


def made(browser, address):
    """Press the button that makes something, and fetch the file."""
    answer = browser.post(address)
    assert answer.status_code == 303, answer.status
    assert answer.location.endswith("/bestand"), answer.location
    return browser.get(answer.location)


@contextmanager
def runner(app, run, kind=JobKind.REPORT):
    """Let ``run`` make the jobs of a kind."""
    runners = app.extensions[RUNNERS]
    before = runners[kind]
    runners[kind] = run
    yield
    runners[kind] = before
