"""What the pages of dossiers read: the list, and one edition with all that refers to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, selectinload

from tracker.domain.vocabulary import DossierKind, PrincipleBasis
from tracker.extensions import db
from tracker.library.catalogue import linked_slugs
from tracker.models import (
    Dossier,
    DossierEdition,
    Instrument,
    Intervention,
    PracticeExample,
    Principle,
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


def dossier_page(slug: str, *, number: int | None = None) -> DossierPage | None:
    """Return the current edition of a dossier, or the edition asked for; None if there is none."""
    which = DossierEdition.is_current if number is None else DossierEdition.number == number
    query = (
        select(DossierEdition)
        .join(DossierEdition.dossier)
        .where(Dossier.slug == slug, which)
        .options(
            contains_eager(DossierEdition.dossier).selectinload(Dossier.editions),
            selectinload(DossierEdition.principles).selectinload(Principle.questions),
        )
    )
    edition = db.session.scalar(query)
    if edition is None:
        return None
    return DossierPage(
        edition=edition,
        interventions=_interventions_of(edition.dossier_id),
        examples=_examples_of(edition.dossier_id),
        instruments=_instruments_of(slug),
        practice=practice_of([principle.key for principle in edition.principles]),
    )


def _interventions_of(dossier_id: int) -> Sequence[Intervention]:
    query = select(Intervention).where(Intervention.dossiers.any(Dossier.id == dossier_id))
    return db.session.scalars(query.order_by(func.lower(Intervention.name))).all()


def _examples_of(dossier_id: int) -> Sequence[PracticeExample]:
    query = select(PracticeExample).where(PracticeExample.dossiers.any(Dossier.id == dossier_id))
    return db.session.scalars(query.order_by(func.lower(PracticeExample.title))).all()


def _instruments_of(slug: str) -> Sequence[Instrument]:
    instruments = db.session.scalars(select(Instrument).order_by(func.lower(Instrument.name)))
    return [one for one in instruments if slug in linked_slugs(one)]
