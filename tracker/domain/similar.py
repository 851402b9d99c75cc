"""How much two lessons are alike: the principles they speak of and the words of their titles."""

import re
from collections.abc import Collection

# A shared principle says more than a shared word.
PRINCIPLE_WEIGHT = 3
SHORTEST = 4  # shorter words are the glue of a sentence
LONGEST_STEM = 6  # "uitnodigen", "uitnodiging" and "uitnodigt" begin alike
_EMPTY = """
    aan alle alleen altijd anders beter bij daar daarna deze door een eerder eerst geen goed
    hebben heeft het hoe iedereen iemand kan komen komt kunnen maar maken maakt meer meest mensen
    minder moet naar niet niets nodig nog onder onze over samen soms steeds tegen toch van vaak
    veel voor waar wanneer want waren weer weinig welke werken werkt werkte wie wij willen worden
    wordt zelf zijn zonder zoals zouden
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


def title_words(title: str) -> frozenset[str]:
    """Return the beginnings of the words in ``title`` that say what it is about."""
    words = re.findall(r"[^\W\d_]+", title.casefold())
    return frozenset(
        word[:LONGEST_STEM] for word in words if len(word) >= SHORTEST and word not in EMPTY_WORDS
    )


def likeness(
    title: str, principles: Collection[str], *, other_title: str, other_principles: Collection[str]
) -> int:
    """Return how much two lessons are alike; 0 when they share no principle and no word.

    ``principles`` are the keys of those a lesson speaks of.
    """
    n_principles = len(set(principles) & set(other_principles))
    n_words = len(title_words(title) & title_words(other_title))
    return PRINCIPLE_WEIGHT * n_principles + n_words
