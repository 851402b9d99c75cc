"""Colours: how far two stand apart, and a shade of one that stands far enough from others.

Shades are made in OKLCH, where lightness is what the eye sees, so a darker yellow stays
yellow.
Source: WCAG 2.2 for contrast; Björn Ottosson, "A perceptual color space for image processing".
"""

import math
import re
from collections.abc import Collection

HEX = re.compile(r"#[0-9a-f]{6}")
TYPED = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})")
BLACK, WHITE = "#000000", "#ffffff"
STEP = 0.01  # of lightness: less is not seen
NEARLY = 1e-6

Three = tuple[float, float, float]


def read_colour(text: str) -> str:
    """Return the colour somebody typed, with or without its sign, as ``#c8101f``.

    Raises:
        ValueError: it is not three or six hexadecimal digits.
    """
    found = TYPED.fullmatch(text.strip().lower())
    if found is None:
        raise ValueError("not a colour")
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(each * 2 for each in digits))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21. Source: WCAG 2.2, 1.4.3."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, grounds: Collection[str]) -> float:
    """Return the contrast of ``colour`` with the ground it stands out from least."""
    return min(contrast(colour, ground) for ground in grounds)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1. Source: WCAG 2.2."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def legible(colour: str, grounds: Collection[str], *, least: float) -> str:
    """Return ``colour``, made darker where it stands out less than ``least`` from a ground.

    ``grounds`` are light: black stands out enough from each.
    """
    lightness = lightness_of(colour)
    shade = colour
    while least_contrast(shade, grounds) < least:
        lightness -= STEP
        shade = with_lightness(colour, lightness) if lightness > 0 else BLACK
    return shade


def lightness_of(colour: str) -> float:
    """Return how light a colour looks, from 0 to 1."""
    return oklch(colour)[0]


def with_lightness(colour: str, lightness: float, *, at_most: float = 1) -> str:
    """Return ``colour`` as light as asked, as bright as a screen can show and ``at_most``."""
    _, chroma, hue = oklch(colour)
    low, high = 0.0, min(chroma, at_most)
    if is_shown(linear_of(lightness, high, hue)):
        low = high
    while high - low > 0.001:
        middle = (low + high) / 2
        if is_shown(linear_of(lightness, middle, hue)):
            low = middle
        else:
            high = middle
    return as_hex(linear_of(lightness, low, hue))


def linear(colour: str) -> Three:
    """Return red, green and blue as amounts of light, from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return expanded(red), expanded(green), expanded(blue)


def expanded(value: float) -> float:
    """Return an amount of light from how it is stored."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def as_hex(light: Three) -> str:
    """Return three amounts of light as a colour."""
    return "#" + "".join(f"{round(stored(each) * 255):02x}" for each in light)


def stored(value: float) -> float:
    """Return how an amount of light is stored, from 0 to 1."""
    value = min(max(value, 0.0), 1.0)
    return value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055


def is_shown(light: Three) -> bool:
    """Return whether a screen can show these amounts of light."""
    return all(-NEARLY <= each <= 1 + NEARLY for each in light)


def oklch(colour: str) -> Three:
    """Return lightness (0 to 1), chroma and hue (radians) of a colour."""
    red, green, blue = linear(colour)
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def linear_of(lightness: float, chroma: float, hue: float) -> Three:
    """Return the amounts of light of a colour in OKLCH; outside 0 to 1 no screen shows it."""
    a, b = chroma * math.cos(hue), chroma * math.sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )
