"""What a rule finds, and the mark by which a found signal is known again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


class Rule(StrEnum):
    """A pitfall that is recognised by rule; the value is its name in addresses and records."""

    TOO_SOON = "te-snel-in-actie"
    GEMEENTE_ALONE = "gemeente-alleen"
    OFFER_WITHOUT_PRINCIPLE = "aanbod-zonder-principe"
    ONE_PRINCIPLE_ONLY = "alleen-ontmoeting"
    PRINCIPLE_WITHOUT_OFFER = "principe-zonder-aanbod"
    NOT_MEASURED = "niet-gemeten"
    APPARENT_RESULT = "schijnresultaat"
    CHERRY_PICKING = "cherry-picking"
    ONE_SIDED_TALK = "eenzijdig-gesprek"
    DISAGREEMENT = "oneens-over-principe"
    WITHOUT_RESIDENTS = "zonder-inwoners"
    LESSON_WITHOUT_ACTION = "les-zonder-actie"
    ACTION_NOT_JUDGED = "actie-niet-beoordeeld"
    LESSON_AGAIN = "les-herhaald"
    CYCLE_SILENT = "cyclus-stil"
    LESSON_NOT_ANCHORED = "les-niet-geborgd"


@dataclass(frozen=True)
class Signal:
    """A pitfall that was recognised.

    ``about`` names what it is about and stays the same from day to day ("cycle-3/principle-7").
    ``values`` fill the sentence. ``facts`` are what the finding rests on: when they change, it is
    another finding. No ``wijk_id`` means it is about the trajectory as a whole.
    """

    rule: Rule
    about: str
    values: Mapping[str, object] = field(default_factory=dict)
    facts: tuple[object, ...] = ()
    wijk_id: int | None = None

    @property
    def fingerprint(self) -> str:
        """Return a mark that changes when the facts do, and only then; 64 characters."""
        told = "\n".join((self.rule, self.about, *map(str, self.facts)))
        return sha256(told.encode()).hexdigest()
