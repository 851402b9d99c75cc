"""The phase machine of a cycle: what each phase must leave behind, and the steps between them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Phase(StrEnum):
    """Where a cycle stands; the labels on screen are data of the trajectory."""

    MEASURE = "measure"
    SPEAK = "speak"
    LEARN = "learn"
    IMPROVE = "improve"
    CLOSED = "closed"


STOPS = (Phase.MEASURE, Phase.SPEAK, Phase.LEARN, Phase.IMPROVE)
ORDER = tuple(Phase)


class Condition(StrEnum):
    """Something that must be there before a phase may be left."""

    SOMETHING_MEASURED = "something_measured"
    EVERY_INDICATOR_ANSWERED = "every_indicator_answered"
    CONVERSATION_HELD = "conversation_held"
    CONVERSATION_INTERPRETED = "conversation_interpreted"
    LESSON_WRITTEN = "lesson_written"
    LESSON_HAS_DIRECTION = "lesson_has_direction"
    LESSON_HAS_ACTION = "lesson_has_action"
    ACTION_COMPLETE = "action_complete"
    PREVIOUS_ACTIONS_JUDGED = "previous_actions_judged"


@dataclass(frozen=True, kw_only=True)
class CycleSummary:
    """What a cycle holds, as plain counts and the titles of what still lacks something."""

    n_measurements: int = 0
    n_reflections: int = 0
    n_stories: int = 0
    indicators_without_answer: tuple[str, ...] = ()
    # With a date and two or more organisations present.
    n_conversations_held: int = 0
    n_topics: int = 0
    topics_without_explanation: tuple[str, ...] = ()
    n_lessons: int = 0
    lessons_without_direction: tuple[str, ...] = ()
    lessons_without_action: tuple[str, ...] = ()
    # Without an owner organisation or without a deadline.
    actions_incomplete: tuple[str, ...] = ()
    # Actions of the previous cycle without a judgement or without a follow-up.
    actions_unjudged: tuple[str, ...] = ()
    has_previous: bool = False


@dataclass(frozen=True)
class Check:
    """One condition held against a cycle; ``missing`` names the records that lack something."""

    condition: Condition
    is_met: bool
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Step:
    """The phase a cycle moves to, and the conditions it passed with a reason."""

    phase: Phase
    passed: tuple[Condition, ...] = ()


class PhaseBlocked(Exception):
    """Conditions are unmet and no reason was given to pass them."""

    def __init__(self, unmet: tuple[Check, ...]) -> None:
        """Keep the unmet checks for the sentence on screen."""
        super().__init__(", ".join(check.condition for check in unmet))
        self.unmet = unmet


class CycleClosed(Exception):
    """A closed cycle has no next phase."""


class ReasonMissing(Exception):
    """Stepping back asks for a written reason."""


class NoEarlierPhase(Exception):
    """The first phase has none before it."""


def _something_measured(cycle: CycleSummary) -> Check:
    found = cycle.n_measurements + cycle.n_reflections + cycle.n_stories
    return Check(Condition.SOMETHING_MEASURED, found > 0)


def _conversation_held(cycle: CycleSummary) -> Check:
    return Check(Condition.CONVERSATION_HELD, cycle.n_conversations_held > 0)


def _conversation_interpreted(cycle: CycleSummary) -> Check:
    missing = cycle.topics_without_explanation
    return Check(Condition.CONVERSATION_INTERPRETED, cycle.n_topics > 0 and not missing, missing)


def _lesson_written(cycle: CycleSummary) -> Check:
    return Check(Condition.LESSON_WRITTEN, cycle.n_lessons > 0)


def _lesson_has_direction(cycle: CycleSummary) -> Check:
    # Without lessons this is open: a tick before the first lesson would mislead.
    missing = cycle.lessons_without_direction
    return Check(Condition.LESSON_HAS_DIRECTION, cycle.n_lessons > 0 and not missing, missing)


def _nothing_missing(
    condition: Condition, missing: Callable[[CycleSummary], tuple[str, ...]]
) -> Callable[[CycleSummary], Check]:
    def check(cycle: CycleSummary) -> Check:
        return Check(condition, not missing(cycle), missing(cycle))

    return check


_PREVIOUS_JUDGED = _nothing_missing(
    Condition.PREVIOUS_ACTIONS_JUDGED, lambda cycle: cycle.actions_unjudged
)
_NEEDED: dict[Phase, tuple[Callable[[CycleSummary], Check], ...]] = {
    Phase.MEASURE: (
        _something_measured,
        _nothing_missing(
            Condition.EVERY_INDICATOR_ANSWERED, lambda cycle: cycle.indicators_without_answer
        ),
    ),
    Phase.SPEAK: (_conversation_held, _conversation_interpreted),
    Phase.LEARN: (_lesson_written, _lesson_has_direction),
    Phase.IMPROVE: (
        _nothing_missing(Condition.LESSON_HAS_ACTION, lambda cycle: cycle.lessons_without_action),
        _nothing_missing(Condition.ACTION_COMPLETE, lambda cycle: cycle.actions_incomplete),
    ),
    Phase.CLOSED: (),
}


def conditions(phase: Phase, summary: CycleSummary) -> tuple[Check, ...]:
    """Return what must be there to leave ``phase``, each held against ``summary``.

    A first cycle is not asked to judge earlier actions. A closed cycle asks nothing.

    Source: the product's table "to leave a phase there must be"; the four phases after
    Movisie's learning practice (meten, spreken, leren, verbeteren).
    """
    checks = tuple(needed(summary) for needed in _NEEDED[phase])
    if phase is Phase.IMPROVE and summary.has_previous:
        checks += (_PREVIOUS_JUDGED(summary),)
    return checks


def next_phase(phase: Phase, summary: CycleSummary, *, reason: str = "") -> Step:
    """Return the step to the following phase, with the conditions ``reason`` passes over.

    Raises:
        CycleClosed: the cycle is already closed.
        PhaseBlocked: a condition is unmet and ``reason`` is blank.
    """
    if phase is Phase.CLOSED:
        raise CycleClosed
    unmet = tuple(check for check in conditions(phase, summary) if not check.is_met)
    if unmet and not reason.strip():
        raise PhaseBlocked(unmet)
    following = ORDER[ORDER.index(phase) + 1]
    return Step(following, tuple(check.condition for check in unmet))


def previous_phase(phase: Phase, *, reason: str) -> Phase:
    """Return the phase before ``phase``; a closed cycle reopens at improve.

    Raises:
        NoEarlierPhase: ``phase`` is the first.
        ReasonMissing: ``reason`` is blank.
    """
    if phase is ORDER[0]:
        raise NoEarlierPhase
    if not reason.strip():
        raise ReasonMissing
    return ORDER[ORDER.index(phase) - 1]
