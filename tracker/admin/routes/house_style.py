"""Choosing the house style of one's gemeente, with a look at it first."""

from collections.abc import Mapping
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.admin import queries, services
from tracker.admin.forms import OF_LOOK, ConfirmForm, HouseStyleForm
from tracker.admin.routes.blueprint import bp
from tracker.admin.sentences import remarks
from tracker.domain.phases import STOPS, Phase
from tracker.domain.track import track
from tracker.extensions import db
from tracker.housestyle.look import Look, css_of, look_with
from tracker.housestyle.stored import look_of
from tracker.models import Gemeente
from tracker.policy import Act
from tracker.web.filters import label
from tracker.web.guard import guard_page, me

PAGE = "/beheer/huisstijl"


@bp.route(PAGE, methods=["GET", "POST"])
@guard_page(Act.EDIT_HOUSE_STYLE)
def edit_house_style() -> ResponseReturnValue:
    """Show the house style with an example of it, and keep what is chosen."""
    style = own_gemeente().house_style
    look = shown_look()
    kept = {"version": style.version, "logo_alt": style.logo_alt} if style else {"version": 0}
    form = HouseStyleForm(data=in_address(look) | kept)
    if form.validate_on_submit():
        if form.voorbeeld.data:
            values: dict[str, Any] = dict(form.chosen)
            return redirect(url_for("admin.edit_house_style", **values), 303)
        style = queries.style_to_change(own_gemeente())
        if style is None or not form.is_outdated(style):
            return keep(form)
    status = 400 if request.method == "POST" else 200
    look = asked_for(form.chosen, look)
    return render_template(
        "admin/house_style.html", form=form, style=style, **example(look)
    ), status


def keep(form: HouseStyleForm) -> ResponseReturnValue:
    """Store what ``form`` holds."""
    gemeente = own_gemeente()
    services.set_house_style(
        gemeente,
        asked_for(form.chosen, Look(gemeente.theme)),
        logo=form.logo.logo,
        drops_logo=bool(form.zonder_logo.data),
        logo_alt=form.logo_alt.data or "",
    )
    db.session.commit()
    flash("De huisstijl is bewaard. Iedereen van uw gemeente ziet hem meteen.", "success")
    return redirect(url_for("admin.edit_house_style"), 303)


@bp.route(f"{PAGE}/voorbeeld")
@guard_page(Act.EDIT_HOUSE_STYLE)
def show_house_style() -> ResponseReturnValue:
    """Show what there is to say of what is being chosen, and dress the open page in it.

    It is a part of a page: who opens it alone gets the whole page.
    """
    if "HX-Request" not in request.headers:
        asked: dict[str, Any] = request.args.to_dict()
        return redirect(url_for("admin.edit_house_style", **asked), 303)
    return render_template("admin/_house_style_worn.html", **example(shown_look()))


@bp.route(f"{PAGE}/voorbeeld.css")
@guard_page(Act.EDIT_HOUSE_STYLE)
def try_house_css() -> Response:
    """Give the style sheet of what is being chosen."""
    return Response(css_of(shown_look(), everywhere=True), mimetype="text/css")


@bp.route(f"{PAGE}/standaard", methods=["GET", "POST"])
@guard_page(Act.EDIT_HOUSE_STYLE)
def drop_house_style() -> ResponseReturnValue:
    """Ask for confirmation, then go back to the look of Leerspoor."""
    gemeente, form = own_gemeente(), ConfirmForm()
    if form.validate_on_submit():
        services.drop_house_style(gemeente)
        db.session.commit()
        flash("Uw gemeente heeft weer de standaardstijl van Leerspoor.", "success")
        return redirect(url_for("admin.edit_house_style"), 303)
    return render_template("admin/drop_house_style.html", form=form)


def own_gemeente() -> Gemeente:
    """Return the gemeente of who is logged in, or answer 404."""
    gemeente = me().gemeente
    if gemeente is None:
        abort(404)
    return gemeente


def shown_look() -> Look:
    """Return what the address asks to see; else the house style as it is, or Leerspoor's own."""
    gemeente = own_gemeente()
    style = gemeente.house_style
    return asked_for(request.args, look_of(style) if style else Look(gemeente.theme))


def asked_for(values: Mapping[str, str], otherwise: Look) -> Look:
    """Return the look that a form or an address names; what is no colour stays as it was."""
    known = {OF_LOOK[name]: value for name, value in values.items() if name in OF_LOOK}
    return look_with(known, otherwise)


def in_address(look: Look) -> dict[str, Any]:
    """Return ``look`` as a form or an address names it."""
    return {name: getattr(look, field) for name, field in OF_LOOK.items()}


def example(look: Look) -> dict[str, object]:
    """Return what the example shows."""
    return {
        "look": look,
        "chosen": in_address(look),
        "remarks": remarks(look),
        "stops": track(Phase.SPEAK, passed=(), is_still=False),
        "phases": {phase: label(phase) for phase in STOPS},
    }
