"""Turning records into the facts the rules look at."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from tracker.domain.run_chart import Finding, read_run_chart
from tracker.domain.signals.facts import (
    ActionFacts,
    AnalysisPart,
    ConversationFacts,
    CycleFacts,
    Evidence,
    IndicatorFacts,
    LessonFacts,
    OfferFacts,
    PrincipleFacts,
    ReflectionFacts,
    SharedLessonFacts,
    TrajectoryFacts,
    WijkFacts,
)
from tracker.domain.vocabulary import (
    KnowledgeSource,
    OrganisationKind,
    ReviewState,
    Sector,
    StakeholderKind,
    Strength,
)
from tracker.domain.withholding import MeasurementKind
from tracker.models import Action, Cycle, Indicator, Lesson, Measurement, Trajectory
from tracker.monitor import rows
from tracker.series import figure_of

RESIDENTS = {StakeholderKind.RESIDENTS, StakeholderKind.EXPERTS_BY_EXPERIENCE}
KNOWN_BY_RESIDENTS = {KnowledgeSource.RESIDENTS, KnowledgeSource.EXPERTS_BY_EXPERIENCE}
ANALYSIS: dict[AnalysisPart, Callable[[Trajectory], str]] = {
    AnalysisPart.WHO: lambda each: each.analysis_who,
    AnalysisPart.CAUSES: lambda each: each.analysis_causes,
    AnalysisPart.FIGURES: lambda each: each.analysis_figures,
    AnalysisPart.PRESENT: lambda each: each.analysis_present,
    AnalysisPart.MISSING: lambda each: each.analysis_missing,
}
T = TypeVar("T")
Place = tuple[int, int]  # ids of a trajectory and a wijk


def grouped(items: Iterable[T], key: Callable[[T], Any]) -> dict[Any, list[T]]:
    """Return the items by their key, each in the order they came."""
    found: dict[Any, list[T]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


class Reader:
    """All records of some trajectories, read once, and the facts they add up to."""

    def __init__(self, ids: Collection[int], today: date) -> None:
        """Read the records, in a fixed number of queries whatever they hold."""
        self.today = today
        self.first: dict[int, int] = {row[0]: row[1] for row in rows.first_editions()}
        self.trajectories = rows.trajectories(ids)
        self.plans = grouped(rows.phase_plans(ids), lambda row: row[0])
        self.stakeholders = grouped(rows.stakeholders(ids), lambda row: row[0])
        self.wijken = grouped(rows.wijken(ids), lambda row: row[0])
        self.principles = grouped(rows.principles(ids), lambda row: row[0])
        self.offers = grouped(rows.offers(ids), lambda row: row[0])
        self.offer_principles = grouped(rows.offer_principles(ids), lambda row: row[0])
        self.indicators = grouped(rows.indicators(ids), lambda each: each.trajectory_id)
        measurements = rows.measurements(ids)
        self.measured = grouped(measurements, lambda each: (each.indicator_id, each.wijk_id))
        self.answers = grouped(measurements, lambda each: each.cycle_id)
        self.cycles = grouped(rows.cycles(ids), lambda each: (each.trajectory_id, each.wijk_id))
        self.reflections = grouped(rows.reflections(ids), lambda row: row[0])
        self.stories = dict(rows.stories(ids))
        self.talks = grouped(rows.conversations(ids), lambda row: row[1])
        self.topics = grouped(rows.topics(ids), lambda row: row[0])
        self.lessons = grouped(rows.lessons(ids), lambda each: each.cycle_id)
        self.directions = grouped(rows.directions(ids), lambda row: row[0])
        self.actions = grouped(rows.actions(ids), lambda row: row[0].cycle_id)
        self.members = grouped(rows.members(ids), lambda row: (row[0], row[1]))
        self.contradictions = tuple(
            SharedLessonFacts(id, title, gemeente, self.principle(*principle), strength)
            for id, title, strength, gemeente, *principle in rows.contradictions(ids)
        )

    def facts(self) -> dict[int, TrajectoryFacts]:
        """Return the facts of each trajectory by its id."""
        return {each.id: self.trajectory(each) for each in self.trajectories}

    def trajectory(self, trajectory: Trajectory) -> TrajectoryFacts:
        """Return the facts of one trajectory."""
        id = trajectory.id
        kinds = [kind for _, kind in self.stakeholders[id]]
        return TrajectoryFacts(
            today=self.today,
            ends_on=trajectory.ends_on,
            status=trajectory.status,
            analysis_missing=tuple(
                part for part, text in ANALYSIS.items() if not text(trajectory).strip()
            ),
            has_residents=bool(RESIDENTS & set(kinds)),
            n_stakeholders=len(kinds),
            planned_days={phase: days for _, phase, days in self.plans[id]},
            principles=tuple(self.principle(*row[1:]) for row in self.principles[id]),
            indicators=tuple(IndicatorFacts(each.id, each.title) for each in self.indicators[id]),
            offers=tuple(self.offer(*row[1:]) for row in self.offers[id]),
            wijken=tuple(self.wijk(*row) for row in self.wijken[id]),
            contradictions=self.contradictions,
        )

    def same(self, principle_id: int) -> int:
        """Return what a principle is called by here, whatever the edition that words it."""
        return self.first.get(principle_id, principle_id)

    def principle(self, id: int, title: str, dossier: str) -> PrincipleFacts:
        """Return the facts of one principle."""
        return PrincipleFacts(self.same(id), title, dossier)

    def offer(
        self, id: int, title: str, wijk_id: int | None, stopped_on: date | None
    ) -> OfferFacts:
        """Return the facts of one offer."""
        return OfferFacts(
            id,
            title,
            wijk_id,
            frozenset(self.same(row[1]) for row in self.offer_principles[id]),
            is_stopped=stopped_on is not None and stopped_on <= self.today,
        )

    def wijk(self, trajectory_id: int, id: int, name: str, slug: str) -> WijkFacts:
        """Return the facts of one wijk."""
        place = (trajectory_id, id)
        cycles = tuple(self.cycle(each) for each in self.cycles[place])
        lessons = [lesson for cycle in cycles for lesson in cycle.lessons]
        claims = any(lesson.strength is Strength.MEASURED for lesson in lessons)
        return WijkFacts(
            id,
            name,
            slug,
            has_partner=self.has_partner(place),
            evidence=self.evidence(place) if claims else Evidence.NOTHING,
            cycles=cycles,
        )

    def has_partner(self, place: Place) -> bool:
        """Return whether an organisation besides the gemeente takes part in a wijk."""
        kinds = {kind for *_, kind in self.members[place]}
        for cycle in self.cycles[place]:
            kinds |= {row[3] for row in self.talks[cycle.id]}
            kinds |= {row[5] for row in self.reflections[cycle.id]}
            kinds |= {kind for _, kind in self.actions[cycle.id]}
        return OrganisationKind.PARTNER in kinds

    def evidence(self, place: Place) -> Evidence:
        """Return what the figures of a wijk can say about a result."""
        trajectory_id, wijk_id = place
        return evidence_of(
            (indicator, self.measured[indicator.id, wijk_id])
            for indicator in self.indicators[trajectory_id]
        )

    def cycle(self, cycle: Cycle) -> CycleFacts:
        """Return the facts of one cycle."""
        return CycleFacts(
            id=cycle.id,
            number=cycle.number,
            phase=cycle.phase,
            started_on=cycle.started_on,
            phase_started_on=cycle.phase_started_on,
            last_entry_on=cycle.last_entry_on,
            closed_on=cycle.closed_on,
            answered=frozenset(each.indicator_id for each in self.answers[cycle.id]),
            n_stories=self.stories.get(cycle.id, 0),
            reflections=tuple(
                ReflectionFacts(self.principle(*principle), name, score)
                for _, *principle, name, _, score in self.reflections[cycle.id]
            ),
            conversations=tuple(self.conversations(cycle.id)),
            lessons=tuple(map(self.lesson, self.lessons[cycle.id])),
            actions=tuple(self.action(action) for action, _ in self.actions[cycle.id]),
        )

    def conversations(self, cycle_id: int) -> Iterable[ConversationFacts]:
        """Give the conversations of a cycle that were held."""
        for id, present in grouped(self.talks[cycle_id], lambda row: row[0]).items():
            held_on = present[0][2]
            kinds = [row[3] for row in present if row[3] is not None]
            if held_on <= self.today:
                yield ConversationFacts(
                    id,
                    held_on,
                    n_organisations=len(kinds),
                    n_of_gemeente=kinds.count(OrganisationKind.GEMEENTE),
                    has_residents=any(row[4] is Sector.RESIDENTS for row in present),
                    principle_ids=frozenset(self.same(row[1]) for row in self.topics[id]),
                )

    def lesson(self, lesson: Lesson) -> LessonFacts:
        """Return the facts of one lesson."""
        texts = (lesson.did, lesson.saw, lesson.why, lesson.for_whom, lesson.circumstances)
        return LessonFacts(
            id=lesson.id,
            title=lesson.title,
            written_on=lesson.written_on,
            result=lesson.result,
            strength=lesson.strength,
            directions={self.same(row[1]): row[2] for row in self.directions[lesson.id]},
            has_residents=bool(KNOWN_BY_RESIDENTS & set(lesson.knowledge)),
            needs_no_action=lesson.needs_no_action,
            is_shared=lesson.review_state is ReviewState.SHARED,
            is_anchored=bool(lesson.anchoring.strip()),
            text="\n".join(texts),
        )

    def action(self, action: Action) -> ActionFacts:
        """Return the facts of one action."""
        about = action.principle_id
        return ActionFacts(
            id=action.id,
            title=action.title,
            lesson_id=action.lesson_id,
            principle_id=None if about is None else self.same(about),
            due_on=action.due_on,
            done_on=action.done_on,
            is_judged=action.judged_on is not None,
        )


def evidence_of(series: Iterable[tuple[Indicator, Sequence[Measurement]]]) -> Evidence:
    """Return what the values of each indicator, as they may be shown, can say about a result."""
    found = {reading(indicator, values) for indicator, values in series}
    return next(each for each in Evidence if each in found or each is Evidence.NOTHING)


def reading(indicator: Indicator, measurements: Sequence[Measurement]) -> Evidence:
    """Return what the values of one indicator in one wijk can say."""
    if not measurements:
        return Evidence.NOTHING
    if indicator.kind is MeasurementKind.MODEL_ESTIMATE:
        return Evidence.ESTIMATES
    chart = read_run_chart([figure_of(indicator, each).value for each in measurements])
    if chart.shows_change:
        return Evidence.CHANGE
    return Evidence.TOO_FEW if Finding.TOO_FEW in chart.findings else Evidence.NO_CHANGE
