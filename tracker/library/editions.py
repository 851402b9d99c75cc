"""Which of the editions of a dossier waits for advisers."""

from collections.abc import Iterable

from tracker.models import DossierEdition


def waiting_edition(editions: Iterable[DossierEdition]) -> DossierEdition | None:
    """Return the last text that was loaded after the current edition and is not current."""
    known = sorted(editions, key=lambda each: each.number)
    current = next((each.number for each in known if each.is_current), 0)
    loaded = [each for each in known if each.number > current and each.checksum]
    return loaded[-1] if loaded else None
