"""The progress report of a trajectory: all parts as plain values, as known on a day."""

from datetime import date

from tracker.domain.dutch import capital, counted
from tracker.domain.reporting import ReportKind
from tracker.models import Trajectory
from tracker.monitor import signals_of
from tracker.reports.answers import answers_part
from tracker.reports.changes import changes
from tracker.reports.compared import comparisons
from tracker.reports.knowing import known
from tracker.reports.known import known_in
from tracker.reports.learned import done_actions, lesson_lines, open_actions, setbacks
from tracker.reports.money import money
from tracker.reports.parts import ProgressReport, StoryPart
from tracker.reports.period import Period
from tracker.reports.queries import earlier_content, material_of
from tracker.reports.reliability import reliability
from tracker.reports.results import result_tables, summary
from tracker.reports.scope import Scope
from tracker.reports.wijken import phase_labels, wijk_part
from tracker.web.signal_cards import signal_list


def progress_report(trajectory: Trajectory, *, period: Period, today: date) -> ProgressReport:
    """Return the progress report on ``trajectory`` over ``period``, as known on ``today``.

    In a fixed number of queries. Measurements after the period are left out; lessons, stories
    and passed conditions are those of the period and of the cycles that ran in it; the tracks
    and the judgements on actions are those of ``today``.

    Source: the product's report template, nine parts, after questions council members ask.
    """
    scope = Scope(material_of(trajectory, until=period.ends_on), period)
    material = scope.material
    story = story_part(scope)
    spent = money(scope)
    found = signals_of([trajectory.id], today=today)[trajectory.id]
    signals = signal_list(found, slug=trajectory.slug)
    now = known(scope, money=spent, signals=signals)
    earlier = earlier_content(trajectory.id, ReportKind.PROGRESS, before=period.ends_on)
    return ProgressReport(
        slug=trajectory.slug,
        title=trajectory.title,
        sender=f"Gemeente {material.trajectory.gemeente.name}",
        theme=material.trajectory.gemeente.theme,
        period=period.words,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        made_on=today,
        phase_names=tuple(phase_labels(material.trajectory).values()),
        has_examples=has_examples(scope, story),
        gaps=tuple(gaps(scope, story)),
        summary=summary(scope),
        results=result_tables(material.series),
        comparisons=comparisons(scope),
        wijken=tuple(wijk_part(scope, wijk, today=today) for wijk in material.wijken),
        setbacks=setbacks(scope),
        story=story,
        lessons=lesson_lines(scope, scope.lessons),
        answers=answers_part(scope),
        done=done_actions(scope),
        open=open_actions(scope),
        money=spent,
        reliability=reliability(scope, signals, today=today),
        known=now,
        changes=changes(known_in(earlier), now) if earlier else None,
    )


def story_part(scope: Scope) -> StoryPart | None:
    """Return the newest story that may be printed, or None."""
    if not scope.stories:
        return None
    story = scope.stories[0]
    where = scope.wijk_name(story.cycle.wijk_id)
    return StoryPart(
        without_quotes(story.text), f"{capital(story.told_by)}, {where}", story.is_example
    )


def without_quotes(text: str) -> str:
    """Return a text without the quotes it was typed in: the report sets its own."""
    is_quoted = len(text) > 1 and text[0] in "‘'“\"„" and text[-1] in "’'”\""
    return text[1:-1] if is_quoted else text


def has_examples(scope: Scope, story: StoryPart | None) -> bool:
    """Return whether anything in the report is made up for the demo."""
    return (
        any(series.is_example for series in scope.material.series)
        or any(offer.is_example for offer in scope.offers)
        or (story is not None and story.is_example)
    )


def gaps(scope: Scope, story: StoryPart | None) -> list[str]:
    """Return what is still missing in the report, for who makes it."""
    trajectory = scope.material.trajectory
    unjudged = [each for each in scope.actions if is_unjudged(scope, each.done_on, each.judged_on)]
    n_unmeasured = sum(not each.points for each in scope.material.series)
    found = [
        (not trajectory.ambition, "de ambitie"),
        (not trajectory.request, "wat u van college en raad vraagt"),
        (story is None, "een verhaal met toestemming"),
        (trajectory.budget is None or trajectory.spent is None, "budget en uitgaven"),
        (bool(unjudged), f"een oordeel over {counted(len(unjudged), 'actie', 'acties')}"),
        (n_unmeasured > 0, f"een eerste meting bij {counted(n_unmeasured, 'cijfer', 'cijfers')}"),
    ]
    return [words for is_missing, words in found if is_missing]


def is_unjudged(scope: Scope, done_on: date | None, judged_on: date | None) -> bool:
    """Return whether an action was done before the period began and still has no judgement."""
    return done_on is not None and done_on < scope.period.starts_on and judged_on is None
