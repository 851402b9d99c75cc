"""What loading shipped content did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class LoadResult:
    """How many records a load added, changed and found as they should be."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: LoadResult) -> LoadResult:
        """Return both results together."""
        return LoadResult(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
        )
