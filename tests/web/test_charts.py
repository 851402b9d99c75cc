"""Charts: what must hold for any data, and the plain cases a reader would notice."""

import re
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, FileSystemLoader

from tests.web.drawings import assert_inside, texts, with_role
from tracker.web.charts import (
    Band,
    Mark,
    PhaseStop,
    Point,
    RunChartData,
    run_chart,
    small_multiple,
    small_multiples,
    span,
    spread,
)
from tracker.web.charts.layout import text_box
from tracker.web.charts.scale import value_scale
from tracker.web.charts.shapes import Line, Polyline, Text, dutch_number
from tracker.web.charts.shapes import Path as Sign

FIGURE = Environment(
    loader=FileSystemLoader(Path(__file__).parents[2] / "templates"), autoescape=True
).get_template("components/figure.html")
FIRST = date(2024, 1, 1)
SIZES = [(900, 340, False), (720, 310, False), (520, 230, False), (358, 320, True)]

days = st.integers(0, 2000).map(lambda n: FIRST + timedelta(days=n))
numbers = st.one_of(
    st.integers(0, 100).map(float), st.floats(-1e6, 1e6, allow_nan=False, allow_subnormal=False)
)
words = st.text("abcdefghijklmnop MW1", max_size=60)


@st.composite
def point_lists(draw: st.DrawFn) -> tuple[Point, ...]:
    """Up to 60 points, some without a value, some on the same day."""
    points = []
    for on in draw(st.lists(days, max_size=60)):
        state = draw(st.sampled_from(["measured", "measured", "withheld", "missing", "not_asked"]))
        value = draw(numbers) if state == "measured" else None
        width = draw(st.sampled_from([None, 0.0, 9.0]))
        bounds = (None, None) if value is None or width is None else (value - width, value + width)
        points.append(Point(on, value, *bounds, draw(st.booleans()), state, draw(words)))
    return tuple(points)


@st.composite
def charts(draw: st.DrawFn) -> RunChartData:
    """Any run chart an area could ask for."""
    starts = sorted(draw(st.lists(days, max_size=6)))
    stops = draw(st.lists(st.tuples(days, words, st.integers(1, 4)), max_size=12))
    return RunChartData(
        title="Een grafiek",
        description=draw(words),
        points=draw(point_lists()),
        unit=draw(st.sampled_from(["%", ""])),
        ends_on=draw(days),
        median=draw(st.none() | numbers),
        median_until=draw(st.none() | days),
        target=draw(st.none() | numbers),
        bands=tuple(Band(draw(words), on, draw(st.none() | days)) for on in starts),
        marks=tuple(Mark(letter, draw(days)) for letter in draw(st.sampled_from(["", "A", "ABC"]))),
        stops=tuple(
            PhaseStop(label, on, index == len(stops) - 1, cycle)
            for index, (on, label, cycle) in enumerate(stops)
        ),
        is_estimate=draw(st.booleans()),
    )


def monthly(*values: float | None, **more: object) -> RunChartData:
    points = tuple(
        Point(date(2025 + (8 + i) // 12, (8 + i) % 12 + 1, 1), value, state=_state(value))
        for i, value in enumerate(values)
    )
    last = points[-1].on if points else FIRST
    fields = {"title": "t", "description": "d", "points": points, "unit": "%", "ends_on": last}
    return RunChartData(**(fields | more))  # type: ignore[arg-type]


def _state(value: float | None) -> str:
    return "missing" if value is None else "measured"


@settings(max_examples=120, deadline=None)
@given(charts(), st.sampled_from(SIZES), st.none() | st.just(50.0))
def test_any_run_chart_stays_in_its_picture(data, size, floor):
    width, height, narrow = size
    drawing = run_chart(data, width=width, height=height, narrow=narrow, floor=floor)
    assert_inside(drawing)
    assert drawing == run_chart(data, width=width, height=height, narrow=narrow, floor=floor)
    for role in ("tick", "band", "phase"):
        boxes = sorted(
            (text_box(s) for s in drawing.shapes if isinstance(s, Text) and s.role == role),
            key=lambda box: box.left,
        )
        assert all(a.right <= b.left + 0.2 for a, b in pairwise(boxes)), role
    assert 3 <= len(texts(drawing, "value")) <= 4


@pytest.mark.parametrize("value", [1e-6, 1e-5, 1e-4, 2e-4, 0.01, -1e-6])
def test_a_tiny_value_still_has_an_axis(value):
    scale = value_scale([value], base=310, top=16, headroom=6)

    assert len(set(scale.ticks)) == len(scale.ticks)
    assert scale.decimals >= 1


@settings(max_examples=60, deadline=None)
@given(charts())
def test_a_gap_is_never_bridged(data):
    drawing = run_chart(data, width=900, height=340, narrow=False)
    shown = [point.shown is not None for point in data.sorted_points]
    n_connections = sum(a and b for a, b in pairwise(shown))
    n_drawn = sum(
        len(shape.places) - 1
        for shape in drawing.shapes
        if isinstance(shape, Polyline) and shape.role == "line"
    )
    assert n_drawn == n_connections
    n_points = len(with_role(drawing, "point")) + len(with_role(drawing, "changed"))
    assert n_points == sum(shown)


@settings(max_examples=60, deadline=None)
@given(st.lists(charts(), max_size=4))
def test_small_multiples_stay_in_their_picture(row):
    drawings = small_multiples(row)
    assert len(drawings) == len(row)
    for drawing in drawings:
        assert (drawing.width, drawing.height) == (176, 112)
        assert_inside(drawing)


@given(st.none() | numbers, st.none() | numbers, st.none() | numbers, numbers)
def test_any_span_stays_in_its_picture(begin, now, target, scale_max):
    assert_inside(span(begin, now, target, scale_max))


@given(st.lists(st.tuples(words, st.none() | st.integers(0, 3)), max_size=9))
def test_any_spread_stays_in_its_picture(rows):
    drawing = spread(rows)
    assert drawing.height == 30 + 30 * max(len(rows), 1)
    assert_inside(drawing)


def test_a_missing_month_breaks_the_line_and_leaves_a_cross():
    drawing = run_chart(monthly(30, 32, None, 40, 41), width=720, height=230, narrow=False)
    assert [len(line.places) for line in with_role(drawing, "line")] == [2, 2]
    assert len(with_role(drawing, "missing")) == 1
    assert texts(drawing, "note") == ["niet gemeten"]


def test_three_kinds_of_no_value_get_three_words():
    states = ["measured", "withheld", "measured", "missing", "measured", "not_asked"]
    points = tuple(
        Point(date(2026, 1 + i, 1), 40 if state == "measured" else None, state=state)
        for i, state in enumerate(states)
    )
    drawing = run_chart(monthly(points=points), width=900, height=230, narrow=False)
    assert texts(drawing, "note") == ["niet getoond", "niet gemeten", "niet gevraagd"]


def test_a_withheld_value_is_not_drawn_even_when_it_is_passed():
    points = (Point(FIRST, 12.0, state="withheld"), Point(date(2024, 2, 1), 40.0))
    drawing = run_chart(monthly(points=points), width=720, height=230, narrow=False)
    assert len(with_role(drawing, "point")) == 1
    assert texts(drawing, "last") == ["40%"]


def test_only_a_changed_point_is_filled():
    points = (Point(FIRST, 30.0), Point(date(2024, 2, 1), 44.0, is_changed=True))
    drawing = run_chart(monthly(points=points), width=720, height=230, narrow=False)
    assert [point.fill for point in with_role(drawing, "point")] == ["#ffffff"]
    assert [point.fill for point in with_role(drawing, "changed")] == ["#16508c"]


def test_the_median_is_dashed_where_it_is_carried_on():
    data = monthly(24, 27, 22, 25, 36, 41, median=25, median_until=date(2025, 12, 1))
    solid, dashed = with_role(run_chart(data, width=900, height=230, narrow=False), "median")[:2]
    assert (solid.dash, dashed.dash) == ("", "8 5")
    assert solid.x2 == dashed.x1


def test_shares_start_at_zero_unless_all_are_high_and_a_floor_is_asked():
    high = monthly(81, 84, 79, median=82, target=75)
    assert texts(run_chart(high, width=520, height=230, narrow=False), "value")[0] == "0"
    raised = run_chart(high, width=520, height=230, narrow=False, floor=50)
    assert texts(raised, "value") == ["50", "75", "100%"]
    low = run_chart(monthly(81, 49, 79), width=520, height=230, narrow=False, floor=50)
    assert texts(low, "value")[0] == "0"


def test_a_target_above_all_values_stays_in_sight():
    drawing = run_chart(monthly(10, 12, target=90), width=720, height=230, narrow=False)
    (target,) = [shape for shape in with_role(drawing, "target") if isinstance(shape, Line)]
    assert 16 <= target.y1 <= 200
    assert texts(drawing, "target") == ["streefwaarde 90"]


def test_the_time_axis_follows_the_rhythm_of_measuring():
    quarters = tuple(Point(date(2024 + i // 4, i % 4 * 3 + 1, 1), 35.0) for i in range(12))
    years = tuple(Point(date(2018 + i, 9, 1), 35.0) for i in range(7))
    by_quarter = run_chart(
        monthly(points=quarters, ends_on=quarters[-1].on), width=720, height=230, narrow=False
    )
    assert texts(by_quarter, "tick") == ["1e kw ’24", "1e kw ’25", "1e kw ’26"]
    by_year = run_chart(
        monthly(points=years, ends_on=years[-1].on), width=358, height=230, narrow=True
    )
    assert texts(by_year, "tick") == ["2018", "2019", "2020", "2021", "2022", "2023", "2024"]


def test_without_measurements_the_chart_says_so():
    drawing = run_chart(monthly(), width=358, height=230, narrow=True)
    assert texts(drawing, "remark") == ["nog geen metingen"]
    assert texts(small_multiple(monthly()), "remark") == ["nog geen metingen"]


def test_an_estimate_is_dashed_and_says_so():
    drawing = run_chart(monthly(16, 17, 17, is_estimate=True), width=720, height=230, narrow=False)
    assert [line.dash for line in with_role(drawing, "line")] == ["5 3"]
    assert texts(drawing, "remark") == ["schatting"]


def test_the_track_shows_where_we_are_and_bends_back_after_each_cycle():
    stops = (
        PhaseStop("meten", date(2025, 9, 1), False, 1),
        PhaseStop("spreken", date(2025, 11, 1), False, 1),
        PhaseStop("meten", date(2026, 3, 1), False, 2),
        PhaseStop("spreken", date(2026, 4, 1), True, 2),
    )
    data = monthly(24, 27, 22, 25, 36, 41, 40, 42, stops=stops)
    wide = run_chart(data, width=900, height=340, narrow=False)
    assert len(with_role(wide, "stop")) == 3
    assert len(with_role(wide, "stop_here")) == 2
    assert sum(isinstance(s, Sign) for s in wide.shapes) == 2
    assert sorted(texts(wide, "phase")) == ["meten", "meten", "spreken", "spreken"]
    narrow = run_chart(data, width=358, height=320, narrow=True)
    assert texts(narrow, "phase") == ["nu: spreken"]


def test_a_height_without_room_is_refused():
    with pytest.raises(ValueError, match="no room"):
        run_chart(monthly(1, 2), width=720, height=80, narrow=False)


def test_small_multiples_share_one_scale():
    low, high = small_multiples([monthly(10, 20), monthly(10, 80)])
    assert with_role(low, "line")[0].places[0] == with_role(high, "line")[0].places[0]


@pytest.mark.parametrize(
    ("arguments", "title"),
    [
        ((35, 55, 60), "Osdorp: van 35 naar 55 procent, streefwaarde 60"),
        ((None, 39.5, None), "Osdorp: nu 39,5 procent"),
        ((20, None, 60), "Osdorp: begon bij 20 procent, nu geen cijfer, streefwaarde 60"),
        ((None, None, None), "Osdorp: geen cijfer"),
    ],
)
def test_a_span_says_in_words_what_it_shows(arguments, title):
    assert span(*arguments, 80, label="Osdorp").title == title


def test_a_spread_says_in_words_what_it_shows():
    drawing = spread([("welzijnswerk", 3), ("GGD", None)])
    assert drawing.title == "Antwoorden: welzijnswerk helemaal, GGD weet niet"
    assert len(with_role(drawing, "answer")) == 1
    assert texts(drawing, "unknown") == ["weet niet"]


def test_a_long_name_in_a_spread_takes_two_lines():
    drawing = spread([("Stichting bewonersgroep", 3)])
    assert texts(drawing, "name") == ["Stichting", "bewonersgroep"]


def test_cycle_names_become_numbers_for_all_when_one_does_not_fit():
    starts = [date(2025, 9, 1), date(2025, 10, 1), date(2025, 11, 1), date(2026, 8, 1)]
    bands = tuple(Band(f"cyclus {n}", on) for n, on in enumerate(starts, 1))
    data = monthly(*[30] * 15, bands=bands)
    assert texts(run_chart(data, width=358, height=230, narrow=True), "band") == list("1234")
    wide = run_chart(data, width=1400, height=230, narrow=False)
    assert texts(wide, "band")[0] == "cyclus 1"


@pytest.mark.parametrize("values", [(50, 50, 50), (3, 4, 5), (90, 60, 44)])
def test_words_at_the_lines_and_the_last_value_stand_apart(values):
    data = monthly(*values, median=values[1], target=max(values))
    for width, narrow in ((900, False), (358, True)):
        drawing = run_chart(data, width=width, height=230, narrow=narrow)
        roles = ("target", "median", "last")
        boxes = [text_box(s) for s in drawing.shapes if isinstance(s, Text) and s.role in roles]
        assert len(boxes) == 3
        assert not any(a.overlaps(b) for a, b in combinations(boxes, 2))


def test_a_small_multiple_without_values_says_which_kind_of_gap_it_is():
    assert texts(small_multiple(monthly(None, None)), "remark") == ["niet gemeten"]


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.04, "0"), (45.26, "45,3"), (100, "100"), (12345.6, "12.345,6")],
)
def test_numbers_are_written_the_dutch_way(value, text):
    assert dutch_number(value) == text


def test_the_macros_draw_valid_svg_without_style_and_with_unique_ids():
    data = monthly(24, None, 27, target=50, median=25, title="Meer <ouders> & kinderen")
    wide = run_chart(data, width=720, height=230, narrow=False)
    narrow = run_chart(data, width=358, height=230, narrow=True)
    macros = FIGURE.module
    markup = "".join(
        [
            macros.run_chart(wide, narrow, "grafiek-1"),
            macros.multiple(small_multiple(data), "klein-1"),
            macros.span(span(1, 2, 3, 4), "rij-1"),
            macros.spread(spread([("GGD", 1)]), "antwoord-1"),
            macros.evidence_units(3, "confirms"),
            macros.evidence_units(1, "qualifies"),
            macros.evidence_units(1, "contradicts"),
            macros.line_sign(),
        ]
    )
    html5lib.HTMLParser(strict=True).parseFragment(markup)
    assert "style" not in markup
    assert "class=" not in re.sub(r'class="chart__(wide|narrow)"', "", markup)
    ids = re.findall(r' id="([^"]+)"', markup)
    assert len(ids) == len(set(ids))
    for labelled in re.findall(r'aria-labelledby="([^"]+)"', markup):
        assert set(labelled.split()) <= set(ids)
    assert "Meer &lt;ouders&gt; &amp; kinderen</title>" in markup
    assert markup.count('viewBox="0 0 12 12"') == 5
