"""What we do not know, said as plainly as what we do."""

from collections import defaultdict
from collections.abc import Sequence

from tracker.domain.dutch import count_word, join_and
from tracker.domain.verdict import Reason
from tracker.preparation.parts import Matter

NAMED = 3  # names in one sentence
WORDS = {
    Reason.NO_VALUE: "Nog niet gemeten",
    Reason.LATEST_MISSING: "Het laatste cijfer ontbreekt",
    Reason.TOO_FEW_POINTS: "Te weinig metingen om een verandering te zien",
    Reason.SMALL_GROUP: "De groep is te klein om het cijfer te tonen",
    Reason.MODEL_ESTIMATE: "Een schatting, die bewijst geen effect van de aanpak",
}


def unknown(matter: Matter) -> tuple[str, ...]:
    """Return what is missing or unsure in ``matter``, one sentence for each kind."""
    names: dict[Reason, list[str]] = defaultdict(list)
    for each in matter.figures:
        names[each.reason].append(f"‘{each.name}’")
    found = [f"{words}: {listed(names[why])}." for why, words in WORDS.items() if names[why]]
    silent = [f"‘{each.title}’" for each in matter.principles if not each.n_answers]
    if silent:
        found.append(f"Niemand vulde in hoe het staat met {listed(silent)}.")
    if not matter.stories:
        found.append("Er is in deze cyclus nog geen verhaal van een inwoner opgeschreven.")
    return tuple(found)


def listed(names: Sequence[str]) -> str:
    """Return the first names as a list in a sentence, and how many more there are."""
    more = len(names) - NAMED
    return join_and([*names[:NAMED], f"nog {count_word(more)}"] if more > 0 else names)
