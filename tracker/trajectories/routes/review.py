"""Checking what was registered, starting the trajectory and closing it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.models import Trajectory
from tracker.trajectories import services
from tracker.trajectories.forms.basics import ConfirmForm
from tracker.trajectories.queries import registration as queries
from tracker.trajectories.routes.blueprint import bp, changing
from tracker.trajectories.routes.steps import status_of, step_page
from tracker.trajectories.services import Gap

HERE = "trajectories.review"
GAPS = {
    Gap.TITLE: "Geef het traject een naam en een thema.",
    Gap.PERIOD: "Vul in wanneer het traject begint en eindigt.",
    Gap.WIJK: "Kies ten minste één wijk bij ‘Wie doen er mee’.",
    Gap.AMBITION: "Schrijf de ambitie op.",
}


@bp.route("/trajecten/<slug>/bewerken/controleren", methods=["GET", "POST"])
@changing
def review(trajectory: Trajectory) -> ResponseReturnValue:
    """Show all answers, and start the trajectory."""
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            services.finish_registration(trajectory)
        except services.RegistrationIncomplete as refused:
            for gap in refused.gaps:
                form.refuse(None, GAPS[gap])
        except services.NotDraft:
            form.refuse(None, "Dit traject is al gestart.")
        else:
            db.session.commit()
            flash("Het traject is gestart. Begin in een wijk met cyclus 1.", "success")
            return redirect(url_for("trajectories.show", slug=trajectory.slug), 303)
    return step_page(
        "review",
        trajectory,
        HERE,
        status=status_of(form),
        form=form,
        links=queries.wijk_links_of(trajectory),
        stakeholders=queries.stakeholders_of(trajectory),
        results=queries.results_of(trajectory),
        principles=queries.principle_links_of(trajectory),
        offers=queries.offers_of(trajectory),
        plans=queries.phase_plans_of(trajectory),
    )


@bp.route("/trajecten/<slug>/bewerken/afsluiten", methods=["GET", "POST"])
@changing
def close(trajectory: Trajectory) -> ResponseReturnValue:
    """Ask for confirmation, then close the trajectory."""
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            services.close_trajectory(trajectory)
        except services.NotRunning:
            form.refuse(None, "Alleen een lopend traject kan worden afgesloten.")
        except services.CyclesOpen:
            form.refuse(None, "Er loopt nog een cyclus. Sluit eerst de cycli in alle wijken af.")
        else:
            db.session.commit()
            flash("Het traject is afgesloten. Het blijft te lezen.", "success")
            return redirect(url_for("trajectories.show", slug=trajectory.slug), 303)
    page = render_template(
        "trajectories/confirm.html",
        form=form,
        trajectory=trajectory,
        title="Traject afsluiten",
        what="Daarna kan niemand er nog iets in wijzigen. Lezen en rapporten maken kan wel.",
        label="Sluit het traject af",
        back=url_for("trajectories.edit", slug=trajectory.slug),
    )
    return page, status_of(form)
