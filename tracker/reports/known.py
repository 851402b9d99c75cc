"""What a report keeps for the next one to be compared with: all it knows, each under a key."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tracker.domain.phases import Phase
from tracker.domain.verdict import Verdict
from tracker.domain.withholding import ValueState

if TYPE_CHECKING:
    from pydantic import TypeAdapter


@dataclass(frozen=True)
class KnownWijk:
    """A wijk in which the trajectory runs."""

    key: str
    name: str


@dataclass(frozen=True)
class KnownFigure:
    """The last value of one indicator in one wijk, as it may be shown."""

    key: str
    name: str
    verdict: Verdict
    state: ValueState | None  # None: never measured
    value: str  # with its unit, or the word for why there is none
    target: str  # empty: none was set


@dataclass(frozen=True)
class KnownCycle:
    """Where a cycle stood on the last day of the period."""

    key: str
    name: str
    phase: Phase
    label: str  # what the trajectory calls the phase


@dataclass(frozen=True)
class KnownLesson:
    """A lesson; ``mark`` differs as soon as any word of it does."""

    key: str
    name: str
    result: str
    strength: str
    is_shared: bool
    mark: str


@dataclass(frozen=True)
class KnownAction:
    """How far an action was on the last day of the period."""

    key: str
    name: str
    is_done: bool
    is_late: bool
    is_stopped: bool
    judgement: str  # empty: not judged


@dataclass(frozen=True)
class KnownSignal:
    """A pitfall that was recognised; with a reason when it was set aside."""

    key: str
    name: str
    is_aside: bool
    reason: str


@dataclass(frozen=True)
class KnownAmount:
    """A sum of money, or how much was reached for it."""

    key: str
    name: str
    value: str


@dataclass(frozen=True)
class Known:
    """All that a report knows, also what it does not print because it is of an earlier period."""

    period: str
    ends_on: date
    wijken: tuple[KnownWijk, ...]
    figures: tuple[KnownFigure, ...]
    cycles: tuple[KnownCycle, ...]
    lessons: tuple[KnownLesson, ...]
    actions: tuple[KnownAction, ...]
    signals: tuple[KnownSignal, ...]
    amounts: tuple[KnownAmount, ...]


@dataclass(frozen=True)
class Kept:
    """The part of a report that is read back; its other parts are left alone."""

    known: Known


@cache
def adapter() -> "TypeAdapter[Kept]":
    """Return what reads the part of a report that is read back."""
    # Loaded here: a report that is printed as it is now reads none.
    from pydantic import TypeAdapter

    return TypeAdapter(Kept)


def known_in(content: str) -> Known:
    """Return what the report with this ``content`` in JSON knew.

    Raises:
        pydantic.ValidationError: the content is of a kind that keeps nothing to compare.
    """
    return adapter().validate_json(content).known
