"""What a journey starts from: a wijk of its own, so that it can run again and in any order."""

from dataclasses import dataclass
from datetime import timedelta

from flask import Flask
from sqlalchemy import select

from tests.browser.hands import unique
from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_indicator,
    make_job,
    make_lesson,
    make_log,
    make_member,
    make_outcome,
    make_target,
    make_trajectory,
    make_wijk,
)
from tracker.domain.phases import Phase
from tracker.domain.reporting import JobState
from tracker.extensions import db
from tracker.models import Cycle, Principle, Trajectory, User, Wijk
from tracker.web.clock import today

LEAD = "programmaleider@amsterdam.demo"
PARTNER = "partner@welzijn.demo"


@dataclass(frozen=True)
class Given:
    """The names under which a journey finds its records again."""

    trajectory: str
    wijk: str
    indicator: str
    principle: str
    earlier_action: str
    earlier_action_id: int
    open_point: str


def wijk_with_a_closed_cycle(app: Flask) -> Given:
    """Make a wijk of the partner in which one cycle was closed; return its names."""
    with app.app_context():
        lead, partner = (account(email) for email in (LEAD, PARTNER))
        assert lead.gemeente is not None
        name, slug = unique("Samen aan tafel"), unique("x").replace(" ", "-")
        trajectory = make_trajectory(lead.gemeente, title=name, slug=slug)
        wijk = make_wijk(lead.gemeente, name=unique("Waterbuurt"), slug=slug)
        principle = db.session.scalars(select(Principle).order_by(Principle.id)).first()
        link_principle(trajectory, principle)
        link_wijk_with_people(trajectory, wijk, lead, partner)
        indicator = make_indicator(trajectory, title="Kwam vier keer of vaker")
        make_target(indicator, wijk)
        left = leave_behind(closed_cycle(trajectory, wijk), lead, partner)
        given = Given(name, wijk.name, indicator.title, principle.title, *left)
        db.session.commit()
    return given


def account(email: str) -> User:
    """Return the account with this address."""
    return db.session.scalars(select(User).where(User.email == email)).one()


def link_wijk_with_people(trajectory: Trajectory, wijk: Wijk, lead: User, partner: User) -> None:
    """Let the trajectory run in ``wijk``, with a lead and a partner."""
    link_wijk(trajectory, wijk)
    make_member(lead, trajectory)
    make_member(partner, trajectory, wijk)


def closed_cycle(trajectory: Trajectory, wijk: Wijk) -> Cycle:
    """Make the first cycle of a wijk, closed ten days ago."""
    return make_cycle(
        trajectory,
        wijk,
        question="Wie komen er aan tafel?",
        phase=Phase.CLOSED,
        started_on=today() - timedelta(days=120),
        phase_started_on=today() - timedelta(days=10),
        closed_on=today() - timedelta(days=10),
    )


def leave_behind(cycle: Cycle, lead: User, partner: User) -> tuple[str, int, str]:
    """Leave a lesson, a done action and an open point; return name and id of the action, point."""
    make_lesson(cycle, title="Een bekende nodigt beter uit dan een folder")
    action = make_action(
        cycle,
        partner.organisation,
        title=unique("Bellen bij elke deur"),
        due_on=today() - timedelta(days=20),
        done_on=today() - timedelta(days=25),
    )
    make_log(action, organisation_id=lead.organisation_id, client_key=unique("regel"))
    talk = make_conversation(cycle, lead.organisation, partner.organisation)
    point = make_outcome(talk, text="Hoe bereiken wij mannen boven de 70?")
    return action.title, action.id, point.text


def job_that_runs(app: Flask) -> int:
    """Make a job of the lead that is being done; return its id."""
    with app.app_context():
        running = {"state": JobState.RUNNING, "step": "Osdorp", "n_done": 2, "n_all": 12}
        id = make_job(account(LEAD), **running).id
        db.session.commit()
        return id
