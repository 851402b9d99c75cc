"""Beginning a report, reading it and printing it."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.reporting import KINDS, OF_WIJK, SLUGS, JobKind, ReportKind
from tracker.extensions import db
from tracker.jobs.starting import start
from tracker.models import Report, Trajectory, Wijk
from tracker.policy import Act
from tracker.reports.kept import queries, services
from tracker.reports.kept.content import content_of
from tracker.reports.kept.forms import AnswerForm, AskForm, NewReportForm
from tracker.reports.kept.routes.blueprint import about, bp
from tracker.reports.kinds import REPORTS
from tracker.reports.period import PeriodOutOfOrder, period_of
from tracker.reports.published.services import publication
from tracker.reports.sections import no_sections
from tracker.reports.stamp import stamp_of
from tracker.web.clock import today
from tracker.web.form import read_day
from tracker.web.guard import guard, guard_page, me

ELSEWHERE = "Deze wijk hoort niet bij het traject. Kies een wijk van dit traject."


@bp.route("/rapporten/nieuw", methods=["GET", "POST"])
@guard_page(Act.WRITE_REPORT)
def create() -> ResponseReturnValue:
    """Begin a report, as far as the address says on what and over which time."""
    trajectories = queries.writable_trajectories(me())
    wijken = queries.wijken_to_choose(trajectories)
    form = new_form(trajectories, wijken)
    if form.validate_on_submit():
        trajectory = next(each for each in trajectories if each.slug == form.trajectory.data)
        report = started(form, trajectory, wijken)
        if report is not None:
            db.session.commit()
            is_written = REPORTS[report.kind].sections is not no_sections
            page = "kept.parts" if is_written else "kept.show"
            return redirect(url_for(page, id=report.id), 303)
    page = render_template("reports/kept/new.html", form=form, has_wijk=has_wijk_kinds())
    return page, 400 if form.errors else 200


def new_form(trajectories: list[Trajectory], wijken: list[tuple[Trajectory, Wijk]]) -> Any:
    """Return the form, filled in from the address, with what one can choose."""
    asked = request.args
    period = period_of(None, None, today=today())
    form = NewReportForm(
        trajectory=asked.get("traject"),
        kind=asked.get("soort") or SLUGS[ReportKind.PROGRESS],
        starts_on=read_day(asked.get("van", "")) or period.starts_on,
        ends_on=read_day(asked.get("tot", "")) or period.ends_on,
        wijk=asked.get("wijk"),
    )
    offered = [("", "kies een traject"), *((each.slug, each.title) for each in trajectories)]
    form.trajectory.choices = [SelectChoice(*each) for each in offered]
    form.kind.choices = [SelectChoice(SLUGS[kind], each.name) for kind, each in REPORTS.items()]
    named = [(str(wijk.id), f"{wijk.name} ({each.title})") for each, wijk in wijken]
    form.wijk.choices = [SelectChoice(*each) for each in [("", "geen"), *named]]
    return form


def has_wijk_kinds() -> bool:
    """Return whether there is a kind of report that is about one wijk."""
    return not OF_WIJK.isdisjoint(REPORTS)


def started(
    form: Any, trajectory: Trajectory, wijken: list[tuple[Trajectory, Wijk]]
) -> Report | None:
    """Return the draft that ``form`` asks for, or None when a rule refuses; the form says why."""
    kind = KINDS[form.kind.data]
    chosen = next((pair for pair in wijken if str(pair[1].id) == form.wijk.data), None)
    if kind in OF_WIJK and chosen and chosen[0] is not trajectory:
        form.refuse(form.wijk, ELSEWHERE)
        return None
    try:
        period = period_of(form.starts_on.data, form.ends_on.data, today=today())
        wijk = chosen[1] if chosen else None
        return services.start_report(trajectory, kind=kind, period=period, user=me(), wijk=wijk)
    except PeriodOutOfOrder as error:
        form.refuse(form.starts_on, str(error))
    except services.WijkMissing:
        form.refuse(form.wijk, "Kies over welke wijk het rapport gaat.")
    return None


@bp.get("/rapporten/<int:id>")
@guard(Act.READ_REPORT, Report)
def show(report: Report) -> str:
    """Show a kept report: a draft as it is now, a frozen one as it was fixed."""
    return report_page(report)


def report_page(
    report: Report, *, ask_form: AskForm | None = None, answer_form: AnswerForm | None = None
) -> str:
    """Return the page of a kept report, with forms that were sent and refused."""
    ask = with_lookers(ask_form or AskForm(formdata=None), report)
    return render_template(
        "reports/kept/show.html",
        report=REPORTS[report.kind].on_screen(content_of(report, today=today())),
        stamp=stamp_of(report, today=today()),
        publication=publication(report),
        **about(report),
        replaces=queries.replaced_by(report),
        looks=queries.looks_of(report),
        my_look=next((each for each in report.looks if each.asked_id == me().id), None),
        ask_form=ask,
        answer_form=answer_form or AnswerForm(formdata=None),
    )


def with_lookers(form: AskForm, report: Report) -> AskForm:
    """Let ``form`` offer who can be asked to look."""
    people = queries.lookers(report, but=me())
    named = [(str(each.id), f"{each.title} ({each.organisation.name})") for each in people]
    form.asked.choices = [SelectChoice(*each) for each in [("", "kies iemand"), *named]]
    return form


@bp.post("/rapporten/<int:id>/pdf")
@guard(Act.READ_REPORT, Report)
def pdf(report: Report) -> ResponseReturnValue:
    """Let a kept report be printed."""
    return start(
        JobKind.REPORT,
        title=f"{REPORTS[report.kind].name} {report.trajectory.title}",
        arguments={"report": report.id, "today": today().isoformat()},
        back=url_for("kept.show", id=report.id),
    )
