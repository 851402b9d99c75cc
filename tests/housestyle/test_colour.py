"""Contrast as WCAG counts it, and shades that stand out enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.housestyle.colour import (
    contrast,
    least_contrast,
    legible,
    lightness_of,
    read_colour,
    with_lightness,
)
from tracker.housestyle.look import GROUNDS

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
        ("#ff0000", "#ffffff", 4.0),
        ("#ffff00", "#000000", 19.56),
        ("#c8101f", "#c8101f", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@given(colours, st.sampled_from([3.0, 4.5]))
def test_every_colour_becomes_legible_on_every_ground(colour, least):
    shade = legible(colour, GROUNDS, least=least)

    assert least_contrast(shade, GROUNDS) >= least
    if least_contrast(colour, GROUNDS) >= least:
        assert shade == colour


@given(colours)
def test_a_colour_made_as_light_as_it_is_stays_itself(colour):
    again = with_lightness(colour, lightness_of(colour))

    for at in (1, 3, 5):
        assert abs(int(again[at : at + 2], 16) - int(colour[at : at + 2], 16)) <= 1


@pytest.mark.parametrize("typed", ["#C8101F", "c8101f", " #c8101f "])
def test_a_colour_is_read_as_people_type_it(typed):
    assert read_colour(typed) == "#c8101f"


def test_three_digits_are_six():
    assert read_colour("#fd0") == "#ffdd00"


@pytest.mark.parametrize(
    "typed",
    ["", "rood", "#12345", "#1234567", "#ggg000", "#c8101f;}", "url(x)", "#c8101f\n}", "٣٣٣"],
)
def test_anything_else_is_no_colour(typed):
    with pytest.raises(ValueError, match="not a colour"):
        read_colour(typed)
