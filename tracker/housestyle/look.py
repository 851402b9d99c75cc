"""What a gemeente chooses, and the style sheet that is made from it."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256

from tracker.housestyle.colour import (
    HEX,
    WHITE,
    least_contrast,
    legible,
    lightness_of,
    oklch,
    read_colour,
    with_lightness,
)
from tracker.housestyle.fonts import FONTS, SANS

NAME = re.compile(r"[a-z0-9]{1,20}")
TEXT, LINE = (
    4.5,
    3.0,
)  # contrast of letters, and of what is drawn. Source: WCAG 2.2, 1.4.3 and 1.4.11
# What letters and lines stand on: the document, the soft ground, and under a warning and an error.
GROUNDS = (WHITE, "#f4f5f3", "#fdf3e1", "#fbecec")
TINT = {"lightness": 0.965, "at_most": 0.02}
HOVER = 0.09  # how much darker what is pointed at; what is dark already becomes lighter
DARK = 0.3
# Between these hues (radians) and brighter than this, a colour reads as the red of an error.
RED, BRIGHT = (0.2, 0.75), 0.12


@dataclass(frozen=True)
class Look:
    """Two colours and two fonts, under the name of whose they are."""

    name: str  # "gm0363": stands in the address and in the selector
    accent: str = "#00606b"
    action: str = "#0b4f6c"
    heading_font: str = SANS
    body_font: str = SANS

    def __post_init__(self) -> None:
        """Refuse all that is not a plain name, colour or known font: it becomes a style sheet.

        Raises:
            ValueError: one of the values is something else.
        """
        colours = (self.accent, self.action)
        if not NAME.fullmatch(self.name) or not all(map(HEX.fullmatch, colours)):
            raise ValueError("not a name or a colour")
        if {self.heading_font, self.body_font} - FONTS.keys():
            raise ValueError("not a font that ships")

    @property
    def font_sheets(self) -> list[str]:
        """Return the style sheets that load its fonts."""
        chosen = {FONTS[self.heading_font].sheet, FONTS[self.body_font].sheet}
        return sorted(chosen - {""})


class Part(StrEnum):
    """Where a colour is used."""

    STRIP = "strip"
    ACCENT = "accent"
    ACTION = "action"


@dataclass(frozen=True)
class Correction:
    """A colour that would not be legible, and the one used for it."""

    part: Part
    given: str
    used: str
    contrast: float  # of what was given, with the ground it stands out from least
    needed: float


def tint_of(look: Look) -> str:
    """Return the soft ground in the accent colour."""
    return with_lightness(look.accent, **TINT)


def corrections(look: Look) -> list[Correction]:
    """Return what is made darker so that it can be read or seen. Source: WCAG 2.2."""
    grounds = (*GROUNDS, tint_of(look))
    wanted = (
        (Part.STRIP, look.accent, LINE),
        (Part.ACCENT, look.accent, TEXT),
        (Part.ACTION, look.action, TEXT),
    )
    return [
        Correction(part, given, used, least_contrast(given, grounds), needed)
        for part, given, needed in wanted
        if (used := legible(given, grounds, least=needed)) != given
    ]


def reads_as_error(look: Look) -> bool:
    """Return whether links and buttons have the red that elsewhere says something is wrong."""
    _, chroma, hue = oklch(look.action)
    return chroma > BRIGHT and RED[0] < hue < RED[1]


def tokens(look: Look) -> Mapping[str, str]:
    """Return the tokens a house style sets, with colours that are legible.

    Data, states and focus are not among them: those mean the same everywhere.
    """
    used = {each.part: each.used for each in corrections(look)}
    action = used.get(Part.ACTION, look.action)
    hover = hover_of(action)
    return {
        "--basis-color-accent-1-inverse-bg-default": used.get(Part.STRIP, look.accent),
        "--basis-color-accent-1-color-default": used.get(Part.ACCENT, look.accent),
        "--basis-color-accent-1-bg-subtle": tint_of(look),
        "--basis-color-action-1-inverse-bg-default": action,
        "--basis-color-action-1-inverse-bg-hover": hover,
        "--basis-color-action-1-inverse-color-default": WHITE,
        "--basis-color-action-2-color-default": action,
        "--basis-color-action-2-color-hover": hover,
        "--basis-heading-font-family": FONTS[look.heading_font].stack,
        "--basis-text-font-family-default": FONTS[look.body_font].stack,
    }


def hover_of(colour: str) -> str:
    """Return the colour of what is pointed at: a step darker, or lighter when it is dark."""
    lightness = lightness_of(colour)
    return with_lightness(colour, lightness + (-HOVER if lightness > DARK else HOVER))


@lru_cache(maxsize=512)
def css_of(look: Look, *, everywhere: bool = False) -> str:
    """Return the style sheet of ``look``: its tokens on the root, and nothing else.

    They hold where the page carries its name, or ``everywhere``: to look at before it is kept.
    Tokens refer to each other and are worked out on the element that sets them, so it is the root.
    """
    root = ":root:root" if everywhere else f':root[data-thema="{look.name}"]'
    lines = "".join(f"  {name}: {value};\n" for name, value in tokens(look).items())
    return f"{root} {{\n{lines}}}\n"


def mark_of(text: str) -> str:
    """Return a few characters that change with ``text``, for an address that may be kept."""
    return sha256(text.encode()).hexdigest()[:8]


def look_with(values: Mapping[str, str], otherwise: Look) -> Look:
    """Return ``otherwise`` with the colours and fonts among ``values`` that are ones."""
    look = otherwise
    for field in ("accent", "action", "heading_font", "body_font"):
        with suppress(ValueError, KeyError):
            value = values[field]
            look = replace(look, **{field: value if "font" in field else read_colour(value)})
    return look
