"""Planning a conversation: its day, who comes, and its topics."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.cycles import services
from tracker.cycles.forms import TalkForm, named
from tracker.cycles.queries.room_measure import organisations_for
from tracker.cycles.queries.room_speak import conversation_with_all
from tracker.cycles.refusals import CLOSED, tried
from tracker.cycles.routes.blueprint import bp
from tracker.domain.vocabulary import ConversationForm
from tracker.extensions import db
from tracker.models import Conversation, Cycle
from tracker.policy import Act
from tracker.web.clock import today
from tracker.web.guard import guard

WORDS: dict[type[Exception], tuple[str, str]] = {
    services.CycleClosed: ("", CLOSED),
    services.BeforeCycle: ("held_on", "Toen was deze cyclus nog niet begonnen."),
}


@bp.route("/cycli/<int:id>/gesprekken/nieuw", methods=["GET", "POST"])
@guard(Act.CONVERSE, Cycle)
def plan(cycle: Cycle) -> ResponseReturnValue:
    """Plan a conversation, or write down one that was held; its topics are made ready."""
    form = TalkForm(held_on=today())
    found = organisations_for(cycle)
    form.offer(named(found))
    if form.validate_on_submit():
        assert form.held_on.data is not None  # the form asks for it
        day, present = form.held_on.data, form.organisations.data or []
        conversation = tried(
            form,
            lambda: services.plan_conversation(
                cycle,
                held_on=day,
                starts_at=form.starts_at.data or "",
                form=ConversationForm(form.form.data),
                organisations=[each for each in found if str(each.id) in present],
            ),
            WORDS,
        )
        if conversation is not None:
            services.prepare_topics(conversation)
            db.session.commit()
            return recorded(conversation, "Het gesprek is bewaard. De onderwerpen staan klaar.")
    page = render_template("cycles/talk.html", form=form, cycle=cycle, conversation=None)
    return page, 400 if form.errors else 200


@bp.route("/gesprekken/<int:id>/bewerken", methods=["GET", "POST"])
@guard(Act.CONVERSE, Conversation)
def change(conversation: Conversation) -> ResponseReturnValue:
    """Change when a conversation is and who is there."""
    conversation = conversation_with_all(conversation.id)
    found = organisations_for(conversation.cycle)
    form = TalkForm(
        held_on=conversation.held_on,
        starts_at=conversation.starts_at,
        form=conversation.form.value,
        organisations=[str(each.id) for each in conversation.organisations],
    )
    form.offer(named(found))
    if form.validate_on_submit():
        assert form.held_on.data is not None  # the form asks for it
        day, present = form.held_on.data, form.organisations.data or []
        changed = tried(
            form,
            lambda: services.change_conversation(
                conversation,
                held_on=day,
                starts_at=form.starts_at.data or "",
                form=ConversationForm(form.form.data),
                organisations=[each for each in found if str(each.id) in present],
            ),
            WORDS,
        )
        if changed is not None:
            db.session.commit()
            return recorded(changed, "Het gesprek is bewaard.")
    page = render_template(
        "cycles/talk.html", form=form, cycle=conversation.cycle, conversation=conversation
    )
    return page, 400 if form.errors else 200


@bp.post("/gesprekken/<int:id>/onderwerpen")
@guard(Act.CONVERSE, Conversation)
def prepare(conversation: Conversation) -> ResponseReturnValue:
    """Add topics for what was measured, answered or told since."""
    try:
        added = services.prepare_topics(conversation)
    except services.CycleClosed:
        return recorded(conversation, CLOSED, "warning")
    db.session.commit()
    if not added:
        return recorded(conversation, "Er is niets nieuws gemeten of verteld.", "warning")
    return recorded(conversation, "De nieuwe onderwerpen staan klaar.")


def recorded(
    conversation: Conversation, message: str, category: str = "success", anchor: str = ""
) -> ResponseReturnValue:
    """Say what happened and stay on the page of ``conversation``."""
    flash(message, category)
    page = url_for("cycles.converse", id=conversation.id, _anchor=anchor or None)
    return redirect(page, 303)
