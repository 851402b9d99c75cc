"""What is printed: a paper, and the parts it is laid out in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version

from tracker.paper.files import files_hash
from tracker.paper.listing import Heading, Listing

ENGINE = 2  # raise when the same part is to be printed differently: kept parts are left alone
# A link into another part, until the parts are one file. The host does not exist.
ELSEWHERE = "https://part.invalid/#"
ANCHOR = re.compile(r'\bid="([^"]+)"')
LINK = re.compile(r'\bhref="#([^"]+)"')


class CannotPrint(RuntimeError):
    """The paper could not be made; says why."""


@dataclass(frozen=True)
class Part:
    """One part of a paper. It is laid out on its own and begins on a new page.

    ``html`` is a whole page without styles. ``smaller`` are the same page with less on it, tried
    in turn until all stands on one page and nothing reaches below an element marked
    ``data-holds``. In a part that ``lists_pages`` each link gets the number of the page it leads
    to in ``data-page``; it is laid out last. A part that ``is_bare`` has no running head. Of a part
    with a ``listing``, ``html`` is the specimen of the type that the listing is set in.
    """

    name: str  # as the progress is told: "Osdorp"
    html: str
    smaller: tuple[str, ...] = ()
    lists_pages: bool = False
    is_bare: bool = False
    listing: Listing = ()


@dataclass(frozen=True)
class Paper:
    """A paper as it is printed; ``running`` stands at the foot of each page beside its number."""

    title: str
    author: str
    lang: str
    made_on: date
    styles: tuple[str, ...]  # style sheets; only addresses under ``files.BASE_URL``
    parts: tuple[Part, ...]
    running: str = ""


def part_hash(part: Part, styles_hash: str) -> str:
    """Return the hash of all that a part is made from."""
    listed = [repr(part.listing)] if part.listing else []
    made_from = (styles_hash, part.name, part.html, *part.smaller, *listed)
    return sha256("\0".join(made_from).encode()).hexdigest()


def styles_hash(styles: tuple[str, ...]) -> str:
    """Return the hash of styles, fonts and of the programs that lay out."""
    made_from = (str(ENGINE), version("weasyprint"), *map(files_hash, styles), *styles)
    return sha256("\0".join(made_from).encode()).hexdigest()


def with_links(parts: tuple[Part, ...]) -> list[Part]:
    """Return the parts with the links that lead into another part marked as such."""
    anchors = [anchors_of(part) for part in parts]
    everywhere = set().union(*anchors)

    def marked(html: str, own: set[str]) -> str:
        return LINK.sub(
            lambda found: (
                f'href="{ELSEWHERE}{found[1]}"' if found[1] in everywhere - own else found[0]
            ),
            html,
        )

    return [
        replace(part, html=marked(part.html, own)) if LINK.search(part.html) else part
        for part, own in zip(parts, anchors, strict=True)
    ]


def anchors_of(part: Part) -> set[str]:
    """Return the places in a part that a link can lead to."""
    listed = {each.anchor for each in part.listing if isinstance(each, Heading)}
    return {*ANCHOR.findall(part.html), *listed} - {""}


def with_pages(part: Part, pages: Mapping[str, int] | None = None) -> Part:
    """Return a part that lists pages with the number of each page beside its link.

    As long as the ``pages`` are not known, a number of their width stands there.
    """
    link = re.compile(rf'href="{re.escape(ELSEWHERE)}([^"]+)"')

    def numbered(found: re.Match[str]) -> str:
        number = 888 if pages is None else pages.get(found[1], "")
        return f'{found[0]} data-page="{number}"'

    return replace(part, html=link.sub(numbered, part.html))
