"""Two reports held side by side: what came, what went, and how that is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from tracker.domain.dutch import capital, count_word

# How many things of one kind are named; the others are counted, when they are two or more.
MOST = 5


class Named(Protocol):
    """A value that is found again under its key."""

    @property
    def key(self) -> str:
        """Return what stays the same from report to report."""

    @property
    def name(self) -> str:
        """Return what it is called in a sentence."""


N = TypeVar("N", bound=Named)


@dataclass(frozen=True)
class Change:
    """One kind of change: how many, and which; all are whole sentences."""

    sentence: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChangeGroup:
    """The changes of one part of the report."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Changes:
    """What changed since an earlier report; without groups nothing did."""

    period: str  # of the earlier report
    ends_on: date
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True)
class Compared(Generic[N]):
    """What came, what went, and what is in both reports: before and now."""

    new: list[N]
    gone: list[N]
    both: list[tuple[N, N]]

    @property
    def now(self) -> list[N]:
        """Return all there is now: what stayed, then what came."""
        return [*(now for _, now in self.both), *self.new]


def compare(before: Sequence[N], now: Sequence[N]) -> Compared[N]:
    """Return what came, went and stayed, by key."""
    old = {each.key: each for each in before}
    keys = {each.key for each in now}
    return Compared(
        new=[each for each in now if each.key not in old],
        gone=[each for each in before if each.key not in keys],
        both=[(old[each.key], each) for each in now if each.key in old],
    )


def told(one: str, more: str, details: Iterable[str]) -> list[Change]:
    """Return one change that names ``details``, or none without any.

    ``one`` and ``more`` are what is said of one and of several; ``{}`` is how many.
    """
    named = list(details)
    n = len(named)
    if n == 0:
        return []
    if n > MOST + 1:
        named[MOST:] = [f"En nog {count_word(n - MOST)} andere."]
    return [Change(one if n == 1 else more.format(capital(count_word(n))), tuple(named))]


def names(values: Iterable[Named]) -> list[str]:
    """Return the names as short sentences."""
    return [stopped(each.name) for each in values]


def stopped(text: str) -> str:
    """Return a name as a sentence: with a stop behind it, once."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
