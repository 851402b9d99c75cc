"""Words of a text as terms of the search index: stemmed, with the parts of compounds."""

import re
from functools import cache, lru_cache
from pathlib import Path

import snowballstemmer

from tracker.domain.words import split, words_in

PARTS = Path(__file__).parent / "content" / "compound-parts.txt"
# Snowball's "dutch" is another algorithm: it takes the beginning off "gesprekken" as well.
DOUBLED = re.compile(r"([bdfgklmnprst])\1$")
STEMMER = snowballstemmer.stemmer("dutch_porter")


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a folded word.

    Snowball leaves the double consonant of a plural: "less" of "lessen" becomes "les" here.
    """
    stemmed = str(STEMMER.stemWord(word))
    return stemmed[:-1] if DOUBLED.search(stemmed) else stemmed


@cache
def known_parts() -> frozenset[str]:
    """Return the stems of the words that compounds are made of."""
    lines = PARTS.read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset({stem(word) for word in words})


@lru_cache(maxsize=100_000)
def parts_of(word: str) -> frozenset[str]:
    """Return the stems of the parts of a folded compound; empty when it is none."""
    return frozenset(stem(part) for part in split(word, lambda part: stem(part) in known_parts()))


@lru_cache(maxsize=100_000)
def terms_of(word: str) -> frozenset[str]:
    """Return what a folded word is found by: itself, its stem and the stems of its parts."""
    return parts_of(word) | {word, stem(word)}


def terms_in(*texts: str) -> set[str]:
    """Return the terms that ``texts`` are found by."""
    return {term for text in texts for word in words_in(text) for term in terms_of(word)}


def title_terms(title: str) -> set[str]:
    """Return the marks of the words in a title and of their parts: a hit there counts for more."""
    return {in_title(each) for word in words_in(title) for each in {stem(word), *parts_of(word)}}


def in_title(stemmed: str) -> str:
    """Return the mark of a stem that stands in a title."""
    return f"x_{stemmed}"
