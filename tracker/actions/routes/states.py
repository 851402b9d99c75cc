"""The three dated states of an action: done, checked, judged."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.actions import services
from tracker.actions.choices import judging_cycle
from tracker.actions.forms import NOT_YET, CheckedForm, DoneForm, JudgeForm
from tracker.actions.routes.blueprint import bp
from tracker.domain.vocabulary import FollowUp, Judgement
from tracker.extensions import db
from tracker.models import Action, Cycle
from tracker.policy import Act
from tracker.web.clock import InFuture, today
from tracker.web.filters import day as full_day
from tracker.web.guard import guard


@bp.route("/acties/<int:id>/gedaan", methods=["GET", "POST"])
@guard(Act.LOG_ACTION, Action)
def done(action: Action) -> ResponseReturnValue:
    """Say on which day the action was done."""
    form = DoneForm(day=action.done_on or today())
    if form.validate_on_submit() and is_done(form, action):
        return saved(action, "De actie is klaar.")
    page = render_template("actions/done.html", form=form, action=action)
    return page, 400 if form.errors else 200


def is_done(form: DoneForm, action: Action) -> bool:
    """Mark the action as done; return False when a rule refuses it, and let the form say why."""
    assert form.day.data is not None  # the form asks for it
    try:
        services.mark_done(action, on=form.day.data)
    except InFuture:
        form.refuse(form.day, NOT_YET)
    except services.DoneBeforeStart:
        start = full_day(action.starts_on)
        form.refuse(form.day, f"De actie begon op {start}. Kies die dag of een latere dag.")
    except services.CheckedBeforeDone:
        form.refuse(form.day, "De actie is op een eerdere dag nagegaan. Kies die dag of eerder.")
    else:
        return True
    return False


@bp.post("/acties/<int:id>/toch-niet-gedaan")
@guard(Act.LOG_ACTION, Action)
def undo(action: Action) -> ResponseReturnValue:
    """Take back that the action was done."""
    try:
        services.undo_done(action)
    except services.CheckedAlready:
        flash("Deze actie is al nagegaan. De actie blijft op gedaan staan.", "warning")
        return redirect(url_for("actions.show", id=action.id), 303)
    return saved(action, "De actie staat weer open.")


@bp.route("/acties/<int:id>/nagegaan", methods=["GET", "POST"])
@guard(Act.LOG_ACTION, Action)
def check(action: Action) -> ResponseReturnValue:
    """Say that somebody looked whether the action was done as meant."""
    form = CheckedForm(day=action.checked_on or today(), note=action.checked_note)
    if form.validate_on_submit():
        assert form.day.data is not None  # the form asks for it
        try:
            services.mark_checked(action, on=form.day.data, note=form.note.data or "")
        except InFuture:
            form.refuse(form.day, NOT_YET)
        except services.CheckedBeforeDone:
            form.refuse(form.day, not_done_yet(action))
        else:
            return saved(action, "Bewaard: de actie is nagegaan.")
    page = render_template("actions/check.html", form=form, action=action)
    return page, 400 if form.errors else 200


def not_done_yet(action: Action) -> str:
    """Return why the action cannot be checked on the day chosen."""
    if action.done_on is None:
        return "De actie is nog niet gedaan. Zet de actie eerst op gedaan."
    return f"De actie was klaar op {full_day(action.done_on)}. Kies die dag of een latere dag."


@bp.route("/acties/<int:id>/beoordelen", methods=["GET", "POST"])
@guard(Act.EDIT, Action)
def judge(action: Action) -> ResponseReturnValue:
    """Say in a later cycle whether the action helped."""
    in_cycle = judging_cycle(action) or action.cycle
    form = JudgeForm(
        version=action.version,
        judgement=action.judgement,
        follow_up=action.follow_up,
        note=action.judgement_note,
        day=action.judged_on or today(),
    )
    is_sent = form.validate_on_submit() and not form.is_outdated(action)
    if is_sent and is_judged(form, action, in_cycle):
        return saved(action, "Het oordeel is bewaard.")
    page = render_template("actions/judge.html", form=form, action=action, in_cycle=in_cycle)
    return page, 400 if form.errors else 200


def is_judged(form: JudgeForm, action: Action, in_cycle: Cycle) -> bool:
    """Judge the action; return False when a rule refuses it, and let the form say why."""
    assert form.day.data is not None  # the form asks for it
    try:
        services.judge_action(
            action,
            in_cycle=in_cycle,
            judgement=Judgement(form.judgement.data),
            follow_up=FollowUp(form.follow_up.data),
            note=form.note.data or "",
            on=form.day.data,
        )
    except InFuture:
        form.refuse(form.day, NOT_YET)
    except services.JudgedTooEarly:
        form.refuse(None, "Een oordeel volgt in een latere cyclus. Start eerst de volgende cyclus.")
    else:
        return True
    return False


def saved(action: Action, message: str) -> ResponseReturnValue:
    """Keep what changed and go to the page of the action."""
    db.session.commit()
    flash(message, "success")
    return redirect(url_for("actions.show", id=action.id), 303)
