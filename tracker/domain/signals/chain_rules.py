"""Rules about the chain: the start analysis, who takes part, the offers and their principles."""

from collections.abc import Iterator

from tracker.domain.signals.facts import TrajectoryFacts
from tracker.domain.signals.signal import Rule, Signal


def too_soon(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire when a cycle or an offer exists while a part of the start analysis is empty.

    Source: S3.
    """
    if facts.analysis_missing and (facts.has_cycles or facts.offers):
        yield Signal(
            Rule.TOO_SOON,
            "analysis",
            {"parts": facts.analysis_missing, "has_cycles": facts.has_cycles},
            facts.analysis_missing,
        )


def gemeente_alone(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire when no residents are stakeholders, or a wijk works without a partner.

    A draft is still being written, and in a wijk without a cycle nothing has begun.

    Source: S3, S1.
    """
    if not facts.has_residents and not facts.is_draft:
        yield Signal(Rule.GEMEENTE_ALONE, "stakeholders", {}, (facts.n_stakeholders,))
    for wijk in facts.wijken:
        if wijk.newest and not wijk.has_partner:
            yield Signal(
                Rule.GEMEENTE_ALONE,
                f"wijk-{wijk.id}",
                {"wijk": wijk.name, "cycle_id": wijk.newest.id},
                (wijk.newest.number,),
                wijk.id,
            )


def offer_without_principle(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each running offer that rests on none of the chosen principles.

    Source: S0, S2.
    """
    linked = {principle.id for principle in facts.principles}
    names = {wijk.id: wijk.name for wijk in facts.wijken}
    for offer in facts.offers:
        if not offer.is_stopped and not offer.principle_ids & linked:
            yield Signal(
                Rule.OFFER_WITHOUT_PRINCIPLE,
                f"offer-{offer.id}",
                {
                    "offer": offer.title,
                    "offer_id": offer.id,
                    "wijk": names.get(offer.wijk_id) if offer.wijk_id else None,
                },
                (offer.title,),
                offer.wijk_id,
            )


def one_principle_only(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each wijk in which all running offers rest on one and the same principle.

    Source: S1.
    """
    known = {principle.id: principle for principle in facts.principles}
    for wijk in facts.wijken:
        offers = facts.offers_in(wijk)
        used = {offer.principle_ids for offer in offers}
        if len(used) != 1:
            continue
        [only] = used
        if len(only) != 1:
            continue
        [principle_id] = only
        if principle_id in known:
            yield Signal(
                Rule.ONE_PRINCIPLE_ONLY,
                f"wijk-{wijk.id}/principle-{principle_id}",
                {"wijk": wijk.name, "principle": known[principle_id], "n": len(offers)},
                tuple(sorted(offer.id for offer in offers)),
                wijk.id,
            )


def principle_without_offer(facts: TrajectoryFacts) -> Iterator[Signal]:
    """Fire for each chosen principle on which no offer runs and no action was agreed.

    An action counts when it, or the lesson it comes from, is about the principle. A draft is
    still being written.

    Source: S2.
    """
    if facts.is_draft:
        return
    used = _principles_at_work(facts)
    for principle in facts.principles:
        if principle.id not in used:
            stopped = (
                each.id
                for each in facts.offers
                if each.is_stopped and principle.id in each.principle_ids
            )
            yield Signal(
                Rule.PRINCIPLE_WITHOUT_OFFER,
                f"principle-{principle.id}",
                {"principle": principle},
                tuple(sorted(stopped)),
            )


def _principles_at_work(facts: TrajectoryFacts) -> set[int]:
    used = {id for offer in facts.offers if not offer.is_stopped for id in offer.principle_ids}
    cycles = [cycle for wijk in facts.wijken for cycle in wijk.cycles]
    about = {lesson.id: set(lesson.directions or ()) for each in cycles for lesson in each.lessons}
    for cycle in cycles:
        for action in cycle.actions:
            if action.principle_id is not None:
                used.add(action.principle_id)
            if action.lesson_id is not None:
                used |= about.get(action.lesson_id, set())
    return used
