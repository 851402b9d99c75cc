"""The way of a lesson to other gemeenten: which step leads where, and who may take it.

Source: design, "From lesson to shared knowledge".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, StrEnum, auto

from tracker.domain.vocabulary import LessonDirection, ReviewState

CALL_BACK_WITHIN = timedelta(hours=24)


class Side(Enum):
    """On whose behalf a step is taken."""

    GEMEENTE = auto()
    ADVISER = auto()


class Step(Enum):
    """Something that happens to a lesson on its way."""

    ADOPT = auto()
    CHANGE = auto()
    OFFER = auto()
    ASK = auto()
    ANSWER = auto()
    SHARE = auto()
    REFUSE = auto()
    CALL_BACK = auto()
    WITHDRAW = auto()


class Relation(StrEnum):
    """How another lesson on a principle stands to this one."""

    OPPOSES = "opposes"
    QUALIFIES = "qualifies"
    SUPPORTS = "supports"


class StepRefused(Exception):
    """A lesson cannot take this step now."""


class WrongState(StepRefused):
    """The lesson has not come so far, or is past it."""


class WrongSide(StepRefused):
    """This step is for the other side."""


class TooLate(StepRefused):
    """Sharing can be called back for a day only."""


@dataclass(frozen=True)
class Rule:
    """Where a step leads from each state it may be taken in, and who takes it."""

    leads: dict[ReviewState, ReviewState]
    sides: frozenset[Side]


def _rule(leads: dict[ReviewState, ReviewState], *sides: Side) -> Rule:
    return Rule(leads, frozenset(sides))


def _all_to(state: ReviewState, *states: ReviewState) -> dict[ReviewState, ReviewState]:
    return dict.fromkeys(states, state)


PROPOSED, IN_TRAJECTORY, OFFERED = (
    ReviewState.PROPOSED,
    ReviewState.IN_TRAJECTORY,
    ReviewState.OFFERED,
)
QUESTIONED, SHARED, NOT_SHARED = (
    ReviewState.QUESTIONED,
    ReviewState.SHARED,
    ReviewState.NOT_SHARED,
)

RULES: dict[Step, Rule] = {
    Step.ADOPT: _rule({PROPOSED: IN_TRAJECTORY}, Side.GEMEENTE),
    # What was not shared becomes the gemeente's own again by a change, and may then be offered.
    Step.CHANGE: _rule(
        {
            PROPOSED: PROPOSED,
            IN_TRAJECTORY: IN_TRAJECTORY,
            QUESTIONED: QUESTIONED,
            NOT_SHARED: IN_TRAJECTORY,
        },
        Side.GEMEENTE,
    ),
    Step.OFFER: _rule({IN_TRAJECTORY: OFFERED}, Side.GEMEENTE),
    Step.ASK: _rule({OFFERED: QUESTIONED}, Side.ADVISER),
    Step.ANSWER: _rule({QUESTIONED: OFFERED}, Side.GEMEENTE),
    Step.SHARE: _rule({OFFERED: SHARED}, Side.ADVISER),
    Step.REFUSE: _rule({OFFERED: NOT_SHARED}, Side.ADVISER),
    Step.CALL_BACK: _rule({SHARED: OFFERED}, Side.GEMEENTE, Side.ADVISER),
    Step.WITHDRAW: _rule(_all_to(IN_TRAJECTORY, OFFERED, QUESTIONED, SHARED), Side.GEMEENTE),
}

# While a lesson is in one of these an adviser may read it and what it came from.
UNDER_REVIEW = frozenset({OFFERED, QUESTIONED})


def take(
    step: Step,
    state: ReviewState,
    *,
    by: Side,
    at: datetime | None = None,
    shared_at: datetime | None = None,
) -> ReviewState:
    """Return the state after ``step``, taken in ``state`` on behalf of ``by``.

    Args:
        at: the moment of the step; only a call-back looks at it.
        shared_at: the moment the lesson was last shared; only a call-back looks at it.

    Raises:
        WrongSide: the step is not for ``by``.
        WrongState: the step cannot be taken in ``state``.
        TooLate: more than a day has gone by since sharing.
    """
    rule = RULES[step]
    if by not in rule.sides:
        raise WrongSide
    if state not in rule.leads:
        raise WrongState
    if step is Step.CALL_BACK and not is_fresh(shared_at, at):
        raise TooLate
    return rule.leads[state]


def may_take(step: Step, state: ReviewState) -> bool:
    """Return whether ``step`` can be taken in ``state``, by whoever may and in time."""
    return state in RULES[step].leads


def is_fresh(shared_at: datetime | None, at: datetime | None) -> bool:
    """Return whether sharing at ``shared_at`` can still be called back at ``at``: for 24 hours."""
    if shared_at is None or at is None:
        return False
    return at - shared_at <= CALL_BACK_WITHIN


def relation(mine: LessonDirection, theirs: LessonDirection) -> Relation:
    """Return how a lesson that says ``theirs`` on a principle stands to one that says ``mine``."""
    if mine is theirs:
        return Relation.SUPPORTS
    if LessonDirection.QUALIFIES in (mine, theirs):
        return Relation.QUALIFIES
    return Relation.OPPOSES


def mentions(texts: Iterable[str], *, title: str, places: Iterable[str]) -> bool:
    """Return whether ``texts`` name another lesson: by its title, or by one of its ``places``."""
    said = " ".join(texts).casefold()
    return any(name.casefold() in said for name in (title, *places) if name)
