"""Choosing principles, and saying how each one is applied here."""

from flask import request
from flask.typing import ResponseReturnValue

from tracker.models import Trajectory
from tracker.trajectories import services
from tracker.trajectories.forms.basics import ConfirmForm
from tracker.trajectories.forms.chain import PrinciplePickForm, PrinciplesForm
from tracker.trajectories.forms.lists import SearchForm
from tracker.trajectories.queries import registration as queries
from tracker.trajectories.routes.blueprint import bp, changing, found
from tracker.trajectories.routes.network import confirm
from tracker.trajectories.routes.registration import saved
from tracker.trajectories.routes.steps import status_of, stay, step_page

HERE = "trajectories.principles"
USED = "Bij dit principe hoort al aanbod, een les, een actie of een reflectie. Het blijft."


@bp.route("/trajecten/<slug>/bewerken/principes", methods=["GET", "POST"])
@changing
def principles(trajectory: Trajectory) -> ResponseReturnValue:
    """Say of each chosen principle how it is applied here."""
    links = queries.principle_links_of(trajectory)
    rows = [{"link_id": link.id, "text": link.applied_here} for link in links]
    form = PrinciplesForm(data={"links": rows})
    if form.validate_on_submit():
        texts = {entry.form.link_id.data: entry.form.text.data for entry in form.links.entries}
        for link in links:
            if (text := texts.get(str(link.id))) is not None:
                services.apply_principle(link, text=text)
        return saved(trajectory, HERE)
    by_id = {str(link.id): link for link in links}
    return step_page(
        "principles",
        trajectory,
        HERE,
        status=status_of(form),
        form=form,
        rows=[
            (by_id[str(entry.form.link_id.data)], entry.form)
            for entry in form.links.entries
            if str(entry.form.link_id.data) in by_id
        ],
    )


@bp.route("/trajecten/<slug>/bewerken/principes/kiezen", methods=["GET", "POST"])
@changing
def pick_principles(trajectory: Trajectory) -> ResponseReturnValue:
    """Choose principles from the dossiers, those on the own theme first."""
    form, search = PrinciplePickForm(), SearchForm(request.args)
    if form.validate_on_submit():
        chosen = queries.principles_by_id(form.principles.data or [])
        for principle in chosen:
            services.link_principle(trajectory, principle=principle)
        return stay(trajectory, HERE, "Bewaard. Schrijf nu op hoe u dit hier toepast.")
    word = search.zoek.data or ""
    return step_page(
        "pick_principles",
        trajectory,
        HERE,
        status=status_of(form),
        form=form,
        search=search,
        word=word,
        editions=queries.editions_to_choose(trajectory.theme, word=word),
        own={link.principle.key for link in queries.principle_links_of(trajectory)},
    )


@bp.route("/trajecten/<slug>/bewerken/principes/<int:id>/verwijderen", methods=["GET", "POST"])
@changing
def remove_principle(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Ask for confirmation, then let the trajectory no longer rest on a principle."""
    link = found(queries.principle_link_of(trajectory, id))
    form, title = ConfirmForm(), link.principle.title
    if form.validate_on_submit():
        try:
            services.unlink_principle(link)
        except services.PrincipleInUse:
            form.refuse(None, USED)
        else:
            return stay(trajectory, HERE, f"‘{title}’ is geen principe van dit traject meer.")
    return confirm(
        form,
        trajectory,
        title="Principe weghalen",
        what=f"U bouwt dan niet meer op ‘{title}’. Uw tekst erbij gaat mee weg.",
        label="Haal het principe weg",
        here=HERE,
    )
