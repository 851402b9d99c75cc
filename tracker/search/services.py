"""What people do around search: keep a search, and say which words mean the same."""

import tomllib
from pathlib import Path

from sqlalchemy import func, or_, select

from tracker.domain.loading import LoadResult
from tracker.extensions import db
from tracker.models import SavedSearch, Synonym, User
from tracker.searching.asking import phrase_of

CONTENT = Path(__file__).parent / "content" / "synonyms.toml"
MOST_SAVED = 50


class TooManySaved(Exception):
    """Somebody keeps as many searches as one may."""


class SameWord(Exception):
    """Both sides of a pair are the same to search already."""


class NothingToFind(Exception):
    """A side of a pair has no word that search looks for."""


class PairExists(Exception):
    """The pair is there already."""


def save_search(user: User, *, name: str, address: str) -> SavedSearch:
    """Keep the search at ``address`` under ``name``; a search of that name is replaced.

    Raises:
        TooManySaved: ``user`` keeps MOST_SAVED searches.
    """
    own = select(SavedSearch).where(SavedSearch.user_id == user.id)
    saved = db.session.scalar(own.where(func.lower(SavedSearch.name) == name.lower()))
    if saved is None:
        if len(db.session.scalars(own).all()) >= MOST_SAVED:
            raise TooManySaved
        saved = SavedSearch(user_id=user.id)
        db.session.add(saved)
    saved.name, saved.address = name, address
    return saved


def forget_search(saved: SavedSearch) -> None:
    """Keep a search no longer."""
    db.session.delete(saved)


def add_synonym(word: str, other: str) -> Synonym:
    """Let ``word`` and ``other`` count as the same from now on.

    Raises:
        NothingToFind: one side has no word that search looks for.
        SameWord: search takes both for the same without this pair.
        PairExists: the pair is there, either way round.
    """
    sides = phrase_of(word), phrase_of(other)
    if not all(sides):
        raise NothingToFind
    if sides[0] == sides[1]:
        raise SameWord
    known = pair(word, other)
    if known is None:
        known = Synonym(word=word, other=other)
        db.session.add(known)
    elif known.is_used:
        raise PairExists
    known.is_used = True
    return known


def remove_synonym(synonym: Synonym) -> None:
    """Let a pair count no longer; it stays known, so that no load brings it back."""
    synonym.is_used = False


def load_synonyms(file: Path = CONTENT) -> LoadResult:
    """Add the shipped pairs that are not known yet, removed ones included. The caller commits."""
    result = LoadResult()
    for word, other in tomllib.loads(file.read_text(encoding="utf-8"))["pairs"]:
        if pair(word, other) is None:
            db.session.add(Synonym(word=word, other=other))
            db.session.flush()
            result += LoadResult(added=1)
        else:
            result += LoadResult(unchanged=1)
    return result


def pair(word: str, other: str) -> Synonym | None:
    """Return the pair of these two, whichever comes first, or None."""
    one, two = func.lower(Synonym.word), func.lower(Synonym.other)
    word, other = word.lower(), other.lower()
    same = or_((one == word) & (two == other), (one == other) & (two == word))
    return db.session.scalar(select(Synonym).where(same))
