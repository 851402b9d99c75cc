"""What changes the library: loading what is shipped, and making the next edition of a dossier."""

from tracker.library.services.drafts import (
    DraftExists,
    PrincipleWords,
    Source,
    add_principle,
    change_principle,
    discard_draft,
    drop_principle,
    restore_principle,
    start_draft,
)
from tracker.library.services.loading import load_library
from tracker.library.services.proposals import (
    PrincipleDropped,
    ProposalDecided,
    decline_proposal,
    put_back_proposal,
    take_over_proposal,
)
from tracker.library.services.publishing import NotesMissing, NothingChanged, publish_draft

__all__ = [
    "DraftExists",
    "NotesMissing",
    "NothingChanged",
    "PrincipleDropped",
    "PrincipleWords",
    "ProposalDecided",
    "Source",
    "add_principle",
    "change_principle",
    "decline_proposal",
    "discard_draft",
    "drop_principle",
    "load_library",
    "publish_draft",
    "put_back_proposal",
    "restore_principle",
    "start_draft",
    "take_over_proposal",
]
