"""What signals say, and where they lead to."""

from datetime import date, datetime

import pytest
from flask import url_for

from tests.domain.signals import (
    TRUST,
    action,
    against,
    closed,
    cycle,
    days_ago,
    facts,
    in_wijk,
    lesson,
    talk,
    thinks,
    wijk,
)
from tracker.domain.phases import Phase
from tracker.domain.signals import RULES, Rule, find_signals
from tracker.domain.signals.facts import AnalysisPart, Evidence, IndicatorFacts, OfferFacts
from tracker.domain.vocabulary import (
    LessonDirection,
    LessonResult,
    ReflectionScore,
    Strength,
    TrajectoryStatus,
)
from tracker.monitor import Aside, FoundSignal
from tracker.web.clock import AMSTERDAM
from tracker.web.signal_cards import STEPS, signal_card, signal_list
from tracker.web.signal_words import TITLES, WHY, title_of

ON = {TRUST.id: LessonDirection.CONFIRMS}
EATING = OfferFacts(1, "Samen eten", 1, frozenset({TRUST.id}))
LEARNED = closed(1, lessons=(lesson(),), actions=(action(done_on=days_ago(40)),))
AGAIN = cycle(2, lessons=(lesson(2, title="Weer niet", result=LessonResult.PARTLY, directions=ON),))
ACTED = closed(
    1,
    lessons=(lesson(written_on=days_ago(80), directions=ON),),
    actions=(action(lesson_id=1, done_on=days_ago(50), is_judged=True),),
)

# Each with the rule, what is seen, and the sentence.
CASES = [
    (
        Rule.TOO_SOON,
        facts(analysis_missing=(AnalysisPart.WHO, AnalysisPart.MISSING), offers=(EATING,)),
        "Er is al aanbod, maar in de startanalyse staat nog niet om wie het gaat en wie er aan "
        "tafel mist.",
    ),
    (
        Rule.GEMEENTE_ALONE,
        facts(has_residents=False),
        "In dit traject doen nog geen inwoners of ervaringsdeskundigen mee.",
    ),
    (
        Rule.GEMEENTE_ALONE,
        in_wijk(cycle(), has_partner=False),
        "In Osdorp doet naast de gemeente nog geen partner mee.",
    ),
    (
        Rule.OFFER_WITHOUT_PRINCIPLE,
        facts(wijken=(wijk(),), offers=(EATING,)),
        "Het aanbod ‘Samen eten’ in Osdorp steunt op geen enkel principe.",
    ),
    (
        Rule.ONE_PRINCIPLE_ONLY,
        facts(wijken=(wijk(),), offers=(EATING,), principles=(TRUST,)),
        "In Osdorp is er één aanbod, en dat steunt op één principe: ‘Bouw een band op’.",
    ),
    (
        Rule.ONE_PRINCIPLE_ONLY,
        facts(wijken=(wijk(),), offers=(EATING, EATING), principles=(TRUST,)),
        "In Osdorp steunt al het aanbod op hetzelfde principe: ‘Bouw een band op’.",
    ),
    (
        Rule.PRINCIPLE_WITHOUT_OFFER,
        facts(principles=(TRUST,)),
        "Op het principe ‘Bouw een band op’ steunt geen aanbod en geen actie.",
    ),
    (
        Rule.NOT_MEASURED,
        facts(
            indicators=(IndicatorFacts(7, "Kwam terug"),),
            wijken=(wijk(cycle(started_on=days_ago(40))),),
        ),
        "‘Kwam terug’ heeft nog geen cijfer in cyclus 1 in Osdorp, en de tijd voor meten is "
        "voorbij.",
    ),
    (
        Rule.APPARENT_RESULT,
        in_wijk(cycle(lessons=(lesson(strength=Strength.MEASURED),)), evidence=Evidence.ESTIMATES),
        "De les ‘Een bekende nodigt uit’ heet gemeten, maar er zijn alleen schattingen.",
    ),
    (
        Rule.CHERRY_PICKING,
        facts(wijken=(wijk(cycle(lessons=(lesson(directions=ON),))),), contradictions=(against(),)),
        "De les ‘Een bekende nodigt uit’ bevestigt ‘Bouw een band op’, maar noemt niet dat een les "
        "uit Rotterdam dat tegenspreekt.",
    ),
    (
        Rule.CHERRY_PICKING,
        facts(
            wijken=(wijk(cycle(lessons=(lesson(directions=ON),))),),
            contradictions=(against(), against(91)),
        ),
        "De les ‘Een bekende nodigt uit’ bevestigt ‘Bouw een band op’, maar noemt geen van de twee "
        "gedeelde lessen die dat tegenspreken.",
    ),
    (
        Rule.ONE_SIDED_TALK,
        in_wijk(cycle(conversations=(talk(n_organisations=1, n_of_gemeente=0),))),
        "Bij het gesprek in Osdorp op 19 november 2026 was maar één organisatie.",
    ),
    (
        Rule.ONE_SIDED_TALK,
        in_wijk(closed(conversations=(talk(n_organisations=2, n_of_gemeente=2),))),
        "Bij het gesprek in Osdorp op 19 november 2026 was alleen de gemeente.",
    ),
    (
        Rule.ONE_SIDED_TALK,
        in_wijk(cycle(conversations=(talk(n_organisations=0, n_of_gemeente=0),))),
        "Bij het gesprek in Osdorp op 19 november 2026 is niet opgeschreven wie er was.",
    ),
    (
        Rule.DISAGREEMENT,
        in_wijk(
            cycle(
                reflections=(
                    thinks("de huisarts", ReflectionScore.NOT),
                    thinks("het welzijnswerk", ReflectionScore.FULLY),
                )
            )
        ),
        "In Osdorp oordelen het welzijnswerk en de huisarts heel verschillend over ‘Bouw een band "
        "op’.",
    ),
    (
        Rule.WITHOUT_RESIDENTS,
        in_wijk(closed(n_stories=0)),
        "In cyclus 1 in Osdorp is geen stem van inwoners te horen.",
    ),
    (
        Rule.LESSON_WITHOUT_ACTION,
        in_wijk(LEARNED, cycle(2)),
        "De les ‘Een bekende nodigt uit’ uit cyclus 1 in Osdorp heeft nog geen actie.",
    ),
    (
        Rule.LESSON_WITHOUT_ACTION,
        in_wijk(LEARNED, closed(2)),
        "De les ‘Een bekende nodigt uit’ uit cyclus 1 in Osdorp heeft nog geen actie.",
    ),
    (
        Rule.ACTION_NOT_JUDGED,
        in_wijk(LEARNED, cycle(2)),
        "De actie ‘Huisarts geeft kaartje’ uit cyclus 1 in Osdorp is gedaan, maar nooit "
        "beoordeeld.",
    ),
    (
        Rule.LESSON_AGAIN,
        in_wijk(ACTED, AGAIN),
        "In Osdorp komt iets terug: ‘Weer niet’. De actie ‘Huisarts geeft kaartje’ was al gedaan.",
    ),
    (
        Rule.CYCLE_SILENT,
        in_wijk(cycle(phase_started_on=days_ago(60), last_entry_on=days_ago(34))),
        "In cyclus 1 in Osdorp is al 34 dagen niets vastgelegd.",
    ),
    (
        Rule.LESSON_NOT_ANCHORED,
        facts(
            status=TrajectoryStatus.CLOSED,
            wijken=(wijk(closed(lessons=(lesson(is_shared=True),))),),
        ),
        "Het traject is afgesloten, en over de gedeelde les ‘Een bekende nodigt uit’ is niets "
        "afgesproken.",
    ),
    (
        Rule.LESSON_NOT_ANCHORED,
        facts(
            ends_on=date(2026, 12, 31),
            wijken=(wijk(closed(lessons=(lesson(is_shared=True),))),),
        ),
        "Het traject eindigt op 31 december 2026, en over de gedeelde les ‘Een bekende nodigt uit’ "
        "is niets afgesproken.",
    ),
]


@pytest.mark.parametrize(("rule", "seen", "sentence"), CASES)
def test_a_signal_says_in_one_sentence_what_is_seen(rule, seen, sentence):
    signal, *_ = RULES[rule](seen)

    assert title_of(signal) == sentence


@pytest.mark.parametrize(("rule", "seen", "sentence"), CASES)
def test_beside_its_name_the_wijk_is_not_named_again(rule, seen, sentence):
    signal, *_ = RULES[rule](seen)

    short = title_of(signal, names_wijk=False)

    assert "Osdorp" not in short
    assert short[:1] in "‘" or short[:1].isupper()


@pytest.mark.parametrize(("rule", "seen", "sentence"), CASES)
def test_a_signal_leads_to_a_page_that_exists(app, rule, seen, sentence):
    signal, *_ = RULES[rule](seen)

    step = signal_card(FoundSignal(signal), slug="aanpak").step

    with app.test_request_context():
        assert url_for(step.endpoint, **step.values).startswith("/")


def test_every_rule_has_a_sentence_a_reason_with_its_source_and_a_step():
    assert set(TITLES) == set(WHY) == set(STEPS) == set(Rule) == {rule for rule, *_ in CASES}
    assert all(why.endswith((".", "?")) and source for why, source in WHY.values())


def test_signals_about_the_whole_come_first_and_those_set_aside_apart():
    seen = facts(
        has_residents=False,
        wijken=(wijk(cycle(phase=Phase.SPEAK), has_partner=False),),
        principles=(TRUST,),
    )
    whole, here, idle = find_signals(seen)
    reason = Aside("Komt nog.", "Programmaleider", datetime(2026, 11, 23, 23, 30, tzinfo=AMSTERDAM))

    cards = signal_list(
        [FoundSignal(here, None, "osdorp"), FoundSignal(whole), FoundSignal(idle, reason)],
        slug="aanpak",
    )

    assert [card.wijk for card in cards.open] == ["", "osdorp"]
    [card] = cards.aside
    assert (card.reason, card.by, card.on) == ("Komt nog.", "Programmaleider", date(2026, 11, 23))
