"""The parts of a report: plain values and Dutch words, no records of the database."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from tracker.domain.phases import Phase
from tracker.domain.reporting import ReportKind
from tracker.domain.track import Stop
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import Judgement, LessonDirection
from tracker.paper.listing import Heading, Line, Listing, Table
from tracker.reports.comparing import Changes
from tracker.reports.heading import OverPeriod
from tracker.reports.known import Known
from tracker.reports.pictures import AnswersPart, Comparison, MoneyPicture
from tracker.web.charts.rows import span
from tracker.web.charts.shapes import Drawing
from tracker.web.figures import IndicatorFigure


@dataclass(frozen=True)
class Summary:
    """Half a page for who reads no further."""

    lead: str
    ambition: str
    standing: str
    request: str


@dataclass(frozen=True)
class Bar:
    """From where to where a value went, on the scale of its table."""

    begin: float | None
    now: float | None
    target: float | None
    scale: float
    label: str
    unit: str

    @cached_property
    def drawing(self) -> Drawing:
        """Return the bar as it is drawn."""
        return span(self.begin, self.now, self.target, self.scale, label=self.label, unit=self.unit)


@dataclass(frozen=True)
class ResultRow:
    """One indicator in one wijk."""

    wijk: str
    begin: str
    now: str
    target: str
    bar: Bar | None
    verdict: Verdict
    reason: str


@dataclass(frozen=True)
class IndicatorResult:
    """One indicator in all wijken."""

    title: str
    note: str
    rows: tuple[ResultRow, ...]


@dataclass(frozen=True)
class ResultTable:
    """One societal result with its indicators."""

    title: str
    factor: str
    indicators: tuple[IndicatorResult, ...]


@dataclass(frozen=True)
class Explanation:
    """What partners made of one topic."""

    topic: str
    recognised: str
    text: str


@dataclass(frozen=True)
class Said:
    """What partners said in the conversations of one cycle."""

    intro: str
    recognition: str
    explanations: tuple[Explanation, ...]


@dataclass(frozen=True)
class PrincipleLine:
    """What a lesson says about one principle."""

    title: str
    direction: LessonDirection


@dataclass(frozen=True)
class LessonLine:
    """A lesson as a report tells it."""

    title: str
    wijk: str
    saw: str
    for_whom: str
    strength: str
    result: str
    principles: tuple[PrincipleLine, ...]


@dataclass(frozen=True)
class ActionLine:
    """An action as a report tells it."""

    title: str
    wijk: str
    owner: str
    due: str
    is_late: bool
    done: str
    judgement: Judgement | None
    judgement_note: str


@dataclass(frozen=True)
class WijkPart:
    """One wijk: where it stands, what was measured, said, learned and agreed."""

    id: str
    name: str
    stops: tuple[Stop, ...]
    labels: dict[Phase, str]
    lead: str
    expectation: str
    figures: tuple[IndicatorFigure, ...]
    said: Said | None
    lessons: tuple[LessonLine, ...]
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True)
class Setback:
    """Something that did not work, or not wholly."""

    what: str
    kind: str
    wijk: str
    happened: str
    now: str


@dataclass(frozen=True)
class StoryPart:
    """One story that may be printed."""

    text: str
    teller: str
    is_example: bool


@dataclass(frozen=True)
class OfferLine:
    """An offer with what it reached and cost in a year."""

    title: str
    provider: str
    wijk: str
    reach: str
    cost: str
    hours: str
    per_person: str
    is_example: bool


@dataclass(frozen=True)
class Money:
    """Money and reach."""

    spending: str
    offers: tuple[OfferLine, ...]
    reach: str
    cost: str
    hours: str
    notes: tuple[str, ...]
    picture: MoneyPicture | None


@dataclass(frozen=True)
class SourceLine:
    """Where the figures of an indicator come from."""

    source: str
    indicators: str
    years: str
    kind: str


@dataclass(frozen=True)
class AreaLine:
    """A public figure on an area that a wijk covers."""

    wijk: str
    code: str
    label: str
    value: str
    year: str
    source: str


@dataclass(frozen=True)
class Reliability:
    """How sure the report is, and what it does not show."""

    sources: tuple[SourceLine, ...]
    estimates: tuple[str, ...]
    intervals: tuple[str, ...]
    withheld: str
    missing: tuple[str, ...]
    passed: tuple[str, ...]
    signals: str  # how many pitfalls are open
    open: tuple[str, ...]
    aside: tuple[str, ...]  # those set aside, with the reason
    area_figures: tuple[AreaLine, ...]


@dataclass(frozen=True)
class ProgressReport(OverPeriod):
    """The progress report of a trajectory over a period, as known on a day."""

    kind: ClassVar = ReportKind.PROGRESS

    phase_names: tuple[str, ...]
    gaps: tuple[str, ...]
    summary: Summary
    results: tuple[ResultTable, ...]
    comparisons: tuple[Comparison, ...]
    wijken: tuple[WijkPart, ...]
    setbacks: tuple[Setback, ...]
    story: StoryPart | None
    lessons: tuple[LessonLine, ...]
    answers: AnswersPart
    done: tuple[ActionLine, ...]
    open: tuple[ActionLine, ...]
    money: Money
    reliability: Reliability
    known: Known  # what the next report is compared with
    changes: Changes | None = None  # None: there is no earlier report

    @property
    def has_numbers(self) -> bool:
        """Return whether there is a chart whose numbers stand at the end."""
        return bool(self.answers.pictures) or any(wijk.figures for wijk in self.wijken)

    @property
    def numbers(self) -> Listing:
        """Return the numbers behind every chart, as they stand at the end."""
        items: list[Heading | Line | Table] = [
            Heading("De getallen", level=2, anchor="getallen"),
            Line("Hier staan de cijfers achter elke grafiek."),
        ]
        if self.comparisons:
            items.append(Heading("Wijken naast elkaar"))
        for each in self.comparisons:
            items.append(each.row.table)
            items += [each.funnel.table] if each.funnel else []
        if self.answers.pictures:
            items.append(Heading("Wat organisaties zelf zien"))
        items += [picture.table for picture in self.answers.pictures]
        for wijk in self.wijken:
            tables = [figure.table for figure in wijk.figures if figure.rows]
            if wijk.figures:
                items.append(Heading(wijk.name))
                items += tables or [Line("Er zijn nog geen cijfers.")]
        return tuple(items)
