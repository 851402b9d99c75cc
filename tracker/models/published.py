"""The guard on published editions: a flush that would change one is refused."""

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import EditionState
from tracker.models.base import changed_columns
from tracker.models.library import DossierEdition, EditionNote, Principle, ReflectionQuestion

FREE = {"is_current"}  # which edition is read first is no part of what it says


class EditionPublished(Exception):
    """A published edition of a dossier is never changed."""


def keep_published_editions() -> None:
    """Listen to every session, once per process."""
    if not event.contains(Session, "before_flush", refuse_changes):
        event.listen(Session, "before_flush", refuse_changes)


def refuse_changes(session: Session, _context: object, _instances: object) -> None:
    """Refuse to write what would change a published edition.

    Raises:
        EditionPublished: a part of such an edition was added, changed or removed.
    """
    changed = [record for record in session.dirty if session.is_modified(record)]
    for record in (*changed, *session.deleted):
        if not isinstance(record, DossierEdition) or not was_published(record):
            continue
        if record in session.deleted or changed_columns(record) - FREE:
            raise EditionPublished
    for record in (*session.new, *changed, *session.deleted):
        edition = edition_of(record, session)
        if edition is not None and was_published(edition):
            raise EditionPublished


def was_published(edition: DossierEdition) -> bool:
    """Return whether ``edition`` is stored as published; what is new is not."""
    state = inspect(edition)
    if not state.persistent:
        return False
    before = state.attrs.state.history.deleted
    return (before[0] if before else edition.state) is EditionState.PUBLISHED


def edition_of(record: object, session: Session) -> DossierEdition | None:
    """Return the edition that ``record`` is a part of, if it is a part of one."""
    if isinstance(record, ReflectionQuestion):
        principle = record.principle or session.get(Principle, record.principle_id)
        return edition_of(principle, session)
    if isinstance(record, Principle | EditionNote):
        return record.edition or session.get(DossierEdition, record.edition_id)
    return None
