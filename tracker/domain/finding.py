"""What is asked of the search index, as a tree, and how each database writes it.

Terms are words as the index keeps them, or marks such as ``k_lesson``; a word never holds the
``_`` of a mark, so nobody can type a mark.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One term of the index, or the beginning of one."""

    text: str
    is_prefix: bool = False


@dataclass(frozen=True)
class All:
    """Every one of these must be there."""

    parts: tuple["Asked", ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one of these must be there."""

    parts: tuple["Asked", ...]


Asked = Term | All | AnyOf


def all_of(parts: Iterable[Asked]) -> Asked:
    """Return the question for all of ``parts``: one or more."""
    return _joined(All, parts)


def any_of(parts: Iterable[Asked]) -> Asked:
    """Return the question for any of ``parts``: one or more; the same one twice counts once."""
    return _joined(AnyOf, dict.fromkeys(parts))


def _joined(kind: type[All] | type[AnyOf], parts: Iterable[Asked]) -> Asked:
    several = tuple(parts)
    return several[0] if len(several) == 1 else kind(several)


def is_open_ended(asked: Asked) -> bool:
    """Return whether the beginning of a word is asked for anywhere in ``asked``."""
    if isinstance(asked, Term):
        return asked.is_prefix
    return any(map(is_open_ended, asked.parts))


def fts5(asked: Asked) -> str:
    """Return the question as FTS5 of SQLite reads it."""
    match asked:
        case Term(text, is_prefix):
            return f'"{text}"*' if is_prefix else f'"{text}"'
        case All(parts):
            return "(" + " AND ".join(map(fts5, parts)) + ")"
        case AnyOf(parts):
            return "(" + " OR ".join(map(fts5, parts)) + ")"


def tsquery(asked: Asked) -> str:
    """Return the question as a tsquery of PostgreSQL."""
    match asked:
        case Term(text, is_prefix):
            return f"'{text}':*" if is_prefix else f"'{text}'"
        case All(parts):
            return "(" + " & ".join(map(tsquery, parts)) + ")"
        case AnyOf(parts):
            return "(" + " | ".join(map(tsquery, parts)) + ")"
