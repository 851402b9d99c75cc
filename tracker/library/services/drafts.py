"""The next edition of a dossier: begun as a copy, changed principle by principle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select

from tracker.domain.slug import slugify
from tracker.domain.vocabulary import ChangeKind, EditionState, PrincipleBasis, ProposalState
from tracker.extensions import db
from tracker.models import (
    Dossier,
    DossierEdition,
    EditionNote,
    Principle,
    Proposal,
    ReflectionQuestion,
)

LONGEST_KEY = 80
COPIED = (
    *("key", "position", "title", "explanation", "evidence", "avoid", "basis", "target_groups"),
    *("source_title", "source_year", "source_url", "source_where", "more_sources"),
)
COPIED_OF_EDITION = (
    *("label", "summary", "facts", "target_groups", "gaps", "publisher", "source_title"),
    *("source_year", "source_url"),
)


class DraftExists(Exception):
    """A dossier has one draft at most."""


@dataclass(frozen=True, kw_only=True)
class PrincipleWords:
    """What an editor says about a principle."""

    title: str
    explanation: str
    evidence: str = ""
    avoid: str = ""
    questions: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a new principle comes from."""

    title: str
    year: int | None = None
    url: str | None = None


def start_draft(edition: DossierEdition, *, on: date) -> DossierEdition:
    """Return a draft of the next edition, a copy of ``edition``. The caller commits.

    The principles of ``edition`` and their questions must be loaded.

    Raises:
        DraftExists: the dossier has a draft already.
    """
    of_dossier = DossierEdition.dossier_id == edition.dossier_id
    is_draft = DossierEdition.state == EditionState.DRAFT
    if db.session.scalar(select(exists().where(of_dossier, is_draft))):
        raise DraftExists
    last = db.session.scalar(select(func.max(DossierEdition.number)).where(of_dossier))
    draft = DossierEdition(
        **{name: getattr(edition, name) for name in COPIED_OF_EDITION},
        dossier_id=edition.dossier_id,
        number=(last or 0) + 1,
        state=EditionState.DRAFT,
        is_current=False,
        based_on_id=edition.id,
        checksum="",
        loaded_on=on,
        principles=[copy_of(principle) for principle in edition.principles],
        notes=[],
    )
    db.session.add(draft)
    db.session.flush()
    return draft


def copy_of(principle: Principle) -> Principle:
    """Return a new principle that says the same; its questions must be loaded."""
    copy = Principle(**{name: getattr(principle, name) for name in COPIED})
    ask(copy, [question.text for question in principle.questions])
    return copy


def ask(principle: Principle, questions: Sequence[str]) -> None:
    """Give ``principle`` these questions; those it has keep their place."""
    kept = principle.questions[: len(questions)]
    for question, text in zip(kept, questions, strict=False):
        question.text = text
    more = enumerate(questions[len(kept) :], start=len(kept) + 1)
    added = [ReflectionQuestion(position=number, text=text) for number, text in more]
    principle.questions[len(kept) :] = added


def change_principle(principle: Principle, words: PrincipleWords) -> None:
    """Let a principle of a draft say ``words``; its questions must be loaded. The caller commits.

    Raises:
        EditionPublished: its edition is published.
    """
    principle.title = words.title
    principle.explanation = words.explanation
    principle.evidence = words.evidence
    principle.avoid = words.avoid
    ask(principle, words.questions)
    db.session.flush()


def add_principle(draft: DossierEdition, words: PrincipleWords, *, source: Source) -> Principle:
    """Return a new principle at the end of ``draft``, with a key of its own. The caller commits.

    The principles of ``draft`` and its dossier must be loaded.

    Raises:
        EditionPublished: ``draft`` is published.
    """
    principle = Principle(
        key=free_key(draft.dossier, words.title),
        position=max((each.position for each in draft.principles), default=0) + 1,
        basis=PrincipleBasis.RELATED,
        target_groups=[],
        source_title=source.title,
        source_year=source.year,
        source_url=source.url,
        more_sources=[],
        questions=[],
    )
    draft.principles.append(principle)
    with db.session.no_autoflush:  # it has no words yet
        change_principle(principle, words)
    return principle


def free_key(dossier: Dossier, title: str) -> str:
    """Return a key made from the dossier and ``title`` that no principle of any edition has."""
    base = f"{dossier.slug}-{slugify(title)}"[: LONGEST_KEY - 5].rstrip("-")
    key, number = base, 1
    while db.session.scalar(select(exists().where(Principle.key == key))):
        number += 1
        key = f"{base}-{number}"
    return key


def drop_principle(draft: DossierEdition, principle: Principle, *, reason: str) -> None:
    """Leave ``principle`` out of ``draft``, and keep why. The caller commits.

    What was taken over into it becomes an open proposal again. Principles, questions and notes
    of ``draft`` must be loaded.

    Raises:
        EditionPublished: ``draft`` is published.
    """
    taken = select(Proposal).where(
        Proposal.edition_id == draft.id, Proposal.principle_key == principle.key
    )
    for proposal in db.session.scalars(taken):
        reopen(proposal)
    note = EditionNote(
        key=principle.key, title=principle.title, kind=ChangeKind.DROPPED, text=reason
    )
    draft.notes.append(note)
    draft.principles.remove(principle)
    db.session.flush()


def restore_principle(draft: DossierEdition, principle: Principle) -> None:
    """Put back a ``principle`` of another edition that ``draft`` left out. The caller commits.

    The questions of ``principle`` and the principles and notes of ``draft`` must be loaded.
    """
    if any(each.key == principle.key for each in draft.principles):
        return
    draft.notes = [note for note in draft.notes if note.key != principle.key]
    draft.principles.append(copy_of(principle))
    db.session.flush()


def discard_draft(draft: DossierEdition) -> None:
    """Throw ``draft`` away; what was taken over in it is open again. The caller commits.

    Its principles, questions and notes must be loaded.

    Raises:
        EditionPublished: ``draft`` is published.
    """
    for proposal in db.session.scalars(select(Proposal).where(Proposal.edition_id == draft.id)):
        reopen(proposal)
    db.session.delete(draft)
    db.session.flush()


def reopen(proposal: Proposal) -> None:
    """Let ``proposal`` wait for a decision again."""
    proposal.state = ProposalState.OPEN
    proposal.edition_id = None
    proposal.decided_on = None
