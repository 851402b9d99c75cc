"""What WeasyPrint's tags lack for who cannot see: heads with a scope, decoration left unread.

Works on the tree of tags and the content of the pages of a finished PDF.
"""

from collections.abc import Iterator
from typing import Any

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

Element = Any  # a dictionary of the tree of tags; pikepdf has one type for all objects


def mend_tags(pdf: Pdf) -> None:
    """Give every table head its scope and take decoration and running footers out of the text."""
    root = pdf.Root.StructTreeRoot
    elements = [each for kid in kids(root) for each in walk(kid)]
    for element in elements:
        if is_kind(element, Name.Table):
            empty_corner(element)
        elif is_kind(element, Name.TH):
            add_scope(element)
    in_tree = {each.objgen for each in elements}
    for page, marked in zip(pdf.pages, page_elements(root), strict=False):
        decoration = {
            number: each.objgen in in_tree
            for number, each in enumerate(marked)
            if each.objgen not in in_tree or is_decoration(each)
        }
        make_artifacts(pdf, page, decoration)
        for number in decoration:
            leave_out(marked, number)


def kids(element: Element) -> list[Element]:
    """Return the elements right below ``element``; content and links are left out."""
    found = element.get("/K", [])
    found = list(found) if isinstance(found, Array) else [found]
    return [each for each in found if isinstance(each, Dictionary) and "/S" in each]


def is_kind(element: Element, kind: Name) -> bool:
    """Return whether ``element`` is of a kind: a table, a head, a drawing."""
    return bool(element.get("/S") == kind)


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and all below it, in order of reading."""
    yield element
    for kid in kids(element):
        yield from walk(kid)


def page_elements(root: Element) -> list[Element]:
    """Return for each page the list of elements, by the number their content is marked with."""
    numbers = list(root.ParentTree.Nums)
    return [each for each in numbers[1::2] if isinstance(each, Array)]


def is_decoration(element: Element) -> bool:
    """Return whether an element is a drawing without words of its own: a symbol beside a word."""
    return is_kind(element, Name.Figure) and "/Alt" not in element


def empty_corner(table: Element) -> None:
    """Make the first cell of the top row no head where it only stands above the heads of rows."""
    rows = [row for row in walk(table) if is_kind(row, Name.TR)]
    first = [cells[0] for cells in map(kids, rows) if cells]
    if len(first) > 1 and all(is_kind(each, Name.TH) or "/ColSpan" in each.A for each in first):
        first[0].S = Name.TD
        first[0].A = Dictionary(O=Name.Table, Headers=Array())
        if "/ID" in first[0]:
            del first[0]["/ID"]


def add_scope(head: Element) -> None:
    """Say whether a head is of its column or of its row: those above the rows are of columns."""
    is_above = is_kind(head.P.P, Name.THead)
    head.A.Scope = Name.Column if is_above else Name.Row


def make_artifacts(pdf: Pdf, page: Any, decoration: dict[int, bool]) -> None:
    """Mark content of a page as no part of the text; False: it belongs to the paper itself."""
    if not decoration:
        return
    content: list[Any] = []
    for step in parse_content_stream(page):
        number = marked_number(step)
        if number in decoration:
            kind = Name.Layout if decoration[number] else Name.Pagination
            operands = [Name.Artifact, Dictionary(Type=kind)]
            content.append(ContentStreamInstruction(operands, Operator("BDC")))
        else:
            content.append(step)
    page.Contents = pdf.make_stream(unparse_content_stream(content))


def marked_number(step: Any) -> int | None:
    """Return the number a step of a content stream marks what follows with, if it does."""
    if step.operator != Operator("BDC") or not isinstance(step.operands[1], Dictionary):
        return None
    number = step.operands[1].get("/MCID")
    return None if number is None else int(number)


def leave_out(marked: Element, number: int) -> None:
    """Take an element out of the tree of tags and out of the list of its page."""
    element = marked[number]
    parent = element.P
    parent.K = Array(
        [
            each
            for each in parent.K
            if not isinstance(each, Dictionary) or each.objgen != element.objgen
        ]
    )
    marked[number] = None
