"""The style sheet of a house style: only tokens, always legible, never more than that."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.housestyle.test_colour import colours
from tracker.housestyle.colour import WHITE, contrast, least_contrast
from tracker.housestyle.fonts import FONTS
from tracker.housestyle.look import (
    GROUNDS,
    Look,
    Part,
    corrections,
    css_of,
    look_with,
    reads_as_error,
    tint_of,
    tokens,
)

RED = Look("gm0363", "#c8101f", "#00468b")
HOSTILE = [
    "#c8101f}",
    "#c8101f; } body { display: none",
    "</style><script>",
    "url(https://voorbeeld.nl/x)",
    "var(--x)",
    "#c8101f/*",
    "expression(1)",
    "#C8101F\n",
    "",
]


@given(colours, colours, st.sampled_from(sorted(FONTS)), st.sampled_from(sorted(FONTS)))
def test_whatever_is_chosen_text_and_lines_stand_out(accent, action, heading, body):
    look = Look("gm0363", accent, action, heading, body)
    used = tokens(look)
    grounds = (*GROUNDS, tint_of(look))

    assert least_contrast(used["--basis-color-accent-1-inverse-bg-default"], grounds) >= 3
    for name in (
        "--basis-color-accent-1-color-default",
        "--basis-color-action-2-color-default",
        "--basis-color-action-2-color-hover",
    ):
        assert least_contrast(used[name], grounds) >= 4.5
    for name in ("default", "hover"):
        assert contrast(used[f"--basis-color-action-1-inverse-bg-{name}"], WHITE) >= 4.5
    button, pointed_at = (
        used[f"--basis-color-action-1-inverse-bg-{n}"] for n in ("default", "hover")
    )
    assert button != pointed_at
    for ink in ("#16202b", "#4a5663"):
        assert contrast(ink, tint_of(look)) >= 4.5


@given(colours, colours)
def test_the_sheet_holds_tokens_on_the_root_and_nothing_else(accent, action):
    css = css_of(Look("gm0363", accent, action))

    assert re.fullmatch(
        r':root\[data-thema="gm0363"\] \{\n(  --basis-[a-z0-9-]+: [^;{}<>()]+;\n)+\}\n', css
    )
    for fixed in ("focus", "positive", "warning", "negative", "chart"):
        assert fixed not in css


def test_what_is_legible_stays_as_it_was_chosen():
    assert corrections(RED) == []
    assert "--basis-color-accent-1-inverse-bg-default: #c8101f;" in css_of(RED)
    assert "--nl" not in css_of(RED)


def test_yellow_is_made_darker_and_says_so():
    found = corrections(Look("gm0363", "#ffdd00", "#00468b"))

    assert [(each.part, each.given, each.needed) for each in found] == [
        (Part.STRIP, "#ffdd00", 3.0),
        (Part.ACCENT, "#ffdd00", 4.5),
    ]
    assert found[0].contrast < 1.4
    assert all(each.used in css_of(Look("gm0363", "#ffdd00", "#00468b")) for each in found)


def test_red_buttons_read_as_an_error_and_a_red_strip_does_not():
    assert reads_as_error(Look("gm0363", "#00468b", "#c8101f"))
    assert not reads_as_error(RED)
    assert not reads_as_error(Look("gm0363", "#00468b", "#ad4f02"))


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("field", ["accent", "action", "heading_font", "body_font"])
def test_a_value_that_is_more_than_a_value_is_refused(field, value):
    with pytest.raises(ValueError, match="not a"):
        Look("gm0363", **{field: value})


@pytest.mark.parametrize("name", ['gm"]', "gm0363] {", "", "GM0363"])
def test_a_name_that_is_more_than_a_name_is_refused(name):
    with pytest.raises(ValueError, match="not a name"):
        Look(name)


def test_what_is_half_typed_leaves_the_look_as_it_was():
    look = look_with({"accent": "#ff", "action": "0b4F6C", "body_font": "comic", "x": "y"}, RED)

    assert look == Look("gm0363", "#c8101f", "#0b4f6c")


def test_a_font_brings_its_own_sheet_only_when_it_is_chosen():
    assert RED.font_sheets == []
    assert look_with({"heading_font": "source-serif-4"}, RED).font_sheets == ["source-serif-4"]
