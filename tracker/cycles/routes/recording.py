"""Writing down a conversation on one screen, while it goes on."""

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from tracker.cycles import recording
from tracker.cycles.agenda import agenda_of
from tracker.cycles.forms import record_form
from tracker.cycles.queries.room_speak import conversation_with_all
from tracker.cycles.refusals import CLOSED, tried
from tracker.cycles.routes.blueprint import bp
from tracker.cycles.routes.talking import recorded
from tracker.cycles.services import CycleClosed
from tracker.extensions import db
from tracker.models import Conversation
from tracker.policy import Act, visible_lessons
from tracker.preparation import prepare
from tracker.web.clock import time_now, today
from tracker.web.guard import guard, me

WORDS: dict[type[Exception], tuple[str, str]] = {CycleClosed: ("", CLOSED)}


@bp.route("/gesprekken/<int:id>", methods=["GET", "POST"])
@guard(Act.CONVERSE, Conversation)
def converse(conversation: Conversation) -> ResponseReturnValue:
    """Show what was prepared, and write down who came, what was said and what is agreed."""
    table = recording.table_of(conversation.id)
    form = table.form()
    if form.validate_on_submit() and recording.is_possible(form, table):
        anchor = tried(form, lambda: recording.record(form, table), WORDS)
        if anchor is not None:
            db.session.commit()
            message = "Bewaard. Het netwerk van de wijk kan dit zien."
            return recorded(table.conversation, message, anchor=anchor)
    prepared = prepare(
        conversation.cycle,
        lessons=visible_lessons(me()),
        today=today(),
        conversation=table.conversation,
    )
    page = render_template(
        "cycles/converse.html",
        form=form,
        cycle=conversation.cycle,
        conversation=table.conversation,
        prepared=prepared,
        agenda=agenda_of(table.conversation, prepared),
        open_ids=[point.id for point in table.points],
        followed=table.followed,
    )
    return page, 400 if form.errors else 200


@bp.post("/gesprekken/<int:id>/onderwerp")
@guard(Act.CONVERSE, Conversation)
def say(conversation: Conversation) -> str:
    """Store what was typed on one topic, and return only how that went."""
    asked = request.form.get("onderwerp", "")
    topics = conversation_with_all(conversation.id).topics
    topic = next((each for each in topics if str(each.id) == asked), None)
    if topic is None:
        abort(404)
    form = record_form([topic])()
    form.only_topics()
    if form.validate_on_submit() and recording.is_uncontested(form, topic):
        saved = tried(form, lambda: recording.record_topic(form, topic), WORDS)
        if saved is not None:
            db.session.commit()
    return render_template("cycles/_topic_saved.html", form=form, topic=topic, at=time_now())
