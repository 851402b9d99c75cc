"""The smart monitor: known pitfalls, recognised by rule in plain facts.

Source: the product's table of signals; S0 to S4 are the articles the rules were read from, named
in words where a page says why a signal matters.
"""

from collections.abc import Callable, Iterator

from tracker.domain.signals.chain_rules import (
    gemeente_alone,
    offer_without_principle,
    one_principle_only,
    principle_without_offer,
    too_soon,
)
from tracker.domain.signals.facts import TrajectoryFacts
from tracker.domain.signals.loop_rules import (
    action_not_judged,
    cycle_silent,
    lesson_again,
    lesson_not_anchored,
    lesson_without_action,
)
from tracker.domain.signals.proof_rules import apparent_result, cherry_picking, not_measured
from tracker.domain.signals.signal import Rule, Signal
from tracker.domain.signals.talk_rules import disagreement, one_sided_talk, without_residents

__all__ = ["RULES", "Rule", "Signal", "TrajectoryFacts", "find_signals"]

# In the order they are shown: first what the running cycle asks now, last what is history.
RULES: dict[Rule, Callable[[TrajectoryFacts], Iterator[Signal]]] = {
    Rule.DISAGREEMENT: disagreement,
    Rule.NOT_MEASURED: not_measured,
    Rule.ACTION_NOT_JUDGED: action_not_judged,
    Rule.LESSON_WITHOUT_ACTION: lesson_without_action,
    Rule.LESSON_AGAIN: lesson_again,
    Rule.CHERRY_PICKING: cherry_picking,
    Rule.APPARENT_RESULT: apparent_result,
    Rule.CYCLE_SILENT: cycle_silent,
    Rule.TOO_SOON: too_soon,
    Rule.GEMEENTE_ALONE: gemeente_alone,
    Rule.ONE_PRINCIPLE_ONLY: one_principle_only,
    Rule.OFFER_WITHOUT_PRINCIPLE: offer_without_principle,
    Rule.PRINCIPLE_WITHOUT_OFFER: principle_without_offer,
    Rule.LESSON_NOT_ANCHORED: lesson_not_anchored,
    Rule.ONE_SIDED_TALK: one_sided_talk,
    Rule.WITHOUT_RESIDENTS: without_residents,
}


def find_signals(facts: TrajectoryFacts) -> list[Signal]:
    """Return every signal that fires on ``facts``, in the order of ``RULES``."""
    return [signal for rule in RULES.values() for signal in rule(facts)]
