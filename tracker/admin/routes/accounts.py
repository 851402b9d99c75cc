"""Who has an account, and how complete the library is."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.admin import queries, services
from tracker.admin.forms import ConfirmForm
from tracker.admin.routes.blueprint import bp
from tracker.domain.vocabulary import Role
from tracker.extensions import db
from tracker.policy import Act
from tracker.policy.people import may_switch
from tracker.web.clock import today
from tracker.web.guard import guard_page, me
from tracker.web.labels import ROLE_SENTENCES

ACCOUNT = "/beheer/accounts/<int:id>"


@bp.route("/beheer")
@guard_page(Act.SEE_ADMINISTRATION)
def index() -> str:
    """Show the accounts one administers, and the library to who keeps the platform."""
    is_platform = me().role is Role.PLATFORM_ADMIN
    return render_template(
        "admin/index.html",
        rows=queries.account_rows(me(), today=today()),
        dossiers=queries.dossier_states() if is_platform else [],
        is_platform=is_platform,
        sentences=ROLE_SENTENCES,
    )


@bp.route(f"{ACCOUNT}/aanzetten", defaults={"verb": "aanzetten"}, methods=["GET", "POST"])
@bp.route(f"{ACCOUNT}/uitzetten", defaults={"verb": "uitzetten"}, methods=["GET", "POST"])
@guard_page(Act.SEE_ADMINISTRATION)
def switch(id: int, verb: str) -> ResponseReturnValue:
    """Ask for confirmation, then switch an account on or off."""
    account = queries.account(me(), id)
    if account is None:
        abort(404)
    if not may_switch(me(), account):
        abort(403)
    form = ConfirmForm()
    if form.validate_on_submit():
        services.switch_account(account, is_enabled=verb == "aanzetten")
        db.session.commit()
        state = "staat weer aan" if account.is_enabled else "staat uit"
        flash(f"Het account {account.email} {state}.", "success")
        return redirect(url_for("admin.index"), 303)
    return render_template("admin/switch.html", account=account, form=form, verb=verb)
