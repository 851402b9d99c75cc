"""Sets a listing into tagged pages, in the letters of a specimen."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Page, Pdf, String

from tracker.paper.blocks import (
    ACROSS,
    BOTTOM,
    HIGH,
    LEADING,
    LEFT,
    MM,
    PAD,
    TOP,
    UNDER_TITLE,
    WIDE,
    Block,
    Cell,
    Measure,
    height_of,
)
from tracker.paper.joining import hang, opened
from tracker.paper.listing import Heading, Listing, Table
from tracker.paper.metadata import saved

BASE = 0.76  # where letters stand in their height
RULE = b"0.835 0.851 0.863 RG 0.5 w"
Item = Any  # an object of a PDF; pikepdf has one type for all


@dataclass
class Leaf:
    """One page: the steps that draw it, and the tag of each thing that is marked on it."""

    page: Item
    steps: list[bytes] = field(default_factory=list)
    tags: list[Item] = field(default_factory=list)


def set_listing(listing: Listing, specimen: bytes) -> bytes:
    """Return a file with the pages of ``listing``, tagged as those that are laid out are.

    Each page of ``specimen`` shows the letters of one kind of type.
    """
    setting = Setting(*opened([specimen]))
    for block, high in setting.measure.blocks(listing):
        setting.make_room(high)
        setting.set(block)
    return saved(setting.finished())


class Setting:
    """Pages that are being set."""

    def __init__(self, specimen: Pdf) -> None:
        """Take the letters of ``specimen``."""
        self.measure = Measure(specimen)
        self.pdf = Pdf.new()
        fonts = {
            name: font for letters in self.measure.types for name, font in letters.fonts.items()
        }
        own = {name: self.pdf.copy_foreign(font) for name, font in fonts.items()}
        self.resources = self.pdf.make_indirect(Dictionary(Font=Dictionary(own)))
        self.top = self.tag(Name.Document, None)
        self.leaves: list[Leaf] = []
        self.places: list[tuple[str, Array]] = []
        self.bookmarks: list[tuple[Item, list[Item]]] = []
        self.turn()

    def tag(self, kind: Name, parent: Item, **more: Any) -> Item:
        """Return a new tag, hung below ``parent``."""
        made = self.pdf.make_indirect(Dictionary(S=kind, K=Array(), **more))
        if parent is not None:
            made.P = parent
            parent.K.append(made)
        return made

    def turn(self) -> None:
        """Begin a page."""
        page = Dictionary(Type=Name.Page, MediaBox=[0, 0, WIDE, HIGH], Resources=self.resources)
        self.leaves.append(Leaf(self.pdf.make_indirect(page)))
        self.y = TOP

    @property
    def leaf(self) -> Leaf:
        """Return the page that is being set."""
        return self.leaves[-1]

    def make_room(self, high: float) -> None:
        """Turn the page if less than ``high`` is left of it."""
        if self.y + high > BOTTOM and self.y > TOP:
            self.turn()

    def set(self, block: Block) -> None:
        """Set a block, for which there is room."""
        if self.y > TOP:
            self.y += block.above
        item = block.item
        if isinstance(item, Table):
            self.table(block)
            return
        if isinstance(item, Heading):
            self.mark(item)
        name = Name(f"/H{item.level}") if isinstance(item, Heading) else Name.P
        self.put(block.first, self.tag(name, self.top))
        self.y += block.first.high
        if isinstance(item, Heading) and item.level == 2:
            colour = b"%.3f %.3f %.3f RG" % block.first.letters.colour
            y = self.y + 2 * MM
            self.leaf.steps.append(stroke(b"%s %.2f w" % (colour, 0.6 * MM), y))
            self.y += UNDER_TITLE

    def mark(self, heading: Heading) -> None:
        """Let a heading be found where the page is now: as a bookmark, and by a link."""
        at = Array([self.leaf.page, Name.XYZ, LEFT, HIGH - self.y, 0])
        if heading.anchor:
            self.places.append((heading.anchor, at))
        mark = self.pdf.make_indirect(Dictionary(Title=String(heading.text), Dest=at))
        if heading.level == 2 or not self.bookmarks:
            self.bookmarks.append((mark, []))
        else:
            self.bookmarks[-1][1].append(mark)

    def table(self, block: Block) -> None:
        """Set a table; a long one with its head on every page."""
        tag = self.tag(Name.Table, self.top)
        self.put(block.first, self.tag(Name.Caption, tag))
        self.y += block.first.high + MM
        self.row(block.head, self.tag(Name.TR, self.tag(Name.THead, tag)), Name.Column)
        body = self.tag(Name.TBody, tag)
        for place, row in enumerate(block.rows):
            if self.y + height_of(row) > BOTTOM and place:
                self.turn()
                self.row(block.head, None)
            self.row(row, self.tag(Name.TR, body))

    def row(self, cells: Sequence[Cell], tag: Item, scope: Name = Name.Row) -> None:
        """Set a row, without a ``tag`` as one that was read before; a line runs below it."""
        high = height_of(cells)
        for place, cell in enumerate(cells):
            is_head = tag is None or scope == Name.Column  # those stand at the foot of their row
            down = high - cell.high - PAD if is_head else PAD
            if tag is None:
                self.put(cell, None, down)
            elif is_head != (place == 0):  # the corner is the head of nothing
                head = self.tag(Name.TH, tag, A=Dictionary(O=Name.Table, Scope=scope))
                self.put(cell, head, down)
            else:
                self.put(cell, self.tag(Name.TD, tag, **spanning(cell)), down)
        self.y += high
        self.leaf.steps.append(stroke(RULE, self.y))

    def put(self, cell: Cell, tag: Item, down: float = 0) -> None:
        """Draw a cell where the page is now, as what ``tag`` is; without one it is not read."""
        leaf, letters = self.leaf, cell.letters
        if tag is None:
            leaf.steps.append(b"/Artifact BMC")
        elif cell.lines:
            leaf.steps.append(b"/Span <</MCID %d>> BDC" % len(leaf.tags))
            tag.Pg = leaf.page
            tag.K = len(leaf.tags)
            leaf.tags.append(tag)
        else:
            return
        leaf.steps.append(b"BT %.3f %.3f %.3f rg" % letters.colour)
        for number, line in enumerate(cell.lines):
            indent = cell.across - letters.width(line) if cell.is_number else 0
            y = HIGH - self.y - down - letters.size * (LEADING * number + (LEADING - 1) / 2 + BASE)
            leaf.steps.append(b"1 0 0 1 %.2f %.2f Tm" % (cell.left + indent, y))
            leaf.steps.append(letters.draw(line))
        leaf.steps.append(b"ET EMC")

    def finished(self) -> Pdf:
        """Return the file, with its tags, places and bookmarks."""
        numbers: list[Item] = []
        for number, leaf in enumerate(self.leaves):
            leaf.page.Contents = self.pdf.make_stream(b"\n".join(leaf.steps))
            leaf.page.StructParents = number
            leaf.page.Tabs = Name.S
            self.pdf.pages.append(Page(leaf.page))
            numbers += (number, self.pdf.make_indirect(Array(leaf.tags)))
        tree = Dictionary(
            Type=Name.StructTreeRoot, K=Array([self.top]), ParentTree=Dictionary(Nums=numbers)
        )
        self.pdf.Root.StructTreeRoot = self.pdf.make_indirect(tree)
        for mark, kids in self.bookmarks:
            hang(mark, kids)
        if self.bookmarks:
            outlines = self.pdf.make_indirect(Dictionary(Type=Name.Outlines))
            hang(outlines, [mark for mark, _ in self.bookmarks])
            self.pdf.Root.Outlines = outlines
        names = [each for name, at in sorted(self.places) for each in (String(name), at)]
        self.pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))
        return self.pdf


def spanning(cell: Cell) -> dict[str, Any]:
    """Return what the tag of a cell says when it stands in several columns."""
    if cell.n_columns == 1:
        return {}
    return {"A": Dictionary(O=Name.Table, ColSpan=cell.n_columns)}


def stroke(pen: bytes, y: float) -> bytes:
    """Return the steps that draw a line across the page, which nobody reads."""
    return b"/Artifact BMC %s %.2f %.2f m %.2f %.2f l S EMC" % (
        pen,
        LEFT,
        HIGH - y,
        LEFT + ACROSS,
        HIGH - y,
    )
