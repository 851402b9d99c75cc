"""The sentence that opens the page of a principle."""

from tracker.domain.dutch import capital, count_word, counted, join_and
from tracker.domain.vocabulary import LessonDirection
from tracker.tally import Practice

# One lesson and several: the words of all three directions.
VERBS = {
    LessonDirection.CONTRADICTS: ("weerspreekt", "weerspreken"),
    LessonDirection.QUALIFIES: ("nuanceert", "nuanceren"),
    LessonDirection.CONFIRMS: ("bevestigt", "bevestigen"),
}


def summary(practice: Practice | None) -> str:
    """Return how many lessons there are and what they say, with each of the directions named."""
    if practice is None:
        return "Nog geen gemeente deelde een les over dit principe."
    places = counted(practice.n_gemeenten, "gemeente deelde", "gemeenten deelden")
    lessons = counted(practice.n_lessons, "les", "lessen")
    parts = [said(practice.directions[says], *verbs) for says, verbs in VERBS.items()]
    return f"{capital(places)} {lessons} over dit principe. {capital(join_and(parts))}."


def said(n: int, one: str, many: str) -> str:
    """Return how many lessons say something: "twee weerspreken het"."""
    if n == 0:
        return f"geen enkele {one} het"
    return f"{count_word(n)} {one if n == 1 else many} het"
