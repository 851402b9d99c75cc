"""What becomes of a proposal: taken over in a draft, put back, or declined."""

from datetime import date

from tracker.domain.vocabulary import ProposalState
from tracker.extensions import db
from tracker.library.services.drafts import reopen
from tracker.models import DossierEdition, Principle, Proposal


class ProposalDecided(Exception):
    """It was decided before, or its edition is published."""


class PrincipleDropped(Exception):
    """The draft does not hold the principle the proposal is about."""


def take_over_proposal(proposal: Proposal, *, draft: DossierEdition, on: date) -> Principle:
    """Add the sentences of ``proposal`` to its principle in ``draft``; return the principle.

    The principles of ``draft`` must be loaded. The caller commits.

    Raises:
        ProposalDecided: it is not open.
        PrincipleDropped: the draft left the principle out.
    """
    if proposal.state is not ProposalState.OPEN:
        raise ProposalDecided
    principle = principle_in(draft, proposal)
    if principle is None:
        raise PrincipleDropped
    principle.explanation = f"{principle.explanation.rstrip()} {proposal.text}"
    proposal.state = ProposalState.TAKEN_OVER
    proposal.edition = draft
    proposal.decided_on = on
    db.session.flush()
    return principle


def put_back_proposal(proposal: Proposal, *, draft: DossierEdition) -> None:
    """Undo that ``proposal`` was taken over in ``draft``; its sentences go, if still there.

    The principles of ``draft`` must be loaded. The caller commits.

    Raises:
        ProposalDecided: it was not taken over in this draft.
    """
    if proposal.state is not ProposalState.TAKEN_OVER or proposal.edition_id != draft.id:
        raise ProposalDecided
    principle = principle_in(draft, proposal)
    if principle is not None:
        before, _, after = principle.explanation.partition(proposal.text)
        principle.explanation = f"{before.rstrip()} {after.lstrip()}".strip()
    reopen(proposal)
    db.session.flush()


def decline_proposal(proposal: Proposal, *, reason: str, on: date) -> None:
    """Decide not to take ``proposal`` over; who made it reads the reason. The caller commits.

    Raises:
        ProposalDecided: it is not open.
    """
    if proposal.state is not ProposalState.OPEN:
        raise ProposalDecided
    proposal.state = ProposalState.DECLINED
    proposal.reason = reason
    proposal.decided_on = on


def principle_in(draft: DossierEdition, proposal: Proposal) -> Principle | None:
    """Return the principle of ``draft`` that ``proposal`` is about, or None."""
    return next((each for each in draft.principles if each.key == proposal.principle_key), None)
