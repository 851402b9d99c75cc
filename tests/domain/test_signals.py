"""The monitor as a whole, and the rules about the chain and about proof."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.domain.signals import (
    REACH,
    TRUST,
    action,
    against,
    closed,
    cycle,
    days_ago,
    facts,
    in_wijk,
    lesson,
    right_trajectories,
    wijk,
)
from tracker.domain.phases import Phase
from tracker.domain.signals import RULES, Rule, Signal, find_signals
from tracker.domain.signals.chain_rules import (
    gemeente_alone,
    offer_without_principle,
    one_principle_only,
    principle_without_offer,
    too_soon,
)
from tracker.domain.signals.facts import AnalysisPart, Evidence, IndicatorFacts, OfferFacts
from tracker.domain.signals.proof_rules import apparent_result, cherry_picking, not_measured
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonResult,
    Strength,
    TrajectoryStatus,
)

EATING = OfferFacts(1, "Samen eten", None, frozenset({TRUST.id}))
VISITING = OfferFacts(2, "Huisbezoek", 1, frozenset({REACH.id}))
RETURNING = IndicatorFacts(7, "Kwam vier keer of vaker")


def fires(rule, found):
    """Return what the signals of one rule are about."""
    signals = list(rule(found))
    assert all(RULES[each.rule] is rule for each in signals)
    return [each.about for each in signals]


# ---- as a whole


@given(right_trajectories())
def test_nothing_fires_on_a_trajectory_that_did_everything_right(right):
    assert find_signals(right) == []


def test_every_rule_has_a_function():
    assert set(RULES) == set(Rule)


def test_the_fingerprint_follows_the_facts_and_not_the_sentence():
    signal = Signal(Rule.CYCLE_SILENT, "cycle-3", {"days": 34}, (days_ago(34),))

    assert replace(signal, values={"days": 35}).fingerprint == signal.fingerprint
    assert replace(signal, facts=(days_ago(33),)).fingerprint != signal.fingerprint
    assert replace(signal, about="cycle-4").fingerprint != signal.fingerprint
    assert len(signal.fingerprint) == 64


# ---- te-snel-in-actie


@pytest.mark.parametrize("begun", [{"wijken": (wijk(cycle()),)}, {"offers": (EATING,)}])
def test_a_start_without_the_whole_analysis_is_too_soon(begun):
    missing = (AnalysisPart.CAUSES,)

    assert fires(too_soon, facts(analysis_missing=missing, **begun)) == ["analysis"]
    assert fires(too_soon, facts(**begun)) == []


def test_an_unfinished_analysis_is_no_problem_while_nothing_has_begun():
    assert fires(too_soon, facts(analysis_missing=tuple(AnalysisPart), wijken=(wijk(),))) == []


def test_another_missing_part_is_another_finding():
    one, two = (
        next(too_soon(facts(analysis_missing=parts, offers=(EATING,))))
        for parts in ((AnalysisPart.WHO,), (AnalysisPart.WHO, AnalysisPart.CAUSES))
    )

    assert one.fingerprint != two.fingerprint


# ---- gemeente-alleen


def test_without_residents_among_the_stakeholders_the_gemeente_is_alone():
    assert fires(gemeente_alone, facts(has_residents=False)) == ["stakeholders"]
    assert fires(gemeente_alone, facts()) == []


def test_a_draft_may_still_add_residents():
    draft = facts(has_residents=False, status=TrajectoryStatus.DRAFT)

    assert fires(gemeente_alone, draft) == []


def test_a_wijk_that_works_without_a_partner_fires_and_one_that_has_not_begun_does_not():
    assert fires(gemeente_alone, in_wijk(cycle(), has_partner=False)) == ["wijk-1"]
    assert fires(gemeente_alone, in_wijk(cycle())) == []
    assert fires(gemeente_alone, in_wijk(has_partner=False)) == []


# ---- aanbod-zonder-principe


@pytest.mark.parametrize(("chosen", "about"), [((TRUST,), []), ((REACH,), ["offer-1"])])
def test_an_offer_rests_on_a_chosen_principle(chosen, about):
    found = facts(offers=(EATING,), principles=chosen)

    assert fires(offer_without_principle, found) == about


def test_an_offer_that_stopped_needs_no_principle_any_more():
    stopped = replace(EATING, principle_ids=frozenset(), is_stopped=True)

    assert fires(offer_without_principle, facts(offers=(stopped,))) == []


# ---- alleen-ontmoeting


def one_sided(*offers):
    return fires(
        one_principle_only, facts(wijken=(wijk(),), offers=offers, principles=(TRUST, REACH))
    )


def test_offers_on_one_and_the_same_principle_fire():
    assert one_sided(EATING, replace(EATING, id=2, wijk_id=1)) == ["wijk-1/principle-1"]
    assert one_sided(EATING) == ["wijk-1/principle-1"]


def test_a_second_principle_is_enough():
    assert one_sided(EATING, VISITING) == []
    assert one_sided(replace(EATING, principle_ids=frozenset({1, 2}))) == []


def test_offers_elsewhere_stopped_or_without_principle_do_not_make_one_side():
    assert one_sided(EATING, replace(VISITING, wijk_id=2)) == ["wijk-1/principle-1"]
    assert one_sided(EATING, replace(VISITING, is_stopped=True)) == ["wijk-1/principle-1"]
    assert one_sided(EATING, replace(VISITING, principle_ids=frozenset())) == []
    assert one_sided() == []


# ---- principe-zonder-aanbod


def unused(**values):
    return fires(principle_without_offer, facts(principles=(TRUST,), **values))


def test_a_principle_nobody_works_on_fires():
    assert unused() == ["principle-1"]
    assert unused(offers=(replace(EATING, is_stopped=True),)) == ["principle-1"]


def test_an_offer_or_an_action_on_the_principle_is_enough():
    on_it = action(principle_id=TRUST.id)
    by_lesson = cycle(
        lessons=(lesson(5, directions={TRUST.id: LessonDirection.CONFIRMS}),),
        actions=(action(lesson_id=5),),
    )

    assert unused(offers=(EATING,)) == []
    assert unused(wijken=(wijk(cycle(actions=(on_it,))),)) == []
    assert unused(wijken=(wijk(by_lesson),)) == []


def test_a_draft_may_still_add_offers():
    assert unused(status=TrajectoryStatus.DRAFT) == []


# ---- niet-gemeten


def unmeasured(**values):
    found = facts(indicators=(RETURNING,), wijken=(wijk(cycle(**values)),))
    return fires(not_measured, found)


@pytest.mark.parametrize(("day", "about"), [(27, []), (28, ["indicator-7/wijk-1"])])
def test_an_indicator_is_missed_from_the_day_after_the_planned_end_of_measuring(day, about):
    assert unmeasured(started_on=days_ago(day)) == about


def test_a_value_or_a_reason_is_an_answer():
    assert unmeasured(started_on=days_ago(60), answered=frozenset({7})) == []


def test_a_closed_cycle_is_not_asked_any_more():
    assert unmeasured(started_on=days_ago(60), phase=Phase.CLOSED) == []


# ---- schijnresultaat


def claims(evidence, result=LessonResult.WORKED, strength=Strength.MEASURED):
    claim = lesson(result=result, strength=strength)
    return fires(apparent_result, in_wijk(cycle(lessons=(claim,)), evidence=evidence))


@pytest.mark.parametrize(
    "evidence", [Evidence.NO_CHANGE, Evidence.TOO_FEW, Evidence.ESTIMATES, Evidence.NOTHING]
)
def test_a_result_called_measured_needs_a_change_in_the_figures(evidence):
    assert claims(evidence) == ["lesson-1"]
    assert claims(evidence, LessonResult.PARTLY) == ["lesson-1"]
    assert claims(Evidence.CHANGE) == []


def test_a_lesson_that_claims_less_is_not_held_against_the_figures():
    assert claims(Evidence.NOTHING, strength=Strength.SEVERAL_SOURCES) == []


def test_enough_values_without_change_bear_out_that_it_did_not_work():
    assert claims(Evidence.NO_CHANGE, LessonResult.DID_NOT_WORK) == []
    assert claims(Evidence.TOO_FEW, LessonResult.DID_NOT_WORK) == ["lesson-1"]


# ---- cherry-picking

CONFIRMS = {TRUST.id: LessonDirection.CONFIRMS}


def picked(*others, **values):
    own = lesson(**{"directions": CONFIRMS, "strength": Strength.SEVERAL_SOURCES} | values)
    found = facts(wijken=(wijk(cycle(lessons=(own,))),), contradictions=others)
    return fires(cherry_picking, found)


def test_a_lesson_that_confirms_and_leaves_out_what_contradicts_fires():
    assert picked(against()) == ["lesson-1/principle-1"]
    assert picked() == []


@pytest.mark.parametrize(
    ("strength", "n"),
    [(Strength.IMPRESSION, 0), (Strength.SEVERAL_SOURCES, 1), (Strength.MEASURED, 1)],
)
def test_only_lessons_as_firm_count(strength, n):
    assert len(picked(against(strength=strength))) == n


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("In Rotterdam zagen zij: aanbellen schrikt af.", 0),
        ("Zie /lessen/90.", 0),
        ("Zie /lessen/901.", 1),
        ("Wij vroegen het aan de deur.", 1),
    ],
)
def test_naming_one_of_them_is_enough(text, n):
    assert len(picked(against(), against(91, title="Iets anders"), text=text)) == n


def test_a_lesson_that_does_not_confirm_or_is_the_other_itself_is_no_cherry_picking():
    assert picked(against(), directions={TRUST.id: LessonDirection.QUALIFIES}) == []
    assert picked(against(principle=REACH)) == []
    assert picked(against(1)) == []


def test_a_new_lesson_against_it_is_another_finding():
    own = lesson(directions=CONFIRMS)
    one, two = (
        next(cherry_picking(facts(wijken=(wijk(cycle(lessons=(own,))),), contradictions=others)))
        for others in ((against(),), (against(), against(91)))
    )

    assert one.fingerprint != two.fingerprint


def test_closed_cycles_are_read_too():
    own = lesson(directions=CONFIRMS)
    found = facts(wijken=(wijk(closed(lessons=(own,))),), contradictions=(against(),))

    assert fires(cherry_picking, found) == ["lesson-1/principle-1"]
