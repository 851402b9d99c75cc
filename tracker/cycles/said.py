"""What was said on a topic, and whether two people wrote on the same one at the same time."""

from dataclasses import dataclass
from hashlib import sha256

from tracker.domain.vocabulary import MustImprove, Recognition
from tracker.models import ConversationTopic


@dataclass(frozen=True)
class Said:
    """The answers to the three questions on one topic."""

    title: str
    recognised: Recognition | None
    explanation: str
    must_improve: MustImprove | None

    @property
    def mark(self) -> str:
        """Return a short word that differs as soon as one of the answers does."""
        words = (self.title, self.recognised, self.explanation, self.must_improve)
        text = "\n".join(" ".join(str(word or "").split()) for word in words)
        return sha256(text.encode()).hexdigest()[:16]


def said_of(topic: ConversationTopic) -> Said:
    """Return what is stored of ``topic``."""
    return Said(topic.title, topic.recognised, topic.explanation, topic.must_improve)


def is_contested(stored: Said, typed: Said, *, seen: str) -> bool:
    """Return whether somebody else changed what ``typed`` would overwrite.

    ``seen`` is the mark of the answers the writer had in sight; empty when that is not known.
    """
    if not seen or seen == stored.mark:
        return False
    return typed.mark not in (seen, stored.mark)


def is_change(stored: Said, typed: Said, *, seen: str) -> bool:
    """Return whether the writer changed anything: else what others wrote since stays."""
    return typed.mark not in (stored.mark, seen)
