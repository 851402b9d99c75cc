"""Small tools for Dutch sentences: counts in words, lists, numbers."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_WORDS = (
    *("nul", "één", "twee", "drie", "vier", "vijf", "zes"),
    *("zeven", "acht", "negen", "tien", "elf", "twaalf"),
)
MOST_NAMED = 4  # names in a sentence; of more it says how many


def count_word(n: int) -> str:
    """Return ``n`` in words from nul to twaalf, in digits beyond (with a thousands point)."""
    return _WORDS[n] if 0 <= n < len(_WORDS) else number(n)


def join_and(items: Sequence[str]) -> str:
    """Return the items as a list in a sentence: "a, b en c"; nothing for no items."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} en {items[-1]}"


def plural(n: int, singular: str, plural: str) -> str:
    """Return the word that fits ``n``, without the number: "actie" for 1, else "acties"."""
    return singular if n == 1 else plural


def counted(n: int, singular: str, plural: str) -> str:
    """Return the count in words with its noun: "drie acties"."""
    return f"{count_word(n)} {singular if n == 1 else plural}"


def capital(text: str) -> str:
    """Return ``text`` as the start of a sentence: "Eén wijk"; names in it stay as they are."""
    if text.startswith("één"):
        return f"Eén{text[3:]}"
    return text[:1].upper() + text[1:]


def brief(text: str, most: int) -> str:
    """Return ``text`` on one line of at most ``most`` characters, cut between words if it can."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ")
    return f"{(cut[:space] if space > most // 2 else cut).rstrip(' ,;:')}…"


def some_of(names: Sequence[str], n_all: int, plural: str) -> str:
    """Return which of ``n_all`` things are meant: by name up to four of them, else counted.

    "Noord en Zuid", "alle 20 wijken", "twaalf van de 20 wijken". ``names`` are some or all of the
    ``n_all``, in any order; the words never order them.
    """
    if len(names) <= MOST_NAMED:
        return join_and(names)
    if len(names) >= n_all:
        return f"alle {count_word(n_all)} {plural}"
    return f"{count_word(len(names))} van de {count_word(n_all)} {plural}"


@lru_cache(maxsize=4096)
def number(value: float | Decimal, decimals: int = 0) -> str:
    """Return ``value`` with a decimal comma and thousands points, halves rounded away from zero.

    Rounds what is written: 0.285 gives 0,29 although its binary value lies just below.
    """
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{rounded + 0:,f}"
    return text.translate(str.maketrans(",.", ".,"))


def percent(value: float | Decimal, decimals: int = 0) -> str:
    """Return a value in per cent (45 means 45 %) as "45 %"."""
    return f"{number(value, decimals)} %"
