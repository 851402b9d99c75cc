"""The results of a trajectory, their indicators and the targets per wijk."""

from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import FactorKind
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.extensions import db
from tracker.models import Indicator, SocietalResult, Trajectory, TrajectoryWijk
from tracker.trajectories import services
from tracker.trajectories.forms.basics import ConfirmForm
from tracker.trajectories.forms.chain import IndicatorForm, ResultForm
from tracker.trajectories.queries import registration as queries
from tracker.trajectories.routes.blueprint import bp, changing, found
from tracker.trajectories.routes.network import confirm
from tracker.trajectories.routes.steps import status_of, stay, step_page
from tracker.trajectories.services import OfWijk, TargetRow

HERE = "trajectories.results"
MEASURED = "Hier is al op gemeten of over gesproken. Daarom kan het niet meer weg."


@bp.get("/trajecten/<slug>/bewerken/resultaten")
@changing
def results(trajectory: Trajectory) -> ResponseReturnValue:
    """List the results with their indicators."""
    links = queries.wijk_links_of(trajectory)
    return step_page(
        "results",
        trajectory,
        HERE,
        results=queries.results_of(trajectory),
        names={link.wijk_id: link.wijk.name for link in links},
    )


@bp.route("/trajecten/<slug>/bewerken/resultaten/nieuw", methods=["GET", "POST"])
@changing
def add_result(trajectory: Trajectory) -> ResponseReturnValue:
    """Add a result, and go on to its first indicator."""
    form = ResultForm()
    if form.validate_on_submit():
        result = services.add_result(trajectory, **result_values(form))
        db.session.commit()
        flash("Het resultaat is bewaard. Waaraan gaat u het zien?", "success")
        url = url_for("trajectories.add_indicator", slug=trajectory.slug, id=result.id)
        return redirect(url, 303)
    return step_page("result", trajectory, HERE, status=status_of(form), form=form, result=None)


@bp.route("/trajecten/<slug>/bewerken/resultaten/<int:id>", methods=["GET", "POST"])
@changing
def change_result(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Change a result."""
    result = found(queries.result_of(trajectory, id))
    form = ResultForm(obj=result)
    if form.validate_on_submit():
        services.change_result(result, **result_values(form))
        return stay(trajectory, HERE, "Bewaard.")
    return step_page("result", trajectory, HERE, status=status_of(form), form=form, result=result)


def result_values(form: ResultForm) -> dict[str, Any]:
    """Return what ``form`` asks, by the names the services use."""
    return {
        "title": form.title.data or "",
        "factor": form.factor.data or "",
        "factor_kind": FactorKind(form.factor_kind.data),
    }


@bp.route("/trajecten/<slug>/bewerken/resultaten/<int:id>/verwijderen", methods=["GET", "POST"])
@changing
def remove_result(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Ask for confirmation, then remove a result."""
    result = found(queries.result_of(trajectory, id))
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            services.remove_result(result)
        except services.IndicatorMeasured:
            form.refuse(None, MEASURED)
        else:
            return stay(trajectory, HERE, "Het resultaat is verwijderd.")
    return confirm(
        form,
        trajectory,
        title="Resultaat verwijderen",
        what=f"‘{result.title}’ gaat weg, met de indicatoren en streefwaarden die erbij horen.",
        label="Verwijder het resultaat",
        here=HERE,
    )


@bp.route("/trajecten/<slug>/bewerken/resultaten/<int:id>/indicator", methods=["GET", "POST"])
@changing
def add_indicator(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Add an indicator to a result, with its targets."""
    result = found(queries.result_of(trajectory, id))
    links = queries.wijk_links_of(trajectory)
    form = IndicatorForm(data={"targets": target_rows(links)})
    if form.validate_on_submit():
        indicator = services.add_indicator(result, **indicator_values(form))
        if set_targets(form, indicator, links):
            return stay(trajectory, HERE, "De indicator is bewaard.")
        db.session.rollback()
    return indicator_page(trajectory, form, links, result)


@bp.route("/trajecten/<slug>/bewerken/indicatoren/<int:id>", methods=["GET", "POST"])
@changing
def change_indicator(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Change an indicator and its targets."""
    indicator = found(queries.indicator_of(trajectory, id))
    links = queries.wijk_links_of(trajectory)
    targets = queries.targets_of(indicator)
    rows = [
        {"wijk_id": link.wijk_id, "baseline": kept.baseline, "value": kept.value}
        if (kept := targets.get(link.wijk_id))
        else {"wijk_id": link.wijk_id}
        for link in links
    ]
    names = ("title", "wanted", "unit", "kind", "source", "explanation")
    values = {name: getattr(indicator, name) for name in names}
    form = IndicatorForm(data={**values, "targets": rows})
    if form.validate_on_submit():
        try:
            services.change_indicator(indicator, **indicator_values(form))
        except services.IndicatorMeasured:
            form.refuse(
                form.unit, "Er zijn al metingen. Maak een nieuwe indicator voor een andere eenheid."
            )
        else:
            if set_targets(form, indicator, links):
                return stay(trajectory, HERE, "De indicator is bewaard.")
        db.session.rollback()
    return indicator_page(trajectory, form, links, indicator.result, indicator=indicator)


def target_rows(links: Sequence[TrajectoryWijk]) -> list[dict[str, object]]:
    """Return an empty row for each wijk."""
    return [{"wijk_id": link.wijk_id} for link in links]


def indicator_values(form: IndicatorForm) -> dict[str, Any]:
    """Return what ``form`` asks, by the names the services use."""
    return {
        "title": form.title.data or "",
        "wanted": Direction(form.wanted.data),
        "unit": Unit(form.unit.data),
        "kind": MeasurementKind(form.kind.data),
        "source": form.source.data or "",
        "explanation": form.explanation.data or "",
    }


def set_targets(form: IndicatorForm, indicator: Indicator, links: Sequence[TrajectoryWijk]) -> bool:
    """Set the targets of the form, or say at the wijk why not."""
    names = {link.wijk_id: link.wijk.name for link in links}
    entries = [entry.form for entry in form.targets.entries]
    rows = [
        TargetRow(number(entry.wijk_id.data), entry.baseline.data, entry.value.data)
        for entry in entries
    ]
    try:
        services.set_targets(indicator, rows=rows)
    except services.UnknownWijk:
        form.refuse(None, "Eén van de wijken doet niet meer mee. Open deze pagina opnieuw.")
    except services.TargetTwice as refused:
        refuse_row(form, refused, f"{names[refused.wijk_id]} staat er twee keer. Kies er één.")
    except services.ShareTooHigh as refused:
        refuse_row(form, refused, f"Vul voor {names[refused.wijk_id]} 100 procent of minder in.")
    except services.ValueTooLow as refused:
        refuse_row(form, refused, f"Vul voor {names[refused.wijk_id]} nul of meer in.")
    else:
        return True
    return False


def number(text: str | None) -> int:
    """Return the id in a hidden field; 0, which no wijk has, when someone changed it."""
    return int(text) if text and text.isdecimal() else 0


def refuse_row(form: IndicatorForm, refused: OfWijk, message: str) -> None:
    """Say at the last row of a wijk what is wrong, at the value that is."""
    rows = [entry.form for entry in form.targets.entries]
    row = [row for row in rows if row.wijk_id.data == str(refused.wijk_id)][-1]
    begin = row.baseline.data
    is_begin = begin is not None and not 0 <= begin <= 100
    form.refuse(row.baseline if is_begin else row.value, message)
    form.targets.errors = [entry.errors for entry in form.targets.entries]


def indicator_page(
    trajectory: Trajectory,
    form: IndicatorForm,
    links: Sequence[TrajectoryWijk],
    result: SocietalResult,
    *,
    indicator: Indicator | None = None,
) -> ResponseReturnValue:
    """Return the page with the form of an indicator."""
    names = {str(link.wijk_id): link.wijk.name for link in links}
    return step_page(
        "indicator",
        trajectory,
        HERE,
        status=status_of(form),
        form=form,
        result=result,
        indicator=indicator,
        rows=[
            (names.get(str(entry.form.wijk_id.data), "Onbekende wijk"), entry.form)
            for entry in form.targets.entries
        ],
    )


@bp.route("/trajecten/<slug>/bewerken/indicatoren/<int:id>/verwijderen", methods=["GET", "POST"])
@changing
def remove_indicator(trajectory: Trajectory, id: int) -> ResponseReturnValue:
    """Ask for confirmation, then remove an indicator."""
    indicator = found(queries.indicator_of(trajectory, id))
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            services.remove_indicator(indicator)
        except services.IndicatorMeasured:
            form.refuse(None, MEASURED)
        else:
            return stay(trajectory, HERE, "De indicator is verwijderd.")
    return confirm(
        form,
        trajectory,
        title="Indicator verwijderen",
        what=f"‘{indicator.title}’ gaat weg, met de streefwaarden die erbij horen.",
        label="Verwijder de indicator",
        here=HERE,
    )
