"""Going on to the next phase and stepping back."""

from flask import render_template
from flask.typing import ResponseReturnValue

from tracker.cycles import services
from tracker.cycles.forms import BackForm, MoveForm
from tracker.cycles.queries import summary_of
from tracker.cycles.queries.page import standing_of
from tracker.cycles.refusals import FUTURE, tried
from tracker.cycles.routes.blueprint import back_to, bp
from tracker.cycles.routes.pages import next_label
from tracker.cycles.sentences import condition_text
from tracker.cycles.ways import ways_to
from tracker.domain.phases import ORDER, Phase, conditions
from tracker.extensions import db
from tracker.models import Cycle, PhaseChange
from tracker.policy import Act
from tracker.preparation.rows import conversations_of
from tracker.web.clock import today
from tracker.web.guard import guard, me

DAYS: dict[type[Exception], tuple[str, str]] = {
    services.DateBeforePhase: (
        "on",
        "Deze dag ligt vóór het begin van de fase. Kies die dag of een latere.",
    ),
    services.InFuture: ("on", FUTURE),
}


@bp.route("/cycli/<int:id>/volgende-fase", methods=["GET", "POST"])
@guard(Act.EDIT, Cycle)
def advance(cycle: Cycle) -> ResponseReturnValue:
    """Move a cycle to its next phase, or say what is still missing."""
    form = MoveForm(shown=cycle.phase.value, on=today())
    labels = standing_of(cycle, today=today()).labels
    if form.validate_on_submit():
        try:
            change = tried(form, lambda: advanced(cycle, form), DAYS)
        except (services.MovedAlready, services.CycleClosed):
            return moved_already(cycle, labels)
        except services.PhaseBlocked as blocked:
            change = None
            for check in blocked.unmet:
                form.refuse(None, f"Nog nodig: {condition_text(check)}")
        if change is not None:
            db.session.commit()
            return back_to(cycle, f"{place(cycle.phase, labels)}.")
    elif cycle.phase is Phase.CLOSED:
        return moved_already(cycle, labels)
    checks = conditions(cycle.phase, summary_of(cycle, on=today()))
    page = render_template(
        "cycles/advance.html",
        form=form,
        cycle=cycle,
        checks=checks,
        ways=ways_to(checks, cycle, conversations_of(cycle.id)),
        phase_label=labels[cycle.phase],
        next_label=next_label(cycle, labels),
    )
    return page, 400 if form.errors else 200


def advanced(cycle: Cycle, form: MoveForm) -> PhaseChange:
    """Move ``cycle`` on as ``form`` says."""
    assert form.on.data is not None  # the form asks for it
    return services.advance_cycle(
        cycle, on=form.on.data, reason=form.reason.data or "", user=me(), shown=form.phase
    )


@bp.route("/cycli/<int:id>/stap-terug", methods=["GET", "POST"])
@guard(Act.EDIT, Cycle)
def back(cycle: Cycle) -> ResponseReturnValue:
    """Take a cycle back to the phase before, with a reason."""
    form = BackForm(shown=cycle.phase.value, on=today())
    labels = standing_of(cycle, today=today()).labels
    if cycle.phase is ORDER[0]:
        return moved_already(cycle, labels)
    if form.validate_on_submit():
        words = DAYS | {
            services.LaterCycle: ("", "Er is al een volgende cyclus. Deze blijft afgesloten.")
        }
        try:
            change = tried(form, lambda: stepped_back(cycle, form), words)
        except services.MovedAlready:
            return moved_already(cycle, labels)
        if change is not None:
            db.session.commit()
            return back_to(cycle, f"{place(cycle.phase, labels)}.")
    page = render_template(
        "cycles/back.html",
        form=form,
        cycle=cycle,
        earlier_label=labels[ORDER[ORDER.index(cycle.phase) - 1]],
    )
    return page, 400 if form.errors else 200


def stepped_back(cycle: Cycle, form: BackForm) -> PhaseChange:
    """Take ``cycle`` back as ``form`` says."""
    assert form.on.data is not None  # the form asks for it
    return services.step_back(
        cycle, on=form.on.data, reason=form.reason.data or "", user=me(), shown=form.phase
    )


def moved_already(cycle: Cycle, labels: dict[Phase, str]) -> ResponseReturnValue:
    """Say where the cycle already stands; nothing changes."""
    return back_to(cycle, f"{place(cycle.phase, labels, ' al')}. Er is niets veranderd.", "warning")


def place(phase: Phase, labels: dict[Phase, str], already: str = "") -> str:
    """Return where a cycle stands: "De cyclus staat al in leren"."""
    if phase is Phase.CLOSED:
        return f"De cyclus is{already or ' nu'} afgesloten"
    return f"De cyclus staat{already or ' nu'} in {labels[phase]}"
