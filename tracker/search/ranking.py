"""Which of the things found stand first."""

from collections.abc import Iterable

from tracker.searching.asking import AskedWord, Question
from tracker.searching.stems import in_title

IN_TITLE, STARTS_TITLE_WORD, AS_TYPED, SAME_STEM, OTHERWISE = 8, 6, 4, 3, 1
WHOLE_TITLE = 4  # for a title in which every word was looked for


def ranked(question: Question, entries: Iterable[tuple[int, str]]) -> list[int]:
    """Return the ids of ``entries`` (id and terms), the best first; equals by day, newest first.

    A word in the title counts most, then the word as it was typed, then its stem; a compound, a
    synonym or the beginning of a word counts least. A short title that says just what was looked
    for goes before a long one.
    """
    scores = {id: score(question, f" {terms} ") for id, terms in entries}
    return sorted(scores, key=lambda id: (-scores[id], -id))


def score(question: Question, terms: str) -> float:
    """Return how well an entry fits; its ``terms`` have a space before and behind each.

    Looked up in the text as it is: taking it apart for hundreds of entries would take longer.
    """
    n_title = terms.count(f" {in_title('')}")
    n_covered = sum(f" {in_title(word.stem)} " in terms for word in question.words)
    covered = n_covered / n_title if n_title else 0.0
    return sum(score_of_word(word, terms) for word in question.words) + WHOLE_TITLE * covered


def score_of_word(word: AskedWord, terms: str) -> int:
    """Return what one word adds; nothing when it is not there at all."""
    if f" {in_title(word.stem)} " in terms:
        return IN_TITLE
    if word.is_start and f" {in_title(word.text)}" in terms:
        return STARTS_TITLE_WORD
    if f" {word.text} " in terms:
        return AS_TYPED
    if f" {word.stem} " in terms:
        return SAME_STEM
    same = any(all(f" {each} " in terms for each in phrase) for phrase in word.synonyms)
    return OTHERWISE if same or (word.is_start and f" {word.text}" in terms) else 0
