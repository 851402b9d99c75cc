"""Writing down measurements and correcting them."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.cycles import services
from tracker.cycles.forms import CorrectionForm, MeasurementForm, named
from tracker.cycles.queries.room_measure import indicators_of, measurements_in, organisations_for
from tracker.cycles.refusals import tried_measuring
from tracker.cycles.routes.blueprint import back_to, bp
from tracker.domain.withholding import Unit
from tracker.extensions import db
from tracker.models import Cycle, Indicator, Measurement, Organisation
from tracker.policy import Act, may
from tracker.web.clock import today
from tracker.web.guard import guard, me


def organisations(cycle: Cycle) -> dict[str, Organisation]:
    """Return for whom one may write in ``cycle``, by id: one's own, or any for a gemeente."""
    own = me().organisation
    if not may(me(), Act.EDIT, cycle):
        return {str(own.id): own}
    return {str(each.id): each for each in (*organisations_for(cycle), own)}


@bp.route("/cycli/<int:id>/metingen/nieuw", methods=["GET", "POST"])
@guard(Act.MEASURE, Cycle)
def measure(cycle: Cycle) -> ResponseReturnValue:
    """Write down a value of one indicator; without an indicator in the address, choose one."""
    indicators = indicators_of(cycle.trajectory_id)
    asked = request.args.get("indicator", "")
    if not asked:
        rows = [row for row in measurements_in(cycle.id) if not row.is_superseded]
        answered = {row.indicator_id for row in rows}
        return render_template(
            "cycles/choose_indicator.html", cycle=cycle, indicators=indicators, answered=answered
        )
    indicator = next((each for each in indicators if str(each.id) == asked), None)
    if indicator is None:
        abort(404)
    form = MeasurementForm(kind=indicator.kind.value, source=indicator.source, measured_on=today())
    found = organisations(cycle)
    form.for_indicator(indicator)
    form.of_organisations(named(found.values()), own=me().organisation_id)
    if form.validate_on_submit():
        organisation = found[form.organisation.data]
        if tried_measuring(form, lambda: measured(cycle, indicator, organisation, form)):
            db.session.commit()
            return back_to(cycle, f"‘{indicator.title}’ is bewaard.", anchor="meten")
    page = render_template("cycles/measure.html", form=form, cycle=cycle, indicator=indicator)
    return page, 400 if form.errors else 200


def measured(
    cycle: Cycle, indicator: Indicator, organisation: Organisation, form: MeasurementForm
) -> Measurement:
    """Write down what ``form`` says: in the cycle, or as a value from before the first one."""
    if form.is_earlier.data:
        return services.record_earlier_measurement(
            cycle.trajectory,
            cycle.wijk,
            indicator,
            organisation=organisation,
            user=me(),
            **form.values,
        )
    return services.record_measurement(
        cycle, indicator, organisation=organisation, user=me(), **form.values
    )


@bp.route("/metingen/<int:id>/corrigeren", methods=["GET", "POST"])
@guard(Act.MEASURE, Measurement)
def correct(old: Measurement) -> ResponseReturnValue:
    """Put a new value beside an old one, which is kept."""
    form = CorrectionForm(data=kept(old))
    form.for_indicator(old.indicator)
    del form.is_earlier
    del form.organisation
    if form.validate_on_submit():
        new = tried_measuring(
            form,
            lambda: services.correct_measurement(
                old, reason=form.reason.data or "", user=me(), **form.values
            ),
        )
        if new is not None:
            db.session.commit()
            return corrected(new)
    page = render_template("cycles/correct.html", form=form, old=old, indicator=old.indicator)
    return page, 400 if form.errors else 200


def kept(old: Measurement) -> dict[str, object]:
    """Return what stands in the form of a correction before anything is typed."""
    names = (*("n", "numerator", "denominator"), *("measured_on", "period_starts_on"))
    found: dict[str, object] = {name: getattr(old, name) for name in names}
    # A share that follows from two numbers is not typed as well: it would no longer agree.
    is_computed = old.indicator.unit is Unit.SHARE and old.numerator is not None
    value = None if is_computed else old.value
    words = {"state": old.state.value, "kind": old.kind.value}
    return found | words | {"value": value, "source": old.source, "note": old.note}


def corrected(new: Measurement) -> ResponseReturnValue:
    """Go back to where the value stands: its cycle, or the wijk when it is older."""
    message = "Het nieuwe cijfer is bewaard. Het oude blijft zichtbaar."
    if new.cycle is not None:
        return back_to(new.cycle, message, anchor="meten")
    flash(message, "success")
    page = url_for("trajectories.show_wijk", slug=new.trajectory.slug, wijk=new.wijk.slug)
    return redirect(page, 303)
