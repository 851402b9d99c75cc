"""The pages of the reports: a list, each report on screen, and the buttons that print it."""

from typing import Any

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

from tracker.domain.reporting import JobKind, ReportKind
from tracker.jobs.starting import start
from tracker.models import Conversation, Cycle, Trajectory, Wijk
from tracker.policy import Act, visible_lessons
from tracker.preparation import Preparation, prepare
from tracker.preparation.rows import conversations_of
from tracker.reports import queries
from tracker.reports.content import progress_report
from tracker.reports.forms import PeriodForm
from tracker.reports.heading import Heading
from tracker.reports.kept.queries import kept_reports
from tracker.reports.kinds import REPORTS
from tracker.reports.number_files import ABOUT
from tracker.reports.number_files import FORMS as NUMBER_FORMS
from tracker.reports.number_files import file_name as numbers_name
from tracker.reports.numbers import COLUMNS, n_rows, number_rows
from tracker.reports.period import Period, PeriodOutOfOrder, period_of
from tracker.reports.printing import FORMS, file_name
from tracker.reports.sheet import sheet_of
from tracker.reports.stamp import draft_stamp, no_stamp
from tracker.web.clock import today
from tracker.web.guard import guard, guard_page, me

bp = Blueprint("reports", __name__)

MOST_IN_REQUEST = 2000  # rows; a larger file with numbers is made outside the request


@bp.get("/rapporten")
@guard_page(Act.SEE_REPORTS)
def index() -> str:
    """List the trajectories one may read a report on, and the reports that are kept."""
    trajectories = queries.reported_trajectories(me())
    wijken = queries.wijken_by_trajectory([each.id for each in trajectories])
    period = period_of(None, None, today=today())
    slug = request.args.get("traject", "")
    number = request.args.get("pagina", 1, type=int)
    return render_template(
        "reports/index.html",
        trajectories=trajectories,
        wijken=wijken,
        period=period,
        kept=kept_reports(me(), slug=slug, page=number),
        traject=slug,
        registry=REPORTS,
        period_words=lambda each: Period(each.starts_on, each.ends_on).words,
    )


@bp.get("/rapporten/voortgang/<slug>")
@guard(Act.READ_REPORT, Trajectory)
def progress(trajectory: Trajectory) -> ResponseReturnValue:
    """Show the progress report; with a period that cannot be, say so and show the default."""
    form, period = asked_period()
    shown = period or period_of(None, None, today=today())
    report = progress_report(trajectory, period=shown, today=today())
    page = render_template(
        "reports/progress.html",
        report=report,
        stamp=draft_stamp(report.made_on),
        trajectory=trajectory,
        form=form,
        days=asked_days(period),
    )
    return page if period else (page, 400)


@bp.post("/rapporten/voortgang/<slug>/pdf")
@guard(Act.READ_REPORT, Trajectory)
def progress_pdf(trajectory: Trajectory) -> ResponseReturnValue:
    """Let the progress report be printed."""
    return start_report(ReportKind.PROGRESS, "reports.progress", trajectory)


@bp.post("/rapporten/alle")
@guard_page(Act.PRINT_REPORT)
def all_reports() -> ResponseReturnValue:
    """Let the progress reports on all trajectories of the gemeente be printed."""
    period = period_of(None, None, today=today())
    title = "Alle rapporten van uw gemeente"
    back = url_for("reports.index")
    return start(JobKind.REPORTS, title=title, arguments=days_of(period), back=back)


@bp.get("/cycli/<int:id>/praatplaat")
@guard(Act.PRINT_WIJK, Cycle)
def sheet(cycle: Cycle) -> str:
    """Show the praatplaat of a conversation, else of the newest one in the cycle."""
    prepared = asked_preparation(cycle)
    stamp = no_stamp(prepared.made_on)
    return render_template(
        "reports/sheet.html", sheet=sheet_of(prepared), prepared=prepared, stamp=stamp
    )


@bp.post("/cycli/<int:id>/praatplaat/pdf")
@guard(Act.PRINT_WIJK, Cycle)
def sheet_pdf(cycle: Cycle) -> ResponseReturnValue:
    """Let the praatplaat be printed."""
    conversation = asked_conversation(cycle)
    conversation_id = conversation.id if conversation else None
    arguments = {"cycle": cycle.id, "conversation": conversation_id, "today": today().isoformat()}
    title = f"Praatplaat {cycle.wijk.name}, cyclus {cycle.number}"
    back = url_for("reports.sheet", id=cycle.id, gesprek=conversation_id)
    return start(JobKind.SHEET, title=title, arguments=arguments, back=back)


def asked_preparation(cycle: Cycle) -> Preparation:
    """Return the preparation of the conversation in the address; 404 when it is of elsewhere."""
    conversation, lessons = asked_conversation(cycle), visible_lessons(me())
    return prepare(cycle, lessons=lessons, today=today(), conversation=conversation)


def asked_conversation(cycle: Cycle) -> Conversation | None:
    """Return the conversation in the address, None without one; 404 when it is of elsewhere."""
    asked = request.args.get("gesprek", "")
    found = next((each for each in conversations_of(cycle.id) if str(each.id) == asked), None)
    if asked and found is None:
        abort(404)
    return found


def sent(report: Heading, form: str) -> Response:
    """Return a report as a file that the browser keeps."""
    made = FORMS[form]
    response = Response(made.write(report), mimetype=made.mimetype)
    response.headers.set("Content-Disposition", "attachment", filename=file_name(report, form))
    return response


@bp.get("/rapporten/getallen")
@guard_page(Act.SEE_REPORTS)
def numbers() -> str:
    """Say what the files with the numbers hold, and list them."""
    trajectories = queries.reported_trajectories(me())
    return render_template(
        "reports/numbers.html",
        trajectories=trajectories,
        counts=n_rows([each.id for each in trajectories]),
        most=MOST_IN_REQUEST,
        columns=COLUMNS,
        about=ABOUT,
    )


@bp.get("/rapporten/getallen/alles.<form>")
@guard_page(Act.SEE_REPORTS)
def all_numbers(form: str) -> ResponseReturnValue:
    """Send the numbers of all trajectories one may read a report on."""
    ids = [each.id for each in queries.reported_trajectories(me())]
    return numbers_file(ids, "alle-trajecten", form)


@bp.post("/rapporten/getallen/alles.<form>")
@guard_page(Act.SEE_REPORTS)
def make_all_numbers(form: str) -> ResponseReturnValue:
    """Let the numbers of all trajectories be written."""
    return start_numbers(None, form)


@bp.get("/rapporten/getallen/<slug>.<form>")
@guard(Act.READ_REPORT, Trajectory)
def trajectory_numbers(trajectory: Trajectory, form: str) -> ResponseReturnValue:
    """Send the numbers of one trajectory."""
    return numbers_file([trajectory.id], trajectory.slug, form)


@bp.post("/rapporten/getallen/<slug>.<form>")
@guard(Act.READ_REPORT, Trajectory)
def make_trajectory_numbers(trajectory: Trajectory, form: str) -> ResponseReturnValue:
    """Let the numbers of one trajectory be written."""
    return start_numbers(trajectory, form)


def numbers_file(trajectory_ids: list[int], name: str, form: str) -> ResponseReturnValue:
    """Return a file that is made while it is sent; a large one has a button on the page."""
    if form not in NUMBER_FORMS:
        abort(404)
    if sum(n_rows(trajectory_ids).values()) > MOST_IN_REQUEST:
        return redirect(url_for("reports.numbers"), 303)
    mimetype, parts = NUMBER_FORMS[form]
    made_on = today()
    content = parts(number_rows(trajectory_ids), made_on=made_on)
    response = Response(stream_with_context(content), mimetype=mimetype)
    file = numbers_name(name, form, made_on=made_on)
    response.headers.set("Content-Disposition", "attachment", filename=file)
    return response


def start_numbers(trajectory: Trajectory | None, form: str) -> ResponseReturnValue:
    """Let a file with numbers be written: of one trajectory, or of all."""
    if form not in NUMBER_FORMS:
        abort(404)
    return start(
        JobKind.NUMBERS,
        title=f"Getallen {trajectory.title if trajectory else 'van alle trajecten'} ({form})",
        arguments={
            "trajectory": trajectory.id if trajectory else None,
            "form": form,
            "today": today().isoformat(),
        },
        back=url_for("reports.numbers"),
    )


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


def start_report(
    kind: ReportKind, page: str, trajectory: Trajectory, place: Wijk | None = None
) -> ResponseReturnValue:
    """Let a report be printed; the ``page`` of its kind says what is wrong with a period."""
    _, period = asked_period()
    if period is None:
        asked = {name: request.args[name] for name in ("van", "tot") if name in request.args}
        return redirect(url_for(page, **address_of(trajectory, place, **asked)), 303)
    return start(
        JobKind.REPORT,
        title=f"{REPORTS[kind].name} {place.name if place else trajectory.title}",
        arguments={
            "kind": kind.value,
            "trajectory": trajectory.id,
            "wijk": place.id if place else None,
            **days_of(period),
        },
        back=url_for(page, **address_of(trajectory, place, **asked_days(period))),
    )


def address_of(trajectory: Trajectory, place: Wijk | None, **asked: str) -> dict[str, Any]:
    """Return what names a report in its address, and what is asked of it."""
    return {"slug": trajectory.slug} | ({"wijk": place.slug} if place else {}) | asked


def days_of(period: Period) -> dict[str, str]:
    """Return the days a report is printed with, also when that happens after midnight."""
    days = {"van": period.starts_on, "tot": period.ends_on, "today": today()}
    return {name: day.isoformat() for name, day in days.items()}
