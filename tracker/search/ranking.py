"""Which of the things found stand first."""

from collections.abc import Collection, Iterable

from tracker.searching.asking import AskedWord, Question
from tracker.searching.stems import in_title, stem

IN_TITLE, AS_TYPED, SAME_STEM, OTHERWISE = 8, 4, 3, 1
WHOLE_TITLE = 4  # for a title in which every word was looked for


def ranked(question: Question, entries: Iterable[tuple[int, str]]) -> list[int]:
    """Return the ids of ``entries`` (id and terms), the best first; equals by day, newest first.

    A word in the title counts most, then the word as it was typed, then its stem; a compound, a
    synonym or the beginning of a word counts least. A short title that says just what was looked
    for goes before a long one.
    """
    scores = {id: score(question, frozenset(terms.split())) for id, terms in entries}
    return sorted(scores, key=lambda id: (-scores[id], -id))


def score(question: Question, terms: Collection[str]) -> float:
    """Return how well an entry with these ``terms`` fits ``question``."""
    title = [term for term in terms if term.startswith(in_title(""))]
    looked_for = {in_title(stem(word.text)) for word in question.words}
    covered = len(looked_for.intersection(title)) / len(title) if title else 0.0
    return sum(score_of_word(word, terms) for word in question.words) + WHOLE_TITLE * covered


def score_of_word(word: AskedWord, terms: Collection[str]) -> int:
    """Return what one word adds; nothing when it is not there at all."""
    stemmed = stem(word.text)
    if in_title(stemmed) in terms:
        return IN_TITLE
    if word.text in terms:
        return AS_TYPED
    if stemmed in terms:
        return SAME_STEM
    same = any(set(phrase) <= set(terms) for phrase in word.synonyms)
    started = word.is_start and any(term.startswith(word.text) for term in terms)
    return OTHERWISE if same or started else 0
