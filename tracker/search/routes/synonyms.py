"""The words that mean the same to who looks for one of them."""

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.policy import Act
from tracker.search import queries, services
from tracker.search.forms import EXISTS, SAME, TOO_COMMON, TOO_LONG, ForgetForm, SynonymForm
from tracker.search.routes.blueprint import bp
from tracker.search.services import NothingToFind, PairExists, SameWord
from tracker.web.guard import guard_page

MOST_WORDS = 3


@bp.route("/zoeken/synoniemen", methods=["GET", "POST"])
@guard_page(Act.EDIT_LIBRARY)
def synonyms() -> ResponseReturnValue:
    """List the pairs, and add one."""
    form = SynonymForm()
    if form.validate_on_submit() and is_short(form) and is_added(form):
        db.session.commit()
        flash(f"Wie ‘{form.word.data}’ zoekt, vindt nu ook ‘{form.other.data}’.", "success")
        return redirect(url_for("search.synonyms"), 303)
    page = render_template(
        "search/synonyms.html",
        form=form,
        pairs=queries.used_synonyms(),
    )
    return page, 400 if form.errors else 200


def is_short(form: SynonymForm) -> bool:
    """Return whether both sides are short enough, and say so when not."""
    for side in (form.word, form.other):
        if len((side.data or "").split()) > MOST_WORDS:
            form.refuse(side, TOO_LONG)
    return not form.errors


def is_added(form: SynonymForm) -> bool:
    """Add the pair, or say why not."""
    try:
        services.add_synonym(form.word.data or "", form.other.data or "")
    except NothingToFind:
        form.refuse(form.word, TOO_COMMON)
    except SameWord:
        form.refuse(form.other, SAME)
    except PairExists:
        form.refuse(form.other, EXISTS)
    return not form.errors


@bp.post("/zoeken/synoniemen/<int:id>/weghalen")
@guard_page(Act.EDIT_LIBRARY)
def remove_synonym(id: int) -> ResponseReturnValue:
    """Take a pair from the list."""
    pair = queries.used_synonym(id)
    if pair is None or not ForgetForm().validate_on_submit():
        abort(404)
    services.remove_synonym(pair)
    db.session.commit()
    flash(f"‘{pair.word}’ en ‘{pair.other}’ tellen niet meer als hetzelfde.", "success")
    return redirect(url_for("search.synonyms"), 303)
