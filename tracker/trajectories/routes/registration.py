"""Registering a trajectory: start, the list of steps, and the steps that are one form."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.phases import STOPS
from tracker.extensions import db
from tracker.models import Trajectory
from tracker.policy import Act
from tracker.trajectories import services
from tracker.trajectories.forms.basics import AmbitionForm, AnalysisForm, BasicsForm, PhasesForm
from tracker.trajectories.queries import registration as queries
from tracker.trajectories.routes.blueprint import bp, changing
from tracker.trajectories.routes.steps import (
    PARTS,
    next_url,
    status_of,
    step_page,
    step_rows,
)
from tracker.web.form import CHANGED_MEANWHILE, EditForm
from tracker.web.guard import guard_page, me

SAVED = "Bewaard."
END_BEFORE_START = "Kies een einddatum op of na de begindatum."
REPORT_TOO_EARLY = "Kies een rapportdatum op of na de begindatum."


def basics_of(form: BasicsForm) -> dict[str, Any]:
    """Return what ``form`` asks, by the names the services use."""
    names = ("title", "theme", "age_group", "starts_on", "ends_on", "report_on")
    values = {name: form[name].data for name in names}
    return values | {"is_open_to_advisers": bool(form.is_open_to_advisers.data)}


@bp.route("/trajecten/nieuw", methods=["GET", "POST"])
@guard_page(Act.START_TRAJECTORY)
def create() -> ResponseReturnValue:
    """Start a draft with its theme and period."""
    form = BasicsForm()
    gemeente = me().gemeente
    if gemeente is None:
        abort(403)
    if form.validate_on_submit():
        try:
            trajectory = services.start_trajectory(gemeente, **basics_of(form))
        except services.DatesOutOfOrder:
            form.refuse(form.ends_on, END_BEFORE_START)
        except services.ReportBeforeStart:
            form.refuse(form.report_on, REPORT_TOO_EARLY)
        else:
            db.session.commit()
            flash("Het traject is bewaard als concept. U kunt altijd later verder.", "success")
            return redirect(next_url(trajectory, "trajectories.basics"), 303)
    page = render_template("trajectories/create.html", form=form, themes=queries.themes())
    return page, status_of(form)


@bp.get("/trajecten/<slug>/bewerken")
@changing
def edit(trajectory: Trajectory) -> ResponseReturnValue:
    """Show the steps and how far each one is."""
    return render_template(
        "trajectories/edit.html", trajectory=trajectory, steps=step_rows(trajectory)
    )


@bp.route("/trajecten/<slug>/bewerken/thema-en-periode", methods=["GET", "POST"])
@changing
def basics(trajectory: Trajectory) -> ResponseReturnValue:
    """Change what the trajectory is about and when."""
    form = BasicsForm(obj=trajectory)
    kept = {name: getattr(trajectory, name) for name in ("title", "theme", "age_group")}
    if form.validate_on_submit() and not form.is_outdated(trajectory):
        try:
            services.change_basics(trajectory, **basics_of(form))
        except services.DatesOutOfOrder:
            form.refuse(form.ends_on, END_BEFORE_START)
        except services.ReportBeforeStart:
            form.refuse(form.report_on, REPORT_TOO_EARLY)
        else:
            return saved(trajectory, "trajectories.basics")
    return step_page(
        "basics",
        trajectory,
        "trajectories.basics",
        status=status_of(form),
        form=form,
        themes=queries.themes(),
        stored=stored(form, kept),
    )


@bp.route("/trajecten/<slug>/bewerken/startanalyse", methods=["GET", "POST"])
@changing
def analysis(trajectory: Trajectory) -> ResponseReturnValue:
    """Write the five parts of the start analysis."""
    kept = {part: getattr(trajectory, f"analysis_{part}") for part in PARTS}
    form = AnalysisForm(data={**kept, "version": trajectory.version})
    if form.validate_on_submit() and not form.is_outdated(trajectory):
        services.set_analysis(trajectory, **{part: form[part].data or "" for part in PARTS})
        return saved(trajectory, "trajectories.analysis")
    return step_page(
        "analysis",
        trajectory,
        "trajectories.analysis",
        status=status_of(form),
        form=form,
        stored=stored(form, kept),
    )


@bp.route("/trajecten/<slug>/bewerken/ambitie", methods=["GET", "POST"])
@changing
def ambition(trajectory: Trajectory) -> ResponseReturnValue:
    """Write the ambition, what is asked of college and raad, and the money."""
    form = AmbitionForm(obj=trajectory)
    if form.validate_on_submit() and not form.is_outdated(trajectory):
        services.set_ambition(
            trajectory,
            ambition=form.ambition.data or "",
            request=form.request.data or "",
            budget=form.budget.data,
            spent=form.spent.data,
        )
        return saved(trajectory, "trajectories.ambition")
    kept = {"ambition": trajectory.ambition, "request": trajectory.request}
    return step_page(
        "ambition",
        trajectory,
        "trajectories.ambition",
        status=status_of(form),
        form=form,
        stored=stored(form, kept),
    )


@bp.route("/trajecten/<slug>/bewerken/fasen", methods=["GET", "POST"])
@changing
def phases(trajectory: Trajectory) -> ResponseReturnValue:
    """Change what the phases are called and how long they last."""
    plans = queries.phase_plans_of(trajectory)
    kept = {
        phase.value: {"label": plan.label, "days": plan.planned_days}
        for phase in STOPS
        if (plan := plans.get(phase.value)) is not None
    }
    form = PhasesForm(data=kept)
    if form.validate_on_submit():
        services.set_phase_plans(trajectory, plans=form.plans)
        return saved(trajectory, "trajectories.phases")
    return step_page(
        "phases",
        trajectory,
        "trajectories.phases",
        status=status_of(form),
        form=form,
        parts=list(form.parts.items()),
    )


def saved(trajectory: Trajectory, here: str) -> ResponseReturnValue:
    """Commit a step and go on to the next."""
    db.session.commit()
    flash(SAVED, "success")
    if request.form.get("later"):
        return redirect(url_for("trajectories.edit", slug=trajectory.slug), 303)
    return redirect(next_url(trajectory, here), 303)


def stored(form: EditForm, kept: dict[str, str]) -> list[tuple[str, str]]:
    """Return what is stored now beside what was typed, after someone else changed the record."""
    if CHANGED_MEANWHILE not in form.form_errors:
        return []
    return [(form[name].label.text, text) for name, text in kept.items() if text != form[name].data]
