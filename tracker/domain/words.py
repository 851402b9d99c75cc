"""Words of a text as search compares them: folded, without the smallest ones, compounds split."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
NO_LETTER = re.compile(r"[\W_]")
LONGEST = 60  # letters; what is longer is no word anybody looks for
SHORTEST_COMPOUND = 7
SHORTEST_PART = 3  # of a part that is known, beside one that is known too
SHORTEST_REST = 4  # of what is left beside one known part
VOWELS = frozenset("aeiouy")
LINKS = ("", "s", "en", "e", "n")  # what Dutch puts between the parts of a compound
NO_WORDS = """
    aar aars achtig aren baar chap chappelijk chappij der ders eiser eisers elijk ende eren heden
    heid heids ieve igen ingen ings iser isers iteit ler leren lijk lijke lijks ling lingen loos mat
    matig matige nder ning schap schappelijk ster tal zaam zame
"""
SMALL_WORDS = """
    aan al als bij daar dan dat de der deze die dit door dus een en er geen had heb hebben heeft
    het hier hoe hun ik in is kan kun kunnen maar me met mijn moet moeten na naar niet nog nu of om
    onder ons ook op over s t te toch toen tot u uit uw van veel voor waar wanneer waren was wat we
    welke werd wie wij wil worden wordt zal ze zich zij zijn zo zou
"""
ENDINGS = frozenset(NO_WORDS.split())  # what a compound never has as its part
STOP_WORDS = frozenset(SMALL_WORDS.split())  # what nobody looks for


def fold(text: str) -> str:
    """Return ``text`` in small letters without accents: "Cliënten" becomes "clienten"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word of ``text``, folded, with where it begins and ends."""
    for found in WORD.finditer(text):
        word = letters_of(found[0])
        if word:
            yield word, found.start(), found.end()


@lru_cache(maxsize=100_000)
def letters_of(word: str) -> str:
    """Return the letters and digits of one word, folded."""
    return NO_LETTER.sub("", fold(word))[:LONGEST]


def words_in(text: str) -> list[str]:
    """Return the words of ``text`` in order, folded; the smallest words are left out."""
    return [word for word, _, _ in spans(text) if len(word) > 1 and word not in STOP_WORDS]


def split(word: str, is_part: Callable[[str], bool]) -> set[str]:
    """Return the parts of the compound ``word``; empty when it does not look like one.

    ``is_part`` says whether a folded word is known as a part. A split needs two known parts, or
    one and a rest that is long enough to be a word: "wijkaanpak" gives "wijk" and "aanpak". The
    parts of a part are found too: "jeugdgezondheidszorg".
    """
    if not SHORTEST_COMPOUND <= len(word) <= LONGEST:
        return set()
    n_known, _, head, tail = max(_splits(word, is_part), default=(0, 0, "", ""))
    if n_known < (2 if is_part(word) else 1):
        return set()
    return {head, tail} | split(head, is_part) | split(tail, is_part)


def _splits(word: str, is_part: Callable[[str], bool]) -> Iterator[tuple[int, int, str, str]]:
    """Yield the ways to split ``word``: how many parts are known, their letters, head and tail."""
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        tail = word[at:]
        if tail in ENDINGS:
            continue
        for link in LINKS:
            head = word[: at - len(link)]
            if not word[:at].endswith(link) or len(head) < SHORTEST_PART:
                continue
            known = [part for part in (head, tail) if is_part(part)]
            rest = [part for part in (head, tail) if part not in known]
            if len(known) == 2 or (known and _may_stand(known[0], rest[0])):
                yield len(known), sum(map(len, known)), head, tail


def _may_stand(known: str, rest: str) -> bool:
    """Return whether ``rest`` may be a word of its own beside the part ``known``."""
    return min(len(known), len(rest)) >= SHORTEST_REST and not VOWELS.isdisjoint(rest)
