"""The piece of a text that shows why it was found, with the words that were looked for marked."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.domain.words import spans

LENGTH = 220  # characters


@dataclass(frozen=True)
class Piece:
    """A run of text; ``is_hit`` when it is a word that was looked for."""

    text: str
    is_hit: bool = False


def marked(text: str, is_hit: Callable[[str], bool]) -> list[Piece]:
    """Return the whole of ``text`` in pieces; ``is_hit`` judges a folded word."""
    pieces, at = [], 0
    for word, start, end in spans(text):
        if not is_hit(word):
            continue
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], is_hit=True))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return pieces


def snippet(text: str, is_hit: Callable[[str], bool], *, length: int = LENGTH) -> list[Piece]:
    """Return about ``length`` characters of ``text`` around the place with most hits, marked.

    A text without a hit gives its beginning. What is left out is shown as "…".
    """
    starts = [start for word, start, _ in spans(text) if is_hit(word)]
    first = max(
        starts,
        key=lambda start: (sum(start <= each < start + length for each in starts), -start),
        default=0,
    )
    begin = _word_start(text, max(0, first - length // 4))
    end = _word_end(text, begin + length)
    pieces = marked(text[begin:end], is_hit)
    before, after = ["… "] if begin else [], [" …"] if end < len(text) else []
    return [*map(Piece, before), *pieces, *map(Piece, after)]


def _word_start(text: str, at: int) -> int:
    """Return where the word begins that comes at or after ``at``."""
    if at == 0:
        return 0
    space = text.find(" ", at)
    return at if space < 0 else space + 1


def _word_end(text: str, at: int) -> int:
    """Return where the last whole word before ``at`` ends."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", 0, at)
    return at if space <= 0 else space
