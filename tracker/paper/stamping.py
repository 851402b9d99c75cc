"""The foot of each page: what the paper is called and "blad 7 van 24", as no part of the text."""

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from pikepdf import Array, Dictionary, Object, Page, Pdf

from tracker.domain.dutch import brief
from tracker.paper.parts import Paper, Part

MM = 72 / 25.4  # points
EDGE = 20 * MM  # from the sides of the page, as the text
BASELINE = 12 * MM  # from the foot of the page
SIZE = 8  # points
MAPPED = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
WORDS = "blad {number} van {n}"
MOST_LETTERS = 110  # what fits beside the number


def foot_of(paper: Paper) -> str:
    """Return what stands at the foot of each page, cut to what fits."""
    return brief(paper.running, MOST_LETTERS)


def sample(paper: Paper) -> Part:
    """Return the part from which the letters at the foot are taken."""
    letters = sorted(set(foot_of(paper) + WORDS + "0123456789…") - {" "})
    text = escape(" ".join(letters))  # apart, so that no two become one
    return Part(
        "Voetregels",
        f'<!doctype html><html lang="{paper.lang}"><title>x</title>'
        f"<body><p>{text}</p></body></html>",
    )


class Type:
    """Letters of the fonts of a page, by which new words can be set."""

    def __init__(self, whole: Pdf, part: Pdf) -> None:
        """Take the fonts of ``part`` over into ``whole``."""
        self.fonts = Dictionary()
        self.letters: dict[str, tuple[str, str, float]] = {}  # font, code, width
        for number, font in enumerate(dict(part.pages[0].Resources.Font).values()):
            name = f"/Foot{number}"
            self.fonts[name] = whole.copy_foreign(part.make_indirect(font))
            widths = read_widths(font.DescendantFonts[0].W)
            for code, text in MAPPED.findall(font.ToUnicode.read_bytes()):
                letter = bytes.fromhex(text.decode()).decode("utf-16-be")
                width = widths.get(int(code, 16), 0.0) * SIZE / 1000
                self.letters.setdefault(letter, (name, code.decode(), width))

    def set(self, words: str) -> tuple[bytes, float]:
        """Return the steps that draw ``words``, and how wide they are in points."""
        known = [self.letters[each] for each in words if each in self.letters]
        steps = [
            f"{font} {SIZE} Tf <{''.join(code for _, code, _ in run)}> Tj"
            for font, run in ((font, list(run)) for font, run in groupby(known, lambda k: k[0]))
        ]
        return " ".join(steps).encode(), sum(width for *_, width in known)


def read_widths(listed: Object) -> dict[int, float]:
    """Return the width of each letter, in thousandths of the size."""
    found: dict[int, float] = {}
    entries = list(listed)
    for first, widths in zip(entries[::2], entries[1::2], strict=True):
        found.update(enumerate(map(float, widths), start=int(first)))
    return found


def stamp(whole: Pdf, paper: Paper, bare: Sequence[bool], letters: Pdf) -> None:
    """Draw the foot of each page that is not ``bare``."""
    setting = Type(whole, letters)
    fonts = whole.make_indirect(setting.fonts)
    title, _ = setting.set(foot_of(paper))
    for number, (page, is_bare) in enumerate(zip(whole.pages, bare, strict=True), start=1):
        if not is_bare:
            words, width = setting.set(WORDS.format(number=number, n=len(whole.pages)))
            right = float(page.mediabox[2]) - EDGE - width
            draw(whole, page, fonts, [(EDGE, title), (right, words)])


def draw(whole: Pdf, page: Page, fonts: Object, lines: list[tuple[float, bytes]]) -> None:
    """Draw lines of type at the foot of a page, before all else that stands on it."""
    resources = page.obj.Resources
    for name, font in fonts.items():
        resources.Font[name] = font
    set_lines = b" ".join(
        b"BT 1 0 0 1 %.2f %.2f Tm %s ET" % (left, BASELINE, line) for left, line in lines if line
    )
    content = b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC q 0 g %s Q EMC" % set_lines
    page.obj.Contents = Array([whole.make_stream(content), page.obj.Contents])
