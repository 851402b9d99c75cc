"""The page of a cycle, its start, and what it asks and expects."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker.cycles import queries, rooms, sentences, services
from tracker.cycles.forms import CycleForm, ExpectationForm, MoveForm, StartForm
from tracker.cycles.queries.page import actions_in, lessons_in
from tracker.cycles.refusals import CLOSED, FUTURE, tried
from tracker.cycles.room_words import words_of
from tracker.cycles.routes.blueprint import back_to, bp
from tracker.cycles.ways import ways_to
from tracker.domain.phases import ORDER, Phase, conditions
from tracker.domain.vocabulary import ExpectationMet
from tracker.extensions import db
from tracker.models import Cycle, TrajectoryWijk
from tracker.policy import Act
from tracker.preparation.rows import open_points
from tracker.web.clock import today
from tracker.web.guard import guard, me
from tracker.web.labels import LABELS


@bp.get("/cycli/<int:id>")
@guard(Act.VIEW, Cycle)
def show(cycle: Cycle) -> str:
    """Show a cycle with its four rooms."""
    page = queries.cycle_page(cycle, today=today())
    labels = page.standing.labels
    checks = conditions(cycle.phase, page.summary)
    return render_template(
        "cycles/show.html",
        page=page,
        cycle=cycle,
        sentence=sentences.opening_sentence(page, today=today()),
        period=sentences.period(cycle),
        words=words_of(page),
        phase_words=labels | {Phase.CLOSED: LABELS[Phase.CLOSED]},
        rows=rooms.indicator_rows(page),
        principles=rooms.principle_rows(page.links, page.reflections),
        topics=rooms.talk_topics(page, today=today()),
        checks=checks,
        ways=ways_to(checks, cycle, page.conversations),
        next_label=next_label(cycle, labels),
        move=MoveForm(formdata=None, shown=cycle.phase.value, on=today()),
        look_back=ExpectationForm(
            formdata=None, seen=cycle.seen, expectation_met=stored_word(cycle)
        ),
    )


def next_label(cycle: Cycle, labels: dict[Phase, str]) -> str:
    """Return what the trajectory calls the phase after the present one; empty after the last."""
    if cycle.phase in (Phase.IMPROVE, Phase.CLOSED):
        return ""
    return labels[ORDER[ORDER.index(cycle.phase) + 1]]


def stored_word(cycle: Cycle) -> str | None:
    """Return the stored word for how the expectation came out."""
    return cycle.expectation_met.value if cycle.expectation_met else None


@bp.route("/cycli/<int:id>/bewerken", methods=["GET", "POST"])
@guard(Act.EDIT, Cycle)
def edit(cycle: Cycle) -> ResponseReturnValue:
    """Change the question and the expectation."""
    form = CycleForm(question=cycle.question, expectation=cycle.expectation)
    if form.validate_on_submit():
        saved = tried(
            form,
            lambda: services.change_cycle(
                cycle,
                question=form.question.data or "",
                expectation=form.expectation.data or "",
            ),
            {services.CycleClosed: ("", CLOSED)},
        )
        if saved is not None:
            db.session.commit()
            return back_to(cycle, "De vraag en de verwachting zijn bewaard.")
    page = render_template("cycles/edit.html", form=form, cycle=cycle)
    return page, 400 if form.errors else 200


@bp.route("/cycli/<int:id>/verwachting", methods=["GET", "POST"])
@guard(Act.EDIT, Cycle)
def look_back(cycle: Cycle) -> ResponseReturnValue:
    """Hold what was expected against what was seen."""
    form = ExpectationForm(seen=cycle.seen, expectation_met=stored_word(cycle))
    if form.validate_on_submit():
        saved = tried(
            form,
            lambda: services.change_cycle(
                cycle,
                seen=form.seen.data or "",
                expectation_met=ExpectationMet(form.expectation_met.data),
            ),
            {services.CycleClosed: ("", CLOSED)},
        )
        if saved is not None:
            db.session.commit()
            return back_to(cycle, "Wat u zag, staat nu naast wat u verwachtte.")
    page = render_template("cycles/look_back.html", form=form, cycle=cycle)
    return page, 400 if form.errors else 200


@bp.route("/trajecten/<slug>/<wijk>/nieuwe-cyclus", methods=["GET", "POST"])
@guard(Act.EDIT, TrajectoryWijk)
def start(link: TrajectoryWijk) -> ResponseReturnValue:
    """Start the next cycle in a wijk, with what the last one left."""
    previous = queries.latest_cycle(link.trajectory_id, link.wijk_id)
    form = StartForm(question=previous.question if previous else "", on=today())
    if form.validate_on_submit():
        words: dict[type[Exception], tuple[str, str]] = {
            services.CycleRunning: ("", "In deze wijk loopt nog een cyclus. Sluit die eerst af."),
            services.StartsBeforePrevious: (
                "on",
                "Toen was de vorige cyclus nog niet afgesloten. Kies een latere dag.",
            ),
            services.InFuture: ("on", FUTURE),
        }
        cycle = tried(form, lambda: started(link, form), words)
        if cycle is not None:
            db.session.commit()
            name = f"Cyclus {cycle.number} in {link.wijk.name}"
            return back_to(cycle, f"{name} is gestart. Eerst wordt er gemeten.")
    page = render_template(
        "cycles/start.html",
        form=form,
        link=link,
        previous=previous,
        is_running=previous is not None and previous.phase is not Phase.CLOSED,
        open_points=open_points(previous) if previous else [],
        lessons=lessons_in([previous.id]) if previous else [],
        actions=actions_in([previous.id]) if previous else [],
    )
    return page, 400 if form.errors else 200


def started(link: TrajectoryWijk, form: StartForm) -> Cycle:
    """Start the cycle that ``form`` describes."""
    assert form.on.data is not None  # the form asks for it
    return services.start_cycle(
        link.trajectory,
        link.wijk,
        question=form.question.data or "",
        expectation=form.expectation.data or "",
        on=form.on.data,
        user=me(),
    )


@bp.post("/cycli/<int:id>/open-punten")
@guard(Act.CONVERSE, Cycle)
def settle(cycle: Cycle) -> ResponseReturnValue:
    """Mark open points as settled, of this cycle and of earlier ones."""
    asked = set(request.form.getlist("punt"))
    found = [point for point in open_points(cycle) if str(point.id) in asked]
    for point in found:
        services.settle_outcome(point, on=today())
    db.session.commit()
    if not found:
        return back_to(cycle, "Kies eerst welk open punt klaar is.", "warning", "spreken")
    return back_to(cycle, "Bewaard: dit is klaar.", anchor="spreken")
