"""Kinds that are one page, always: cut to the fullest budget that fits."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fit:
    """How a kind is cut: by the first of ``budgets`` with which the page holds all."""

    budgets: Sequence[Any]  # from what a page usually holds to what always fits
    cut: Callable[[Any, Any], Any]  # content and budget, to what the template shows

    def fullest(self, content: Any) -> Any:
        """Return ``content`` cut by the first budget: what a screen shows."""
        return self.cut(content, self.budgets[0])
