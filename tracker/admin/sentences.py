"""What is said about a house style before it is kept."""

import math

from tracker.domain.dutch import number
from tracker.housestyle.look import Correction, Look, Part, corrections, reads_as_error

MADE_DARKER = {
    Part.STRIP: "De huiskleur valt op wit te weinig op ({was}). Wij maken de streep bovenaan en de"
    " lijn in het menu donkerder: {used}.",
    Part.ACCENT: "De huiskleur is te licht voor tekst en tekens ({was}). Wij maken de plek waar een"
    " cyclus nu is donkerder: {used}.",
    Part.ACTION: "De kleur van knoppen en links is te licht voor tekst ({was}). Wij maken knoppen"
    " en links donkerder: {used}.",
}
LIKE_AN_ERROR = (
    "Rode knoppen en links lijken op een fout. Kies liever een andere kleur en houd rood als"
    " huiskleur."
)


def remarks(look: Look) -> list[str]:
    """Return in sentences what is made darker in ``look``, and what to think over."""
    said = [made_darker(each) for each in corrections(look)]
    return [*said, LIKE_AN_ERROR] if reads_as_error(look) else said


def made_darker(found: Correction) -> str:
    """Return which colour is made darker, why and into which."""
    was = f"contrast {rounded_down(found.contrast)}, nodig is {number(found.needed, 1)}"
    return MADE_DARKER[found.part].format(was=was, used=found.used)


def rounded_down(contrast: float) -> str:
    """Return a contrast with one decimal, so that too little never reads as enough."""
    return number(math.floor(contrast * 10) / 10, 1)
