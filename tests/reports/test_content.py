"""What the progress report says, as exact values."""

from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from tests.factories import (
    link_wijk,
    make_cycle,
    make_indicator,
    make_lesson,
    make_measurement,
    make_offer,
    make_principle,
    make_story,
    make_trajectory,
    make_user,
    make_wijk,
)
from tests.reports.conftest import BEGUN, answer, measure
from tracker.domain.dutch import count_word
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import Judgement, LessonDirection, ReviewState, Role
from tracker.domain.withholding import MeasurementKind, ValueState
from tracker.models import AreaFigure, WijkCode
from tracker.models.base import Base
from tracker.monitor import signals_of
from tracker.reports.content import progress_report
from tracker.reports.period import period_of
from tracker.trajectories.services.signals import set_aside
from tracker.web.signal_words import title_of

TODAY = date(2026, 11, 22)


def report_on(trajectory, first=None, last=None):
    return progress_report(trajectory, period=period_of(first, last, today=TODAY), today=TODAY)


def test_the_summary_is_made_from_the_data(rich):
    summary = report_on(rich).summary

    assert summary.lead == (
        "‘Kwam vier keer of vaker’ gaat de goede kant op in Osdorp. Dat is meer dan toeval."
    )
    assert summary.standing == "Eén cijfer ligt op koers."
    assert summary.ambition == "Iedereen kan op iemand rekenen."
    assert summary.request == "Verleng de Tafel van Acht."


def test_what_was_not_written_says_so(session):
    report = report_on(make_trajectory())

    assert report.summary.request == "niet ingevuld"
    assert report.money.spending == "Budget en uitgaven: niet ingevuld."
    assert "wat u van college en raad vraagt" in report.gaps


def test_the_table_has_begin_now_target_and_verdict(rich):
    [result] = report_on(rich).results
    [row] = result.indicators[0].rows

    assert (row.wijk, row.begin, row.now, row.target) == ("Osdorp", "35", "55", "60")
    assert row.verdict is Verdict.ON_COURSE
    assert row.bar is not None
    assert row.bar.drawing.title == "Osdorp: van 35 naar 55 procent, streefwaarde 60"
    assert result.indicators[0].note.startswith("In procenten. Hoger is beter.")


def test_a_wijk_says_what_partners_said(rich):
    [wijk] = report_on(rich).wijken

    assert wijk.said is not None
    assert wijk.said.intro == "Verbetersessie op 17 november 2026, met één organisatie."
    assert wijk.said.recognition == "Eén onderwerp herkennen de partners deels."
    assert [each.text for each in wijk.said.explanations] == ["Wie komt, blijft."]
    assert [each.title for each in wijk.actions] == ["Huisarts geeft kaartje"]


def test_what_did_not_work_names_lessons_and_actions(rich):
    lesson, action = report_on(rich).setbacks

    assert (lesson.what, lesson.kind) == ("Posters trekken niemand", "les: werkte niet")
    assert lesson.happened == "Vier aanmeldingen."
    assert lesson.now == "Huisarts geeft kaartje."
    assert (action.what, action.kind) == ("Posters hangen", "actie: hielp niet")
    assert (action.happened, action.now) == ("Niemand kwam.", "Stoppen.")


def test_a_stopped_offer_and_a_figure_off_course_did_not_work(cycle):
    make_offer(cycle.trajectory, title="Tafel van Twaalf", stopped_on=date(2026, 9, 1))
    falling = make_indicator(cycle.trajectory, title="Mensen blijven komen")
    measure(falling, cycle, tuple(reversed((34, 35, 33, 38, 35, 36, 44, 49, 51, 53, 55, 55))))

    figure, offer = report_on(cycle.trajectory).setbacks

    assert (figure.kind, figure.what) == ("cijfer", "Mensen blijven komen")
    assert offer.happened == "Gestopt op 1 september 2026."


def test_lessons_that_contradict_come_first(rich):
    lines = report_on(rich).lessons

    assert [line.principles[0].direction for line in lines] == [
        LessonDirection.CONTRADICTS,
        LessonDirection.CONFIRMS,
    ]


def test_a_lesson_only_proposed_is_not_in_the_report(cycle):
    make_lesson(cycle, review_state=ReviewState.PROPOSED, written_on=date(2026, 9, 1))

    assert report_on(cycle.trajectory).lessons == ()


def test_actions_done_have_a_judgement_and_open_ones_a_deadline(rich):
    report = report_on(rich)

    assert [(each.title, each.judgement) for each in report.done] == [
        ("Posters hangen", Judgement.DID_NOT_HELP)
    ]
    assert [(each.owner, each.due, each.is_late) for each in report.open] == [
        ("welzijnswerk", "18 december 2026", False)
    ]


def test_a_story_without_permission_never_prints(cycle):
    make_story(cycle, has_permission=False, told_on=date(2026, 10, 1))

    report = report_on(cycle.trajectory)

    assert report.story is None
    assert "een verhaal met toestemming" in report.gaps


def test_the_story_says_who_told_it_and_where(rich):
    story = report_on(rich).story

    assert story is not None
    assert (story.text, story.teller) == ("Nu ga ik voor de mensen.", "Deelnemer, Osdorp")


def test_money_and_reach_are_added_up(rich):
    make_offer(rich, reach=52, cost_per_year=30000, hours_per_year=720)

    money = report_on(rich).money

    spending = money.spending.replace("\N{NO-BREAK SPACE}", " ")
    assert spending == "Van € 230.000 voor dit jaar is € 212.000 uitgegeven, 92 procent."
    assert (money.reach, money.cost, money.hours) == ("148", "€\N{NO-BREAK SPACE}84.000", "1.970")


def test_a_small_reach_and_what_would_reveal_it_are_hidden(rich):
    make_offer(rich, reach=3)
    make_offer(rich, reach=52)

    money = report_on(rich).money

    assert [each.reach for each in money.offers] == ["96", "niet getoond", "niet getoond"]
    assert money.reach == "151"


def test_one_small_reach_alone_hides_the_sum_too(cycle):
    make_offer(cycle.trajectory, reach=3)

    money = report_on(cycle.trajectory).money

    assert (money.offers[0].reach, money.reach) == ("niet getoond", "niet getoond")


def test_a_share_of_few_people_is_hidden_in_table_chart_and_numbers(cycle):
    indicator = make_indicator(cycle.trajectory)
    make_measurement(
        indicator, cycle, value=50, numerator=13, denominator=26, n=26, measured_on=BEGUN
    )

    report = report_on(cycle.trajectory)

    assert report.results[0].indicators[0].rows[0].now == "niet getoond"
    assert report.wijken[0].figures[0].rows[0].value == "niet getoond"
    assert report.reliability.withheld.startswith("Eén cijfer tonen wij niet")


def test_doubt_is_told_in_words(rich):
    sure = report_on(rich).reliability

    assert sure.intervals == (
        "Osdorp, ‘Kwam vier keer of vaker’: 55\N{NO-BREAK SPACE}% (22 van de 40). "
        "Het kan in werkelijkheid tussen 40 en 69 procent liggen.",
    )
    assert sure.passed == (
        "Osdorp: cyclus 1 ging op 3 augustus 2026 verder zonder ‘Een meting, een reflectie of een "
        "verhaal’. Reden: geen tijd voor de zomer.",
    )
    assert [(line.source, line.years) for line in sure.sources] == [("registratie", "2025–2026")]


def test_a_missing_value_keeps_its_reason_and_an_estimate_its_name(cycle):
    estimate = make_indicator(
        cycle.trajectory, title="Ernstig eenzaam", kind=MeasurementKind.MODEL_ESTIMATE
    )
    make_measurement(
        estimate, cycle, value=None, state=ValueState.MISSING, note="komt later", measured_on=BEGUN
    )

    sure = report_on(cycle.trajectory).reliability

    assert sure.missing == (
        "Osdorp, ‘Ernstig eenzaam’, jul 2026: niet gemeten. Reden: komt later.",
    )
    assert sure.estimates == (
        "‘Ernstig eenzaam’ is een modelschatting. Die telt niet als bewijs voor onze aanpak.",
    )


def test_public_figures_come_by_code_and_year_of_division(session, cycle):
    wijk = cycle.wijk
    session.add(
        WijkCode(gemeente_id=wijk.gemeente_id, wijk_id=wijk.id, code="WK036381", division_year=2016)
    )
    for division_year in (2016, 2023):
        session.add(
            AreaFigure(
                code="WK036381",
                division_year=division_year,
                year=2016,
                key="eenzaam",
                label="Ernstig eenzaam",
                value=16.0,
                unit="%",
                kind=MeasurementKind.MODEL_ESTIMATE,
                source="een bron",
            )
        )
    session.flush()

    [line] = report_on(cycle.trajectory).reliability.area_figures

    assert (line.wijk, line.label) == ("Osdorp", "Ernstig eenzaam (modelschatting)")
    assert (line.value, line.year, line.source) == ("16\N{NO-BREAK SPACE}%", "2016", "een bron")


def test_an_earlier_period_knows_nothing_of_what_came_later(rich):
    report = report_on(rich, date(2026, 7, 1), date(2026, 7, 31))

    assert report.lessons == ()
    assert report.wijken[0].said is None
    assert report.results[0].indicators[0].rows[0].now == "51"


def plain_values(value):
    """Yield every value inside a report."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from plain_values(getattr(value, field.name))
    elif isinstance(value, tuple):
        for each in value:
            yield from plain_values(each)


def test_a_report_holds_no_records_of_the_database(rich):
    assert not [each for each in plain_values(report_on(rich)) if isinstance(each, Base)]


@pytest.mark.parametrize("n", [2, 8])
def test_a_report_takes_the_same_queries_for_two_as_for_eight_wijken(
    session, rich, indicator, count_queries, n
):
    for number in range(n - 1):
        wijk = make_wijk(rich.gemeente, slug=f"buurt-{number}")
        other = make_cycle(rich, link_wijk(rich, wijk), started_on=BEGUN)
        measure(indicator, other)
        make_lesson(other, written_on=date(2026, 9, 1))
        answer(other, make_principle(), "not", n=5)
    session.commit()
    session.expire_all()
    session.refresh(rich)

    with count_queries() as queries:
        report = report_on(rich)

    assert len(report.wijken) == n
    assert len(queries) == 42  # 21 of them read the facts for the signals


def test_open_pitfalls_are_named_and_those_set_aside_told_with_their_reason(rich):
    lead = make_user(Role.PROGRAMME_LEAD, rich.gemeente)
    found = signals_of([rich.id], today=TODAY)[rich.id]
    n = len(found)
    set_aside(rich, found[0].signal, reason="Komt in de lente", user=lead)

    sure = report_on(rich).reliability

    assert f"staan er {count_word(n - 1)} signalen open" in sure.signals
    assert sorted(sure.open) == sorted(title_of(each.signal) for each in found[1:])
    assert len(sure.aside) == 1
    assert sure.aside[0].startswith(title_of(found[0].signal))
    assert sure.aside[0].endswith("Reden: Komt in de lente.")
