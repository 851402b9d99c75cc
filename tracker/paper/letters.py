"""Letters taken from a page that is laid out, by which other words can be set in the same type."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from pikepdf import Object, Page, parse_content_stream

MAPPED = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
PX = 0.75  # points
SPACES = str.maketrans("\u00a0\u202f", "  ")  # set as a space; words are broken before this
Step = tuple[str, list[Any]]  # what is done, and with what
Glyph = tuple[str, str, float]  # font, code, width as part of the size


class Letters:
    """One kind of type: its fonts, its size in points, its colour and the letters it has."""

    def __init__(self, page: Page) -> None:
        """Take the type from ``page``, on which the letters stand apart, in that type alone."""
        steps = [(str(step.operator), list(step.operands)) for step in parse_content_stream(page)]
        shown = next(place for place, (name, _) in enumerate(steps) if name == "TJ")
        chosen = {str(font): float(size) for name, (font, size) in picked(steps, "Tf")}
        self.size = next(iter(chosen.values())) * PX
        *_, (_, colour) = picked(steps[:shown], "rg")
        self.colour = tuple(map(float, colour))
        self.fonts: dict[str, Object] = {name: page.Resources.Font[name] for name in chosen}
        self.glyphs: dict[str, Glyph] = {}
        for name, font in self.fonts.items():
            for letter, code, width in glyphs_of(font):
                self.glyphs.setdefault(letter, (name, code, width))

    def known(self, words: str) -> list[Glyph]:
        """Return the letters of ``words``; what the fonts do not have is left out."""
        glyphs = self.glyphs
        return [glyphs[each] for each in words.translate(SPACES) if each in glyphs]

    def width(self, words: str) -> float:
        """Return how wide ``words`` are, in points."""
        return sum(width for *_, width in self.known(words)) * self.size

    def draw(self, words: str) -> bytes:
        """Return the steps that draw ``words`` where the text is."""
        steps = [
            f"{font} {self.size:.3f} Tf <{''.join(code for _, code, _ in run)}> Tj"
            for font, run in groupby(self.known(words), lambda glyph: glyph[0])
        ]
        return " ".join(steps).encode()


def picked(steps: Sequence[Step], name: str) -> list[Step]:
    """Return the steps called ``name``."""
    return [step for step in steps if step[0] == name]


def glyphs_of(font: Any) -> Iterator[Glyph]:
    """Yield each letter of a font, its code and its width."""
    widths = read_widths(font.DescendantFonts[0].W)
    for code, text in MAPPED.findall(font.ToUnicode.read_bytes()):
        letter = bytes.fromhex(text.decode()).decode("utf-16-be")
        yield letter, code.decode(), widths.get(int(code, 16), 0.0) / 1000


def read_widths(listed: Object) -> dict[int, float]:
    """Return the width of each letter, in thousandths of the size."""
    found: dict[int, float] = {}
    entries = list(listed)
    for first, widths in zip(entries[::2], entries[1::2], strict=True):
        found.update(enumerate(map(float, widths), start=int(first)))
    return found
