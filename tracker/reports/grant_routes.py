"""The pages of the sheet for grant requests: choose principles, read it, print it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.reporting import JobKind
from tracker.jobs.starting import start
from tracker.policy import Act
from tracker.reports import grant_queries
from tracker.reports.forms import GrantForm
from tracker.reports.grants import MOST, GrantSheet
from tracker.web.clock import today
from tracker.web.guard import guard_page, me

bp = Blueprint("grants", __name__)


@bp.get("/toetskader")
@guard_page(Act.MAKE_GRANT_SHEET)
def sheet() -> str:
    """Show the principles to choose from, and the sheet on those that are chosen."""
    form = asked_form()
    return render_template("reports/grants.html", form=form, sheet=sheet_of(form))


@bp.post("/toetskader/pdf")
@guard_page(Act.MAKE_GRANT_SHEET)
def pdf() -> ResponseReturnValue:
    """Let the sheet be printed."""
    form = asked_form()
    back = url_for("grants.sheet", principe=form.principe.data)
    if sheet_of(form) is None:  # the page says what to choose
        return redirect(back, 303)
    arguments = {"principles": [each.key for each in form.chosen], "today": today().isoformat()}
    return start(JobKind.GRANT_SHEET, title="Toetskader", arguments=arguments, back=back)


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
    return grant_queries.sheet_for(me(), chosen, today=today())
