"""The pages on which a gemeente makes a report public and takes it back."""

from datetime import UTC, datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.reporting import JobKind
from tracker.extensions import db
from tracker.jobs.services import ask
from tracker.models import Report
from tracker.policy import Act, is_public
from tracker.reports.codec import from_json
from tracker.reports.kinds import REPORTS
from tracker.reports.period import Period
from tracker.reports.published import queries
from tracker.reports.published.forms import PublishForm, RetractForm
from tracker.reports.published.services import (
    NotPublishable,
    obstacles,
    publication,
    publish,
    remarks,
    retract,
    title_of,
)
from tracker.web.guard import guard, me

bp = Blueprint("publishing", __name__)

NOT_NOW = "Dit rapport kan nu niet openbaar worden. Lees wat in de weg staat."
NOT_PUBLIC = "Dit rapport is niet openbaar. U hoeft niets in te trekken."


@bp.route("/rapporten/<int:id>/openbaar", methods=["GET", "POST"])
@guard(Act.PUBLISH_REPORT, Report)
def show(report: Report) -> ResponseReturnValue:
    """Say what everybody would see and what stands in the way, then make the report public."""
    report = queries.report_to_publish(report)
    form = PublishForm()
    if form.validate_on_submit():
        try:
            publish(report, by=me(), at=datetime.now(UTC))
        except NotPublishable:
            return back(report, NOT_NOW, "warning")
        ask_pdf(report)
        db.session.commit()
        return back(report, "Het rapport is openbaar. Iedereen kan het lezen. De PDF volgt zo.")
    content = from_json(report.kind, report.content) if report.content else None
    return render_template(
        "reports/published/publish.html",
        report=report,
        title=title_of(report, content) if content else REPORTS[report.kind].name,
        period=Period(report.starts_on, report.ends_on).words,
        publication=publication(report),
        obstacles=obstacles(report),
        remarks=remarks(report, content),
        form=form,
    )


def ask_pdf(report: Report) -> None:
    """Let the PDF of a report that became public be printed."""
    if report.file_id is None:
        ask(
            me(),
            JobKind.REPORT,
            title=f"PDF van {report.public_title}"[:200],
            arguments={"public": report.id},
            back=url_for("publishing.show", id=report.id),
        )


@bp.route("/rapporten/<int:id>/openbaar/intrekken", methods=["GET", "POST"])
@guard(Act.PUBLISH_REPORT, Report)
def take_back(report: Report) -> ResponseReturnValue:
    """Ask why, then put a notice in the place of the report."""
    if not is_public(report):
        return back(report, NOT_PUBLIC, "warning")
    form = RetractForm()
    if form.validate_on_submit():
        retract(report, reason=form.reason.data or "", at=datetime.now(UTC))
        db.session.commit()
        return back(report, "Het rapport is ingetrokken. Op het adres staat nu waarom.")
    page = render_template("reports/published/retract.html", report=report, form=form)
    return page, 400 if form.errors else 200


def back(report: Report, message: str, category: str = "success") -> ResponseReturnValue:
    """Say something on the page about publishing."""
    flash(message, category)
    return redirect(url_for("publishing.show", id=report.id), 303)
