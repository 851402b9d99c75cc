"""What somebody typed, as a question for the search index."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tracker.domain.finding import All, Asked, Term, all_of, any_of
from tracker.domain.words import words_in
from tracker.searching.stems import in_title, parts_of, stem, terms_of

MOST_WORDS = 12
SHORTEST_START = 3  # letters of a word that is still being typed

Phrase = tuple[str, ...]  # the stems of one side of a pair of synonyms


@dataclass(frozen=True)
class AskedWord:
    """One word that was typed, and what counts as the same."""

    text: str  # folded
    is_last: bool  # it may still be being typed
    synonyms: tuple[Phrase, ...] = ()

    @cached_property
    def stem(self) -> str:
        """Return the stem of the word."""
        return stem(self.text)

    @cached_property
    def looked_for(self) -> frozenset[str]:
        """Return the stems of the word and of what counts as the same."""
        return frozenset({self.stem, *(each for phrase in self.synonyms for each in phrase)})

    @property
    def is_start(self) -> bool:
        """Return whether the beginning of a longer word is good enough."""
        return self.is_last and len(self.text) >= SHORTEST_START

    @property
    def asked(self) -> Asked:
        """Return the question for the word: its stem, its start, its parts or a synonym."""
        found: list[Asked] = [Term(self.stem)]
        if self.is_start:
            found.append(Term(self.text, is_prefix=True))
        parts = sorted(parts_of(self.text))
        if len(parts) > 1:
            found.append(All(tuple(map(Term, parts))))
        found += [all_of(map(Term, phrase)) for phrase in self.synonyms]
        return any_of(found)

    @property
    def in_title(self) -> Asked:
        """Return the question for the word in a title."""
        stems = [self.stem, *(phrase[0] for phrase in self.synonyms if len(phrase) == 1)]
        return any_of(Term(in_title(each), is_prefix=self.is_start) for each in stems)

    def is_hit(self, word: str) -> bool:
        """Return whether a folded ``word`` of a text is one that was looked for."""
        if self.is_start and word.startswith(self.text):
            return True
        return not self.looked_for.isdisjoint(terms_of(word))


@dataclass(frozen=True)
class Question:
    """What was typed, in words; ``n_dropped`` of them were too many."""

    words: tuple[AskedWord, ...]
    n_dropped: int = 0

    def asked(self, *, is_wide: bool = False) -> Asked:
        """Return the question for all words, or for any of them."""
        joined = any_of if is_wide else all_of
        return joined(word.asked for word in self.words)

    @property
    def last(self) -> AskedWord:
        """Return the last word, which may still be being typed."""
        return self.words[-1]

    def with_whole_words(self) -> "Question":
        """Return the same question, in which the last word is no beginning of longer ones."""
        return replace(self, words=(*self.words[:-1], replace(self.last, is_last=False)))

    def in_title(self, *, is_wide: bool = False) -> Asked:
        """Return the question for all words in a title, or for any of them."""
        joined = any_of if is_wide else all_of
        return joined(word.in_title for word in self.words)

    def is_hit(self, word: str) -> bool:
        """Return whether a folded ``word`` of a text is one that was looked for."""
        return any(asked.is_hit(word) for asked in self.words)


def phrase_of(text: str) -> Phrase:
    """Return the stems of the words in ``text``."""
    return tuple(stem(word) for word in words_in(text))


def question_of(text: str, synonyms: Sequence[tuple[Phrase, Phrase]] = ()) -> Question | None:
    """Return what ``text`` asks, or None when no word in it is long and special enough.

    Signs between the words mean nothing. Of more than MOST_WORDS words the first count.
    ``synonyms`` are pairs of phrases; either side stands for the other.
    """
    words = list(dict.fromkeys(words_in(text)))
    typed = words[:MOST_WORDS]
    if not typed:
        return None
    stems = [stem(word) for word in typed]
    same: dict[int, list[Phrase]] = {at: [] for at in range(len(typed))}
    for pair in synonyms:
        for here, there in (pair, pair[::-1]):
            for at in places(here, stems):
                same[at].append(there)
    return Question(
        words=tuple(
            AskedWord(word, is_last=at == len(words) - 1, synonyms=tuple(same[at]))
            for at, word in enumerate(typed)
        ),
        n_dropped=len(words) - len(typed),
    )


def places(phrase: Phrase, stems: Sequence[str]) -> set[int]:
    """Return the places in ``stems`` that ``phrase`` takes, wherever it stands as a whole."""
    length = len(phrase)
    return {
        place
        for at in range(len(stems) - length + 1)
        if length and tuple(stems[at : at + length]) == phrase
        for place in range(at, at + length)
    }
