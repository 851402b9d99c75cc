"""Rules about the conversation: who was there, who disagrees, whose voice is missing."""

from collections import defaultdict
from collections.abc import Iterator

from tracker.domain.signals.facts import CycleFacts, ReflectionFacts, TrajectoryFacts, WijkFacts
from tracker.domain.signals.signal import Rule, Signal
from tracker.domain.vocabulary import ReflectionScore

STEPS = (
    ReflectionScore.NOT,
    ReflectionScore.A_LITTLE,
    ReflectionScore.LARGELY,
    ReflectionScore.FULLY,
)
FAR_APART = 2  # steps
TABLE_SIZE = 2  # organisations that make a conversation


def one_sided_talk(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each conversation with fewer than two organisations, or none but the gemeente.

    Source: S4.
    """
    for wijk in facts.wijken:
        for cycle in wijk.cycles:
            for talk in cycle.conversations:
                is_gemeente_only = talk.n_of_gemeente == talk.n_organisations
                if talk.n_organisations < TABLE_SIZE or is_gemeente_only:
                    yield Signal(
                        Rule.ONE_SIDED_TALK,
                        f"conversation-{talk.id}",
                        {
                            "wijk": wijk.name,
                            "on": talk.held_on,
                            "n": talk.n_organisations,
                            "is_gemeente_only": is_gemeente_only,
                            "cycle_id": cycle.id,
                            "is_running": cycle.is_running,
                        },
                        (talk.held_on, talk.n_organisations, talk.n_of_gemeente),
                        wijk.id,
                    )


def disagreement(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each principle on which organisations are two or more steps apart.

    Only in a running cycle, and until it was a topic of a conversation in that cycle: there it
    belongs. Who does not know is not counted.

    Source: S2.
    """
    for wijk in facts.wijken:
        cycle = wijk.running
        if cycle is None:
            continue
        talked = {id for talk in cycle.conversations for id in talk.principle_ids}
        for principle_id, answers in _scores(cycle).items():
            if principle_id not in talked and _spread(answers) >= FAR_APART:
                yield _apart(wijk, cycle, answers)


def without_residents(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each closed cycle without residents in a story, a conversation or a lesson.

    Source: S1, S3.
    """
    for wijk in facts.wijken:
        for cycle in wijk.cycles:
            if not cycle.is_running and not _hears_residents(cycle):
                yield Signal(
                    Rule.WITHOUT_RESIDENTS,
                    f"cycle-{cycle.id}",
                    {"wijk": wijk.name, "number": cycle.number, "cycle_id": cycle.id},
                    (cycle.closed_on,),
                    wijk.id,
                )


def _scores(cycle: CycleFacts) -> dict[int, list[ReflectionFacts]]:
    found: dict[int, list[ReflectionFacts]] = defaultdict(list)
    for each in cycle.reflections:
        if each.score in STEPS:
            found[each.principle.id].append(each)
    return {id: sorted(answers, key=_step) for id, answers in found.items()}


def _step(reflection: ReflectionFacts) -> int:
    return STEPS.index(reflection.score)


def _spread(answers: list[ReflectionFacts]) -> int:
    return _step(answers[-1]) - _step(answers[0])


def _apart(wijk: WijkFacts, cycle: CycleFacts, answers: list[ReflectionFacts]) -> Signal:
    lowest, highest = answers[0], answers[-1]
    principle = lowest.principle
    return Signal(
        Rule.DISAGREEMENT,
        f"cycle-{cycle.id}/principle-{principle.id}",
        {
            "wijk": wijk.name,
            "principle": principle,
            "low": lowest.organisation,
            "high": highest.organisation,
            "cycle_id": cycle.id,
        },
        tuple(sorted(f"{each.organisation}: {each.score}" for each in answers)),
        wijk.id,
    )


def _hears_residents(cycle: CycleFacts) -> bool:
    return (
        cycle.n_stories > 0
        or any(talk.has_residents for talk in cycle.conversations)
        or any(lesson.has_residents for lesson in cycle.lessons)
    )
