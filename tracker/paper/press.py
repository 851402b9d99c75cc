"""Lays out one part: the only place that knows WeasyPrint."""

import atexit
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from tracker.paper.files import BASE_URL, own_fetcher
from tracker.paper.parts import Part

if TYPE_CHECKING:
    from weasyprint import CSS, HTML, Document
    from weasyprint.urls import URLFetcher

# What stands in the margins of a page is stamped when the parts are one file.
NO_MARGINS = "@page { @bottom-right { content: none } }"
FACE = re.compile(r"@font-face\s*{[^}]*}")
EMPTY = re.compile(r"<(br|col|hr|img|link|meta|wbr)\b([^>]*?)/?>")


@lru_cache(maxsize=4)
def rules_of(sheet: str) -> "CSS":
    """Return a style sheet as it is read, but for its fonts, which are of one press.

    Starts no thread, so that a process can split after it.
    """
    from weasyprint import CSS

    rules = FACE.sub("", sheet) + NO_MARGINS
    return CSS(string=rules, base_url=BASE_URL, url_fetcher=own_fetcher())


class Press:
    """WeasyPrint with style sheets and their fonts, read once for many parts."""

    def __init__(self, styles: Sequence[str] = ()) -> None:
        """Read ``styles``."""
        from weasyprint.text.fonts import FontConfiguration

        set_words_whole()
        self.fetcher = own_fetcher()
        self.fonts = FontConfiguration()
        self.sheets: list[CSS] = []
        for sheet in styles:
            self.read(sheet)

    def read(self, sheet: str) -> None:
        """Read one more style sheet; what it says goes before what the earlier ones say."""
        from weasyprint import CSS

        faces = "".join(FACE.findall(sheet))
        CSS(string=faces, base_url=BASE_URL, url_fetcher=self.fetcher, font_config=self.fonts)
        self.sheets.append(rules_of(sheet))

    def lay_out(self, html: str) -> "Document":
        """Return ``html`` set in pages. Only files in ``static/`` are read."""
        page = parsed(html, self.fetcher)
        return page.render(font_config=self.fonts, stylesheets=self.sheets)


class Words(str):
    """Words in a drawing, which WeasyPrint sets letter by letter: these are one letter to it."""

    def __iter__(self) -> Iterator[str]:
        """Yield all of it at once."""
        yield str(self)


def set_words_whole() -> None:
    """Let words in drawings be set as in text: kerned, and in a fraction of the time.

    Where each letter has a place of its own they would not be; our drawings have no such words.
    """
    from weasyprint.svg import Node

    Node.text = property(lambda node: Words(node._etree_node.text or ""))


def parsed(html: str, fetcher: "URLFetcher") -> "HTML":
    """Return a page as it is read; by a reader of XML where it can, which takes a tenth.

    Our templates close what they open; what people wrote stands in them as text. A page that is
    no XML all the same is read by the rules of HTML.
    """
    from cssselect2 import ElementWrapper
    from weasyprint import HTML

    try:
        root = ElementTree.fromstring(as_xml(html))
    except ElementTree.ParseError:
        return HTML(string=html, base_url=BASE_URL, url_fetcher=fetcher)
    page = HTML(string="", base_url=BASE_URL, url_fetcher=fetcher)
    page.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
    page.etree_element = page.wrapper_element.etree_element
    return page


def as_xml(html: str) -> str:
    """Return a page of HTML with its empty elements closed and its drawings named as such."""
    closed = EMPTY.sub(r"<\1\2/>", html.removeprefix("<!doctype html>"))
    return closed.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')


@lru_cache(maxsize=2)
def press_for(styles: tuple[str, ...]) -> Press:
    """Return the press for style sheets."""
    return Press(styles)


atexit.register(press_for.cache_clear)  # the fonts of a press are files, gone with it


def first_that_fits(pages: tuple[str, ...], press: Press) -> tuple[int, "Document"]:
    """Return the place and layout of the first of ``pages`` that fits, else of the last."""
    last = len(pages) - 1
    for place, html in enumerate(pages[:last]):
        document = press.lay_out(html)
        if fits(document):
            return place, document
    return last, press.lay_out(pages[last])


def fits(document: "Document") -> bool:
    """Return whether all stands on one page, and nothing reaches below what must hold it."""
    boxes = document.pages[0]._page_box.descendants(placeholders=True)
    return len(document.pages) == 1 and all(
        holds_all(box) for box in boxes if is_marked(box, "data-holds")
    )


def holds_all(part: Any) -> bool:
    """Return whether no text and no room to write reaches below a part of the page."""
    bottom = part.content_box_y() + part.height + 1
    return all(
        box.position_y + box.height <= bottom
        for box in part.descendants(placeholders=True)
        if hasattr(box, "text") or is_marked(box, "data-room")
    )


def is_marked(box: Any, name: str) -> bool:
    """Return whether a box is of an element with the attribute ``name``."""
    return box.element is not None and box.element.get(name) is not None


def print_part(part: Part, press: Press) -> bytes:
    """Return a part as PDF with mended tags: the same input, the same bytes."""
    from tracker.paper.tags import mend_tags

    pages = (part.html, *part.smaller)
    place, document = first_that_fits(pages, press)
    mark = sha256(pages[place].encode()).hexdigest()[:12]
    content: bytes = document.write_pdf(pdf_tags=True, finisher=lambda _, pdf: mend_tags(pdf, mark))
    if not part.listing:
        return content
    from tracker.paper.setting import set_listing

    return set_listing(part.listing, content)
