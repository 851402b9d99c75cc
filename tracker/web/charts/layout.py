"""Room for words: estimates of text width and places that do not cover each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tracker.web.charts.shapes import Text, tenth

# Parts of the type size, taken a little wide (Arial) so that a fallback font fits as well.
_NARROW, _DEFAULT, _CAPITAL, _WIDE = 0.29, 0.55, 0.68, 0.86
_NARROW_LETTERS = frozenset("iljtf.,:;'\u2019!|() 1/-")
_WIDE_LETTERS = frozenset("mwMW%@—…")


@dataclass(frozen=True)
class Box:
    """A piece of the drawing that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def text_width(content: str, size: float, *, weight: int = 400) -> float:
    """Return an estimate of the width in px, rather too wide than too narrow."""
    parts = 0.0
    for letter in content:
        if letter in _WIDE_LETTERS:
            parts += _WIDE
        elif letter in _NARROW_LETTERS:
            parts += _NARROW
        else:
            parts += _CAPITAL if letter.isupper() else _DEFAULT
    return parts * size * (1.06 if weight >= 600 else 1)


def fit(content: str, size: float, *, room: float, weight: int = 400) -> str:
    """Return the text, cut with an ellipsis when it is wider than the room; "" if nothing fits."""
    if text_width(content, size, weight=weight) <= room:
        return content
    for length in range(len(content) - 1, 0, -1):
        cut = content[:length].rstrip() + "…"
        if text_width(cut, size, weight=weight) <= room:
            return cut
    return ""


def two_lines(content: str, size: float, *, room: float) -> tuple[str, ...]:
    """Return the text as one line when it fits, else as two broken at a space, cut if it must."""
    if text_width(content, size) <= room:
        return (content,)
    words = content.split()
    for n_words in range(len(words) - 1, 0, -1):
        first = " ".join(words[:n_words])
        if text_width(first, size) <= room:
            return first, fit(" ".join(words[n_words:]), size, room=room)
    return (fit(content, size, room=room),)


def text_box(text: Text) -> Box:
    """Return the room a text takes."""
    width = text_width(text.content, text.size, weight=text.weight)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    left = text.x - width * share
    return Box(left, text.y - text.size * 0.8, left + width, text.y + text.size * 0.25)


def inside(text: Text, *, left: float, right: float) -> Text:
    """Return the text moved sideways, and cut if it must be, to stay between two edges."""
    content = fit(text.content, text.size, room=right - left, weight=text.weight)
    text = replace(text, content=content)
    box = text_box(text)
    if box.left < left:
        return replace(text, x=tenth(left), anchor="start")
    if box.right > right:
        return replace(text, x=tenth(right), anchor="end")
    return text


def first_free(
    candidates: Sequence[Text], taken: Iterable[Box], *, words: Iterable[Box] = ()
) -> tuple[Text, bool]:
    """Return the candidate that covers least, the first of equals, and whether it is free.

    Covering other `words` is worse than covering any amount of lines and points in `taken`.
    """
    others, boxes = list(words), list(taken)

    def covered(text: Text) -> tuple[int, int]:
        box = text_box(text)
        return sum(map(box.overlaps, others)), sum(map(box.overlaps, boxes))

    best = min(candidates, key=covered)
    return best, covered(best) == (0, 0)


def along(places: Sequence[tuple[float, float]]) -> list[Box]:
    """Return small boxes along a line, so that words can stay clear of it."""
    boxes = []
    for (x1, y1), (x2, y2) in pairwise(places):
        steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / 5))
        for step in range(steps + 1):
            x = x1 + (x2 - x1) * step / steps
            y = y1 + (y2 - y1) * step / steps
            boxes.append(Box(x - 2, y - 2, x + 2, y + 2))
    return boxes


def pushed_apart(
    wanted: Sequence[float], gaps: Sequence[float], *, left: float, right: float
) -> tuple[list[float], float]:
    """Return places in order, at least `gaps` apart and within the edges.

    `gaps[i]` is the room between place i and i + 1. When all gaps together do not fit they shrink
    alike; the second result is that factor, 1 when nothing had to shrink.
    """
    if not wanted:
        return [], 1.0
    total = sum(gaps)
    factor = min(1.0, (right - left) / total) if total else 1.0
    places = [min(max(place, left), right) for place in wanted]
    for index, gap in enumerate(gaps):
        places[index + 1] = max(places[index + 1], places[index] + gap * factor)
    places[-1] = min(places[-1], right)
    for index in range(len(gaps) - 1, -1, -1):
        places[index] = min(places[index], places[index + 1] - gaps[index] * factor)
    return [max(place, left) for place in places], factor
