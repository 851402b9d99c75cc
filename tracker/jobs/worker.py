"""The process that does the work: one job at a time, at low priority, until it is told to stop."""

import os
from threading import Event, Thread

from flask import Flask

from tracker.extensions import db
from tracker.jobs import queries, services
from tracker.jobs.queue import STOPPING, carried, queue_of, send
from tracker.paper.files import our_styles
from tracker.paper.workers import STANDBY
from tracker.web.clock import today

NICE = 10  # the pages go first
LONGEST_PART = 10  # seconds a job may go on with its part after the worker is told to stop


def work(app: Flask) -> None:
    """Do the jobs of ``app`` until SIGTERM or SIGINT; an unfinished one waits for the next."""
    os.nice(NICE)
    consumer = queue_of(app).create_consumer(
        workers=1,
        periodic=False,
        scheduler_interval=60,  # nothing is ever planned ahead
        initial_delay=0.05,
        max_delay=0.25,
        graceful_signal="TERM",
        shutdown_timeout=LONGEST_PART,
    )
    stopping = app.extensions[STOPPING] = consumer.stop_flag
    Thread(target=sweep_until, args=(app, stopping), daemon=True).start()
    with STANDBY.begun(our_styles()):
        consumer.run()
        for _, thread in consumer.worker_threads:
            thread.join(LONGEST_PART)


def sweep_until(app: Flask, stopping: Event) -> None:
    """Sweep at once and from time to time, until told to stop."""
    sweep(app)
    while not stopping.wait(app.config["JOB_SWEEP"]):
        sweep(app)


def sweep(app: Flask) -> None:
    """Send what waits and is not on its way: what got lost, and what a dead worker left."""
    try:
        with app.app_context():
            services.sweep(today=today())
            db.session.commit()
            waiting = queries.free_jobs()
        on_their_way = carried(app)
        for job_id in waiting:
            if job_id not in on_their_way:
                send(app, job_id)
    except Exception:  # the database may be away; the next sweep finds it back
        app.logger.warning("The sweep of jobs failed.", exc_info=True)
