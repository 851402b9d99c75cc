"""What a newer edition of a dossier says, for the trajectories that chose an older one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import aliased, joinedload, selectinload

from tracker.domain.editions import PrincipleText, compare
from tracker.domain.vocabulary import ChangeKind, EditionState
from tracker.extensions import db
from tracker.models import DossierEdition, EditionNote, Principle, TrajectoryPrinciple


@dataclass(frozen=True)
class PrincipleNews:
    """A principle of a trajectory that the current edition words otherwise, or no longer has."""

    link: TrajectoryPrinciple  # with the principle as the trajectory chose it
    edition: DossierEdition  # the current one
    principle: Principle | None  # as it is now; None: dropped
    notes: tuple[EditionNote, ...]  # of the editions in between, oldest first

    @property
    def kind(self) -> ChangeKind:
        """Return what happened to the principle."""
        return ChangeKind.DROPPED if self.principle is None else ChangeKind.CHANGED

    @property
    def is_passed(self) -> bool:
        """Return whether the gemeente looked at this edition and chose to stay."""
        return self.link.passed_edition_id == self.edition.id


def text_of(principle: Principle) -> PrincipleText:
    """Return what ``principle`` says; its questions must be loaded."""
    return PrincipleText(
        title=principle.title,
        explanation=principle.explanation,
        evidence=principle.evidence,
        avoid=principle.avoid,
        questions=tuple(question.text for question in principle.questions),
    )


def texts_of(principles: Iterable[Principle]) -> dict[str, PrincipleText]:
    """Return what ``principles`` say, by key; their questions must be loaded."""
    return {principle.key: text_of(principle) for principle in principles}


def edition_news(trajectory_ids: Collection[int]) -> dict[int, list[PrincipleNews]]:
    """Return by trajectory what current editions say otherwise on the principles it chose.

    A principle with the same words in the current edition is no news. One query where everything
    is up to date, else a fixed number.
    """
    links = _older_links(trajectory_ids)
    if not links:
        return {id: [] for id in trajectory_ids}
    editions = current_editions({link.principle.edition.dossier_id for link in links})
    notes = _notes_on({link.principle.key for link in links})
    found: dict[int, list[PrincipleNews]] = {id: [] for id in trajectory_ids}
    for link in links:
        old = link.principle
        edition = editions.get(old.edition.dossier_id)
        if edition is None:
            continue
        new = next((each for each in edition.principles if each.key == old.key), None)
        if not compare(texts_of([old]), texts_of([new] if new else [])):
            continue
        between = range(old.edition.number + 1, edition.number + 1)
        told = tuple(note for note in notes[old.key] if note.edition.number in between)
        found[link.trajectory_id].append(PrincipleNews(link, edition, new, told))
    return found


def _older_links(trajectory_ids: Collection[int]) -> Sequence[TrajectoryPrinciple]:
    """Return the links to principles of an edition that is not the current one."""
    principle = joinedload(TrajectoryPrinciple.principle)
    query = (
        select(TrajectoryPrinciple)
        .join(TrajectoryPrinciple.principle)
        .join(Principle.edition)
        .where(
            TrajectoryPrinciple.trajectory_id.in_(trajectory_ids),
            DossierEdition.is_current.is_(False),
        )
        .order_by(TrajectoryPrinciple.position)
        .options(
            principle.joinedload(Principle.edition).joinedload(DossierEdition.dossier),
            principle.selectinload(Principle.questions),
        )
    )
    return db.session.scalars(query).all()


def current_editions(dossier_ids: Collection[int]) -> dict[int, DossierEdition]:
    """Return the current edition of each dossier by its id, with all its principles say."""
    query = (
        select(DossierEdition)
        .where(DossierEdition.dossier_id.in_(dossier_ids), DossierEdition.is_current)
        .options(
            joinedload(DossierEdition.dossier),
            selectinload(DossierEdition.principles).selectinload(Principle.questions),
        )
    )
    return {edition.dossier_id: edition for edition in db.session.scalars(query)}


def principles_by_key(keys: Collection[str]) -> dict[str, Principle]:
    """Return the principles by key, in the words of the current edition with their dossier.

    One that the current edition dropped stands in the words of the last that had it.
    """
    query = (
        select(Principle)
        .join(Principle.edition)
        .where(Principle.key.in_(keys), DossierEdition.state == EditionState.PUBLISHED)
        .order_by(DossierEdition.is_current, DossierEdition.number)
        .options(joinedload(Principle.edition).joinedload(DossierEdition.dossier))
    )
    return {principle.key: principle for principle in db.session.scalars(query)}


def _notes_on(keys: Collection[str]) -> dict[str, list[EditionNote]]:
    """Return by key what published editions noted on these principles, oldest first."""
    query = (
        select(EditionNote)
        .join(EditionNote.edition)
        .where(EditionNote.key.in_(keys))
        .order_by(DossierEdition.number)
        .options(joinedload(EditionNote.edition))
    )
    found: dict[str, list[EditionNote]] = defaultdict(list)
    for note in db.session.scalars(query):
        found[note.key].append(note)
    return found


def added_since(trajectory_id: int) -> list[Principle]:
    """Return the principles that came into a dossier after the trajectory chose from it.

    Only of dossiers it chose from; what stood in any edition it chose from is not new.
    """
    chosen = aliased(DossierEdition)
    seen = (
        select(chosen.id, chosen.dossier_id)
        .join(Principle, Principle.edition_id == chosen.id)
        .join(TrajectoryPrinciple, TrajectoryPrinciple.principle_id == Principle.id)
        .where(TrajectoryPrinciple.trajectory_id == trajectory_id)
        .subquery()
    )
    known = select(Principle.key).where(Principle.edition_id.in_(select(seen.c.id)))
    query = (
        select(Principle)
        .join(Principle.edition)
        .where(
            DossierEdition.is_current,
            DossierEdition.dossier_id.in_(select(seen.c.dossier_id)),
            Principle.key.not_in(known),
        )
        .order_by(DossierEdition.dossier_id, Principle.position)
        .options(joinedload(Principle.edition).joinedload(DossierEdition.dossier))
    )
    return list(db.session.scalars(query))
