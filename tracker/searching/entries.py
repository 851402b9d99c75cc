"""Entries of the search index, made from the records they stand for."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.domain import seen_by
from tracker.domain.vocabulary import SearchKind
from tracker.searching.stems import terms_in, title_terms

KINDS = tuple(SearchKind)
FIRST_DAY = 719_163  # 1 January 1970, for what has no day of its own: it comes last
MOST_RECORDS = 2**31  # ids of records are smaller
LONGEST_TITLE = 300


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a record says to search; ``also`` is looked in and never shown."""

    kind: SearchKind
    record_id: int
    title: str
    texts: Iterable[str]
    address: str
    also: Iterable[str] = ()
    theme: str = ""
    happened_on: date | None = None
    gemeente_id: int | None = None
    trajectory_id: int | None = None
    wijk_id: int | None = None
    is_open: bool = False
    is_shared: bool = False
    is_under_review: bool = False


def entry_id(kind: SearchKind, record_id: int, day: date | None) -> int:
    """Return the id of an entry: later days have higher ones, the same on every database."""
    ordinal = day.toordinal() if day else FIRST_DAY
    return (ordinal * 16 + KINDS.index(kind)) * MOST_RECORDS + record_id


def day_of(id: int) -> date:
    """Return the day of the entry with this id."""
    return date.fromordinal(id // MOST_RECORDS // 16)


def kind_mark(kind: SearchKind) -> str:
    """Return the mark of all entries of a kind."""
    return f"k_{kind.value}"


def year_mark(year: int) -> str:
    """Return the mark of all entries of a year."""
    return f"y_{year}"


def theme_mark(theme: str) -> str:
    """Return the mark of all entries on a theme."""
    return "h_" + "".join(letter for letter in theme.casefold() if letter.isalnum())


def row_of(found: Found) -> dict[str, Any]:
    """Return the columns of the entry for ``found``."""
    texts = [as_sentence(text) for text in found.texts if text.strip()]
    terms = terms_in(found.title, *texts, *found.also) | title_terms(found.title) | marks_of(found)
    return {
        "id": entry_id(found.kind, found.record_id, found.happened_on),
        "kind": found.kind,
        "record_id": found.record_id,
        "gemeente_id": found.gemeente_id,
        "trajectory_id": found.trajectory_id,
        "wijk_id": found.wijk_id,
        "is_shared": found.is_shared,
        "theme": found.theme,
        "happened_on": found.happened_on,
        "title": found.title[:LONGEST_TITLE],
        "text": " ".join(texts),
        "address": found.address,
        "terms": " ".join(sorted(terms)),
    }


def as_sentence(text: str) -> str:
    """Return ``text`` with a stop behind it, so that it can stand before another."""
    text = text.strip()
    return text if text[-1] in ".?!:…’" else f"{text}."


def marks_of(found: Found) -> set[str]:
    """Return the marks of ``found``: who sees it, and what the results are narrowed by."""
    marks = {kind_mark(found.kind)}
    if found.theme:
        marks.add(theme_mark(found.theme))
    if found.happened_on:
        marks.add(year_mark(found.happened_on.year))
    if found.gemeente_id is None or found.trajectory_id is None:
        return marks | {seen_by.LIBRARY, seen_by.CONTENT, seen_by.ADVISERS}
    marks |= {
        seen_by.gemeente(found.gemeente_id),
        seen_by.trajectory(found.trajectory_id),
        seen_by.wijk(found.trajectory_id, found.wijk_id),
    }
    if found.is_shared:
        marks.add(seen_by.CONTENT)
    if found.is_shared or found.is_under_review or found.is_open:
        marks.add(seen_by.ADVISERS)
    return marks


Reader = Callable[[Collection[int]], Iterable[Found]]
