"""The blueprint of kept reports, what their pages share, and the way back to one."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.models import Report
from tracker.reports.kept.queries import ReportGone
from tracker.reports.kinds import REPORTS
from tracker.reports.period import Period

bp = Blueprint("kept", __name__)

FIXED = "Dit rapport is al vastgesteld. Er is niets veranderd."


def about(report: Report) -> dict[str, Any]:
    """Return what every page of one report says it is about."""
    period = Period(report.starts_on, report.ends_on)
    return {"kept": report, "kind": REPORTS[report.kind], "period": period}


@bp.errorhandler(404)
@bp.errorhandler(ReportGone)
def show_gone(_error: Exception) -> ResponseReturnValue:
    """Say that a draft may have been thrown away; a report of others answers the same."""
    return render_template("reports/kept/gone.html"), 404


def back_to(report: Report, message: str, category: str = "success") -> ResponseReturnValue:
    """Go to the page of ``report`` and say something there."""
    flash(message, category)
    return redirect(url_for("kept.show", id=report.id), 303)
