"""The steps of the registration: their order, their state, and the way to the next."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.vocabulary import TrajectoryStatus
from tracker.extensions import db
from tracker.models import Trajectory
from tracker.trajectories.queries.registration import Progress, progress_of
from tracker.web.form import Form

NOT_YET, DONE = "nog niet", "klaar"
PARTS = ("who", "causes", "figures", "present", "missing")


@dataclass(frozen=True)
class Step:
    """One step: its endpoint, its name and the word for how far it is."""

    endpoint: str
    label: str
    state: Callable[[Trajectory, Progress], str]


def network_state(_trajectory: Trajectory, progress: Progress) -> str:
    """Say what is missing among wijken and partners."""
    if not progress.n_wijken and not progress.n_stakeholders:
        return NOT_YET
    if not progress.n_wijken:
        return "nog geen wijk"
    return DONE if progress.n_stakeholders else "nog geen groep"


def analysis_state(trajectory: Trajectory, _progress: Progress) -> str:
    """Say how many of the five parts are written."""
    n = sum(bool(getattr(trajectory, f"analysis_{part}")) for part in PARTS)
    return DONE if n == len(PARTS) else f"{n} van 5 delen" if n else NOT_YET


def ambition_state(trajectory: Trajectory, _progress: Progress) -> str:
    """Say whether there is an ambition."""
    return DONE if trajectory.ambition else NOT_YET


def results_state(_trajectory: Trajectory, progress: Progress) -> str:
    """Say whether there is a result with an indicator."""
    if not progress.n_results:
        return NOT_YET
    return DONE if progress.n_indicators else "nog geen indicator"


def principles_state(_trajectory: Trajectory, progress: Progress) -> str:
    """Say how many principles got their words on applying them here."""
    if not progress.n_principles:
        return NOT_YET
    if progress.n_applied < progress.n_principles:
        return f"{progress.n_applied} van {progress.n_principles} ingevuld"
    return DONE


def offers_state(_trajectory: Trajectory, progress: Progress) -> str:
    """Say whether there is an offer."""
    return DONE if progress.n_offers else NOT_YET


def review_state(trajectory: Trajectory, progress: Progress) -> str:
    """Say whether the trajectory can start."""
    if trajectory.status is not TrajectoryStatus.DRAFT:
        return "gestart"
    return "kan nu" if trajectory.ambition and progress.n_wijken else "kan nog niet"


STEPS = (
    Step("trajectories.basics", "Thema en periode", lambda _trajectory, _progress: DONE),
    Step("trajectories.network", "Wie doen er mee", network_state),
    Step("trajectories.analysis", "Startanalyse", analysis_state),
    Step("trajectories.ambition", "Ambitie", ambition_state),
    Step("trajectories.results", "Resultaten en indicatoren", results_state),
    Step("trajectories.principles", "Principes kiezen", principles_state),
    Step("trajectories.offers", "Aanbod per wijk", offers_state),
    Step("trajectories.phases", "Fasen", lambda _trajectory, _progress: DONE),
    Step("trajectories.review", "Controleren en starten", review_state),
)

Row = tuple[str, str, str, bool, bool]  # label, address, state, done, here


def step_rows(trajectory: Trajectory, here: str = "") -> list[Row]:
    """Return the steps for the list beside a form; ``here`` is the endpoint of the present one."""
    progress = progress_of(trajectory)
    rows: list[Row] = []
    for step in STEPS:
        state = step.state(trajectory, progress)
        url = url_for(step.endpoint, slug=trajectory.slug)
        rows.append((step.label, url, state, state in (DONE, "gestart"), step.endpoint == here))
    return rows


def next_step(here: str) -> Step:
    """Return the step after ``here``."""
    names = [step.endpoint for step in STEPS]
    return STEPS[names.index(here) + 1]


def next_url(trajectory: Trajectory, here: str) -> str:
    """Return the address of the step after ``here``."""
    return url_for(next_step(here).endpoint, slug=trajectory.slug)


def step_page(
    template: str, trajectory: Trajectory, here: str, *, status: int = 200, **context: object
) -> tuple[str, int]:
    """Return a page of the registration with the list of steps beside it."""
    page = render_template(
        f"trajectories/{template}.html",
        trajectory=trajectory,
        steps=step_rows(trajectory, here),
        next=next_step(here) if here != STEPS[-1].endpoint else None,
        **context,
    )
    return page, status


def stay(trajectory: Trajectory, here: str, message: str) -> ResponseReturnValue:
    """Commit, say what was done and show the list of this step again."""
    db.session.commit()
    flash(message, "success")
    return redirect(url_for(here, slug=trajectory.slug), 303)


def status_of(form: Form) -> int:
    """Return the status of a page that shows ``form``: 400 when something in it is refused."""
    return 400 if form.errors else 200
