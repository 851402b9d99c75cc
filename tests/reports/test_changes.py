"""What changed between two reports, in words."""

from dataclasses import fields, replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import (
    link_wijk,
    make_action,
    make_cycle,
    make_lesson,
    make_measurement,
    make_phase_change,
    make_report,
    make_wijk,
)
from tracker.domain.phases import Phase
from tracker.domain.reporting import ReportKind, ReportState
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import FollowUp, Judgement
from tracker.domain.withholding import ValueState
from tracker.reports.changes import changes
from tracker.reports.codec import to_json
from tracker.reports.comparing import MOST
from tracker.reports.content import progress_report
from tracker.reports.known import (
    Known,
    KnownAction,
    KnownAmount,
    KnownCycle,
    KnownFigure,
    KnownLesson,
    KnownSignal,
    KnownWijk,
    known_in,
)
from tracker.reports.period import period_of

TODAY = date(2026, 11, 22)
ALL = (KnownAction, KnownAmount, KnownCycle, KnownFigure, KnownLesson, KnownSignal, KnownWijk)
NOTHING = Known("Eerste halfjaar 2026", date(2026, 6, 30), (), (), (), (), (), (), ())
FIGURE = KnownFigure("1-1", "‘Komt’ in Osdorp", Verdict.ON_COURSE, ValueState.MEASURED, "45 %", "")
CYCLE = KnownCycle("1", "Cyclus 1 in Osdorp", Phase.MEASURE, "meten")
LESSON = KnownLesson("1", "‘Bel aan’ (Osdorp)", "werkte", "indruk", False, "a")
ACTION = KnownAction("1", "‘Kaartje’ (Osdorp)", False, False, False, "")
SIGNAL = KnownSignal("rule 1", "Er is nog niets gemeten.", False, "")


def known(**values):
    """Return what a report knows: only these."""
    return replace(NOTHING, **values)


def said(before, now):
    """Return all sentences on what changed."""
    return [
        sentence
        for group in changes(before, now).groups
        for change in group.changes
        for sentence in (change.sentence, *change.details)
    ]


def of_words(model):
    """Return values of ``model`` with keys that often meet."""
    text = st.sampled_from(["", "een", "twee"])
    own = {field.name: text for field in fields(model) if field.type == "str" or field.type is str}
    named = {"key": st.sampled_from("abcd"), "name": st.just("Iets")}
    reason = {"reason": st.just("Daarom.")} if "reason" in own else {}
    return st.builds(model, **own | named | reason)


def lists(model):
    return st.lists(of_words(model), max_size=4, unique_by=lambda each: each.key).map(tuple)


anything = st.builds(
    Known,
    period=st.just("Eerste halfjaar 2026"),
    ends_on=st.just(date(2026, 6, 30)),
    wijken=lists(KnownWijk),
    figures=lists(KnownFigure),
    cycles=lists(KnownCycle),
    lessons=lists(KnownLesson),
    actions=lists(KnownAction),
    signals=lists(KnownSignal),
    amounts=lists(KnownAmount),
)


# A busy machine is no fault of what is tested.
calmly = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@calmly
@given(anything)
def test_a_report_compared_with_itself_shows_nothing(report):
    assert changes(report, report).groups == ()


@calmly
@given(anything, anything)
def test_every_sentence_begins_as_one_and_ends_with_a_stop(before, now):
    for sentence in said(before, now):
        assert sentence.endswith((".", "!", "?"))
        assert not sentence[0].islower()


@calmly
@given(lists(KnownLesson), lists(KnownLesson))
def test_what_came_is_what_went_the_other_way(before, now):
    def named(words, sentences):
        return [each for each in sentences if words in each]

    there = said(known(lessons=before), known(lessons=now))
    back = said(known(lessons=now), known(lessons=before))

    n_new = len({each.key for each in now} - {each.key for each in before})
    assert len(named("bij.", there)) == len(named("ingetrokken.", back)) == (n_new > 0)


def test_a_figure_with_another_verdict_says_from_where_to_where():
    before = replace(FIGURE, verdict=Verdict.NO_JUDGEMENT, value="35 %")

    assert said(known(figures=(before,)), known(figures=(FIGURE,))) == [
        "Eén cijfer kreeg een ander oordeel.",
        "‘Komt’ in Osdorp: van ‘geen oordeel’ naar ‘op koers’, en van 35 % naar 45 %.",
    ]


def test_a_value_moves_begins_ends_and_gets_another_target():
    hidden = replace(FIGURE, state=ValueState.WITHHELD, value="niet getoond")
    unmeasured = replace(FIGURE, state=None, value="")
    other = replace(FIGURE, value="50 %")
    aimed = replace(FIGURE, target="60 %")

    def detail(before, now):
        return said(known(figures=(before,)), known(figures=(now,)))[1]

    assert detail(FIGURE, other) == "‘Komt’ in Osdorp: van 45 % naar 50 %."
    assert detail(unmeasured, FIGURE) == "‘Komt’ in Osdorp: 45 %."
    assert detail(FIGURE, hidden) == "‘Komt’ in Osdorp: eerst 45 %, nu niet getoond."
    assert detail(hidden, FIGURE) == "‘Komt’ in Osdorp: van niet getoond naar 45 %."
    assert detail(FIGURE, aimed) == "‘Komt’ in Osdorp: van geen streefwaarde naar 60 %."


def test_cycles_begin_move_and_are_closed():
    spoken = replace(CYCLE, phase=Phase.SPEAK, label="spreken")
    closed = replace(CYCLE, phase=Phase.CLOSED, label="afgesloten")

    assert said(known(), known(cycles=(CYCLE,))) == ["Eén cyclus begon.", "Cyclus 1 in Osdorp."]
    assert said(known(cycles=(CYCLE,)), known(cycles=(spoken,))) == [
        "Eén cyclus kwam in een andere fase.",
        "Cyclus 1 in Osdorp: van meten naar spreken.",
    ]
    assert said(known(cycles=(CYCLE,)), known(cycles=(closed,)))[0] == "Eén cyclus is afgesloten."


def test_lessons_are_rewritten_shared_and_withdrawn():
    weaker = replace(LESSON, mark="b", strength="gemeten")
    shared = replace(LESSON, is_shared=True)

    assert said(known(lessons=(LESSON,)), known(lessons=(weaker,))) == [
        "Eén les is herschreven.",
        "‘Bel aan’ (Osdorp): eerst indruk, nu gemeten.",
    ]
    assert "gedeeld met" in said(known(lessons=(LESSON,)), known(lessons=(shared,)))[0]
    assert "niet meer gedeeld" in said(known(lessons=(shared,)), known(lessons=(LESSON,)))[0]


def test_an_action_is_done_judged_stopped_and_late():
    done = replace(ACTION, is_done=True, judgement="hielp niet", is_stopped=True)

    assert said(known(actions=(ACTION,)), known(actions=(done,))) == [
        "Eén actie is gedaan.",
        "‘Kaartje’ (Osdorp).",
        "Eén actie is beoordeeld.",
        "‘Kaartje’ (Osdorp): hielp niet.",
        "Eén actie is gestopt.",
        "‘Kaartje’ (Osdorp).",
    ]
    late = replace(ACTION, is_late=True)
    assert said(known(actions=(late,)), known(actions=(late,))) == []
    assert "Eén actie kwam te laat." in said(known(), known(actions=(late,)))


def test_a_signal_is_set_aside_with_its_reason():
    aside = replace(SIGNAL, is_aside=True, reason="Wij meten in mei.")

    assert said(known(signals=(SIGNAL,)), known(signals=(aside,))) == [
        "Eén signaal is opzij gezet.",
        "Er is nog niets gemeten. Reden: Wij meten in mei.",
    ]
    assert said(known(signals=(aside,)), known(signals=(SIGNAL,)))[0] == (
        "Eén signaal staat weer open."
    )
    assert said(known(signals=(SIGNAL,)), known())[0] == "Eén signaal is weg."


def test_many_are_counted_and_the_first_are_named():
    wijken = tuple(KnownWijk(str(n), f"Wijk {n}") for n in range(MOST + 3))

    [group] = changes(known(), known(wijken=wijken)).groups

    assert group.changes[0].sentence == "Acht wijken kwamen erbij."
    assert group.changes[0].details[-2:] == ("Wijk 4.", "En nog drie andere.")


def later(trajectory):
    """Return the report on the second half of 2026."""
    return progress_report(trajectory, period=period_of(None, None, today=TODAY), today=TODAY)


def test_the_first_report_has_nothing_to_compare_with(rich):
    assert later(rich).changes is None


def test_a_report_says_what_came_since_the_last_one_that_was_frozen(rich, cycle, indicator):
    make_report(rich)
    make_report(rich, ends_on=date(2026, 5, 31), content="{}")  # older
    make_report(rich, state=ReportState.RECALLED, ended_reason="Fout", content="{}")
    make_report(rich, ends_on=date(2026, 12, 31), content="{}")  # of a later period
    make_phase_change(cycle, to_phase=Phase.SPEAK, changed_on=date(2026, 9, 1))
    wijk = link_wijk(rich, make_wijk(rich.gemeente, name="Slotermeer"))
    make_cycle(rich, wijk, started_on=date(2026, 9, 1), number=3)

    found = later(rich).changes

    assert found is not None
    assert (found.period, found.ends_on) == ("Eerste halfjaar 2026", date(2026, 6, 30))
    told = {group.title: group.changes for group in found.groups}
    assert told["Wijken"][0].details == ("Slotermeer.",)
    assert told["Cycli"][0].details == ("Cyclus 1 in Osdorp.", "Cyclus 3 in Slotermeer.")
    assert told["Lessen"][0].sentence == "Twee lessen kwamen erbij."
    assert told["Resultaten"][0].details == (
        "‘Kwam vier keer of vaker’ in Osdorp: van ‘geen oordeel’ naar ‘op koers’, "
        "en van 49\N{NO-BREAK SPACE}% naar 55\N{NO-BREAK SPACE}%.",
    )


def test_a_report_knows_how_things_stood_on_its_last_day(rich, cycle, indicator):
    make_phase_change(cycle, to_phase=Phase.SPEAK, changed_on=date(2026, 9, 1))
    make_action(cycle, done_on=date(2026, 11, 1), due_on=date(2026, 10, 1), title="Bellen")
    make_action(
        cycle,
        title="Folders",
        done_on=date(2026, 8, 1),
        judged_on=date(2026, 11, 1),
        judgement=Judgement.HELPED,
        follow_up=FollowUp.STOP,
    )
    make_lesson(cycle, written_on=date(2026, 11, 2), title="Van later")
    make_measurement(indicator, cycle, measured_on=date(2026, 11, 3), value=12, n=40)
    august = period_of(date(2026, 7, 1), date(2026, 8, 31), today=TODAY)

    report = progress_report(rich, period=august, today=TODAY)

    assert [each.phase for each in report.known.cycles] == [Phase.SPEAK]
    actions = {each.name.partition("’")[0]: each for each in report.known.actions}
    assert not actions["‘Bellen"].is_done
    assert (actions["‘Folders"].is_done, actions["‘Folders"].judgement) == (True, "")
    assert not any("Van later" in each.name for each in report.known.lessons)
    assert report.known.figures[0].value == "53\N{NO-BREAK SPACE}%"
    assert known_in(to_json(ReportKind.PROGRESS, report)) == report.known
