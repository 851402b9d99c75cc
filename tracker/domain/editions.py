"""What differs between two editions of a dossier, principle by principle."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.vocabulary import ChangeKind


@dataclass(frozen=True)
class PrincipleText:
    """What an edition says about one principle: all that an editor can change."""

    title: str
    explanation: str
    evidence: str = ""
    avoid: str = ""
    questions: tuple[str, ...] = ()


def compare(
    old: Mapping[str, PrincipleText], new: Mapping[str, PrincipleText]
) -> dict[str, ChangeKind]:
    """Return by key what happened to each principle between the editions ``old`` and ``new``.

    A principle with the same words in both is left out. The order is that of ``new``; what was
    dropped stands last.
    """
    found = {
        key: ChangeKind.CHANGED if key in old else ChangeKind.ADDED
        for key, text in new.items()
        if old.get(key) != text
    }
    return found | {key: ChangeKind.DROPPED for key in old if key not in new}
