"""What WeasyPrint's tags lack for who cannot see: heads with a scope, decoration left unread.

Works on the objects of a PDF before it is written, which is far cheaper than reading it back.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

from tracker.paper.parts import ELSEWHERE

PRINTED = 4  # the flag of an annotation that is printed with its page
Element = Any  # a dictionary of the tree of tags; pydyf has no types


def mend_tags(pdf: pydyf.PDF, mark: str) -> None:
    """Mend the tree of tags, the content it marks, and the links of a part.

    Heads get their scope and a name that begins with ``mark``, so that it stays its own among
    other parts; decoration is taken out of the text; links into other parts lead there.
    """
    tree = Tree(pdf)
    heads = {}
    for element in list(tree.walk(tree.top)):
        if element["S"] == "/Table":
            empty_corner(tree, element)
        elif element["S"] == "/TH":
            element["A"]["Scope"] = "/Column" if tree.is_of_column(element) else "/Row"
        elif element["S"] == "/Figure" and "Alt" not in element:
            tree.leave_out(element)
        if "ID" in element:
            name = element["ID"]  # shared with the cells that name it
            name.string = f"{mark}-{name.string}"
            heads[name.string] = element
    add_names(tree.root, heads)
    for each in pdf.objects:
        if isinstance(each, dict) and each.get("Subtype") == "/Link":
            mend_link(each)


class Tree:
    """The tree of tags of a PDF that is not written yet."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        """Find the tree and where the content of each page is listed."""
        self.objects = pdf.objects
        self.root = self.at(pdf.catalog["StructTreeRoot"])
        self.top = self.at(self.root["K"][0])
        nums = self.at(self.root["ParentTree"])["Nums"]
        self.marked = dict(zip(nums[::2], nums[1::2], strict=True))

    def at(self, reference: bytes) -> Element:
        """Return the object a reference names."""
        return self.objects[int(reference.split()[0])]

    def kids(self, element: Element) -> list[Element]:
        """Return the elements right below ``element``; content and links are left out."""
        found = [self.at(each) for each in element["K"] if isinstance(each, bytes)]
        return [each for each in found if "S" in each]

    def walk(self, element: Element) -> Iterator[Element]:
        """Yield an element and all below it, in order of reading."""
        yield element
        for kid in self.kids(element):
            yield from self.walk(kid)

    def is_of_column(self, head: Element) -> bool:
        """Return whether a head stands above the rows: in the head of its table."""
        return bool(self.at(self.at(head["P"])["P"])["S"] == "/THead")

    def leave_out(self, element: Element) -> None:
        """Take what an element marks out of the text: a drawing without words of its own."""
        page = self.at(element["Pg"])
        steps = self.at(page["Contents"]).stream
        listed = self.marked[page["StructParents"]]
        for number in element["K"]:
            listed[number] = b"null"
            place = next(
                n
                for n, step in enumerate(steps)
                if isinstance(step, dict) and step.get("MCID") == number
            )
            steps[place - 1] = "/Artifact"
            steps[place] = pydyf.Dictionary({"Type": "/Layout"})
        self.at(element["P"])["K"].remove(element.reference)


def empty_corner(tree: Tree, table: Element) -> None:
    """Make the first cell of the top row no head where it only stands above the heads of rows."""
    rows = [tree.kids(each) for each in tree.walk(table) if each["S"] == "/TR"]
    first = [cells[0] for cells in rows if cells]
    if len(first) > 1 and all(each["S"] == "/TH" or "ColSpan" in each["A"] for each in first):
        corner = first[0]
        corner["S"] = "/TD"
        corner["A"] = pydyf.Dictionary({"O": "/Table", "Headers": pydyf.Array()})
        corner.pop("ID", None)


def add_names(root: Element, heads: dict[str, Element]) -> None:
    """Let the heads be found by their names."""
    names = pydyf.Array()
    for name, head in sorted(heads.items()):
        names.extend((pydyf.String(name), head.reference))
    if names:
        root["IDTree"] = pydyf.Dictionary({"Names": names})


def mend_link(link: Element) -> None:
    """Print a link with its page; let one into another part lead to its place there."""
    link["F"] = PRINTED
    address = link["A"]["URI"].string if "A" in link else ""
    if address.startswith(ELSEWHERE):
        del link["A"]
        link["Dest"] = pydyf.String(address.removeprefix(ELSEWHERE))
        link["Contents"] = link["Dest"]
