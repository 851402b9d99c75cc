"""What the rules look at: a trajectory, its wijken and its cycles as plain values of one day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.domain.phases import Phase
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonResult,
    ReflectionScore,
    Strength,
    TrajectoryStatus,
)


class AnalysisPart(StrEnum):
    """The five parts of a start analysis."""

    WHO = "who"
    CAUSES = "causes"
    FIGURES = "figures"
    PRESENT = "present"
    MISSING = "missing"


class Evidence(StrEnum):
    """What the figures of a wijk can say about a result."""

    CHANGE = "change"  # a rule of the run chart shows one
    NO_CHANGE = "no_change"
    TOO_FEW = "too_few"  # too few values, or of too small groups
    ESTIMATES = "estimates"  # nothing but model estimates
    NOTHING = "nothing"  # no values at all


@dataclass(frozen=True)
class PrincipleFacts:
    """A principle and the dossier it stands in."""

    id: int
    title: str
    dossier: str = ""  # slug


@dataclass(frozen=True)
class OfferFacts:
    """An offer and the ids of the chosen principles it rests on."""

    id: int
    title: str
    wijk_id: int | None = None  # None: in every wijk
    principle_ids: frozenset[int] = frozenset()
    is_stopped: bool = False


@dataclass(frozen=True)
class ReflectionFacts:
    """How far one organisation sees a principle in its practice."""

    principle: PrincipleFacts
    organisation: str
    score: ReflectionScore


@dataclass(frozen=True)
class ConversationFacts:
    """A conversation that was held."""

    id: int
    held_on: date
    n_organisations: int = 2
    n_of_gemeente: int = 1
    has_residents: bool = False  # an organisation of residents was present
    principle_ids: frozenset[int] = frozenset()  # that were talked about


@dataclass(frozen=True)
class ActionFacts:
    """An action and how far it is."""

    id: int
    title: str
    lesson_id: int | None = None
    principle_id: int | None = None
    due_on: date | None = None
    done_on: date | None = None
    is_judged: bool = False


@dataclass(frozen=True)
class LessonFacts:
    """A lesson of the gemeente itself; what a partner only proposed is none yet."""

    id: int
    title: str
    written_on: date
    result: LessonResult = LessonResult.WORKED
    strength: Strength = Strength.IMPRESSION
    directions: Mapping[int, LessonDirection] | None = None  # by principle
    has_residents: bool = False  # rests on what residents or experts by experience know
    needs_no_action: bool = False
    is_shared: bool = False
    is_anchored: bool = False
    text: str = ""  # all that was written, to see which other lessons it names

    def direction(self, principle_id: int) -> LessonDirection | None:
        """Return what the lesson says about a principle, if anything."""
        return (self.directions or {}).get(principle_id)


@dataclass(frozen=True)
class SharedLessonFacts:
    """A shared lesson, of any gemeente, that contradicts a principle."""

    id: int
    title: str
    gemeente: str
    principle: PrincipleFacts
    strength: Strength


@dataclass(frozen=True)
class CycleFacts:
    """One cycle with all that was written in it."""

    id: int
    number: int
    phase: Phase
    started_on: date
    phase_started_on: date
    last_entry_on: date
    closed_on: date | None = None
    answered: frozenset[int] = frozenset()  # indicators with a value, or a reason for none
    n_stories: int = 0
    reflections: tuple[ReflectionFacts, ...] = ()
    conversations: tuple[ConversationFacts, ...] = ()
    lessons: tuple[LessonFacts, ...] = ()
    actions: tuple[ActionFacts, ...] = ()

    @property
    def is_running(self) -> bool:
        """Return whether the cycle is not closed."""
        return self.phase is not Phase.CLOSED


@dataclass(frozen=True)
class WijkFacts:
    """A wijk of the trajectory; cycles by number."""

    id: int
    name: str
    slug: str
    has_partner: bool = True  # an organisation besides the gemeente takes part
    evidence: Evidence = Evidence.NOTHING
    cycles: tuple[CycleFacts, ...] = ()

    @property
    def newest(self) -> CycleFacts | None:
        """Return the newest cycle, if there is one."""
        return self.cycles[-1] if self.cycles else None

    @property
    def running(self) -> CycleFacts | None:
        """Return the newest cycle when it is not closed."""
        return self.newest if self.newest and self.newest.is_running else None

    @property
    def earlier(self) -> tuple[CycleFacts, ...]:
        """Return the cycles after which another one was started."""
        return self.cycles[:-1]


@dataclass(frozen=True)
class IndicatorFacts:
    """An indicator, to be answered in every cycle of every wijk."""

    id: int
    title: str


@dataclass(frozen=True)
class TrajectoryFacts:
    """A trajectory on the day ``today``."""

    today: date
    ends_on: date
    status: TrajectoryStatus = TrajectoryStatus.RUNNING
    analysis_missing: tuple[AnalysisPart, ...] = ()
    has_residents: bool = True  # residents or experts by experience are stakeholders
    n_stakeholders: int = 1
    planned_days: Mapping[Phase, int] | None = None
    principles: tuple[PrincipleFacts, ...] = ()
    indicators: tuple[IndicatorFacts, ...] = ()
    offers: tuple[OfferFacts, ...] = ()
    wijken: tuple[WijkFacts, ...] = ()
    contradictions: tuple[SharedLessonFacts, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Return whether the trajectory is still being registered."""
        return self.status is TrajectoryStatus.DRAFT

    @property
    def has_cycles(self) -> bool:
        """Return whether a cycle was started in any wijk."""
        return any(wijk.cycles for wijk in self.wijken)

    def offers_in(self, wijk: WijkFacts) -> tuple[OfferFacts, ...]:
        """Return the offers that run in a wijk, those for all wijken included."""
        return tuple(
            offer
            for offer in self.offers
            if not offer.is_stopped and offer.wijk_id in (None, wijk.id)
        )

    def days_for(self, phase: Phase) -> timedelta:
        """Return how long ``phase`` is planned to last; one that is not planned never ends."""
        days = (self.planned_days or {}).get(phase)
        return timedelta.max if days is None else timedelta(days)
