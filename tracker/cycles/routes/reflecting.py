"""Reflections on the linked principles, and stories."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from tracker.cycles import services
from tracker.cycles.forms import StoryForm, named, reflection_form
from tracker.cycles.queries.room_measure import reflections_by
from tracker.cycles.refusals import CLOSED, FUTURE, tried
from tracker.cycles.routes.blueprint import back_to, bp
from tracker.cycles.routes.measuring import organisations
from tracker.extensions import db
from tracker.models import Cycle, Organisation, Story
from tracker.policy import Act
from tracker.preparation.rows import linked_principles, reflections_in
from tracker.web.clock import today
from tracker.web.guard import guard, me


@bp.route("/cycli/<int:id>/reflectie", methods=["GET", "POST"])
@guard(Act.MEASURE, Cycle)
def reflect(cycle: Cycle) -> ResponseReturnValue:
    """Lay the linked principles beside the practice of one organisation."""
    found = organisations(cycle)
    asked = request.args.get("organisatie") or ("" if len(found) > 1 else next(iter(found)))
    if not asked:
        answered = {row.organisation_id for row in reflections_in(cycle.id)}
        return render_template(
            "cycles/choose_organisation.html",
            cycle=cycle,
            organisations=list(found.values()),
            answered=answered,
        )
    if asked not in found:
        abort(404)
    return reflected(cycle, found[asked])


def reflected(cycle: Cycle, organisation: Organisation) -> ResponseReturnValue:
    """Ask ``organisation`` about each principle, and store what it answers."""
    links = linked_principles(cycle.trajectory_id)
    answered = reflections_by(cycle.id, organisation.id)
    known = {
        link.principle_id: answered[link.principle.key]
        for link in links
        if link.principle.key in answered
    }
    stored = {f"score_{id}": each.score.value for id, each in known.items()}
    stored |= {f"remark_{id}": each.remark for id, each in known.items()}
    form = reflection_form([link.principle for link in links])(**stored)
    if form.validate_on_submit():
        saved = tried(
            form,
            lambda: services.reflect(cycle, organisation, answers=form.answers, user=me()),
            {services.CycleClosed: ("", CLOSED)},
        )
        if saved is not None:
            db.session.commit()
            return to_next(cycle, organisation)
    page = render_template(
        "cycles/reflect.html", form=form, cycle=cycle, links=links, organisation=organisation
    )
    return page, 400 if form.errors else 200


def to_next(cycle: Cycle, organisation: Organisation) -> ResponseReturnValue:
    """Offer the next organisation that has not answered yet; without one, go to the cycle."""
    message = f"De antwoorden van {organisation.name} zijn bewaard."
    answered = {row.organisation_id for row in reflections_in(cycle.id)}
    if all(each.id in answered for each in organisations(cycle).values()):
        return back_to(cycle, message, anchor="meten")
    flash(f"{message} Kies de volgende organisatie, of ga terug naar de cyclus.", "success")
    return redirect(url_for("cycles.reflect", id=cycle.id), 303)


@bp.route("/cycli/<int:id>/verhalen/nieuw", methods=["GET", "POST"])
@guard(Act.MEASURE, Cycle)
def tell(cycle: Cycle) -> ResponseReturnValue:
    """Write down a story."""
    form = StoryForm(told_on=today())
    found = organisations(cycle)
    form.of_organisations(named(found.values()), own=me().organisation_id)
    if form.validate_on_submit():
        words: dict[type[Exception], tuple[str, str]] = {
            services.CycleClosed: ("", CLOSED),
            services.InFuture: ("told_on", FUTURE),
        }
        organisation = found[form.organisation.data]
        if tried(form, lambda: told(cycle, organisation, form), words) is not None:
            db.session.commit()
            return back_to(cycle, "Het verhaal is bewaard.", anchor="meten")
    page = render_template("cycles/story.html", form=form, cycle=cycle)
    return page, 400 if form.errors else 200


def told(cycle: Cycle, organisation: Organisation, form: StoryForm) -> Story:
    """Write down the story that ``form`` holds."""
    assert form.told_on.data is not None  # the form asks for it
    return services.tell_story(
        cycle,
        text=form.text.data or "",
        told_by=form.told_by.data or "",
        told_on=form.told_on.data,
        has_permission=bool(form.has_permission.data),
        organisation=organisation,
        user=me(),
    )
