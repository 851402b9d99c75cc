"""Parts made into one file that keeps what they had: tags, links, places and bookmarks."""

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from pikepdf import Array, Dictionary, Name, PageCopyWarning, Pdf, String

Item = Any  # an object of a PDF; pikepdf has one type for all


def opened(contents: Sequence[bytes]) -> list[Pdf]:
    """Return the parts as they are read."""
    return [Pdf.open(io.BytesIO(content)) for content in contents]


def n_pages(parts: Sequence[Pdf]) -> list[int]:
    """Return how many pages each part has."""
    return [len(part.pages) for part in parts]


def pages_of_anchors(parts: Sequence[Pdf], starts: Sequence[int]) -> dict[str, int]:
    """Return the page each anchor is on, counted from one; ``starts``: the pages before a part."""
    found: dict[str, int] = {}
    for place, part in enumerate(parts):
        pages = enumerate(part.pages, start=starts[place] + 1)
        numbers = {page.obj.objgen: number for number, page in pages}
        for name, at in destinations(part):
            found[str(name)] = numbers[at[0].objgen]
    return found


def destinations(part: Pdf) -> Iterator[tuple[String, Array]]:
    """Yield the places of a part that a link can lead to."""
    if "/Names" in part.Root:
        names = list(part.Root.Names.Dests.Names)
        yield from zip(names[::2], names[1::2], strict=True)


def join(parts: Sequence[Pdf]) -> Pdf:
    """Return one file of all pages; the first bookmark, of the title, holds all others."""
    whole = Pdf.new()
    tags = Tags(whole)
    places: list[tuple[String, Item]] = []
    chain: list[Item] = []
    for part in parts:
        start = len(whole.pages)
        with warnings.catch_warnings():  # that places and links are lost: they come below
            warnings.simplefilter("ignore", PageCopyWarning)
            whole.pages.extend(part.pages)
        tags.add(part, whole.pages[start:])
        places += [
            (name, whole.copy_foreign(indirect(part, at))) for name, at in destinations(part)
        ]
        if "/Outlines" in part.Root:
            outlines = whole.copy_foreign(part.make_indirect(part.Root.Outlines))
            chain += siblings(outlines.First)
    tags.finish()
    if places:
        names = [each for pair in sorted(places, key=lambda pair: bytes(pair[0])) for each in pair]
        whole.Root.Names = Dictionary(Dests=Dictionary(Names=Array(names)))
    if chain:
        whole.Root.Outlines = bookmarks(whole, chain)
        whole.Root.PageMode = Name.UseOutlines
    return whole


def indirect(part: Pdf, item: Item) -> Item:
    """Return an object that can be copied into another file."""
    return item if item.is_indirect else part.make_indirect(item)


class Tags:
    """The tree of tags of the whole, put together from those of the parts."""

    def __init__(self, whole: Pdf) -> None:
        """Begin with a document without elements."""
        self.whole = whole
        self.root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = whole.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root)
        )
        self.elements: list[Item] = []
        self.numbers: list[Item] = []  # what each number marks: pages, then links
        self.names: list[Item] = []

    def add(self, part: Pdf, pages: Sequence[Item]) -> None:
        """Add the tags of a part, of which the pages are copied already."""
        tree = self.whole.copy_foreign(part.Root.StructTreeRoot)
        [top] = tree.K
        for element in top.K:
            element.P = self.document
            self.elements.append(element)
        shift = len(self.numbers) // 2
        numbers = list(tree.ParentTree.Nums)
        for number, marked in zip(numbers[::2], numbers[1::2], strict=True):
            self.numbers += (int(number) + shift, marked)
        for page in pages:
            page.obj.StructParents = int(page.obj.StructParents) + shift
            for link in page.obj.get("/Annots", []):
                if "/StructParent" in link:
                    link.StructParent = int(link.StructParent) + shift
        if "/IDTree" in tree:
            names = tree.IDTree.Names
            limits = Array([names[0], names[-2]])
            leaf = Dictionary(Names=names, Limits=limits)
            self.names.append((bytes(names[0]), self.whole.make_indirect(leaf)))

    def finish(self) -> None:
        """Give the whole its tree."""
        self.document.K = Array(self.elements)
        self.root.K = Array([self.document])
        self.root.ParentTree = self.whole.make_indirect(Dictionary(Nums=Array(self.numbers)))
        self.root.ParentTreeNextKey = len(self.numbers) // 2
        if self.names:
            kids = [leaf for _, leaf in sorted(self.names, key=lambda pair: pair[0])]
            self.root.IDTree = self.whole.make_indirect(Dictionary(Kids=Array(kids)))
        self.whole.Root.StructTreeRoot = self.root


def siblings(first: Item) -> Iterator[Item]:
    """Yield a bookmark and those after it."""
    while first is not None:
        yield first
        first = first.get("/Next")


def bookmarks(whole: Pdf, chain: list[Item]) -> Item:
    """Return the list of bookmarks: the first, with all others below it."""
    title, *others = chain
    below = [*siblings(title.First), *others] if "/First" in title else others
    root = whole.make_indirect(Dictionary(Type=Name.Outlines))
    hang(title, below)
    hang(root, [title])
    return root


def hang(parent: Item, kids: list[Item]) -> None:
    """Hang bookmarks below ``parent``, all of them open."""
    for before, kid, after in zip([None, *kids], kids, [*kids[1:], None], strict=False):
        kid.Parent = parent
        for name, other in (("/Prev", before), ("/Next", after)):
            if other is not None:
                kid[name] = other
            elif name in kid:
                del kid[name]
    if kids:
        parent.First, parent.Last = kids[0], kids[-1]
    parent.Count = len(kids) + sum(int(kid.get("/Count", 0)) for kid in kids)
