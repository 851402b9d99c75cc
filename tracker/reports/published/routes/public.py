"""The public pages: reports that everybody may read, without a login and without cookies."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, request, url_for
from werkzeug.exceptions import NotFound

from tracker.domain.reporting import ReportState
from tracker.models import Report
from tracker.policy import is_public
from tracker.reports.codec import from_json
from tracker.reports.kinds import REPORTS
from tracker.reports.period import Period
from tracker.reports.published import queries
from tracker.reports.published.archived import archived
from tracker.reports.published.mdto import file_object, information_object
from tracker.reports.stamp import public_stamp
from tracker.web.guard import public
from tracker.web.house import house_of
from tracker.web.nav import guest_page

bp = Blueprint("published", __name__)

# Long enough to spare the server, short enough that what is taken back is soon gone everywhere.
KEEP = "public, max-age=300"
XML = "application/xml"


@bp.get("/openbaar")
@public
def index() -> Response:
    """List the public reports of all gemeenten, or of one."""
    publishers = queries.publishers()
    asked = request.args.get("gemeente", "")
    chosen = next((each for each in publishers if each.code == asked), None)
    found = queries.public_page(
        request.args.get("pagina", 1, int), gemeente=chosen.code if chosen else ""
    )
    page = guest_page(
        "reports/published/index.html",
        found=found,
        names={each.id: each.name for each in publishers},
        publishers=publishers,
        chosen=chosen,
        words=period_words,
    )
    return kept(page)


@bp.get("/openbaar/<uuid:id>")
@public
def show(id: UUID) -> Response:
    """Show a report: this page is the accessible original."""
    report = asked(id)
    if not is_public(report):
        return gone(report)
    newer = newer_of(report)
    parts = (report.checksum, report.template_version, report.state, report.file_id, newer)
    answer = kept("", mark="-".join(map(str, parts)))
    if not is_fresh(answer):
        answer.set_data(
            guest_page(
                "reports/published/show.html",
                report=shown(report),
                archived=archived(report),
                stamp=public_stamp(report),
                house=house_of(report.trajectory.gemeente),
                period=period_words(report),
                replaced=report.state is ReportState.REPLACED,
                newer=newer,
                kind=REPORTS[report.kind],
            )
        )
    return answer


@bp.get("/openbaar/<uuid:id>.pdf")
@public
def pdf(id: UUID) -> Response:
    """Send the PDF that was kept."""
    report = asked(id)
    if not is_public(report):
        return gone(report)
    if report.file is None:
        page = guest_page("reports/published/no_file.html", archived=archived(report))
        return kept(page, status=404)
    answer = kept("", mimetype=report.file.mimetype, mark=report.file.checksum)
    answer.headers.set("Content-Disposition", "inline", filename=report.file.name)
    if not is_fresh(answer):
        answer.set_data(queries.bytes_of(report.file))
    return answer


@bp.get("/openbaar/<uuid:id>.json")
@public
def data(id: UUID) -> Response:
    """Send all that the report says, as it was fixed."""
    report = asked(id)
    if not is_public(report):
        return gone(report)
    return kept(report.content or "", mimetype="application/json", mark=str(report.checksum))


@bp.get("/openbaar/<uuid:id>.xml")
@public
def description(id: UUID) -> Response:
    """Send what an archive asks to know of the report."""
    report = asked(id)
    if not is_public(report):
        return gone(report)
    return kept(information_object(archived(report)), mimetype=XML)


@bp.get("/openbaar/<uuid:id>.pdf.xml")
@public
def file_description(id: UUID) -> Response:
    """Send what an archive asks to know of the PDF."""
    report = asked(id)
    if not is_public(report):
        return gone(report)
    told = archived(report)
    if told.file is None:
        abort(404)
    return kept(file_object(told, told.file), mimetype=XML)


def shown(report: Report) -> Any:
    """Return what the page shows of what was fixed."""
    return REPORTS[report.kind].on_screen(from_json(report.kind, report.content or ""))


def asked(id: UUID) -> Report:
    """Return the report that is or was public under the address; 404 when there is none."""
    report = queries.published_report(str(id))
    if report is None:
        raise NotFound
    return report


def gone(report: Report) -> Response:
    """Say that the report was taken back, when, why, and where a newer one is."""
    page = guest_page(
        "reports/published/gone.html",
        archived=archived(report),
        taken_back_at=report.retracted_at or report.ended_at,
        reason=report.retracted_reason,
        newer=newer_of(report),
    )
    return kept(page, status=410)


def newer_of(report: Report) -> str:
    """Return the address of the public report that replaced this one; empty when there is none."""
    newer = report.replaced_by
    if newer is None or report.state is ReportState.FROZEN or not is_public(newer):
        return ""
    return url_for("published.show", id=newer.public_id)


def period_words(report: Report) -> str:
    """Return the period of a report in words."""
    return Period(report.starts_on, report.ends_on).words


def kept(
    content: str | bytes, *, mimetype: str = "text/html", status: int = 200, mark: str = ""
) -> Response:
    """Return an answer that browsers and caches may keep for a while; ``mark`` changes with it."""
    answer = Response(content, status, mimetype=mimetype)
    answer.headers["Cache-Control"] = KEEP
    if mark:
        answer.set_etag(mark)
    return answer


def is_fresh(answer: Response) -> bool:
    """Return whether who asks has this answer already; it then becomes a short one."""
    answer.make_conditional(request)
    return answer.status_code == 304
