"""What is set straight into pages, without a layout of boxes: headings, lines and plain tables.

A table of a few thousand numbers takes seconds to lay out as a page of HTML, and a moment so.
"""

from dataclasses import dataclass
from itertools import chain


@dataclass(frozen=True)
class Heading:
    """A heading, which is also a bookmark; the level as in HTML: 2 begins a part."""

    text: str
    level: int = 3
    anchor: str = ""  # what a link to it names


@dataclass(frozen=True)
class Line:
    """A sentence."""

    text: str


@dataclass(frozen=True)
class Column:
    """A column: its head, and how wide it is beside the others."""

    name: str
    share: float = 1.0
    is_number: bool = True  # numbers end at the right


@dataclass(frozen=True)
class Table:
    """A table; the first cell of a row is its head, the last of a short row reaches to the edge."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


Listing = tuple[Heading | Line | Table, ...]


def words_of(item: Heading | Line | Table) -> tuple[str, ...]:
    """Return all that is written in an item."""
    if isinstance(item, Table):
        return (item.caption, *(column.name for column in item.columns), *chain(*item.rows))
    return (item.text,)
