"""Writing in the log of an action."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.actions import logbook
from tracker.actions.forms import NOT_YET, ChangeLineForm, LineForm
from tracker.actions.routes.blueprint import bp
from tracker.actions.routes.pages import action_page, mine
from tracker.domain.vocabulary import Role
from tracker.extensions import db
from tracker.models import Action, ActionLog
from tracker.policy import Act
from tracker.web.clock import InFuture, today
from tracker.web.guard import guard, me


@bp.route("/acties/<int:id>/regels", methods=["GET", "POST"])
@guard(Act.LOG_ACTION, Action)
def write(action: Action) -> ResponseReturnValue:
    """Add a line, and stay on the page it was written on."""
    form = LineForm()
    on_mine = form.page.data == "mijn" and me().role is Role.PARTNER
    if form.validate_on_submit() and is_logged(form, action):
        db.session.commit()
        flash(f"Bewaard bij ‘{action.title}’.", "success")
        return back(action, on_mine=on_mine)
    if not form.errors:  # the address was opened, not sent
        return back(action, on_mine=on_mine)
    if on_mine:
        return mine(form, opened_id=action.id), 400
    return action_page(action, form), 400


def back(action: Action, *, on_mine: bool) -> ResponseReturnValue:
    """Go back to where the line was written."""
    if on_mine:
        return redirect(url_for("actions.index", actie=action.id), 303)
    return redirect(url_for("actions.show", id=action.id, _anchor="regels"), 303)


def is_logged(form: LineForm, action: Action) -> bool:
    """Add the line of ``form``; return False when a rule refuses it, and let the form say why."""
    try:
        logbook.log_line(
            action,
            text=form.text.data or "",
            on=form.on(today()),
            reached=form.reached.data,
            organisation=me().organisation,
            user=me(),
            client_key=form.key,
        )
    except InFuture:
        form.refuse(form.day, NOT_YET)
    except logbook.KeyTaken:
        form.renew_key()
        form.refuse(None, "Deze regel kon niet worden bewaard. Bewaar de regel nog een keer.")
    else:
        return True
    return False


@bp.route("/regels/<int:id>/bewerken", methods=["GET", "POST"])
@guard(Act.CHANGE_LINE, ActionLog)
def edit_line(line: ActionLog) -> ResponseReturnValue:
    """Change a line of one's own organisation."""
    form = ChangeLineForm(data={"text": line.text, "reached": line.reached, "day": line.logged_on})
    if form.validate_on_submit():
        assert form.day.data is not None  # the form asks for it
        try:
            logbook.change_line(
                line,
                text=form.text.data or "",
                on=form.day.data,
                reached=form.reached.data,
                organisation=me().organisation,
            )
        except InFuture:
            form.refuse(form.day, NOT_YET)
        else:
            db.session.commit()
            flash("De regel is bewaard.", "success")
            return back(line.action, on_mine=False)
    return render_template("actions/line.html", form=form, line=line), 400 if form.errors else 200
