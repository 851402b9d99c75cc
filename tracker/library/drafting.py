"""What the pages read on which the next edition of a dossier is made."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, selectinload

from tracker.domain.editions import compare
from tracker.domain.vocabulary import ChangeKind, EditionState
from tracker.editions import current_editions, texts_of
from tracker.extensions import db
from tracker.library.editions import waiting_edition
from tracker.library.trails import open_proposals_on, taken_over_in
from tracker.models import Dossier, DossierEdition, EditionNote, Principle, Proposal


@dataclass(frozen=True)
class Drafting:
    """A dossier with the edition readers have, the draft of the next, and what waits beside it."""

    dossier: Dossier
    current: DossierEdition
    draft: DossierEdition | None
    waiting: DossierEdition | None  # a newer text that was loaded and is not the current one

    def principle(self, key: str) -> Principle | None:
        """Return the principle with ``key`` in the draft, or None."""
        return principle_with(key, self.draft)

    def stored(self, key: str) -> Principle | None:
        """Return the principle with ``key`` in the current edition, or None."""
        return principle_with(key, self.current)


@dataclass(frozen=True)
class DraftRow:
    """A principle as the draft words it, and as readers have it now; one of both may be missing."""

    key: str
    draft: Principle | None
    current: Principle | None
    kind: ChangeKind | None  # None: the same words
    note: EditionNote | None
    waiting: Sequence[Proposal]  # proposals to decide on
    taken_over: Sequence[Proposal]  # in this draft

    @property
    def title(self) -> str:
        """Return what the principle is called, in the draft if it is there."""
        principle = self.draft or self.current
        return principle.title if principle else self.key


def principle_with(key: str, edition: DossierEdition | None) -> Principle | None:
    """Return the principle of ``edition`` with ``key``, or None."""
    principles = edition.principles if edition else []
    return next((each for each in principles if each.key == key), None)


def drafting(slug: str) -> Drafting | None:
    """Return a dossier with its current edition and its draft, if it has one; None if unknown.

    Principles, questions and notes are loaded.
    """
    query = select(Dossier).where(Dossier.slug == slug).options(selectinload(Dossier.editions))
    dossier = db.session.scalar(query)
    if dossier is None:
        return None
    current = current_editions([dossier.id]).get(dossier.id)
    if current is None:
        return None
    return Drafting(dossier, current, draft_of(dossier), waiting_edition(dossier.editions))


def draft_of(dossier: Dossier) -> DossierEdition | None:
    """Return the draft of a dossier with all that stands in it, or None."""
    return db.session.scalar(
        editions().where(
            DossierEdition.dossier_id == dossier.id, DossierEdition.state == EditionState.DRAFT
        )
    )


def draft_with_id(id: int | None) -> DossierEdition | None:
    """Return the draft with ``id`` with all that stands in it, or None."""
    return db.session.scalar(
        editions().where(DossierEdition.id == id, DossierEdition.state == EditionState.DRAFT)
    )


def draft_for(key: str) -> DossierEdition | None:
    """Return the draft of the dossier that the principle ``key`` belongs to, or None."""
    dossiers = (
        select(DossierEdition.dossier_id)
        .join(Principle, Principle.edition_id == DossierEdition.id)
        .where(Principle.key == key)
    )
    return db.session.scalar(
        editions().where(
            DossierEdition.dossier_id.in_(dossiers), DossierEdition.state == EditionState.DRAFT
        )
    )


def edition_numbered(dossier: Dossier, number: int | None) -> DossierEdition | None:
    """Return the published edition of ``dossier`` with ``number``, ready to be copied; or None."""
    return db.session.scalar(
        editions().where(
            DossierEdition.dossier_id == dossier.id,
            DossierEdition.number == number,
            DossierEdition.state == EditionState.PUBLISHED,
        )
    )


def editions() -> Select[DossierEdition]:
    """Select editions with dossier, principles, questions and notes."""
    return (
        select(DossierEdition)
        .join(DossierEdition.dossier)
        .options(
            contains_eager(DossierEdition.dossier),
            selectinload(DossierEdition.principles).selectinload(Principle.questions),
            selectinload(DossierEdition.notes),
        )
    )


def rows_of(found: Drafting) -> list[DraftRow]:
    """Return the principles of the draft and of the current edition beside each other.

    There must be a draft. In its order; what it left out stands last.
    """
    assert found.draft is not None
    draft = {each.key: each for each in found.draft.principles}
    current = {each.key: each for each in found.current.principles}
    changes = compare(texts_of(current.values()), texts_of(draft.values()))
    notes = {note.key: note for note in found.draft.notes}
    keys = [*draft, *(key for key in current if key not in draft)]
    waiting, taken_over = open_proposals_on(keys), taken_over_in(found.draft)
    return [
        DraftRow(
            key=key,
            draft=draft.get(key),
            current=current.get(key),
            kind=changes.get(key),
            note=notes.get(key),
            waiting=waiting.get(key, []),
            taken_over=[
                each for each in taken_over.get(key, []) if each.edition_id == found.draft.id
            ],
        )
        for key in keys
    ]
