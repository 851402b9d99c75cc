"""Loading the demo into an empty or a running database."""

from datetime import date

from sqlalchemy import exists, select

from tracker.demo.asides import add_asides
from tracker.demo.chain import add_chain
from tracker.demo.content import TRAJECTORIES, read
from tracker.demo.figures import add_figures
from tracker.demo.insights import add_insights
from tracker.demo.parts import find_parts
from tracker.demo.people import add_accounts, add_memberships, add_organisations, emails
from tracker.demo.reports import add_reports
from tracker.demo.rounds import add_rounds
from tracker.demo.used import add_use
from tracker.extensions import db
from tracker.models import User
from tracker.trajectories.services import close_trajectory


def load_demo(today: date) -> bool:
    """Add the demo as it looks on ``today``; return whether it was added. The caller commits.

    Where one of the demo accounts exists the demo was loaded before, and nothing happens.

    Raises:
        LibraryMissing: the knowledge library is not loaded.
        PlacesMissing: gemeenten and wijken are not loaded.
    """
    if db.session.scalar(select(exists().where(User.email.in_(emails())))):
        return False
    parts = find_parts(today)
    add_organisations(parts)
    add_accounts(parts)
    add_figures()
    for name in TRAJECTORIES:
        chain = add_chain(name, parts)
        parts.chains[chain.trajectory.slug] = chain
        record = read(name)
        for wijk in record["wijk_files"]:
            add_rounds(wijk, chain, parts)
        if record.get("is_closed"):
            close_trajectory(chain.trajectory)
    add_memberships(parts)
    add_use(parts)
    add_asides(parts)
    add_insights(parts)
    add_reports(parts)
    return True
