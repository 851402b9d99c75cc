"""Fixing a report for good, and saying later that it no longer holds."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.reporting import ReportState
from tracker.extensions import db
from tracker.models import Report
from tracker.policy import Act
from tracker.reports.kept import services
from tracker.reports.kept.content import content_of
from tracker.reports.kept.forms import FreezeForm, RecallForm, ReplaceForm
from tracker.reports.kept.routes.blueprint import FIXED, about, back_to, bp
from tracker.web.clock import today
from tracker.web.guard import guard, me

BLOCKED = "Haal eerst het burgerservicenummer weg. Daarmee kunt u geen rapport vaststellen."
STILL_OPEN = "Er staat nog iets open. Maak dat eerst af, of schrijf op waarom u toch vaststelt."
NOT_NOW = "Dit kan nu niet. Kijk hoe het rapport ervoor staat."


@bp.route("/rapporten/<int:id>/vaststellen", methods=["GET", "POST"])
@guard(Act.FREEZE_REPORT, Report)
def freeze(report: Report) -> ResponseReturnValue:
    """Show what to look at first, then fix the report."""
    if report.state is not ReportState.DRAFT:
        return back_to(report, FIXED, "warning")
    form = FreezeForm()
    if form.validate_on_submit():
        try:
            reason = form.reason.data or ""
            services.freeze_report(report, today=today(), user=me(), reason=reason)
        except services.NotADraft:  # in this instant, by someone else
            return back_to(report, FIXED, "warning")
        except services.CheckBlocks:
            form.refuse(None, BLOCKED)
        except services.ReasonMissing:
            form.refuse(form.reason, STILL_OPEN)
        else:
            db.session.commit()
            return back_to(report, "Het rapport is vastgesteld. De inhoud verandert niet meer.")
    content = content_of(report, today=today())
    page = render_template(
        "reports/kept/freeze.html",
        form=form,
        report=content,
        **about(report),
        checks=services.checks_of(report, content),
    )
    return page, 400 if form.errors else 200


@bp.route("/rapporten/<int:id>/terugroepen", methods=["GET", "POST"])
@guard(Act.FREEZE_REPORT, Report)
def recall(report: Report) -> ResponseReturnValue:
    """Say of a frozen report that it no longer holds, with a reason."""
    if report.state is not ReportState.FROZEN:
        return back_to(report, NOT_NOW, "warning")
    form = RecallForm()
    if form.validate_on_submit():
        services.recall_report(report, reason=form.reason.data or "", user=me())
        db.session.commit()
        return back_to(report, "Het rapport is teruggeroepen. Het blijft te lezen, met uw reden.")
    page = render_template("reports/kept/recall.html", form=form, **about(report))
    return page, 400 if form.errors else 200


@bp.route("/rapporten/<int:id>/vervangen", methods=["GET", "POST"])
@guard(Act.FREEZE_REPORT, Report)
def renew(report: Report) -> ResponseReturnValue:
    """Begin a new version with the texts of this one; it replaces this one when it is frozen."""
    if report.replaced_by_id is not None:
        flash("Er is al een nieuwe versie. U ziet die hier.", "warning")
        return redirect(url_for("kept.show", id=report.replaced_by_id), 303)
    if report.state not in (ReportState.FROZEN, ReportState.RECALLED):
        return back_to(report, NOT_NOW, "warning")
    form = ReplaceForm()
    if form.validate_on_submit():
        draft = services.replace_report(report, reason=form.reason.data or "", user=me())
        db.session.commit()
        flash("De nieuwe versie begint met de teksten van de oude.", "success")
        return redirect(url_for("kept.parts", id=draft.id), 303)
    page = render_template("reports/kept/replace.html", form=form, **about(report))
    return page, 400 if form.errors else 200
