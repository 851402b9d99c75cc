"""Rules about proof: what was measured, and what a lesson claims."""

from collections.abc import Iterator

from tracker.domain.phases import Phase
from tracker.domain.signals.facts import (
    Evidence,
    LessonFacts,
    SharedLessonFacts,
    TrajectoryFacts,
)
from tracker.domain.signals.signal import Rule, Signal
from tracker.domain.vocabulary import LessonDirection, LessonResult, Strength

FIRMNESS = tuple(Strength)  # an impression is the weakest


def not_measured(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each indicator without an answer in a running cycle past the end of measuring.

    A written reason why there is no value is an answer, as it is at the end of the phase. The
    last planned day of measuring is not yet past.

    Source: S4.
    """
    for wijk in facts.wijken:
        cycle = wijk.running
        if cycle is None or facts.today - cycle.started_on < facts.days_for(Phase.MEASURE):
            continue
        for indicator in facts.indicators:
            if indicator.id not in cycle.answered:
                yield Signal(
                    Rule.NOT_MEASURED,
                    f"indicator-{indicator.id}/wijk-{wijk.id}",
                    {
                        "indicator": indicator.title,
                        "indicator_id": indicator.id,
                        "wijk": wijk.name,
                        "cycle_id": cycle.id,
                        "number": cycle.number,
                    },
                    (cycle.number,),
                    wijk.id,
                )


def apparent_result(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each lesson that claims "measured" while the figures of its wijk do not bear it.

    What worked, or worked in part, needs a change that is more than chance. That something did
    not work is also borne out by enough values without a change. Model estimates and values of
    small groups prove neither.

    Source: S2.
    """
    for wijk in facts.wijken:
        for cycle in wijk.cycles:
            for lesson in cycle.lessons:
                if lesson.strength is Strength.MEASURED and not _is_borne_out(
                    lesson, wijk.evidence
                ):
                    yield Signal(
                        Rule.APPARENT_RESULT,
                        f"lesson-{lesson.id}",
                        {"lesson": lesson.title, "lesson_id": lesson.id, "why": wijk.evidence},
                        (lesson.result, wijk.evidence),
                        wijk.id,
                    )


def cherry_picking(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each lesson that confirms a principle and names no shared lesson against it.

    Only shared lessons that are at least as firm count. A lesson names another by its title or
    its address.

    Source: S2.
    """
    for wijk in facts.wijken:
        for cycle in wijk.cycles:
            for lesson in cycle.lessons:
                yield from _one_sided(lesson, wijk.id, facts)


def _one_sided(lesson: LessonFacts, wijk_id: int, facts: TrajectoryFacts) -> Iterator[Signal]:
    against: dict[int, list[SharedLessonFacts]] = {}
    for each in facts.contradictions:
        confirms = lesson.direction(each.principle.id) is LessonDirection.CONFIRMS
        is_firm = FIRMNESS.index(each.strength) >= FIRMNESS.index(lesson.strength)
        if confirms and is_firm and each.id != lesson.id:
            against.setdefault(each.principle.id, []).append(each)
    for principle_id, others in against.items():
        if not any(names(lesson.text, other) for other in others):
            yield Signal(
                Rule.CHERRY_PICKING,
                f"lesson-{lesson.id}/principle-{principle_id}",
                {
                    "lesson": lesson.title,
                    "lesson_id": lesson.id,
                    "principle": others[0].principle,
                    "n": len(others),
                    "gemeente": others[0].gemeente,
                    "other_id": others[0].id,
                },
                tuple(sorted(other.id for other in others)),
                wijk_id,
            )


def names(text: str, lesson: SharedLessonFacts) -> bool:
    """Return whether ``text`` names ``lesson``, by its title or by its address."""
    words = text.casefold()
    if lesson.title.casefold() in words:
        return True
    address = f"/lessen/{lesson.id}"
    rest = words.partition(address)
    return bool(rest[1]) and not rest[2][:1].isdigit()


def _is_borne_out(lesson: LessonFacts, evidence: Evidence) -> bool:
    if lesson.result is LessonResult.DID_NOT_WORK:
        return evidence in (Evidence.CHANGE, Evidence.NO_CHANGE)
    return evidence is Evidence.CHANGE
