"""Where one fills in what a phase still asks for."""

from collections.abc import Iterable, Sequence

from flask import url_for

from tracker.domain.phases import Check, Condition
from tracker.models import Conversation, Cycle

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


def ways_to(
    checks: Iterable[Check], cycle: Cycle, conversations: Sequence[Conversation]
) -> dict[Condition, tuple[str, str]]:
    """Return what to click and its address, for each of ``checks`` that is not met.

    ``conversations`` are those of the cycle; the one of the latest day is recorded first.
    """
    newest = max(conversations, key=lambda each: (each.held_on, each.id), default=None)
    found = {check.condition: way_to(check, cycle, newest) for check in checks}
    return {condition: way for condition, way in found.items() if way}


def way_to(check: Check, cycle: Cycle, newest: Conversation | None) -> tuple[str, str] | None:
    """Return what to click to meet ``check`` and its address; None when it is met."""
    if check.is_met:
        return None
    if check.condition in WAYS:
        words, endpoint = WAYS[check.condition]
        return words, url_for(endpoint, id=cycle.id)
    if check.condition in ROOMS:
        words, anchor = ROOMS[check.condition]
        return words, url_for("cycles.show", id=cycle.id, _anchor=anchor)
    if newest is None:
        return "Plan een gesprek, of leg er een vast", url_for("cycles.plan", id=cycle.id)
    return "Leg het gesprek vast", url_for("cycles.converse", id=newest.id)
