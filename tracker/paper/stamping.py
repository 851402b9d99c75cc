"""Draws the foot of each page, as no part of the text."""

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Object, Page, Pdf

from tracker.paper.foot import WORDS, foot_of
from tracker.paper.letters import Letters
from tracker.paper.parts import Paper

MM = 72 / 25.4  # points
EDGE = 20 * MM  # from the sides of the page, as the text
BASELINE = 12 * MM  # from the foot of the page
SIZE = 8  # points


def stamp(whole: Pdf, paper: Paper, bare: Sequence[bool], part: Pdf) -> None:
    """Draw the foot of each page that is not ``bare``, in the letters of ``part``."""
    letters = Letters(part.pages[0])
    letters.size = SIZE
    fonts = whole.make_indirect(Dictionary())
    names = {name: f"/Foot{n}" for n, name in enumerate(letters.fonts)}
    for name, font in letters.fonts.items():
        fonts[names[name]] = whole.copy_foreign(part.make_indirect(font))
    letters.glyphs = {
        each: (names[font], code, width) for each, (font, code, width) in letters.glyphs.items()
    }
    title = letters.draw(foot_of(paper))
    for number, (page, is_bare) in enumerate(zip(whole.pages, bare, strict=True), start=1):
        if not is_bare:
            words = WORDS.format(number=number, n=len(whole.pages))
            right = float(page.mediabox[2]) - EDGE - letters.width(words)
            draw(whole, page, fonts, [(EDGE, title), (right, letters.draw(words))])


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
