"""The pages of the sheet for grant requests: choose principles, read it, print it."""

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.policy import Act
from tracker.reports import grant_queries
from tracker.reports.forms import GrantForm
from tracker.reports.grants import MOST, GrantSheet, grant_sheet
from tracker.reports.printing import print_grant_sheet
from tracker.tally import practice_of
from tracker.web.clock import today
from tracker.web.guard import guard_page, me
from tracker.web.nav import owner_name

bp = Blueprint("grants", __name__)


@bp.get("/toetskader")
@guard_page(Act.MAKE_GRANT_SHEET)
def sheet() -> str:
    """Show the principles to choose from, and the sheet on those that are chosen."""
    form = asked_form()
    return render_template("reports/grants.html", form=form, sheet=sheet_of(form))


@bp.get("/toetskader.pdf")
@guard_page(Act.MAKE_GRANT_SHEET)
def pdf() -> ResponseReturnValue:
    """Print the sheet."""
    form = asked_form()
    made = sheet_of(form)
    if made is None:  # the page says what to choose
        return redirect(url_for("grants.sheet", principe=form.principe.data), 303)
    response = Response(print_grant_sheet(made), mimetype="application/pdf")
    name = f"toetskader-{made.made_on.isoformat()}.pdf"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def asked_form() -> GrantForm:
    """Return the form of the address, with the principles one can choose from."""
    keys = request.args.getlist("principe")[:100]
    dossiers = grant_queries.known_dossiers()
    chosen = request.args.get("dossier", "")
    principles = grant_queries.principles_to_choose(dossier=chosen, keys=keys)
    return GrantForm(request.args, dossiers=dossiers, principles=principles, most=MOST)


def sheet_of(form: GrantForm) -> GrantSheet | None:
    """Return the sheet on what is chosen; None when that is nothing, or too much."""
    chosen = form.chosen
    if form.n_too_many or not chosen:
        return None
    user, practice = me(), practice_of([each.key for each in chosen])
    return grant_sheet(
        chosen,
        {key: each.directions for key, each in practice.items()},
        sender=owner_name(user),
        theme=user.gemeente.theme if user.gemeente else None,
        made_on=today(),
    )
