"""From the records of a report to what it keeps for the next one."""

from hashlib import sha256

from tracker.domain.phases import Phase
from tracker.domain.vocabulary import FollowUp, ReviewState
from tracker.models import Action, Cycle, Lesson, Trajectory
from tracker.reports.known import (
    Known,
    KnownAction,
    KnownAmount,
    KnownCycle,
    KnownFigure,
    KnownLesson,
    KnownSignal,
    KnownWijk,
)
from tracker.reports.parts import Money
from tracker.reports.scope import NOT_FILLED, Scope, full_stop
from tracker.reports.wijken import phase_labels
from tracker.series import IndicatorSeries
from tracker.web.figures import ABSENT, value_text
from tracker.web.filters import euro
from tracker.web.labels import LABELS
from tracker.web.signal_cards import SignalCard, SignalList

# A mark of letters alone is never taken for the number of a person.
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def known(scope: Scope, *, money: Money, signals: SignalList) -> Known:
    """Return what the report on ``scope`` knows, as of the last day of its period.

    Whether a lesson is shared and which signals there are is as of now: no day is kept of those.
    """
    material = scope.material
    return Known(
        period=scope.period.words,
        ends_on=scope.period.ends_on,
        wijken=tuple(KnownWijk(str(each.id), each.name) for each in material.wijken),
        figures=tuple(map(known_figure, material.series)),
        cycles=tuple(
            known_cycle(scope, cycle)
            for wijk in material.wijken
            for cycle in scope.timeline(wijk).cycles
        ),
        lessons=tuple(known_lesson(scope, each) for each in material.lessons),
        actions=tuple(known_action(scope, each) for each in scope.actions),
        signals=tuple(map(known_signal, (*signals.open, *signals.aside))),
        amounts=known_amounts(material.trajectory, money),
    )


def known_figure(series: IndicatorSeries) -> KnownFigure:
    """Return the last value of an indicator in a wijk, withheld where the report withholds it."""
    last = series.points[-1].figure if series.points else None
    value = "" if last is None else ABSENT.get(last.state, "")
    if last is not None and last.value is not None:
        value = value_text(series, last.value)
    return KnownFigure(
        key=f"{series.indicator.id}-{series.wijk.id}",
        name=f"‘{series.indicator.title}’ in {series.wijk.name}",
        verdict=series.reading.verdict,
        state=last.state if last else None,
        value=value,
        target="" if series.target is None else value_text(series, series.target),
    )


def known_cycle(scope: Scope, cycle: Cycle) -> KnownCycle:
    """Return where a cycle stood; its phase changes must be loaded."""
    last = scope.period.ends_on
    moves = [each.to_phase for each in cycle.phase_changes if each.changed_on <= last]
    phase = moves[-1] if moves else Phase.MEASURE
    labels = phase_labels(scope.material.trajectory)
    return KnownCycle(
        key=str(cycle.id),
        name=f"Cyclus {cycle.number} in {scope.wijk_name(cycle.wijk_id)}",
        phase=phase,
        label=labels.get(phase, LABELS[phase]),
    )


def known_lesson(scope: Scope, lesson: Lesson) -> KnownLesson:
    """Return a lesson; its principles must be loaded."""
    links = sorted(f"{each.principle_id} {each.direction}" for each in lesson.principle_links)
    words = (
        *(lesson.title, lesson.did, lesson.saw, lesson.why, lesson.for_whom),
        *(lesson.result, lesson.strength, *links),
    )
    return KnownLesson(
        key=str(lesson.id),
        name=f"‘{lesson.title}’ ({scope.wijk_name(lesson.wijk_id)})",
        result=LABELS[lesson.result],
        strength=LABELS[lesson.strength],
        is_shared=lesson.review_state is ReviewState.SHARED,
        mark=sha256("\n".join(words).encode()).hexdigest()[:16].translate(LETTERS),
    )


def known_action(scope: Scope, action: Action) -> KnownAction:
    """Return how far an action was."""
    last = scope.period.ends_on
    is_judged = action.judged_on is not None and action.judged_on <= last
    return KnownAction(
        key=str(action.id),
        name=f"‘{action.title}’ ({scope.wijk_name(action.wijk_id)})",
        is_done=action.done_on is not None and action.done_on <= last,
        is_late=action.is_late(last),
        is_stopped=is_judged and action.follow_up is FollowUp.STOP,
        judgement=LABELS[action.judgement] if is_judged and action.judgement else "",
    )


def known_signal(card: SignalCard) -> KnownSignal:
    """Return a signal; it stays the same one when the facts behind it change."""
    return KnownSignal(
        key=f"{card.rule.value} {card.about}",
        name=card.title,
        is_aside=card.on is not None,
        reason=full_stop(card.reason),
    )


def known_amounts(trajectory: Trajectory, money: Money) -> tuple[KnownAmount, ...]:
    """Return the sums, as the report shows them."""
    return (
        KnownAmount("budget", "Het budget voor een jaar", in_euro(trajectory.budget)),
        KnownAmount("spent", "De uitgaven van dit jaar", in_euro(trajectory.spent)),
        KnownAmount("reach", "Het aantal mensen dat wij in een jaar bereiken", money.reach),
        KnownAmount("cost", "De kosten van het aanbod in een jaar", money.cost),
        KnownAmount("hours", "Het aantal uren aanbod in een jaar", money.hours),
    )


def in_euro(amount: float | None) -> str:
    """Return an amount in words."""
    return NOT_FILLED if amount is None else euro(amount)
