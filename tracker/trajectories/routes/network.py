"""Who takes part: wijken from the list of CBS or under an own name, groups and organisations."""

from typing import Any

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.dutch import join_and
from tracker.domain.vocabulary import StakeholderKind
from tracker.models import Trajectory, TrajectoryWijk
from tracker.trajectories import services
from tracker.trajectories.forms.basics import ConfirmForm
from tracker.trajectories.forms.lists import SearchForm
from tracker.trajectories.forms.network import (
    OwnWijkForm,
    StakeholderForm,
    WijkPickForm,
    read_codes,
)
from tracker.trajectories.queries import registration as queries
from tracker.trajectories.queries.members import candidates_for
from tracker.trajectories.routes.blueprint import bp, changing, found
from tracker.trajectories.routes.steps import status_of, stay, step_page

HERE = "trajectories.network"


def unknown(refused: services.UnknownWijkCode) -> str:
    """Return the sentence on a code that CBS does not know here."""
    return (
        f"{refused.code} bestaat niet in de indeling van {refused.year}, of ligt in een andere "
        "gemeente. Kijk de code en het jaar na."
    )


@bp.get("/trajecten/<slug>/bewerken/wie-doen-er-mee")
@changing
def network(trajectory: Trajectory) -> ResponseReturnValue:
    """List the wijken and the groups that take part."""
    return step_page(
        "network",
        trajectory,
        HERE,
        links=queries.wijk_links_of(trajectory),
        stakeholders=queries.stakeholders_of(trajectory),
        candidates=candidates_for(trajectory),
    )


@bp.route("/trajecten/<slug>/bewerken/wijken-kiezen", methods=["GET", "POST"])
@changing
def pick_wijken(trajectory: Trajectory) -> ResponseReturnValue:
    """Choose wijken from the list of CBS."""
    form, search = WijkPickForm(), SearchForm(request.args)
    if form.validate_on_submit():
        codes = [code for code in read_codes("\n".join(form.codes.data or [])) if code]
        try:
            links = services.add_wijk_from_cbs(trajectory, codes=codes)
        except services.UnknownWijkCode as refused:
            form.refuse(form.codes, unknown(refused))
        else:
            names = join_and([link.wijk.name for link in links])
            message = f"Toegevoegd: {names}." if names else "Deze wijken deden al mee."
            return stay(trajectory, HERE, message)
    own = {
        (code.code, code.division_year)
        for link in queries.wijk_links_of(trajectory)
        for code in link.wijk.codes
    }
    return step_page(
        "pick_wijken",
        trajectory,
        HERE,
        status=status_of(form),
        form=form,
        search=search,
        areas=queries.cbs_areas(trajectory.gemeente_id, word=search.zoek.data or ""),
        own=own,
    )


@bp.route("/trajecten/<slug>/bewerken/eigen-wijk", methods=["GET", "POST"])
@changing
def own_wijk(trajectory: Trajectory) -> ResponseReturnValue:
    """Add a wijk under the name people use for it."""
    form = OwnWijkForm()
    if form.validate_on_submit():
        try:
            services.add_own_wijk(
                trajectory,
                name=form.name.data or "",
                district=form.district.data or None,
                codes=[code for code in read_codes(form.codes.data or "") if code],
            )
        except services.UnknownWijkCode as refused:
            form.refuse(form.codes, unknown(refused))
        except services.WijkTwice:
            form.refuse(form.name, "Deze wijk doet al mee. Kies een andere naam.")
        else:
            return stay(trajectory, HERE, f"Toegevoegd: {form.name.data}.")
    return step_page("own_wijk", trajectory, HERE, status=status_of(form), form=form)


@bp.route("/trajecten/<slug>/bewerken/wijken/<int:id>/verwijderen", methods=["GET", "POST"])
@changing
def remove_wijk(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Ask for confirmation, then take a wijk out of the trajectory."""
    links = {link.id: link for link in queries.wijk_links_of(trajectory)}
    link: TrajectoryWijk = found(links.get(id))
    form, name = ConfirmForm(), link.wijk.name
    if form.validate_on_submit():
        try:
            services.remove_wijk(link)
        except services.WijkInUse:
            form.refuse(
                None, f"In {name} zijn cycli of metingen. Daarom kan de wijk niet meer weg."
            )
        else:
            return stay(trajectory, HERE, f"{name} doet niet meer mee.")
    return confirm(
        form,
        trajectory,
        title=f"{name} uit het traject halen",
        what="De streefwaarden en het aanbod in deze wijk gaan mee weg.",
        label=f"Haal {name} uit het traject",
        here=HERE,
    )


@bp.route("/trajecten/<slug>/bewerken/deelnemers/nieuw", methods=["GET", "POST"])
@changing
def add_stakeholder(trajectory: Trajectory) -> ResponseReturnValue:
    """Add a group or organisation."""
    form = StakeholderForm()
    if form.validate_on_submit():
        stakeholder = services.add_stakeholder(trajectory, **stakeholder_values(form))
        return stay(trajectory, HERE, f"Toegevoegd: {stakeholder.name}.")
    return step_page("stakeholder", trajectory, HERE, status=status_of(form), form=form)


@bp.route("/trajecten/<slug>/bewerken/deelnemers/<int:id>", methods=["GET", "POST"])
@changing
def change_stakeholder(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Change a group or organisation."""
    stakeholder = found(queries.stakeholder_of(trajectory, id))
    form = StakeholderForm(obj=stakeholder)
    if form.validate_on_submit():
        services.change_stakeholder(stakeholder, **stakeholder_values(form))
        return stay(trajectory, HERE, "Bewaard.")
    return step_page("stakeholder", trajectory, HERE, status=status_of(form), form=form)


def stakeholder_values(form: StakeholderForm) -> dict[str, Any]:
    """Return what ``form`` asks, by the names the services use."""
    return {
        "name": form.name.data or "",
        "kind": StakeholderKind(form.kind.data),
        "contribution": form.contribution.data or "",
    }


@bp.route("/trajecten/<slug>/bewerken/deelnemers/<int:id>/verwijderen", methods=["GET", "POST"])
@changing
def remove_stakeholder(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Ask for confirmation, then take a group out of the trajectory."""
    stakeholder = found(queries.stakeholder_of(trajectory, id))
    form, name = ConfirmForm(), stakeholder.name
    if form.validate_on_submit():
        services.remove_stakeholder(stakeholder)
        return stay(trajectory, HERE, f"{name} doet niet meer mee.")
    return confirm(
        form,
        trajectory,
        title=f"{name} uit het traject halen",
        what="Wat deze groep inbrengt, gaat mee weg.",
        label=f"Haal {name} uit het traject",
        here=HERE,
    )


def confirm(
    form: ConfirmForm, trajectory: Trajectory, *, title: str, what: str, label: str, here: str
) -> ResponseReturnValue:
    """Return the page that says what is lost and asks to go on."""
    page = render_template(
        "trajectories/confirm.html",
        form=form,
        trajectory=trajectory,
        title=title,
        what=what,
        label=label,
        back=url_for(here, slug=trajectory.slug),
    )
    return page, status_of(form)
