"""Setting signals aside with a reason, and putting them back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.models import Trajectory
from tracker.monitor import FoundSignal
from tracker.trajectories.forms.signals import AsideForm
from tracker.trajectories.queries.signals import find_signal
from tracker.trajectories.routes.blueprint import bp, changing
from tracker.trajectories.routes.steps import status_of
from tracker.trajectories.services import signals as services
from tracker.web.clock import today
from tracker.web.guard import me
from tracker.web.signal_cards import signal_card

GONE = "Dit signaal is er niet meer. U hoeft niets te doen."
CHANGED = "Er is intussen iets veranderd. Lees het signaal nog een keer en zet het dan opzij."


@bp.route("/trajecten/<slug>/signalen/opzij", methods=["GET", "POST"])
@changing
def set_aside(trajectory: Trajectory) -> ResponseReturnValue:
    """Ask why, then set the signal the address names aside."""
    found = asked(trajectory)
    if found is None or not found.is_open:
        return gone(trajectory)
    form = AsideForm(shown=found.signal.fingerprint)
    if form.validate_on_submit():
        if form.shown.data == found.signal.fingerprint:
            services.set_aside(trajectory, found.signal, reason=form.reason.data or "", user=me())
            db.session.commit()
            return back(
                trajectory, found, "Het signaal is opzij gezet. De reden komt in het rapport."
            )
        form.refuse(None, CHANGED)
        form.shown.data = found.signal.fingerprint
    page = render_template(
        "trajectories/aside.html",
        form=form,
        trajectory=trajectory,
        card=signal_card(found, slug=trajectory.slug),
        back=page_of(trajectory, found),
    )
    return page, status_of(form)


@bp.post("/trajecten/<slug>/signalen/terug")
@changing
def put_back(trajectory: Trajectory) -> ResponseReturnValue:
    """Let a signal that was set aside count again."""
    found = asked(trajectory)
    if found is None or found.is_open:
        return gone(trajectory)
    services.put_back(trajectory, found.signal, user=me())
    db.session.commit()
    return back(trajectory, found, "Het signaal staat weer open.")


def asked(trajectory: Trajectory) -> FoundSignal | None:
    """Return the signal the address names, if it still fires."""
    rule, about = request.args.get("regel", ""), request.args.get("over", "")
    return find_signal(trajectory, rule=rule, about=about, today=today())


def page_of(trajectory: Trajectory, found: FoundSignal) -> str:
    """Return the address of the page one came from: that of the wijk, or of the trajectory."""
    if request.args.get("vanaf") == "wijk" and found.wijk_slug:
        return url_for(
            "trajectories.show_wijk",
            slug=trajectory.slug,
            wijk=found.wijk_slug,
            _anchor="signalen",
        )
    return url_for("trajectories.show", slug=trajectory.slug, _anchor="signalen")


def back(trajectory: Trajectory, found: FoundSignal, sentence: str) -> ResponseReturnValue:
    """Say what was done and go back to where one came from."""
    flash(sentence, "success")
    return redirect(page_of(trajectory, found), 303)


def gone(trajectory: Trajectory) -> ResponseReturnValue:
    """Say that there is nothing to decide on, and go back to the trajectory."""
    flash(GONE, "warning")
    return redirect(url_for("trajectories.show", slug=trajectory.slug, _anchor="signalen"), 303)
