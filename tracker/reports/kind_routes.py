"""The pages of the other kinds of reports, and each report as a file."""

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.reporting import JobKind, ReportKind
from tracker.jobs.starting import start
from tracker.models import Cycle, Trajectory, TrajectoryWijk, Wijk
from tracker.policy import Act, may_somewhere
from tracker.reports.bundle import LessonBundle, dossier_bundle_for
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.period import period_of
from tracker.reports.routes import (
    address_of,
    asked_days,
    asked_period,
    asked_preparation,
    sent,
    start_report,
)
from tracker.reports.sheet import sheet_report
from tracker.reports.stamp import draft_stamp
from tracker.web.clock import today
from tracker.web.guard import guard, guard_page, me

bp = Blueprint("kinds", __name__)

SENT = ("xlsx", "json")


@bp.get("/rapporten/voortgang/<slug>.<form>")
@guard(Act.READ_REPORT, Trajectory)
def progress_file(trajectory: Trajectory, form: str) -> ResponseReturnValue:
    """Send the progress report as a file."""
    return file_of(ReportKind.PROGRESS, "reports.progress", trajectory, form)


@bp.get("/rapporten/a4/<slug>")
@guard(Act.READ_REPORT, Trajectory)
def one_page(trajectory: Trajectory) -> ResponseReturnValue:
    """Show the report of one page."""
    return screen(ReportKind.ONE_PAGE, trajectory)


@bp.post("/rapporten/a4/<slug>/pdf")
@guard(Act.READ_REPORT, Trajectory)
def one_page_pdf(trajectory: Trajectory) -> ResponseReturnValue:
    """Let the report of one page be printed."""
    return start_report(ReportKind.ONE_PAGE, "kinds.one_page", trajectory)


@bp.get("/rapporten/a4/<slug>.<form>")
@guard(Act.READ_REPORT, Trajectory)
def one_page_file(trajectory: Trajectory, form: str) -> ResponseReturnValue:
    """Send the report of one page as a file."""
    return file_of(ReportKind.ONE_PAGE, "kinds.one_page", trajectory, form)


@bp.get("/rapporten/wijk/<slug>/<wijk>")
@guard(Act.PRINT_WIJK, TrajectoryWijk)
def wijk(link: TrajectoryWijk) -> ResponseReturnValue:
    """Show the report on one wijk."""
    return screen(ReportKind.WIJK, link.trajectory, link.wijk)


@bp.post("/rapporten/wijk/<slug>/<wijk>/pdf")
@guard(Act.PRINT_WIJK, TrajectoryWijk)
def wijk_pdf(link: TrajectoryWijk) -> ResponseReturnValue:
    """Let the report on one wijk be printed."""
    return start_report(ReportKind.WIJK, "kinds.wijk", link.trajectory, link.wijk)


@bp.get("/rapporten/wijk/<slug>/<wijk>.<form>")
@guard(Act.PRINT_WIJK, TrajectoryWijk)
def wijk_file(link: TrajectoryWijk, form: str) -> ResponseReturnValue:
    """Send the report on one wijk as a file."""
    return file_of(ReportKind.WIJK, "kinds.wijk", link.trajectory, form, link.wijk)


@bp.get("/rapporten/lessenbundel/<slug>")
@guard(Act.PRINT_LESSONS, Trajectory)
def lessons(trajectory: Trajectory) -> ResponseReturnValue:
    """Show what all gemeenten learned on the principles of a trajectory."""
    return screen(ReportKind.LESSONS, trajectory)


@bp.post("/rapporten/lessenbundel/<slug>/pdf")
@guard(Act.PRINT_LESSONS, Trajectory)
def lessons_pdf(trajectory: Trajectory) -> ResponseReturnValue:
    """Let the bundle of lessons of a trajectory be printed."""
    return start_report(ReportKind.LESSONS, "kinds.lessons", trajectory)


@bp.get("/rapporten/lessenbundel/<slug>.<form>")
@guard(Act.PRINT_LESSONS, Trajectory)
def lessons_file(trajectory: Trajectory, form: str) -> ResponseReturnValue:
    """Send the bundle of lessons of a trajectory as a file."""
    return file_of(ReportKind.LESSONS, "kinds.lessons", trajectory, form)


@bp.get("/dossiers/<slug>/lessenbundel")
@guard_page(Act.SEE_LESSONS)
def dossier_lessons(slug: str) -> str:
    """Show what all gemeenten learned on the principles of a dossier."""
    report = bundle_of_dossier(slug)
    trail = [
        ("Dossiers", url_for("library.dossiers")),
        (report.title, url_for("library.dossier", slug=slug)),
    ]
    kind = REPORTS[ReportKind.LESSONS]
    page = {"endpoint": "kinds.dossier_lessons", "names": {"slug": slug}}
    return render_template(
        "reports/show.html",
        kind=kind,
        report=report,
        stamp=draft_stamp(report.made_on),
        form=None,
        days={},
        trail=trail,
        **page,
    )


@bp.post("/dossiers/<slug>/lessenbundel/pdf")
@guard_page(Act.SEE_LESSONS)
def dossier_lessons_pdf(slug: str) -> ResponseReturnValue:
    """Let the bundle of lessons of a dossier be printed."""
    report = bundle_of_dossier(slug)
    return start(
        JobKind.REPORT,
        title=f"Lessenbundel {report.title}",
        arguments={"dossier": slug, "today": report.made_on.isoformat()},
        back=url_for("kinds.dossier_lessons", slug=slug),
    )


@bp.get("/dossiers/<slug>/lessenbundel.<form>")
@guard_page(Act.SEE_LESSONS)
def dossier_lessons_file(slug: str, form: str) -> Response:
    """Send the bundle of lessons of a dossier as a file."""
    return sent(bundle_of_dossier(slug), known(form))


@bp.get("/cycli/<int:id>/praatplaat.<form>")
@guard(Act.PRINT_WIJK, Cycle)
def sheet_file(cycle: Cycle, form: str) -> Response:
    """Send the praatplaat as a file."""
    return sent(sheet_report(asked_preparation(cycle)), known(form))


def screen(
    kind: ReportKind, trajectory: Trajectory, place: Wijk | None = None
) -> ResponseReturnValue:
    """Show a report; with a period that cannot be, say so and show the default."""
    form, period = asked_period()
    shown = period or period_of(None, None, today=today())
    made = REPORTS[kind]
    report = made.build(Asked(trajectory, shown, today(), place))
    page = render_template(
        "reports/show.html",
        kind=made,
        report=made.on_screen(report),
        form=None if kind is ReportKind.LESSONS else form,
        stamp=draft_stamp(report.made_on),
        days=asked_days(period),
        trail=trail_of(trajectory, place),
        endpoint=f"kinds.{kind.value}",
        names=address_of(trajectory, place),
    )
    return page if period else (page, 400)


def file_of(
    kind: ReportKind, page: str, trajectory: Trajectory, form: str, place: Wijk | None = None
) -> ResponseReturnValue:
    """Send a report in the ``form`` of the address; ``page`` says what is wrong with a period."""
    known(form)
    _, period = asked_period()
    if period is None:
        asked = {name: request.args[name] for name in ("van", "tot") if name in request.args}
        return redirect(url_for(page, **address_of(trajectory, place, **asked)), 303)
    return sent(REPORTS[kind].build(Asked(trajectory, period, today(), place)), form)


def known(form: str) -> str:
    """Return the form of a file when it is one we send; 404 when it is not."""
    if form not in SENT:
        abort(404)
    return form


def trail_of(trajectory: Trajectory, place: Wijk | None) -> list[tuple[str, str]]:
    """Return the pages above a report, with their addresses."""
    if place is None and may_somewhere(me(), Act.SEE_REPORTS):
        return [("Rapporten", url_for("reports.index"))]
    of = url_for("trajectories.show", slug=trajectory.slug)
    trail = [("Trajecten", url_for("trajectories.index")), (trajectory.title, of)]
    if place is not None:
        address = url_for("trajectories.show_wijk", slug=trajectory.slug, wijk=place.slug)
        trail.append((place.name, address))
    return trail


def bundle_of_dossier(slug: str) -> LessonBundle:
    """Return the bundle of the current edition of a dossier; 404 without."""
    bundle = dossier_bundle_for(me(), slug, today=today())
    if bundle is None:
        abort(404)
    return bundle
