"""The report on one wijk, for the people who work there."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.domain.dutch import join_and
from tracker.domain.reporting import ReportKind
from tracker.models import Conversation, Trajectory, Wijk
from tracker.reports.content import has_examples
from tracker.reports.heading import OverPeriod
from tracker.reports.learned import done_actions, lesson_lines, open_actions, setbacks
from tracker.reports.parts import ActionLine, LessonLine, ResultTable, Setback, WijkPart
from tracker.reports.period import Period
from tracker.reports.queries import material_of, next_conversation
from tracker.reports.results import result_tables
from tracker.reports.scope import Scope
from tracker.reports.wijken import wijk_part
from tracker.web.filters import day
from tracker.web.labels import LABELS


@dataclass(frozen=True)
class WijkReport(OverPeriod):
    """One wijk over a period, as known on a day."""

    kind: ClassVar = ReportKind.WIJK

    wijk_slug: str
    wijk: WijkPart
    results: tuple[ResultTable, ...]
    setbacks: tuple[Setback, ...]
    lessons: tuple[LessonLine, ...]
    done: tuple[ActionLine, ...]
    open: tuple[ActionLine, ...]
    next_talk: str

    @property
    def place(self) -> str:
        """Return what it is about as it stands in the names of its files."""
        return f"{self.slug}-{self.wijk_slug}"

    @property
    def subject(self) -> str:
        """Return what it is about in its title."""
        return f"{self.wijk.name}, {self.title}"


def wijk_report(trajectory: Trajectory, wijk: Wijk, *, period: Period, today: date) -> WijkReport:
    """Return the report on ``wijk`` in ``trajectory`` over ``period``, as known on ``today``.

    In a fixed number of queries; the same figures, words and judgements as the progress report.
    """
    scope = Scope(material_of(trajectory, until=period.ends_on, wijk=wijk), period)
    gemeente = scope.material.trajectory.gemeente
    talk = next_conversation(trajectory.id, wijk.id, today=today)
    return WijkReport(
        slug=trajectory.slug,
        title=trajectory.title,
        sender=f"Gemeente {gemeente.name}",
        theme=gemeente.theme,
        made_on=today,
        has_examples=has_examples(scope, None),
        period=period.words,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        wijk_slug=wijk.slug,
        wijk=wijk_part(scope, wijk, today=today),
        results=result_tables(scope.material.series),
        setbacks=setbacks(scope),
        lessons=lesson_lines(scope, scope.lessons),
        done=done_actions(scope),
        open=open_actions(scope),
        next_talk=talk_words(talk),
    )


def talk_words(talk: Conversation | None) -> str:
    """Return when the next conversation is and with whom; its organisations must be loaded."""
    if talk is None:
        return "Er is nog geen volgend gesprek gepland."
    names = join_and([each.name for each in talk.organisations])
    who = f" Uitgenodigd: {names}." if names else ""
    return f"Het volgende gesprek is op {day(talk.held_on)} ({LABELS[talk.form]}).{who}"
