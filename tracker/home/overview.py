"""The overview of a gemeente as plain values: wijken as rows, and what needs attention."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.phases import Phase
from tracker.domain.signals import Rule
from tracker.knowledge.use import TakenLine
from tracker.models import Conversation, Cycle, Trajectory, Wijk
from tracker.standing import Standing
from tracker.web.looks import LookLine
from tracker.web.signal_cards import SignalCard

MOST_SIGNALS = 2  # in one row; the others stand on the page of the wijk or trajectory


@dataclass(frozen=True)
class SignalLines:
    """The signals one row has room for, and how many more there are."""

    shown: Sequence[SignalCard] = ()
    n_more: int = 0


def signal_lines(cards: Sequence[SignalCard], wijk: str) -> SignalLines:
    """Return the open signals about ``wijk`` (a slug; empty for the whole) as one row shows them.

    That a cycle is silent stands in the row already.
    """
    here = [card for card in cards if card.wijk == wijk and card.rule is not Rule.CYCLE_SILENT]
    return SignalLines(here[:MOST_SIGNALS], max(0, len(here) - MOST_SIGNALS))


@dataclass(frozen=True)
class WijkRow:
    """A wijk in a trajectory on the day it is looked at; no cycle means it has not begun."""

    trajectory: Trajectory
    wijk: Wijk
    cycle: Cycle | None
    standing: Standing | None
    conversation: Conversation | None  # the next one that is planned
    n_open: int
    n_late: int
    signals: SignalLines

    @property
    def is_busy(self) -> bool:
        """Return whether a cycle runs here."""
        return self.cycle is not None and self.cycle.phase is not Phase.CLOSED

    @property
    def is_still(self) -> bool:
        """Return whether the running cycle stands still."""
        pace = self.standing.pace if self.standing else None
        return pace is not None and pace.is_still

    @property
    def is_late(self) -> bool:
        """Return whether the running phase takes too long, though something is written in it."""
        pace = self.standing.pace if self.standing else None
        return pace is not None and pace.is_late and not pace.is_still

    @property
    def silent_days(self) -> int:
        """Return for how many days nothing was written."""
        pace = self.standing.pace if self.standing else None
        return pace.silent_days if pace else 0


@dataclass(frozen=True)
class Timetable:
    """One running trajectory with its wijken, in the order the trajectory gives them."""

    trajectory: Trajectory
    phase_labels: Sequence[str]
    rows: Sequence[WijkRow]
    signals: SignalLines  # about the trajectory as a whole


@dataclass(frozen=True)
class ActionLine:
    """What the overview needs of an action that is not done, or not judged."""

    id: int
    title: str
    wijk_id: int
    wijk_name: str
    trajectory_id: int
    due_on: date | None
    is_done: bool
    is_unjudged: bool  # of an earlier cycle, while nobody said whether it helped

    def is_late(self, today: date) -> bool:
        """Return whether the action should have been done before ``today``."""
        return not self.is_done and self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class LessonLine:
    """A lesson that waits for the gemeente: proposed by a partner, or asked about."""

    id: int
    title: str
    wijk_name: str
    organisation_name: str | None
    is_question: bool


@dataclass(frozen=True)
class NewsLine:
    """A trajectory with principles of which there are newer words, and how many."""

    slug: str
    title: str
    n: int


@dataclass(frozen=True)
class Overview:
    """All the overview shows, on one day."""

    today: date
    timetables: Sequence[Timetable]
    drafts: Sequence[Trajectory]
    n_closed: int
    conversations: Sequence[Conversation]  # planned, soonest first
    actions: Sequence[ActionLine]
    lessons: Sequence[LessonLine]
    n_lines: int  # written by partners in the past seven days
    taken: Sequence[TakenLine]  # lessons of the gemeente that others took over lately
    news: Sequence[NewsLine] = ()
    looks: Sequence[LookLine] = ()  # reports to look at

    @property
    def rows(self) -> list[WijkRow]:
        """Return the rows of all trajectories."""
        return [row for timetable in self.timetables for row in timetable.rows]
