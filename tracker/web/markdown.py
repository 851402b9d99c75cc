"""Text that people mark up themselves: a little Markdown, and nothing that could do harm."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TAGS = {"p", "strong", "em", "ul", "ol", "li", "a", "h4"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
# What is not known here stays in the text as it was typed.
UNKNOWN = ("image", "code", "fence", "backticks", "blockquote", "hr", "lheading", "reference")


@cache
def reader() -> "MarkdownIt":
    """Return what reads Markdown: paragraphs, lists, emphasis, links and headings; no HTML."""
    # Loaded here: most of what starts this program has no such text to show.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(UNKNOWN)


def markdown(text: str) -> Markup:
    """Return ``text`` as HTML that is safe to show.

    Headings of any level come below the headings of the page. Links lead to https only.
    """
    tokens = lowered(reader().parse(text))
    html = reader().renderer.render(tokens, reader().options, {})
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"https"})
    return Markup(clean)


def lowered(tokens: "Sequence[Token]") -> "Sequence[Token]":
    """Return ``tokens`` with every heading at the level that fits in a page."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h4"
    return tokens
