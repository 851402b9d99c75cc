"""One wijk in the report."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from tracker.domain.dutch import capital, count_word, counted, join_and
from tracker.domain.phases import STOPS, Phase
from tracker.domain.vocabulary import Recognition
from tracker.models import Conversation, Cycle, Trajectory, Wijk
from tracker.reports.learned import lesson_lines, open_actions
from tracker.reports.parts import Explanation, Said, WijkPart
from tracker.reports.scope import Scope, full_stop
from tracker.standing import standing
from tracker.web.figures import wijk_figures
from tracker.web.filters import day
from tracker.web.labels import LABELS
from tracker.web.wording import pace_sentence

CHART = (720, 212)  # px, as wide as the text of a page; three stand on one
RECOGNISED = {Recognition.YES: "", Recognition.PARTLY: " deels", Recognition.NO: " niet"}


def wijk_part(scope: Scope, wijk: Wijk, *, today: date) -> WijkPart:
    """Return all that the report says on one wijk."""
    timeline = scope.timeline(wijk)
    labels = phase_labels(scope.material.trajectory)
    cycle = timeline.cycles[-1] if timeline.cycles else None
    return WijkPart(
        id=f"wijk-{wijk.slug}",
        name=wijk.name,
        stops=standing(cycle, today=today).stops if cycle else (),
        labels=labels,
        lead=lead(cycle, today=today),
        expectation=expectation(timeline.cycles),
        figures=wijk_figures(
            scope.series_in(wijk),
            prefix=wijk.slug,
            timeline=timeline,
            labels=labels,
            today=scope.period.ends_on,
            wide=CHART,
        ),
        said=said(scope, timeline.cycles),
        lessons=lesson_lines(scope, (each for each in scope.lessons if each.wijk_id == wijk.id)),
        actions=open_actions(scope, wijk.id),
    )


def phase_labels(trajectory: Trajectory) -> dict[Phase, str]:
    """Return what the trajectory calls its phases; its phase plans must be loaded."""
    own = {plan.phase: plan.label for plan in trajectory.phase_plans}
    return {phase: own.get(phase, LABELS[phase]) for phase in STOPS}


def lead(cycle: Cycle | None, *, today: date) -> str:
    """Return where the wijk stands and what it wants to know."""
    if cycle is None:
        return "Hier is nog geen cyclus begonnen."
    where = f"Cyclus {cycle.number}, {pace_sentence(standing(cycle, today=today))}."
    return f"{where} De vraag: ‘{cycle.question}’" if cycle.question else where


def expectation(cycles: Sequence[Cycle]) -> str:
    """Return what the last cycle that looked back expected and what it saw."""
    looked_back = [cycle for cycle in cycles if cycle.expectation_met is not None]
    if not looked_back:
        return ""
    cycle = looked_back[-1]
    assert cycle.expectation_met is not None
    met = LABELS[cycle.expectation_met]
    expected = full_stop(cycle.expectation)
    return f"In cyclus {cycle.number} verwachtten wij: {expected} Dat {met}. {cycle.seen}".strip()


def said(scope: Scope, cycles: Sequence[Cycle]) -> Said | None:
    """Return what partners said in the newest cycle with a conversation; None without one."""
    for cycle in reversed(cycles):
        held = [each for each in scope.conversations if each.cycle_id == cycle.id]
        if held:
            return said_in(cycle, held)
    return None


def said_in(cycle: Cycle, held: Sequence[Conversation]) -> Said:
    """Return what partners said in the conversations of one cycle, newest first."""
    topics = [topic for conversation in held for topic in conversation.topics]
    marks = Counter(topic.recognised for topic in topics)
    return Said(
        intro=" ".join(map(conversation_words, held)),
        recognition=recognition(marks),
        explanations=tuple(
            Explanation(
                topic=topic.title,
                recognised=LABELS[topic.recognised] if topic.recognised else "niet gevraagd",
                text=full_stop(topic.explanation),
            )
            for topic in topics
        ),
    )


def conversation_words(conversation: Conversation) -> str:
    """Return when there was a conversation and with how many organisations."""
    n = len(conversation.organisations)
    who = counted(n, "organisatie", "organisaties")
    form = LABELS[conversation.form]
    return f"{capital(form)} op {day(conversation.held_on)}, met {who}."


def recognition(marks: Counter[Recognition | None]) -> str:
    """Return how many topics partners recognise: "Twee onderwerpen herkennen zij, één deels."."""
    parts = [
        f"{count_word(marks[mark])}{words}" for mark, words in RECOGNISED.items() if marks[mark]
    ]
    if not parts:
        return ""
    n = next(marks[mark] for mark in RECOGNISED if marks[mark])
    first = next(words for mark, words in RECOGNISED.items() if marks[mark])
    parts[0] = f"{counted(n, 'onderwerp', 'onderwerpen')} herkennen de partners{first}"
    return f"{capital(join_and(parts))}."
