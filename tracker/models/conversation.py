"""A conversation of the network: topics in a fixed order, and typed outcomes."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Column, ForeignKey, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import ConversationForm, MustImprove, OutcomeKind, Recognition
from tracker.models.base import Base, OfGemeente, Versioned
from tracker.models.cycle import Cycle, Story
from tracker.models.library import Principle
from tracker.models.person import Organisation
from tracker.models.trajectory import Indicator, Trajectory

conversation_organisation = Table(
    "conversation_organisation",
    Base.metadata,
    Column("conversation_id", ForeignKey("conversation.id", ondelete="CASCADE"), primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), primary_key=True),
)


class Conversation(OfGemeente, Versioned, Base):
    """A talk on what was measured; a date in the future means it is planned."""

    __tablename__ = "conversation"

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    held_on: Mapped[date]
    starts_at: Mapped[str] = mapped_column(String(5), default="")  # "10.00", local time
    form: Mapped[ConversationForm]

    cycle: Mapped[Cycle] = relationship()
    organisations: Mapped[list[Organisation]] = relationship(
        secondary=conversation_organisation, lazy="raise_on_sql", order_by="Organisation.name"
    )
    topics: Mapped[list[ConversationTopic]] = relationship(
        back_populates="conversation",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="ConversationTopic.position",
    )
    outcomes: Mapped[list[ConversationOutcome]] = relationship(
        back_populates="conversation",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="ConversationOutcome.id",
    )

    @property
    def trajectory(self) -> Trajectory:
        """Return the trajectory of the cycle."""
        return self.cycle.trajectory

    @property
    def wijk_id(self) -> int:
        """Return the wijk of the cycle."""
        return self.cycle.wijk_id


class ConversationTopic(OfGemeente, Base):
    """One thing talked about: what was measured, do we recognise it, must it improve."""

    __tablename__ = "conversation_topic"
    __table_args__ = (UniqueConstraint("conversation_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    indicator_id: Mapped[int | None] = mapped_column(ForeignKey("indicator.id"))
    principle_id: Mapped[int | None] = mapped_column(ForeignKey("principle.id"))
    story_id: Mapped[int | None] = mapped_column(ForeignKey("story.id"))
    recognised: Mapped[Recognition | None]
    explanation: Mapped[str] = mapped_column(Text, default="")
    must_improve: Mapped[MustImprove | None]

    conversation: Mapped[Conversation] = relationship(back_populates="topics")
    indicator: Mapped[Indicator | None] = relationship()
    principle: Mapped[Principle | None] = relationship()
    story: Mapped[Story | None] = relationship()


class ConversationOutcome(OfGemeente, Base):
    """A decision, a note or a follow-up; an open follow-up goes on to the next conversation."""

    __tablename__ = "conversation_outcome"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[int] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[OutcomeKind]
    text: Mapped[str] = mapped_column(Text)
    settled_on: Mapped[date | None]  # None for a follow-up that is still open

    conversation: Mapped[Conversation] = relationship(back_populates="outcomes")
