"""What is printed: a paper, and the parts it is laid out in."""

import re
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from importlib.metadata import version

from tracker.paper.files import files_hash

ENGINE = 1  # raise when the same part is to be printed differently: kept parts are left alone
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
    to in ``data-page``; it is laid out last. A part that ``is_bare`` has no running head.
    """

    name: str  # as the progress is told: "Osdorp"
    html: str
    smaller: tuple[str, ...] = ()
    lists_pages: bool = False
    is_bare: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper as it is printed; ``running`` stands at the foot of each page beside its number."""

    title: str
    author: str
    lang: str
    made_on: date
    styles: str  # one style sheet; only addresses under ``files.BASE_URL``
    parts: tuple[Part, ...]
    running: str = ""


def part_hash(part: Part, styles_hash: str) -> str:
    """Return the hash of all that a part is made from."""
    made_from = (styles_hash, part.name, part.html, *part.smaller)
    return sha256("\0".join(made_from).encode()).hexdigest()


def styles_hash(styles: str) -> str:
    """Return the hash of styles, fonts and of the programs that lay out."""
    made_from = (str(ENGINE), version("weasyprint"), files_hash(styles), styles)
    return sha256("\0".join(made_from).encode()).hexdigest()


def with_links(parts: tuple[Part, ...]) -> list[Part]:
    """Return the parts with the links that lead into another part marked as such."""
    anchors = [set(ANCHOR.findall(part.html)) for part in parts]
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


def with_pages(part: Part, pages: dict[str, int]) -> Part:
    """Return a part that lists pages with the number of each page beside its link."""
    link = re.compile(rf'href="{re.escape(ELSEWHERE)}([^"]+)"')
    html = link.sub(lambda found: f'{found[0]} data-page="{pages.get(found[1], "")}"', part.html)
    return replace(part, html=html)
