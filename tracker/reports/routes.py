"""The pages of the reports: a list, each report on screen, and the same report as PDF."""

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue

from tracker.models import Cycle, Trajectory
from tracker.policy import Act, visible_lessons
from tracker.preparation import Preparation, prepare
from tracker.preparation.rows import conversations_of
from tracker.reports import queries
from tracker.reports.content import progress_report
from tracker.reports.forms import PeriodForm
from tracker.reports.heading import Heading
from tracker.reports.number_files import ABOUT
from tracker.reports.number_files import FORMS as NUMBER_FORMS
from tracker.reports.numbers import COLUMNS, number_rows
from tracker.reports.period import Period, PeriodOutOfOrder, period_of
from tracker.reports.printing import FORMS, file_name
from tracker.reports.sheet import sheet_of, sheet_report
from tracker.web.clock import today
from tracker.web.guard import guard, guard_page, me

bp = Blueprint("reports", __name__)


@bp.get("/rapporten")
@guard_page(Act.SEE_REPORTS)
def index() -> str:
    """List the trajectories one may read a report on."""
    trajectories = queries.reported_trajectories(me())
    wijken = queries.wijken_by_trajectory([each.id for each in trajectories])
    period = period_of(None, None, today=today())
    return render_template(
        "reports/index.html", trajectories=trajectories, wijken=wijken, period=period
    )


@bp.get("/rapporten/voortgang/<slug>")
@guard(Act.READ_REPORT, Trajectory)
def progress(trajectory: Trajectory) -> ResponseReturnValue:
    """Show the progress report; with a period that cannot be, say so and show the default."""
    form, period = asked_period()
    shown = period or period_of(None, None, today=today())
    report = progress_report(trajectory, period=shown, today=today())
    page = render_template(
        "reports/progress.html", report=report, form=form, days=asked_days(period)
    )
    return page if period else (page, 400)


@bp.get("/rapporten/voortgang/<slug>.pdf")
@guard(Act.READ_REPORT, Trajectory)
def progress_pdf(trajectory: Trajectory) -> ResponseReturnValue:
    """Print the progress report."""
    _, period = asked_period()
    if period is None:  # the page says what is wrong
        van, tot = request.args.get("van"), request.args.get("tot")
        return redirect(url_for("reports.progress", slug=trajectory.slug, van=van, tot=tot), 303)
    report = progress_report(trajectory, period=period, today=today())
    return sent(report)


@bp.get("/cycli/<int:id>/praatplaat")
@guard(Act.PRINT_WIJK, Cycle)
def sheet(cycle: Cycle) -> str:
    """Show the praatplaat of a conversation, else of the newest one in the cycle."""
    prepared = asked_preparation(cycle)
    return render_template("reports/sheet.html", sheet=sheet_of(prepared), prepared=prepared)


@bp.get("/cycli/<int:id>/praatplaat.pdf")
@guard(Act.PRINT_WIJK, Cycle)
def sheet_pdf(cycle: Cycle) -> Response:
    """Print the praatplaat."""
    return sent(sheet_report(asked_preparation(cycle)))


def asked_preparation(cycle: Cycle) -> Preparation:
    """Return the preparation of the conversation in the address; 404 when it is of elsewhere."""
    asked = request.args.get("gesprek", "")
    conversation = next(
        (each for each in conversations_of(cycle.id) if str(each.id) == asked), None
    )
    if asked and conversation is None:
        abort(404)
    lessons = visible_lessons(me())
    return prepare(cycle, lessons=lessons, today=today(), conversation=conversation)


def sent(report: Heading, form: str = "pdf") -> Response:
    """Return a report as a file that the browser keeps."""
    made = FORMS[form]
    response = Response(made.write(report), mimetype=made.mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=file_name(report, form))
    return response


@bp.get("/rapporten/getallen")
@guard_page(Act.SEE_REPORTS)
def numbers() -> str:
    """Say what the files with the numbers hold, and list them."""
    return render_template(
        "reports/numbers.html",
        trajectories=queries.reported_trajectories(me()),
        columns=COLUMNS,
        about=ABOUT,
    )


@bp.get("/rapporten/getallen/alles.<form>")
@guard_page(Act.SEE_REPORTS)
def all_numbers(form: str) -> Response:
    """Send the numbers of all trajectories one may read a report on."""
    ids = [each.id for each in queries.reported_trajectories(me())]
    return numbers_file(ids, "alle-trajecten", form)


@bp.get("/rapporten/getallen/<slug>.<form>")
@guard(Act.READ_REPORT, Trajectory)
def trajectory_numbers(trajectory: Trajectory, form: str) -> Response:
    """Send the numbers of one trajectory."""
    return numbers_file([trajectory.id], trajectory.slug, form)


def numbers_file(trajectory_ids: list[int], name: str, form: str) -> Response:
    """Return a file that is made while it is sent."""
    if form not in NUMBER_FORMS:
        abort(404)
    mimetype, parts = NUMBER_FORMS[form]
    made_on = today()
    content = parts(number_rows(trajectory_ids), made_on=made_on)
    response = Response(stream_with_context(content), mimetype=mimetype)
    file = f"leerspoor-getallen-{name}-{made_on.isoformat()}.{form}"
    response.headers.set("Content-Disposition", "attachment", filename=file)
    return response


def asked_period() -> tuple[PeriodForm, Period | None]:
    """Return the form of the address and the period it asks for; None when that cannot be."""
    form = PeriodForm(request.args)
    if not form.validate():
        return form, None
    try:
        period = period_of(form.van.data, form.tot.data, today=today())
    except PeriodOutOfOrder as error:
        form.refuse(form.van if form.van.data else form.tot, str(error))
        return form, None
    form.van.data, form.tot.data = period.starts_on, period.ends_on
    return form, period


def asked_days(period: Period | None) -> dict[str, str]:
    """Return the days to keep in the addresses of the page; none for the default period."""
    if period is None or not any(request.args.get(name) for name in ("van", "tot")):
        return {}
    return {"van": period.starts_on.isoformat(), "tot": period.ends_on.isoformat()}
