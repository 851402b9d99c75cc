"""Charts that hold groups against each other: geometry for any data, and what is never drawn."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.drawings import assert_inside, texts, with_role
from tracker.domain.comparison import WARNING_LEVEL, Place, Share, action_level, place_of, together
from tracker.web.charts import (
    AnswerData,
    AnswerRow,
    FunnelData,
    FunnelPoint,
    IntervalData,
    IntervalRow,
    PanelData,
    PanelRow,
    answers,
    funnel,
    interval_plots,
    panels,
)
from tracker.web.charts.layout import text_box
from tracker.web.charts.shapes import Polyline, Text

pytestmark = pytest.mark.once  # no database
NAMES = st.text("abcdefghij MW-", min_size=1, max_size=50)
shares = st.integers(1, 900).flatmap(
    lambda whole: st.builds(Share, st.integers(0, whole), st.just(whole))
)
amounts = st.none() | st.floats(0, 1e7, allow_subnormal=False)


def interval_row(name: str, own: Share | None, *, is_apart: bool = False) -> IntervalRow:
    if own is None:
        return IntervalRow(name, None, None, None, "niet getoond")
    value = 100 * own.value
    return IntervalRow(
        name, value, max(0, value - 9), min(100, value + 9), f"{value:.0f}%", is_apart
    )


def funnel_of(groups: dict[str, Share]) -> FunnelData:
    own = list(groups.values())
    overall = together(own) if own else 0.0
    points = tuple(
        FunnelPoint(
            name, each.whole, 100 * each.value, place_of(each, overall=overall, n_groups=len(own))
        )
        for name, each in groups.items()
    )
    return FunnelData("Trechter", "", points, 100 * overall, action_level(len(own)))


def assert_words_apart(drawing, *roles: str) -> None:
    boxes = [text_box(s) for s in drawing.shapes if isinstance(s, Text) and s.role in roles]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(NAMES, st.none() | shares, st.booleans()), max_size=45),
    st.none() | st.floats(0, 100),
    st.booleans(),
)
def test_any_intervals_stay_in_their_pictures_in_the_order_given(rows, overall, narrow):
    given_rows = tuple(interval_row(name, own, is_apart=apart) for name, own, apart in rows)
    data = IntervalData("Intervallen", "", given_rows, "%", overall)

    drawings = interval_plots(data, narrow=narrow)

    for drawing in drawings:
        assert_inside(drawing)
        assert_words_apart(drawing, "number", "absent", "name")
    known = [row.word for row in given_rows if row.value is not None]
    assert [word for drawing in drawings for word in texts(drawing, "number")] == known
    drawn = [each for d in drawings for r in ("point", "apart") for each in with_role(d, r)]
    assert len(drawn) == len(known)


def test_rows_on_two_pages_share_one_scale():
    rows = [interval_row("wijk", Share(20, 40))] * 20 + [interval_row("wijk", Share(20, 40))]
    first, second = interval_plots(IntervalData("t", "", tuple(rows), "%"), narrow=False)

    assert with_role(first, "point")[0].cx == with_role(second, "point")[0].cx


def test_an_interval_lies_around_its_point_and_a_real_difference_is_filled():
    rows = (interval_row("Osdorp", Share(22, 40), is_apart=True), interval_row("Banne", None))
    (drawing,) = interval_plots(IntervalData("t", "", rows, "%", 55.0), narrow=False)

    [line], [point] = with_role(drawing, "interval"), with_role(drawing, "apart")
    [overall] = with_role(drawing, "together")[:1]
    assert line.x1 < point.cx < line.x2
    assert overall.x1 == point.cx
    assert overall.dash
    assert point.fill == point.stroke
    assert texts(drawing, "absent") == ["niet getoond"]


@settings(max_examples=15, deadline=None)
@given(st.dictionaries(NAMES, shares, min_size=1, max_size=30), st.booleans())
def test_any_funnel_stays_in_its_picture(groups, narrow):
    data = funnel_of(groups)

    drawing = funnel(data, narrow=narrow)

    assert_inside(drawing)
    assert drawing == funnel(data, narrow=narrow)
    assert_words_apart(drawing, "name", "limit")
    signs = [each for role in Place for each in with_role(drawing, role.value)]
    assert len(signs) == len(groups)


def test_the_limits_of_a_funnel_hold_the_share_of_all_and_narrow_with_the_size():
    drawing = funnel(funnel_of({f"w{n}": Share(n * 5, n * 10) for n in range(3, 12)}), narrow=False)

    lines = {s.role: s.places for s in drawing.shapes if isinstance(s, Polyline)}
    mean = lines["overall"][0][1]
    names = ["outer_high", "inner_high", "inner_low", "outer_low"]
    for places in zip(*(lines[name] for name in names), strict=True):
        heights = [y for _, y in places]
        assert heights == sorted(heights)
        assert heights[1] <= mean <= heights[2]
    assert lines["inner_low"][0][1] > lines["inner_low"][-1][1]
    dashes = {s.role: s.dash for s in drawing.shapes if isinstance(s, Polyline)}
    assert len({dashes["inner_low"], dashes["outer_low"], dashes["overall"]}) == 3


def test_among_many_groups_only_those_that_stand_out_are_named():
    same = {f"wijk {n}": Share(20 + n, 40 + 2 * n) for n in range(20)}
    drawing = funnel(funnel_of(same | {"Slotermeer": Share(140, 150)}), narrow=False)

    assert texts(drawing, "name") == ["Slotermeer"]


def test_a_group_outside_the_limits_has_its_own_sign_and_its_name():
    same = {f"wijk {n}": Share(20 + n, 50 + n) for n in range(5)}
    drawing = funnel(funnel_of(same | {"Slotermeer": Share(140, 150)}), narrow=True)

    [outside] = with_role(drawing, "outside")
    assert outside.fill == "#16508c"
    assert "Slotermeer" in texts(drawing, "name")
    assert WARNING_LEVEL < 0.998
    assert texts(drawing, "limit").count("95%") == 2
    assert texts(drawing, "limit").count("99,8%") == 2


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(NAMES, st.none() | st.tuples(*[st.integers(0, 90)] * 5), st.booleans()),
        max_size=8,
    )
)
def test_any_answers_stay_in_their_picture(rows):
    data = AnswerData(
        "Antwoorden",
        "",
        tuple(AnswerRow(name, counts, "niet getoond", before) for name, counts, before in rows),
    )

    drawing = answers(data)

    assert_inside(drawing)
    assert_words_apart(drawing, "tick", "name", "count", "absent")
    counts = [str(count) for _, own, _ in rows for count in own or ()]
    assert texts(drawing, "count") == counts


def test_the_round_before_is_outlined_and_a_small_group_is_only_words():
    rows = (
        AnswerRow("Laatste ronde", (1, 3, 1, 0, 0)),
        AnswerRow("Ronde ervoor", (5, 0, 0, 0, 0), is_before=True),
        AnswerRow("Scholen", None, "niet getoond"),
    )
    drawing = answers(AnswerData("t", "", rows))

    assert [bar.dash for bar in with_role(drawing, "last")] == ["", "", ""]
    assert [bar.dash for bar in with_role(drawing, "before")] == ["4 2"]
    assert texts(drawing, "absent") == ["Scholen: niet getoond"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(NAMES, amounts, amounts), max_size=40), st.booleans())
def test_any_panels_stay_in_their_pictures_in_the_order_given(rows, narrow):
    given_rows = tuple(
        PanelRow(name, cost, f"€ {cost or 0:.0f}", reach, f"{reach or 0:.0f}")
        for name, cost, reach in rows
    )
    drawings = panels(PanelData("Geld", "", "Euro", "Mensen", given_rows), narrow=narrow)

    for drawing in drawings:
        assert_inside(drawing)
        assert_words_apart(drawing, "head", "number", "absent")
    bars = [bar for drawing in drawings for bar in with_role(drawing, "bar")]
    assert len(bars) <= sum(value is not None for _, *both in rows for value in both)


def test_two_panels_have_a_scale_each_and_no_value_no_bar():
    rows = (
        PanelRow("Tafel", 54000.0, "€ 54.000", 96.0, "96"),
        PanelRow("Maatje", 27000.0, "€ 27.000", None, "niet getoond"),
    )
    (drawing,) = panels(PanelData("t", "", "Euro", "Mensen", rows), narrow=False)

    tall, reach, half = with_role(drawing, "bar")
    assert half.width == pytest.approx(tall.width / 2, abs=0.2)
    assert reach.x > tall.x + tall.width
    assert reach.fill != tall.fill
    assert texts(drawing, "absent") == ["niet getoond"]


def test_without_anything_to_draw_each_chart_says_so():
    drawings = (
        *interval_plots(IntervalData("t", "", (), "%"), narrow=True),
        funnel(FunnelData("t", "", (), 0, 0.998), narrow=True),
        answers(AnswerData("t", "", ())),
        *panels(PanelData("t", "", "a", "b", ()), narrow=False),
    )

    remarks = [texts(drawing, "remark") for drawing in drawings]
    assert remarks == [
        ["nog geen metingen"],
        ["nog geen metingen"],
        ["nog geen antwoorden"],
        ["nog geen aanbod"],
    ]
