"""Planning a conversation and writing down what was said."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.cycles import rooms, services
from tracker.cycles.forms import RecordForm, TalkForm, record_form
from tracker.cycles.queries.page import series_by_indicator
from tracker.cycles.queries.room_measure import (
    linked_principles,
    organisations_for,
    reflections_in,
)
from tracker.cycles.queries.room_speak import conversation_with_all, open_points
from tracker.cycles.refusals import CLOSED, tried
from tracker.cycles.routes.blueprint import bp
from tracker.cycles.routes.measuring import named
from tracker.domain.vocabulary import ConversationForm, MustImprove, OutcomeKind, Recognition
from tracker.extensions import db
from tracker.models import Conversation, ConversationOutcome, Cycle
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


@bp.route("/gesprekken/<int:id>", methods=["GET", "POST"])
@guard(Act.CONVERSE, Conversation)
def converse(conversation: Conversation) -> ResponseReturnValue:
    """Write down a conversation on one screen: topics, agreements, open points."""
    conversation = conversation_with_all(conversation.id)
    cycle = conversation.cycle
    points = open_points(cycle)
    form = record_form(conversation.topics)(data=stored(conversation))
    form.settled.choices = [SelectChoice(str(point.id), point.text) for point in points]
    if form.validate_on_submit() and not form.is_outdated(conversation):
        saved = tried(form, lambda: record(conversation, form, points), WORDS)
        if saved is not None:
            db.session.commit()
            return recorded(conversation, "Bewaard. Het netwerk van de wijk kan dit zien.")
    principles = rooms.principle_rows(
        linked_principles(cycle.trajectory_id), reflections_in(cycle.id)
    )
    page = render_template(
        "cycles/converse.html",
        form=form,
        cycle=cycle,
        conversation=conversation,
        topics=rooms.topic_views(
            conversation.topics,
            series=series_by_indicator(cycle),
            principles=principles,
            today=today(),
        ),
        points=points,
    )
    return page, 400 if form.errors else 200


def stored(conversation: Conversation) -> dict[str, object]:
    """Return what stands in the form before anything is typed."""
    found: dict[str, object] = {"version": conversation.version}
    for topic in conversation.topics:
        found[f"title_{topic.id}"] = topic.title
        found[f"recognised_{topic.id}"] = topic.recognised and topic.recognised.value
        found[f"explanation_{topic.id}"] = topic.explanation
        found[f"must_improve_{topic.id}"] = topic.must_improve and topic.must_improve.value
    return found


def record(
    conversation: Conversation, form: RecordForm, points: Sequence[ConversationOutcome]
) -> Conversation:
    """Store what ``form`` says of each topic and of the open ``points``, and what it adds."""
    for topic in conversation.topics:
        recognised = form[f"recognised_{topic.id}"].data
        must_improve = form[f"must_improve_{topic.id}"].data
        services.record_topic(
            topic,
            title=form[f"title_{topic.id}"].data or "",
            recognised=Recognition(recognised) if recognised else None,
            explanation=form[f"explanation_{topic.id}"].data or "",
            must_improve=MustImprove(must_improve) if must_improve else None,
        )
    if form.new_topic.data:
        services.add_topic(conversation, title=form.new_topic.data)
    if form.text.data:
        kind = OutcomeKind(form.kind.data)
        services.add_outcome(conversation, kind=kind, text=form.text.data)
    for point in points:
        if str(point.id) in (form.settled.data or []):
            services.settle_outcome(point, on=today())
    return conversation


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
    conversation: Conversation, message: str, category: str = "success"
) -> ResponseReturnValue:
    """Say what happened and stay on the page of ``conversation``."""
    flash(message, category)
    return redirect(url_for("cycles.converse", id=conversation.id), 303)
