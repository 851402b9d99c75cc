"""Where the words of an edition come from: insights on its principles, and their proposals."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from tracker.domain.vocabulary import EditionState, ProposalState
from tracker.extensions import db
from tracker.models import DossierEdition, Proposal


def taken_over_in(edition: DossierEdition) -> dict[str, list[Proposal]]:
    """Return by key the proposals in the words of ``edition``, those of earlier editions included.

    The insight and the edition of each are loaded.
    """
    query = (
        proposals()
        .join(Proposal.edition)
        .where(
            DossierEdition.dossier_id == edition.dossier_id,
            DossierEdition.number <= edition.number,
            (DossierEdition.state == EditionState.PUBLISHED) | (Proposal.edition_id == edition.id),
        )
    )
    return by_key(db.session.scalars(query).all())


def open_proposals_on(keys: Collection[str]) -> dict[str, list[Proposal]]:
    """Return by key the proposals that wait for a decision, with their insight."""
    query = proposals().where(
        Proposal.principle_key.in_(keys), Proposal.state == ProposalState.OPEN
    )
    return by_key(db.session.scalars(query).all())


def proposal_by_id(id: int) -> Proposal | None:
    """Return a proposal with its insight and edition, or None."""
    return db.session.scalar(proposals().where(Proposal.id == id))


def proposals() -> Select[Proposal]:
    """Select proposals in the order they were made, with insight and edition."""
    return (
        select(Proposal)
        .order_by(Proposal.id)
        .options(joinedload(Proposal.insight), joinedload(Proposal.edition))
    )


def by_key(found: Sequence[Proposal]) -> dict[str, list[Proposal]]:
    """Return proposals by the key of their principle."""
    keyed: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in found:
        keyed[proposal.principle_key].append(proposal)
    return dict(keyed)
