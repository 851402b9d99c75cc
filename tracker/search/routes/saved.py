"""Searches that people keep."""

from urllib.parse import parse_qsl

from flask import abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from tracker.extensions import db
from tracker.policy import Act
from tracker.search import queries, services
from tracker.search.forms import TOO_MANY, ForgetForm, SaveSearchForm
from tracker.search.routes.blueprint import bp
from tracker.search.routes.pages import form_of, search_page
from tracker.search.services import TooManySaved
from tracker.web.guard import guard_page, me


@bp.post("/zoeken/bewaren")
@guard_page(Act.READ_LIBRARY)
def save() -> ResponseReturnValue:
    """Keep a search under a name."""
    form = SaveSearchForm()
    asked = form_of(MultiDict(parse_qsl(form.address.data or "")))
    if form.validate_on_submit():
        try:
            services.save_search(me(), name=form.name.data or "", address=asked.address)
        except TooManySaved:
            form.refuse(form.name, TOO_MANY)
        else:
            db.session.commit()
            flash(f"De zoekopdracht ‘{form.name.data}’ is bewaard.", "success")
            return redirect(f"{url_for('search.index')}?{asked.address}", 303)
    return search_page(asked, form), 400


@bp.post("/zoeken/bewaard/<int:id>/weghalen")
@guard_page(Act.READ_LIBRARY)
def forget(id: int) -> ResponseReturnValue:
    """Keep a search no longer."""
    saved = queries.saved_search(me(), id)
    if saved is None or not ForgetForm().validate_on_submit():
        abort(404)
    name = saved.name
    services.forget_search(saved)
    db.session.commit()
    flash(f"De zoekopdracht ‘{name}’ is weg.", "success")
    return redirect(url_for("search.index"), 303)
