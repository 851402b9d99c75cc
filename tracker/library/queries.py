"""What the pages of dossiers read: the list, and one edition with all that refers to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, selectinload

from tracker.domain.vocabulary import ChangeKind, DossierKind, EditionState, PrincipleBasis
from tracker.extensions import db
from tracker.knowledge.insights import insights_on
from tracker.library.catalogue import linked_slugs
from tracker.library.editions import waiting_edition
from tracker.library.trails import open_proposals_on, taken_over_in
from tracker.models import (
    Dossier,
    DossierEdition,
    EditionNote,
    Insight,
    Instrument,
    Intervention,
    PracticeExample,
    Principle,
    Proposal,
    User,
)
from tracker.tally import Practice, practice_of


@dataclass(frozen=True)
class DossierRow:
    """A dossier in the list, in the words of its current edition."""

    slug: str
    title: str
    theme: str
    kind: DossierKind
    sentence: str
    n_principles: int
    n_from_dossier: int
    found: list[tuple[str, str]]  # key and title of the principles that hold the word


@dataclass(frozen=True)
class DossierPage:
    """An edition of a dossier with its principles and what refers to it."""

    edition: DossierEdition
    interventions: Sequence[Intervention]
    examples: Sequence[PracticeExample]
    instruments: Sequence[Instrument]
    practice: dict[str, Practice]  # by key of the principle
    insights: dict[str, list[Insight]]  # by key
    proposals: dict[str, list[Proposal]]  # by key: those whose sentences the edition took over
    dropped: Sequence[EditionNote]  # principles of earlier editions, with the reason
    n_waiting: int  # proposals that wait for a decision
    published: Sequence[DossierEdition]
    has_draft: bool

    @property
    def current(self) -> DossierEdition:
        """Return the edition that is read first."""
        return next((each for each in self.published if each.is_current), self.edition)

    @property
    def waiting(self) -> DossierEdition | None:
        """Return a newer text that was loaded while advisers made an edition, or None."""
        return waiting_edition(self.published)


def dossier_rows(
    word: str = "", *, theme: str = "", kind: DossierKind | None = None
) -> list[DossierRow]:
    """Return the dossiers by title; ``word`` is looked for in their texts and principles."""
    editions = db.session.scalars(_current_editions(theme=theme, kind=kind)).unique()
    rows = (_dossier_row(edition, word.casefold()) for edition in editions)
    return [row for row in rows if row is not None]


def _current_editions(*, theme: str, kind: DossierKind | None) -> Select[DossierEdition]:
    query = (
        select(DossierEdition)
        .join(DossierEdition.dossier)
        .where(DossierEdition.is_current)
        .options(contains_eager(DossierEdition.dossier), selectinload(DossierEdition.principles))
        .order_by(Dossier.title)
    )
    if theme:
        query = query.where(Dossier.theme == theme)
    return query if kind is None else query.where(Dossier.kind == kind)


def _dossier_row(edition: DossierEdition, word: str) -> DossierRow | None:
    """Return the row of a dossier, or None when it does not hold the word."""
    dossier, principles = edition.dossier, edition.principles
    found = [one for one in principles if word in f"{one.title} {one.explanation}".casefold()]
    own_text = f"{dossier.title} {dossier.theme} {edition.summary}".casefold()
    if word not in own_text and not found:
        return None
    from_dossier = [one for one in principles if one.basis is PrincipleBasis.DOSSIER]
    return DossierRow(
        slug=dossier.slug,
        title=dossier.title,
        theme=dossier.theme,
        kind=dossier.kind,
        sentence=first_sentence(edition.summary),
        n_principles=len(principles),
        n_from_dossier=len(from_dossier),
        found=[(one.key, one.title) for one in found] if word else [],
    )


def first_sentence(text: str) -> str:
    """Return the first sentence of a text of more sentences."""
    sentence, stop, _ = text.partition(". ")
    return sentence + stop.rstrip()


def dossier_page(slug: str, *, user: User, number: int | None = None) -> DossierPage | None:
    """Return the current edition of a dossier, or the published one asked for; None without.

    A fixed number of queries.
    """
    which = DossierEdition.is_current if number is None else DossierEdition.number == number
    query = (
        select(DossierEdition)
        .join(DossierEdition.dossier)
        .where(Dossier.slug == slug, which, DossierEdition.state == EditionState.PUBLISHED)
        .options(
            contains_eager(DossierEdition.dossier).selectinload(Dossier.editions),
            selectinload(DossierEdition.principles).selectinload(Principle.questions),
            selectinload(DossierEdition.notes),
        )
    )
    edition = db.session.scalar(query)
    if edition is None:
        return None
    keys = [principle.key for principle in edition.principles]
    all_editions = edition.dossier.editions
    published = [each for each in all_editions if each.state is EditionState.PUBLISHED]
    return DossierPage(
        edition=edition,
        interventions=_interventions_of(edition.dossier_id),
        examples=_examples_of(edition.dossier_id),
        instruments=_instruments_of(slug),
        practice=practice_of(keys),
        insights=insights_on(keys, user),
        proposals=taken_over_in(edition),
        dropped=_dropped_by(edition, keys),
        n_waiting=sum(map(len, open_proposals_on(keys).values())),
        published=published,
        has_draft=len(published) < len(all_editions),
    )


def _dropped_by(edition: DossierEdition, keys: Sequence[str]) -> Sequence[EditionNote]:
    """Return why principles fell away up to and in ``edition``, each with the last edition."""
    query = (
        select(EditionNote)
        .join(EditionNote.edition)
        .where(
            EditionNote.kind == ChangeKind.DROPPED,
            EditionNote.key.not_in(keys),
            DossierEdition.dossier_id == edition.dossier_id,
            DossierEdition.number <= edition.number,
            DossierEdition.state == EditionState.PUBLISHED,
        )
        .order_by(DossierEdition.number, EditionNote.id)
        .options(contains_eager(EditionNote.edition))
    )
    return list({note.key: note for note in db.session.scalars(query)}.values())


def _interventions_of(dossier_id: int) -> Sequence[Intervention]:
    query = select(Intervention).where(Intervention.dossiers.any(Dossier.id == dossier_id))
    return db.session.scalars(query.order_by(func.lower(Intervention.name))).all()


def _examples_of(dossier_id: int) -> Sequence[PracticeExample]:
    query = select(PracticeExample).where(PracticeExample.dossiers.any(Dossier.id == dossier_id))
    return db.session.scalars(query.order_by(func.lower(PracticeExample.title))).all()


def _instruments_of(slug: str) -> Sequence[Instrument]:
    instruments = db.session.scalars(select(Instrument).order_by(func.lower(Instrument.name)))
    return [one for one in instruments if slug in linked_slugs(one)]
