"""What each kind of report says: chosen fairly, the same figures, and back from JSON as it was."""

from datetime import date, timedelta

import pytest

from tests.factories import (
    link_principle,
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_offer,
    make_organisation,
    make_target,
    make_trajectory,
    make_wijk,
)
from tests.reports.conftest import measure
from tracker.domain.reporting import ReportKind
from tracker.domain.verdict import Verdict
from tracker.domain.vocabulary import LessonDirection, ReviewState
from tracker.reports import one_page
from tracker.reports.bundle import trajectory_bundle
from tracker.reports.bundle_queries import PER_DIRECTION
from tracker.reports.codec import from_json, to_json
from tracker.reports.kinds import REPORTS, Asked
from tracker.reports.one_page import ORDER
from tracker.reports.parts import ResultRow
from tracker.reports.period import period_of

TODAY = date(2026, 11, 22)
AGAINST, WITH_A_NUANCE, FOR = (
    LessonDirection.CONTRADICTS,
    LessonDirection.QUALIFIES,
    LessonDirection.CONFIRMS,
)


def asked(trajectory, wijk=None):
    return Asked(trajectory, period_of(None, None, today=TODAY), TODAY, wijk)


def report(kind, trajectory, wijk=None):
    return REPORTS[kind].build(asked(trajectory, wijk))


def shared(principle, direction=FOR, cycle=None, **values):
    """Make a lesson that is shared, of another gemeente unless told otherwise."""
    state = {"review_state": ReviewState.SHARED, "written_on": date(2026, 5, 1)}
    return make_lesson(
        cycle or make_cycle(make_trajectory()), principle, direction, **state | values
    )


@pytest.mark.parametrize("kind", list(ReportKind))
def test_every_kind_comes_back_from_json_as_it_was(rich, cycle, kind):
    shared(link_principle(rich).principle)
    made = report(kind, rich, cycle.wijk)

    text = to_json(kind, made)
    again = from_json(kind, text)

    assert again == made
    assert to_json(kind, again) == text


@pytest.mark.parametrize("kind", [ReportKind.WIJK, ReportKind.ONE_PAGE, ReportKind.LESSONS])
def test_a_trajectory_without_anything_has_every_kind(session, kind):
    trajectory = make_trajectory()
    wijk = link_wijk(trajectory)

    made = report(kind, trajectory, wijk)

    assert made.title == trajectory.title
    assert from_json(kind, to_json(kind, made)) == made


def test_a_wijkrapport_says_what_the_progress_report_says_of_the_wijk(rich, cycle):
    make_organisation(rich.gemeente)
    whole, own = report(ReportKind.PROGRESS, rich), report(ReportKind.WIJK, rich, cycle.wijk)

    assert own.wijk == whole.wijken[0]
    assert own.results == whole.results
    assert own.lessons == whole.lessons
    assert own.done == whole.done
    assert own.setbacks == whole.setbacks


def test_a_wijkrapport_says_nothing_of_another_wijk(rich, cycle):
    elsewhere = make_cycle(rich, link_wijk(rich, make_wijk(rich.gemeente, name="Geuzenveld")))
    make_lesson(elsewhere, title="Van Geuzenveld", written_on=date(2026, 9, 1))
    make_action(elsewhere, title="Doen in Geuzenveld")
    make_offer(rich, title="Aanbod voor de hele stad", stopped_on=date(2026, 9, 1))
    make_conversation(elsewhere, held_on=date(2026, 12, 1))

    text = to_json(ReportKind.WIJK, report(ReportKind.WIJK, rich, cycle.wijk))

    assert "Geuzenveld" not in text
    assert "Aanbod voor de hele stad" not in text
    assert "Er is nog geen volgend gesprek gepland." in text


def test_a_wijkrapport_names_the_first_conversation_to_come(rich, cycle):
    make_conversation(cycle, held_on=date(2026, 12, 9))
    make_conversation(cycle, make_organisation(name="Bieb"), held_on=date(2026, 12, 1))

    words = report(ReportKind.WIJK, rich, cycle.wijk).next_talk

    assert words.startswith("Het volgende gesprek is op 1 december 2026 (")
    assert words.endswith("Uitgenodigd: Bieb.")


def result(verdict, number=0):
    row = ResultRow("Osdorp", "1", "2", "3", None, verdict, "")
    return one_page.PageResult(f"Cijfer {number}", row)


def test_the_one_page_takes_of_each_verdict_in_turn():
    good = [result(Verdict.ON_COURSE, number) for number in range(9)]
    bad = [result(Verdict.OFF_COURSE, number) for number in range(3)]

    chosen = [each.row.verdict for each in one_page.fair_choice([*good, *bad], 5)]

    assert chosen == [Verdict.OFF_COURSE] * 3 + [Verdict.ON_COURSE] * 2
    assert [each.row.verdict for each in one_page.fair_choice(good, 5)] == [Verdict.ON_COURSE] * 5


def test_the_one_page_takes_its_figures_from_the_progress_report(rich, cycle):
    for number in range(6):
        indicator = make_indicator(rich, title=f"Nog een {number}")
        make_target(indicator, cycle.wijk)
    whole, page = report(ReportKind.PROGRESS, rich), report(ReportKind.ONE_PAGE, rich)
    rows = [row for table in whole.results for each in table.indicators for row in each.rows]

    assert len(page.results) == 5
    assert page.n_more_results == len(rows) - 5
    assert all(each.row in rows for each in page.results)
    verdicts = [ORDER.index(each.row.verdict) for each in page.results]
    assert verdicts == sorted(verdicts)
    assert page.standing.count(".") == 1
    assert page.setbacks[0].what == "Posters trekken niemand"
    assert page.lesson.title == "Een bekende nodigt uit"
    assert (page.ambition, page.request) == (whole.summary.ambition, whole.summary.request)


def told(part):
    return [(each.title, each.is_own) for each in part.lessons]


def test_a_bundle_tells_what_speaks_against_first_and_marks_ones_own(rich, cycle):
    principle = link_principle(rich).principle
    shared(principle, FOR, title="Elders hielp het")
    shared(principle, AGAINST, cycle, title="Hier hielp het niet")
    make_lesson(make_cycle(make_trajectory()), principle, AGAINST, title="Niet gedeeld")

    bundle = report(ReportKind.LESSONS, rich)

    [of_principle] = bundle.principles
    assert [each.direction for each in of_principle.parts] == [AGAINST, WITH_A_NUANCE, FOR]
    against, nuance, confirms = of_principle.parts
    assert [(each.title, each.is_own) for each in against.lessons] == [
        ("Hier hielp het niet", True)
    ]
    assert (nuance.lessons, nuance.n_all) == ((), 0)
    assert [(each.title, each.is_own) for each in confirms.lessons] == [("Elders hielp het", False)]
    assert bundle.n_unshared == 2  # the two of the fixture; a proposal would not count


def test_of_many_lessons_a_bundle_tells_the_newest_and_counts_the_rest(rich):
    principle = link_principle(rich).principle
    cycle = make_cycle(make_trajectory())
    for number in range(40):
        written = date(2026, 1, 1) + timedelta(number)
        shared(principle, AGAINST, cycle, title=f"Les {number}", written_on=written)

    against = report(ReportKind.LESSONS, rich).principles[0].parts[0]

    assert len(against.lessons) == PER_DIRECTION
    assert against.lessons[0].title == "Les 39"
    assert (against.n_all, against.n_more) == (40, 40 - PER_DIRECTION)


def test_a_lesson_of_after_the_period_is_not_in_the_bundle(rich):
    principle = link_principle(rich).principle
    shared(principle, written_on=date(2026, 6, 1))

    bundle = trajectory_bundle(rich, until=date(2026, 5, 31), today=TODAY)

    assert bundle.principles[0].n_lessons == 0


@pytest.mark.parametrize("kind", [ReportKind.WIJK, ReportKind.ONE_PAGE, ReportKind.LESSONS])
def test_a_report_takes_the_same_queries_whatever_there_is(rich, cycle, count_queries, kind):
    def fill(n):
        for _ in range(n):
            indicator = make_indicator(rich)
            make_target(indicator, cycle.wijk)
            measure(indicator, cycle, values=(34, 35, 50))
            principle = link_principle(rich).principle
            shared(principle, AGAINST)
            make_lesson(cycle, principle, written_on=date(2026, 9, 1))
            make_action(cycle, make_organisation())
            make_conversation(cycle, make_organisation(), held_on=date(2026, 9, 1))
            make_cycle(rich, link_wijk(rich, make_wijk(make_gemeente())))

    fill(1)
    with count_queries() as few:
        report(kind, rich, cycle.wijk)
    fill(4)
    with count_queries() as many:
        report(kind, rich, cycle.wijk)

    assert len(many) == len(few)
