"""The praatplaat: what was prepared for a conversation, cut to what one sheet of A3 can hold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Generic, TypeVar

from tracker.domain.dutch import brief
from tracker.domain.reporting import ReportKind
from tracker.domain.verdict import Verdict
from tracker.preparation import Preparation
from tracker.preparation.parts import (
    ActionPart,
    FigurePart,
    LearnedPart,
    PointPart,
    PrinciplePart,
    StoryPart,
)
from tracker.reports.heading import Heading

Part = TypeVar("Part")


@dataclass(frozen=True)
class Few(Generic[Part]):
    """The first of many, and how many are left out."""

    shown: tuple[Part, ...]
    n_more: int = 0


@dataclass(frozen=True)
class Budget:
    """How much of each there is room for; ``text`` is the longest text in characters."""

    figures: int
    apart: int
    lessons: int
    points: int
    actions: int
    unknown: int
    has_story: bool
    text: int
    is_large: bool = False  # larger type, for a sheet with little on it


# From what a sheet usually holds to what always fits, whatever was written.
BUDGETS = (
    Budget(6, 2, 3, 4, 4, 5, True, 170, is_large=True),
    Budget(6, 2, 3, 4, 4, 5, True, 170),
    Budget(4, 1, 2, 2, 2, 3, False, 90),
    Budget(4, 1, 1, 1, 1, 2, False, 60),
)


@dataclass(frozen=True)
class SheetReport(Heading):
    """All that a praatplaat may say, before it is cut to one page."""

    kind: ClassVar = ReportKind.SHEET

    prepared: Preparation

    @property
    def place(self) -> str:
        """Return what it is about as it stands in the names of its files."""
        return f"{self.slug}-{self.prepared.wijk_slug}"

    @property
    def subject(self) -> str:
        """Return what it is about in its title."""
        return f"{self.prepared.wijk}, {self.title}"


@dataclass(frozen=True)
class Sheet:
    """The praatplaat; what is cut off is counted, never silently left out."""

    prepared: Preparation
    title: str
    trajectory: str
    question: str
    expectation: str
    organisations: Few[str]
    figures: Few[FigurePart]
    unknown: Few[str]
    apart: Few[PrinciplePart]
    story: StoryPart | None
    lessons: Few[LearnedPart]
    points: Few[PointPart]
    to_judge: Few[ActionPart]
    running: Few[ActionPart]
    is_large: bool


def sheet_report(prepared: Preparation) -> SheetReport:
    """Return ``prepared`` without what is told in the room and never printed.

    That is a story without permission, what organisations wrote with their answers, and the
    signals for the programme lead.
    """
    matter = replace(
        prepared.matter,
        stories=tuple(each for each in prepared.matter.stories if each.has_permission),
        principles=tuple(replace(each, remarks=()) for each in prepared.matter.principles),
    )
    return SheetReport(
        slug=prepared.slug,
        title=prepared.trajectory,
        sender=f"Gemeente {prepared.gemeente}",
        theme=prepared.theme,
        made_on=prepared.made_on,
        has_examples=prepared.has_examples,
        prepared=replace(prepared, matter=matter, signals=()),
    )


def sheet_of(prepared: Preparation, budget: Budget = BUDGETS[0]) -> Sheet:
    """Return the praatplaat of ``prepared`` within ``budget``.

    Only a story with permission is printed. Figures that can be judged go before those that
    cannot; otherwise everything keeps its order.
    """
    matter, text = prepared.matter, budget.text
    told = [each for each in matter.stories if each.has_permission] if budget.has_story else []
    return Sheet(
        prepared=prepared,
        title=brief(prepared.wijk, 40),
        trajectory=brief(prepared.trajectory, 70),
        question=brief(prepared.question, min(text, 110)),
        expectation=brief(prepared.expectation, text),
        organisations=few(prepared.talk.organisations if prepared.talk else (), 8, short(30)),
        figures=few(judged_first(matter.figures, budget.figures), budget.figures, figure(text)),
        unknown=few(prepared.unknown, budget.unknown, short(text)),
        apart=few(matter.apart, budget.apart, principle(text)),
        story=replace(told[-1], text=brief(told[-1].text, text)) if told else None,
        lessons=few_of(
            prepared.learned.lessons, prepared.learned.n_all, budget.lessons, lesson(text)
        ),
        points=few(prepared.points, budget.points, point(text)),
        to_judge=few(prepared.to_judge, budget.actions, action(text)),
        running=few(prepared.running, max(budget.actions - 1, 1), action(text)),
        is_large=budget.is_large,
    )


def few(parts: Sequence[Part], most: int, cut: Callable[[Part], Part]) -> Few[Part]:
    """Return the first ``most`` of ``parts``, each cut to size."""
    return few_of(parts, len(parts), most, cut)


def few_of(parts: Sequence[Part], n: int, most: int, cut: Callable[[Part], Part]) -> Few[Part]:
    """Return the first ``most`` of ``parts``, of which there are ``n`` in all."""
    shown = tuple(map(cut, parts[:most]))
    return Few(shown, n - len(shown))


def judged_first(figures: Sequence[FigurePart], most: int) -> list[FigurePart]:
    """Return the figures that have a chart; those with a verdict first when not all fit."""
    drawn = [each for each in figures if each.figure.rows]
    if len(drawn) <= most:
        return drawn
    return sorted(drawn, key=lambda each: each.figure.verdict is Verdict.NO_JUDGEMENT)


def short(most: int) -> Callable[[str], str]:
    """Return what cuts a text to ``most`` characters."""
    return lambda text: brief(text, most)


def figure(most: int) -> Callable[[FigurePart], FigurePart]:
    """Return what cuts the title of a figure."""
    return lambda each: replace(
        each, figure=replace(each.figure, title=brief(each.figure.title, most))
    )


def principle(most: int) -> Callable[[PrinciplePart], PrinciplePart]:
    """Return what cuts the words of a principle."""
    return lambda each: replace(
        each, sentence=brief(each.sentence, most), question=brief(each.question, most)
    )


def lesson(most: int) -> Callable[[LearnedPart], LearnedPart]:
    """Return what cuts the words of a lesson."""
    return lambda each: replace(
        each,
        title=brief(each.title, most),
        principle=brief(each.principle, most),
        where=brief(each.where, 50),
    )


def point(most: int) -> Callable[[PointPart], PointPart]:
    """Return what cuts an open point."""
    return lambda each: replace(each, text=brief(each.text, most))


def action(most: int) -> Callable[[ActionPart], ActionPart]:
    """Return what cuts the words of an action."""
    return lambda each: replace(each, title=brief(each.title, most), owner=brief(each.owner, 40))
