"""What a conversation is prepared with, as plain values: for the screen and for the praatplaat."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.domain.verdict import Reason
from tracker.domain.vocabulary import LessonDirection
from tracker.web.charts import Drawing, spread
from tracker.web.figures import IndicatorFigure
from tracker.web.signal_cards import SignalCard


@dataclass(frozen=True)
class Talk:
    """The conversation that is prepared."""

    id: int
    held_on: date
    starts_at: str
    form: str  # in words
    organisations: tuple[str, ...]  # invited, or present once it was held
    is_planned: bool


@dataclass(frozen=True)
class FigurePart:
    """One indicator: what changed, how sure that is, and the last value in words."""

    indicator_id: int
    name: str
    figure: IndicatorFigure
    latest: str
    is_estimate: bool
    is_example: bool
    is_new: bool  # has a value in this cycle
    reason: Reason  # why the verdict is what it is


@dataclass(frozen=True)
class PrinciplePart:
    """One linked principle with the answers of the organisations."""

    principle_id: int
    key: str
    title: str
    question: str  # the first reflection question, or nothing
    answers: tuple[tuple[str, int | None], ...]  # organisation and score, None for "weet niet"
    is_apart: bool  # the answers lie two or more steps apart
    sentence: str  # who see something else; empty when nobody answered
    remarks: tuple[tuple[str, str], ...]  # organisation and what it wrote

    @property
    def n_answers(self) -> int:
        """Return how many organisations answered."""
        return len(self.answers)

    @cached_property
    def drawing(self) -> Drawing:
        """Return the answers as they are drawn."""
        return spread(self.answers)


@dataclass(frozen=True)
class StoryPart:
    """A story; without permission it is told in the room and never printed."""

    id: int
    text: str
    told_by: str
    organisation: str
    has_permission: bool
    is_example: bool


@dataclass(frozen=True)
class PointPart:
    """Something an earlier conversation left open."""

    id: int
    text: str
    cycle_number: int
    raised_on: date


@dataclass(frozen=True)
class ActionPart:
    """An action with its owner and where it stands, in words."""

    id: int
    title: str
    owner: str
    state: str
    cycle_number: int
    is_late: bool


@dataclass(frozen=True)
class LearnedPart:
    """A shared lesson of another gemeente on a principle at stake."""

    lesson_id: int
    title: str
    where: str
    direction: LessonDirection
    principle_key: str
    principle: str
    strength: str


@dataclass(frozen=True)
class Learned:
    """What other gemeenten learned: the few that stand first, and how many there are."""

    lessons: tuple[LearnedPart, ...]
    n_all: int
    n_against: int


@dataclass(frozen=True)
class Matter:
    """What there is to talk about."""

    figures: tuple[FigurePart, ...]
    principles: tuple[PrinciplePart, ...]
    stories: tuple[StoryPart, ...]

    @property
    def apart(self) -> tuple[PrinciplePart, ...]:
        """Return the principles on which organisations see something else."""
        return tuple(each for each in self.principles if each.is_apart)


@dataclass(frozen=True)
class Preparation:
    """All that a conversation is prepared with, as known on the day of ``until``."""

    slug: str
    trajectory: str
    gemeente: str
    theme: str | None  # of the house style
    wijk: str
    wijk_slug: str
    cycle_id: int
    number: int
    question: str
    expectation: str
    talk: Talk | None
    until: date
    made_on: date
    matter: Matter
    unknown: tuple[str, ...]  # what we do not know, as sentences
    points: tuple[PointPart, ...]
    to_judge: tuple[ActionPart, ...]  # of earlier cycles, without a judgement
    running: tuple[ActionPart, ...]  # of this cycle, not done yet
    signals: tuple[SignalCard, ...]
    learned: Learned

    @property
    def has_examples(self) -> bool:
        """Return whether any figure or story is made up for the demo."""
        figures, stories = self.matter.figures, self.matter.stories
        return any(each.is_example for each in figures) or any(each.is_example for each in stories)
