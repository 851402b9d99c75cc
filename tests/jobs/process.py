"""A worker in a process of its own, that is killed at a chosen moment."""

import os
import signal
from itertools import count
from threading import current_thread

from sqlalchemy import Engine, event

from config import Testing
from tracker import create_app
from tracker.domain.reporting import JobKind
from tracker.jobs import worker
from tracker.jobs.runners import Made, use_runners

STEPS = 4
create_app(Testing())  # imports all there is, before the processes part


class Working(Testing):
    """As in use: jobs go through the queue to a worker."""

    JOBS_AT_ONCE = False
    JOB_SWEEP = 0.1

    def __init__(self, address, queue):
        super().__init__(address)
        self.JOB_QUEUE = queue


def work(address, queue, moment):
    """Work until told to stop, or until the process is killed at its ``moment``-th step."""
    app = create_app(Working(address, queue))
    use_runners(app, {JobKind.REPORT: make})
    if moment:
        kill_at(moment)
    worker.work(app)


def make(work):
    """Make a small file in a few steps."""
    for step in range(STEPS):
        work.progress(f"Deel {step}", step, STEPS)
    return Made("rapport.txt", "text/plain", f"rapport {work.arguments['number']}".encode())


def kill_at(moment):
    """Kill this process just before the worker speaks to the database for the n-th time."""
    moments = count(1)

    def step(*_args):
        if current_thread().name == "Worker-1" and next(moments) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", step)
    event.listen(Engine, "commit", step)
