"""Making a draft the edition that readers have."""

from collections.abc import Collection, Mapping
from datetime import date

from tracker.domain.editions import compare
from tracker.domain.vocabulary import EditionState
from tracker.editions import texts_of
from tracker.extensions import db
from tracker.models import DossierEdition, EditionNote


class NothingChanged(Exception):
    """An edition that says the same as the current one need not be published."""


class NotesMissing(Exception):
    """Of each principle that changed it must be said what is different."""

    def __init__(self, keys: Collection[str]) -> None:
        """Keep the ``keys`` of the principles of which it was not said."""
        super().__init__(*keys)
        self.keys = keys


def publish_draft(
    draft: DossierEdition,
    *,
    current: DossierEdition,
    label: str,
    notes: Mapping[str, str],
    on: date,
) -> None:
    """Make ``draft`` the current edition; from now on nothing in it changes. The caller commits.

    Args:
        draft: with principles, questions and notes loaded.
        current: the edition that readers have now, with principles and questions loaded.
        label: what the edition is called, such as "november 2026".
        notes: what is different, by the key of the principle.
        on: the day of publication.

    Raises:
        NothingChanged: every principle says what it said.
        NotesMissing: of a principle that changed it is not said what is different.
    """
    old, new = texts_of(current.principles), texts_of(draft.principles)
    changes = compare(old, new)
    if not changes:
        raise NothingChanged
    missing = [key for key in changes if not notes.get(key, "").strip()]
    if missing:
        raise NotesMissing(missing)
    stored = {note.key: note for note in draft.notes}
    draft.notes = [stored.get(key) or EditionNote(key=key) for key in changes]
    for note in draft.notes:
        note.kind = changes[note.key]
        note.title = (new if note.key in new else old)[note.key].title
        note.text = notes[note.key].strip()
    draft.label = label
    draft.loaded_on = on
    db.session.flush()
    current.is_current = False
    db.session.flush()  # the database allows one current edition
    draft.state = EditionState.PUBLISHED
    draft.is_current = True
    db.session.flush()
