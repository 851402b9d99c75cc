"""Deciding on a proposal: take it over in the draft, put it back, or decline it."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.extensions import db
from tracker.library import drafting, services, trails
from tracker.library.forms import DeclineForm
from tracker.library.routes.blueprint import bp, found
from tracker.models import Proposal
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard_page

DECIDED = "Over dit voorstel is al besloten. Hieronder leest u wat."
DROPPED = "Het concept heeft dit principe niet meer. Zet het principe eerst terug."
NO_DRAFT = "Dit dossier heeft geen concept. Begin eerst een concept van de volgende uitgave."


@bp.post("/voorstellen/<int:id>/overnemen")
@guard_page(Act.EDIT_LIBRARY)
def take_over(id: int) -> ResponseReturnValue:
    """Add the sentences to the principle in the draft, and go there to make them fit."""
    proposal = found(trails.proposal_by_id(id))
    draft = drafting.draft_for(proposal.principle_key)
    if draft is None:
        return to_insight(proposal, NO_DRAFT, "warning")
    try:
        principle = services.take_over_proposal(proposal, draft=draft, on=today())
    except services.ProposalDecided:
        return to_insight(proposal, DECIDED, "warning")
    except services.PrincipleDropped:
        return to_insight(proposal, DROPPED, "warning")
    db.session.commit()
    flash("De zinnen staan nu onder aan de uitleg. Maak er een goed lopende tekst van.", "success")
    slug, key = draft.dossier.slug, principle.key
    return redirect(url_for("library.edit_principle", slug=slug, key=key), 303)


@bp.post("/voorstellen/<int:id>/terugzetten")
@guard_page(Act.EDIT_LIBRARY)
def put_back(id: int) -> ResponseReturnValue:
    """Take the sentences out of the draft; the proposal waits for a decision again."""
    proposal = found(trails.proposal_by_id(id))
    draft = found(drafting.draft_with_id(proposal.edition_id))
    try:
        services.put_back_proposal(proposal, draft=draft)
    except services.ProposalDecided:
        return to_insight(proposal, DECIDED, "warning")
    db.session.commit()
    flash("Het voorstel staat weer open. Kijk na of de uitleg nog goed loopt.", "success")
    slug = draft.dossier.slug
    return redirect(url_for("library.draft", slug=slug, _anchor=proposal.principle_key), 303)


@bp.route("/voorstellen/<int:id>/afwijzen", methods=["GET", "POST"])
@guard_page(Act.EDIT_LIBRARY)
def decline(id: int) -> ResponseReturnValue:
    """Decide with a reason not to take a proposal over."""
    proposal = found(trails.proposal_by_id(id))
    form = DeclineForm()
    if form.validate_on_submit():
        try:
            services.decline_proposal(proposal, reason=form.reason.data or "", on=today())
        except services.ProposalDecided:
            return to_insight(proposal, DECIDED, "warning")
        db.session.commit()
        return to_insight(proposal, "Het voorstel is niet overgenomen. Uw reden staat erbij.")
    page = render_template("library/decline.html", form=form, proposal=proposal)
    return page, 400 if form.errors else 200


def to_insight(proposal: Proposal, message: str, category: str = "success") -> ResponseReturnValue:
    """Go to the insight of a proposal and say something there."""
    flash(message, category)
    address = url_for("insights.show", id=proposal.insight_id, _anchor="voorstellen")
    return redirect(address, 303)
