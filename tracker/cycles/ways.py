"""Where one fills in what a phase still asks for."""

from flask import url_for

from tracker.domain.phases import Check, Condition
from tracker.models import Cycle

# What the link says, and the page with what it needs beside the id of the cycle.
WAYS = {
    Condition.SOMETHING_MEASURED: ("Leg een cijfer vast", "cycles.measure"),
    Condition.EVERY_INDICATOR_ANSWERED: ("Vul de cijfers in", "cycles.measure"),
    Condition.LESSON_WRITTEN: ("Schrijf een les op", "lessons.create"),
}
# What is mended at a record that is there: in which room of the cycle it stands.
ROOMS = {
    Condition.LESSON_HAS_DIRECTION: ("Kies bij de les een principe", "leren"),
    Condition.LESSON_HAS_ACTION: ("Bekijk de lessen", "leren"),
    Condition.ACTION_COMPLETE: ("Vul de acties aan", "verbeteren"),
    Condition.PREVIOUS_ACTIONS_JUDGED: ("Beoordeel de acties", "eerdere-acties"),
}


def way_to(check: Check, cycle: Cycle, conversation_id: int | None) -> tuple[str, str] | None:
    """Return what to click to meet ``check`` and its address; None when it is met.

    ``conversation_id`` is the newest conversation of the cycle, when there is one.
    """
    if check.is_met:
        return None
    if check.condition in WAYS:
        words, endpoint = WAYS[check.condition]
        return words, url_for(endpoint, id=cycle.id)
    if check.condition in ROOMS:
        words, anchor = ROOMS[check.condition]
        return words, url_for("cycles.show", id=cycle.id, _anchor=anchor)
    if conversation_id is None:
        return "Plan een gesprek, of leg er een vast", url_for("cycles.plan", id=cycle.id)
    return "Leg het gesprek vast", url_for("cycles.converse", id=conversation_id)
