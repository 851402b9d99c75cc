"""A listing in lines: what stands in each cell, how high it is and what stays together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from pikepdf import Pdf

from tracker.paper.letters import Letters
from tracker.paper.listing import Column, Heading, Line, Listing, Table

MM = 72 / 25.4  # points
WIDE, HIGH = 210 * MM, 297 * MM
LEFT, TOP, BOTTOM = 20 * MM, 22 * MM, HIGH - 24 * MM
ACROSS = WIDE - 2 * LEFT
LEADING = 1.42  # the height of a line, as part of the size of its letters
GAP = 4 * MM  # between two columns
PAD = 0.6 * MM  # above and below what stands in a cell
FEW_ROWS = 10  # a table of less is kept on one page
LEAST_ROWS = 3  # stand under the head of a table before a page ends
# What a specimen shows, a page each, in this order.
TITLE, HEADING, LINE, CAPTION, COLUMN, ROW, CELL = range(7)
ABOVE = {2: 0.0, 3: 7 * MM}  # white above a heading; none at the head of a page
ABOVE_TABLE = 5 * MM
UNDER_TITLE = 5 * MM  # with the line in it
WORD = re.compile(r"[^ \t\r\n]+")  # a no-break space is part of a word


@dataclass
class Cell:
    """What stands in one cell: its lines, where they begin and how high they are."""

    letters: Letters
    lines: list[str]
    left: float
    across: float
    is_number: bool = False
    n_columns: int = 1  # how many columns it stands in

    @property
    def high(self) -> float:
        """Return how high the cell is, in points."""
        return len(self.lines) * self.letters.size * LEADING


@dataclass
class Block:
    """An item as it is to be set, and how much of it stays on one page."""

    item: Heading | Line | Table
    first: Cell  # the words of a heading or a line, or the caption
    head: list[Cell] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)

    @property
    def above(self) -> float:
        """Return how much white stands above it, but for the head of a page."""
        if isinstance(self.item, Heading):
            return ABOVE[self.item.level]
        return ABOVE_TABLE if self.rows else 0.0

    @property
    def least(self) -> float:
        """Return how high the part is that stays together."""
        high = self.above + self.first.high
        if self.rows:
            rows = self.rows[: len(self.rows) if len(self.rows) < FEW_ROWS else LEAST_ROWS]
            high += MM + height_of(self.head) + sum(map(height_of, rows))
        elif isinstance(self.item, Heading) and self.item.level == 2:
            high += UNDER_TITLE
        return high


class Measure:
    """Breaks a listing into lines, in the letters of a specimen."""

    def __init__(self, specimen: Pdf) -> None:
        """Take the letters: each page of ``specimen`` shows those of one kind of type."""
        self.types = [Letters(page) for page in specimen.pages]

    def blocks(self, listing: Listing) -> Iterator[tuple[Block, float]]:
        """Yield each item in lines, and how much room it asks: a heading that of what follows."""
        blocks = [self.block(item) for item in listing]
        room = [0.0]
        for block in reversed(blocks):
            after = room[-1] if isinstance(block.item, Heading) else 0.0
            room.append(block.least + after)
        yield from zip(blocks, reversed(room[1:]), strict=True)

    def block(self, item: Heading | Line | Table) -> Block:
        """Return an item with its words in lines."""
        if isinstance(item, Heading):
            return Block(item, self.full(TITLE if item.level == 2 else HEADING, item.text))
        if isinstance(item, Line):
            return Block(item, self.full(LINE, item.text))
        head = self.cells(item.columns, [each.name for each in item.columns], COLUMN)
        rows = [self.cells(item.columns, row, CELL) for row in item.rows]
        return Block(item, self.full(CAPTION, item.caption), head, rows)

    def cells(self, columns: Sequence[Column], words: Sequence[str], kind: int) -> list[Cell]:
        """Return the cells of a row; the last of a short row reaches to the edge."""
        cells = []
        shares = [column.share for column in columns]
        free = ACROSS - GAP * (len(columns) - 1)
        widths = [share / sum(shares) * free for share in shares]
        lefts = list(accumulate((width + GAP for width in widths), initial=LEFT))
        for place, text in enumerate(words):
            is_last = place == len(words) - 1
            n = len(columns) - place if is_last else 1
            across = LEFT + ACROSS - lefts[place] if is_last else widths[place]
            letters = self.types[ROW if kind == CELL and place == 0 else kind]
            is_number = columns[place].is_number and n == 1
            lines = wrapped(text, letters, across)
            cells.append(Cell(letters, lines, lefts[place], across, is_number, n))
        return cells

    def full(self, kind: int, text: str) -> Cell:
        """Return a cell as wide as the page."""
        letters = self.types[kind]
        return Cell(letters, wrapped(text, letters, ACROSS), LEFT, ACROSS)


def wrapped(words: str, letters: Letters, across: float) -> list[str]:
    """Return ``words`` in lines of at most ``across`` points; a longer word is cut."""
    lines: list[str] = []
    line = ""
    for word in WORD.findall(words):
        longer = f"{line} {word}" if line else word
        if letters.width(longer) <= across:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while letters.width(line) > across and len(line) > 1:
            n = max(n for n in range(1, len(line)) if n == 1 or letters.width(line[:n]) <= across)
            lines.append(line[:n])
            line = line[n:]
    return [*lines, line] if line else lines


def height_of(cells: Sequence[Cell]) -> float:
    """Return how high a row is."""
    return max(cell.high for cell in cells) + 2 * PAD
