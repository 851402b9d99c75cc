"""The words on the door of each room: when it was finished, what it holds, what comes."""

from dataclasses import dataclass

from tracker.cycles import sentences
from tracker.cycles.queries.page import CyclePage
from tracker.domain.phases import Phase
from tracker.domain.track import Stop, StopState
from tracker.domain.vocabulary import PhaseMove
from tracker.models import PhaseChange
from tracker.standing import Standing
from tracker.web.filters import day
from tracker.web.wording import days

AHEAD = {
    Phase.SPEAK: "daarna: herkennen wij dit, hoe verklaren wij het, moet het beter?",
    Phase.LEARN: "daarna: wat deden wij, wat zagen wij, waarom denken wij dat?",
    Phase.IMPROVE: "daarna: wat gaan wij anders doen, en wie trekt het?",
}
OPENS = {
    Phase.MEASURE: "Bekijk wat er is gemeten",
    Phase.SPEAK: "Bekijk wat er is gezegd",
    Phase.LEARN: "Bekijk wat er is geleerd",
    Phase.IMPROVE: "Bekijk wat er is afgesproken",
}


@dataclass(frozen=True)
class RoomWords:
    """What stands beside the name of a room, and under it while it is shut."""

    note: str
    summary: str
    opens: str
    has_content: bool


def words_of(page: CyclePage) -> dict[str, RoomWords]:
    """Return the words of the four rooms, by the stored word of their phase."""
    summaries = {
        Phase.MEASURE: sentences.measured_line(page),
        Phase.SPEAK: sentences.spoken_line(page),
        Phase.LEARN: sentences.learning(page),
        Phase.IMPROVE: sentences.improving(page),
    }
    filled = {
        Phase.MEASURE: True,
        Phase.SPEAK: bool(page.conversations or page.open_points),
        Phase.LEARN: bool(page.lessons or page.previous_lessons),
        Phase.IMPROVE: bool(page.actions or page.previous_actions),
    }
    return {
        stop.phase.value: RoomWords(
            note_of(stop, page), summaries[stop.phase], OPENS[stop.phase], filled[stop.phase]
        )
        for stop in page.standing.stops
    }


def note_of(stop: Stop, page: CyclePage) -> str:
    """Return when a room was finished, how far it is, or what will happen there."""
    if stop.state in (StopState.DONE, StopState.PASSED):
        change = last_left(stop.phase, page.cycle.phase_changes)
        if change is None:
            return ""
        if change.move is PhaseMove.PASSED:
            return f"overgeslagen met reden op {day(change.changed_on)}: {change.reason}"
        return f"klaar op {day(change.changed_on)}"
    if stop.state is StopState.AHEAD:
        return coming(stop.phase, page)
    return pace_note(page.standing)


def last_left(phase: Phase, changes: list[PhaseChange]) -> PhaseChange | None:
    """Return the last change that went on from ``phase``."""
    left = [each for each in changes if each.from_phase is phase]
    onward = [each for each in left if each.move is not PhaseMove.BACK]
    return onward[-1] if onward else None


def coming(phase: Phase, page: CyclePage) -> str:
    """Return what will happen in a room that is still ahead."""
    if phase is Phase.SPEAK and page.conversations:
        return f"het gesprek is op {sentences.long_day(page.conversations[-1].held_on)}"
    waiting = sentences.waiting_sentence(page) if phase is Phase.IMPROVE else ""
    return waiting or AHEAD.get(phase, "")


def pace_note(standing: Standing) -> str:
    """Return how the present phase keeps to its plan."""
    pace = standing.pace
    if pace is None:
        return ""
    if pace.is_still:
        return f"{days(pace.silent_days)} niets vastgelegd"
    if pace.is_late:
        return f"{days(pace.days_over)} langer dan gepland"
    return f"dag {pace.phase_day} van {pace.planned_days}"
