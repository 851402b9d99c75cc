"""Kinds that are one page, always: cut to the fullest budget that fits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint import Document


@dataclass(frozen=True)
class Fit:
    """How a kind is cut: by the first of ``budgets`` with which the page holds all."""

    budgets: Sequence[Any]  # from what a page usually holds to what always fits
    cut: Callable[[Any, Any], Any]  # content and budget, to what the template shows
    holds: Callable[["Document"], bool]

    def fullest(self, content: Any) -> Any:
        """Return ``content`` cut by the first budget: what a screen shows."""
        return self.cut(content, self.budgets[0])

    def fitted(
        self, content: Any, html_of: Callable[[Any], str], lay_out: Callable[[str], "Document"]
    ) -> tuple[Any, str, "Document"]:
        """Return the fullest cut of ``content`` that fits, its HTML and its layout."""
        for budget in self.budgets:
            shown = self.cut(content, budget)
            html = html_of(shown)
            document = lay_out(html)
            if self.holds(document):
                break
        return shown, html, document


def is_one_page(document: "Document") -> bool:
    """Return whether all stands on one page."""
    return len(document.pages) == 1


def is_one_sheet(document: "Document") -> bool:
    """Return whether all stands on one page, and the columns leave their room to write."""
    boxes = list(document.pages[0]._page_box.descendants(placeholders=True))
    parts = [box for box in boxes if is_part(box, "sheet__head") or is_part(box, "sheet__columns")]
    return is_one_page(document) and all(holds_all(part) for part in parts)


def holds_all(part: Any) -> bool:
    """Return whether no text and no room to write reaches below a part of the page."""
    bottom = part.content_box_y() + part.height + 1
    return all(
        box.position_y + box.height <= bottom
        for box in part.descendants(placeholders=True)
        if hasattr(box, "text") or is_part(box, "sheet__write")
    )


def is_part(box: Any, name: str) -> bool:
    """Return whether a box is of the element with the class ``name``."""
    return box.element is not None and name in (box.element.get("class") or "").split()
