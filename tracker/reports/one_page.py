"""Op één A4: the progress report for who has one minute, chosen so that it stays fair."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from typing import ClassVar

from tracker.domain.dutch import brief
from tracker.domain.reporting import ReportKind
from tracker.domain.verdict import Verdict
from tracker.reports.heading import OverPeriod
from tracker.reports.parts import LessonLine, ProgressReport, ResultRow, Setback, StoryPart
from tracker.reports.results import standing_sentence

MOST_RESULTS = 5
MOST_SETBACKS = 2
# The longest text in characters: from what a page usually holds to what always fits.
BUDGETS = (420, 280, 180, 110, 70)
# What goes wrong stands first.
ORDER = (Verdict.OFF_COURSE, Verdict.ATTENTION, Verdict.ON_COURSE, Verdict.NO_JUDGEMENT)


@dataclass(frozen=True)
class PageResult:
    """One figure of the results."""

    indicator: str
    row: ResultRow


@dataclass(frozen=True)
class OnePage(OverPeriod):
    """What a wethouder or a council member reads in one minute."""

    kind: ClassVar = ReportKind.ONE_PAGE

    ambition: str
    standing: str
    results: tuple[PageResult, ...]
    n_more_results: int
    setbacks: tuple[Setback, ...]
    n_more_setbacks: int
    lesson: LessonLine | None
    story: StoryPart | None
    request: str


def one_page(report: ProgressReport) -> OnePage:
    """Return the one page of a progress report: the same figures and words, and fewer of them."""
    results = [
        PageResult(indicator.title, row)
        for table in report.results
        for indicator in table.indicators
        for row in indicator.rows
    ]
    chosen = fair_choice(results, MOST_RESULTS)
    setbacks = sorted(report.setbacks, key=lambda each: each.kind == "cijfer")[:MOST_SETBACKS]
    told = {each.what for each in setbacks}
    return OnePage(
        slug=report.slug,
        title=report.title,
        sender=report.sender,
        theme=report.theme,
        made_on=report.made_on,
        has_examples=report.has_examples,
        period=report.period,
        starts_on=report.starts_on,
        ends_on=report.ends_on,
        ambition=report.summary.ambition,
        standing=standing_sentence(each.row.verdict for each in results),
        results=tuple(chosen),
        n_more_results=len(results) - len(chosen),
        setbacks=tuple(setbacks),
        n_more_setbacks=len(report.setbacks) - len(setbacks),
        lesson=next((each for each in report.lessons if each.title not in told), None),
        story=report.story,
        request=report.summary.request,
    )


def fair_choice(results: Sequence[PageResult], most: int) -> list[PageResult]:
    """Return ``most`` results: of each verdict in turn, so that none hides another."""
    turns = zip_longest(*([each for each in results if each.row.verdict is v] for v in ORDER))
    chosen = [each for each in chain.from_iterable(turns) if each is not None][:most]
    return sorted(chosen, key=lambda each: ORDER.index(each.row.verdict))


def within(page: OnePage, most: int) -> OnePage:
    """Return ``page`` with texts of at most ``most`` characters."""
    return replace(
        page,
        title=brief(page.title, min(most, 90)),
        ambition=brief(page.ambition, most),
        results=tuple(short_result(each, most) for each in page.results),
        setbacks=tuple(short_setback(each, most) for each in page.setbacks),
        lesson=page.lesson and short_lesson(page.lesson, most),
        story=page.story and short_story(page.story, most),
        request=brief(page.request, most),
    )


def short_result(result: PageResult, most: int) -> PageResult:
    """Return a result with a name that leaves room for the others."""
    row = replace(result.row, wijk=brief(result.row.wijk, 40))
    return PageResult(brief(result.indicator, min(most, 90)), row)


def short_setback(setback: Setback, most: int) -> Setback:
    """Return what did not work in fewer words."""
    return replace(
        setback,
        what=brief(setback.what, min(most, 120)),
        wijk=brief(setback.wijk, 40),
        happened=brief(setback.happened, most),
        now=brief(setback.now, min(most, 160)),
    )


def short_lesson(lesson: LessonLine, most: int) -> LessonLine:
    """Return a lesson with shorter words and the first principle it speaks of."""
    return replace(
        lesson,
        title=brief(lesson.title, most),
        wijk=brief(lesson.wijk, 40),
        saw=brief(lesson.saw, most),
        for_whom=brief(lesson.for_whom, min(most, 120)),
        principles=tuple(
            replace(each, title=brief(each.title, min(most, 90))) for each in lesson.principles[:1]
        ),
    )


def short_story(story: StoryPart, most: int) -> StoryPart:
    """Return the story in one or a few lines."""
    return replace(story, text=brief(story.text, most), teller=brief(story.teller, 80))
