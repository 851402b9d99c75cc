"""What the report says of wijken, answers and offers beside each other."""

from datetime import date
from itertools import chain

import pytest

from tests.factories import (
    link_wijk,
    make_cycle,
    make_indicator,
    make_offer,
    make_principle,
    make_trajectory,
    make_wijk,
)
from tests.reports.conftest import BEGUN, RISE, answer, measure
from tracker.domain.comparison import Place
from tracker.domain.vocabulary import Sector
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.reports.content import progress_report
from tracker.reports.funnels import finding
from tracker.reports.period import period_of
from tracker.reports.printing import print_html
from tracker.web.charts.shapes import Text

TODAY = date(2026, 11, 22)


def report_on(trajectory):
    return progress_report(trajectory, period=period_of(None, None, today=TODAY), today=TODAY)


def words_in(picture):
    """Return all that is drawn or told of a picture, as one text."""
    drawings = [*picture.wide, *picture.narrow]
    drawn = [s.content for s in chain(*(d.shapes for d in drawings)) if isinstance(s, Text)]
    told = [words for d in drawings for words in (d.title, d.description)]
    return " ".join([*drawn, *told, picture.title, picture.note])


@pytest.fixture
def bijlmer(rich):
    """A second wijk, where 24 of 50 came back."""
    wijk = make_wijk(rich.gemeente, name="De Bijlmer")
    return make_cycle(rich, link_wijk(rich, wijk), started_on=BEGUN)


def test_one_wijk_is_held_against_nothing(rich):
    assert report_on(rich).comparisons == ()


def test_two_wijken_whose_intervals_touch_show_no_difference(rich, indicator, bijlmer):
    measure(indicator, bijlmer, (48,), numerator=24, denominator=50, n=50)

    [comparison] = report_on(rich).comparisons

    assert comparison.funnel is None
    assert comparison.intervals.title == (
        "Bij ‘Kwam vier keer of vaker’ is tussen de wijken geen zichtbaar verschil"
    )
    rows = comparison.intervals.data.rows
    assert [row.name for row in rows] == ["Osdorp", "De Bijlmer"]
    assert [row.word for row in rows] == ["55% (40–69)", "48% (35–61)"]
    assert not any(row.is_apart for row in rows)


def test_a_difference_that_is_more_than_chance_is_named(rich, indicator, bijlmer):
    measure(indicator, bijlmer, (10,), numerator=10, denominator=100, n=100)

    picture = report_on(rich).comparisons[0].intervals

    assert picture.title == (
        "‘Kwam vier keer of vaker’ ligt in Osdorp hoger dan in De Bijlmer: meer dan toeval"
    )
    assert all(row.is_apart for row in picture.data.rows)
    assert "Meer dan toeval is het verschil tussen Osdorp en De Bijlmer." in picture.note


def test_the_small_charts_keep_the_order_of_the_trajectory_on_one_scale(rich, indicator, bijlmer):
    measure(indicator, bijlmer, (90,), numerator=90, denominator=100, n=100)

    [comparison] = report_on(rich).comparisons

    assert [item.name for item, _ in comparison.row.drawn] == ["Osdorp", "De Bijlmer"]
    assert comparison.row.title == "In Osdorp gaat ‘Kwam vier keer of vaker’ de goede kant op"


@pytest.mark.parametrize(
    ("n_better", "n_worse", "n_same", "title"),
    [
        (3, 0, 1, "In Osdorp, W2 en W3 gaat {} de goede kant op"),
        (6, 0, 0, "In alle zes wijken gaat {} de goede kant op"),
        (5, 0, 1, "In vijf van de zes wijken gaat {} de goede kant op"),
        (1, 5, 0, "In Osdorp gaat {} de goede kant op, in vijf van de zes wijken de verkeerde"),
    ],
)
def test_of_many_wijken_it_says_how_many_changed(rich, indicator, n_better, n_worse, n_same, title):
    for n, values in enumerate([RISE] * n_better + [RISE[::-1]] * n_worse + [(50,)] * n_same, 1):
        if n > 1:  # the first one is there
            wijk = make_wijk(rich.gemeente, name=f"W{n}")
            measure(indicator, make_cycle(rich, link_wijk(rich, wijk)), values)

    report = report_on(rich)

    name = "‘Kwam vier keer of vaker’"
    assert report.comparisons[0].row.title == title.format(name)
    better = title.removeprefix("In ").split(" gaat")[0]
    assert report.summary.lead.startswith(f"{name} gaat de goede kant op in {better}.")


@pytest.mark.parametrize(
    "more",
    [{"unit": Unit.COUNT}, {"kind": MeasurementKind.MODEL_ESTIMATE}],
)
def test_counts_and_estimates_carry_no_interval(rich, cycle, bijlmer, more):
    other = make_indicator(rich, title="Nieuw", **more)
    for each in (cycle, bijlmer):
        measure(other, each, (20,), kind=more.get("kind", MeasurementKind.COUNTED))

    comparison = report_on(rich).comparisons[-1]

    assert comparison.row.items[0].name == "Osdorp"
    assert (comparison.intervals, comparison.funnel) == (None, None)


def test_five_wijken_make_a_funnel_that_says_who_lies_outside_it(wide):
    [comparison] = report_on(wide).comparisons
    picture = comparison.funnel

    assert comparison.intervals is None
    assert picture.title.startswith("Bij ‘Kwam vier keer of vaker’ wijkt Slotermeer meer af dan")
    assert "Een trechter is geen ranglijst." in picture.note
    assert "Eén wijk tonen wij niet, omdat de groep klein is." in picture.note
    names = ["Osdorp", "Geuzenveld", "Banne", "Indische Buurt", "Slotermeer"]
    assert [line.name for line in picture.rows] == names
    assert picture.rows[-1].place == "buiten de lijnen"


def test_a_funnel_names_few_wijken_and_counts_many():
    places = dict.fromkeys("ABCDE", Place.OUTSIDE) | dict.fromkeys("FGH", Place.INSIDE)

    many = finding("‘x’", places)
    few = finding("‘x’", places | {"A": Place.INSIDE})

    assert many == "Bij ‘x’ wijken vijf van de acht wijken meer af dan toeval geeft"
    assert few == "Bij ‘x’ wijken B, C, D en E meer af dan toeval geeft"


def test_a_withheld_group_is_in_no_picture_and_no_total(wide):
    report = report_on(wide)
    picture = report.comparisons[0].funnel

    assert "Noord" not in words_in(picture)
    assert round(picture.data.overall, 1) == round(100 * 172 / 326, 1)
    assert "75" not in [row.latest for row in report.comparisons[0].row.numbers]


def test_a_withheld_wijk_between_two_others_is_only_named(rich, indicator, bijlmer):
    measure(indicator, bijlmer, (48,), numerator=24, denominator=50, n=50)
    small = make_cycle(rich, link_wijk(rich, make_wijk(rich.gemeente, name="Noord")))
    measure(indicator, small, (75,), numerator=9, denominator=12, n=12)

    row = report_on(rich).comparisons[0].intervals.data.rows[-1]

    assert (row.name, row.value, row.low, row.high) == ("Noord", None, None, None)
    assert row.word == "niet getoond"


def test_answers_of_the_last_round_stand_against_the_one_before(wide):
    part = report_on(wide).answers
    [picture] = part.pictures

    assert picture.title == (
        "‘Ga zelf op mensen af’: drie van de zes antwoorden zijn ‘niet’ of ‘een beetje’"
    )
    last, before = picture.data.rows
    assert (last.name, last.counts) == ("Laatste ronde: zes organisaties", (3, 0, 0, 3, 0))
    assert (before.counts, before.word) == (None, "minder dan vijf organisaties, niet getoond")
    assert "Eén principe" not in part.hidden
    assert part.hidden.startswith("Bij één principe antwoordden minder dan vijf organisaties.")


def test_a_kind_of_organisation_is_shown_only_when_the_rest_is_large_too(cycle):
    principle = make_principle()
    answer(cycle, principle, "not", n=6, sector=Sector.SCHOOL)
    answer(cycle, principle, "fully", n=4)

    few = report_on(cycle.trajectory).answers.pictures[0].data.rows
    answer(cycle, principle, "fully", n=1)
    many = report_on(cycle.trajectory).answers.pictures[0].data.rows

    assert [row.name for row in few] == [
        "Laatste ronde: tien organisaties",
        "Ronde ervoor",
    ]
    assert [row.name for row in many] == [
        "Laatste ronde: elf organisaties",
        "School: zes organisaties",
        "Welzijnswerk: vijf organisaties",
        "Ronde ervoor",
    ]


def test_what_was_answered_after_the_period_is_not_in_the_report(cycle):
    answer(cycle, make_principle(), "not", n=5)

    period = period_of(date(2026, 1, 1), date(2026, 7, 5), today=TODAY)
    report = progress_report(cycle.trajectory, period=period, today=TODAY)

    assert report.answers.pictures == ()


def test_cost_per_person_is_told_only_when_both_are_known_and_shown(wide):
    make_offer(wide, title="Inloop", reach=0, cost_per_year=4000)
    make_offer(wide, title="Bellen", reach=40)

    money = report_on(wide).money

    known = [(each.title, each.per_person) for each in money.offers]
    assert known == [
        ("Tafel van Acht", "€\N{NO-BREAK SPACE}563"),
        ("Maatje", "niet getoond"),
        ("Inloop", "niet te zeggen"),
        ("Bellen", "niet getoond"),
    ]
    assert money.picture.title == (
        "Het meeste geld gaat naar ‘Tafel van Acht’: €\N{NO-BREAK SPACE}54.000 per jaar"
    )
    assert [row.right for row in money.picture.data.rows] == [96, None, 0, None]


def test_offers_without_a_number_make_no_picture(session):
    trajectory = make_trajectory()
    make_offer(trajectory)
    make_offer(trajectory)

    assert report_on(trajectory).money.picture is None


def test_two_offers_with_one_name_are_told_apart(rich):
    make_offer(rich, reach=50, provider="bewoners")

    rows = report_on(rich).money.picture.data.rows

    assert [row.name for row in rows] == [
        "Tafel van Acht (welzijnswerk)",
        "Tafel van Acht (bewoners)",
    ]


def test_on_paper_the_numbers_of_every_chart_stand_at_the_end(wide):
    html = print_html(report_on(wide))
    numbers = html[html.index('id="getallen"') :]

    assert "Bijna altijd tussen" in numbers
    assert "Ga zelf op mensen af" in numbers
    assert "Slotermeer" in numbers
    assert "chart__narrow" not in html
