"""What advisers make of shared lessons: insights, and proposals for a dossier."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import InsightState, LessonDirection, ProposalState
from tracker.models.base import Base, OfGemeente, Versioned
from tracker.models.lesson import Lesson
from tracker.models.library import DossierEdition
from tracker.models.person import User


class Insight(Versioned, Base):
    """What shared lessons on one principle add up to, for and against, as an adviser sees it."""

    __tablename__ = "insight"

    id: Mapped[int] = mapped_column(primary_key=True)
    principle_key: Mapped[str] = mapped_column(String(80), index=True)  # in every edition
    title: Mapped[str] = mapped_column(String(200))
    says: Mapped[str] = mapped_column(Text)
    in_favour: Mapped[str] = mapped_column(Text)
    against: Mapped[str] = mapped_column(Text)
    conditions: Mapped[str] = mapped_column(Text)  # for whom, and under which circumstances
    unknown: Mapped[str] = mapped_column(Text)
    state: Mapped[InsightState] = mapped_column(default=InsightState.DRAFT)
    written_on: Mapped[date]
    published_at: Mapped[datetime | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    lesson_links: Mapped[list[InsightLesson]] = relationship(
        back_populates="insight",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="InsightLesson.id",
    )
    proposals: Mapped[list[Proposal]] = relationship(
        back_populates="insight", lazy="raise_on_sql", order_by="Proposal.id"
    )


class InsightLesson(OfGemeente, Base):
    """A lesson behind an insight, with what it said about the principle when it was chosen."""

    __tablename__ = "insight_lesson"
    __table_args__ = (UniqueConstraint("insight_id", "lesson_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id", ondelete="CASCADE"))
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id"), index=True)
    direction: Mapped[LessonDirection]

    insight: Mapped[Insight] = relationship(back_populates="lesson_links")
    lesson: Mapped[Lesson] = relationship()


class Proposal(Base):
    """What an adviser proposes, from an insight, to add to a principle in the next edition."""

    __tablename__ = "proposal"
    __table_args__ = (
        CheckConstraint(
            "state != 'taken_over' OR edition_id IS NOT NULL", name="taken_over_somewhere"
        ),
        CheckConstraint("state != 'declined' OR reason != ''", name="declined_with_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    insight_id: Mapped[int] = mapped_column(ForeignKey("insight.id"), index=True)
    principle_key: Mapped[str] = mapped_column(String(80), index=True)
    text: Mapped[str] = mapped_column(Text)  # the sentences themselves
    why: Mapped[str] = mapped_column(Text)
    state: Mapped[ProposalState] = mapped_column(default=ProposalState.OPEN)
    reason: Mapped[str] = mapped_column(Text, default="")  # why it was declined
    edition_id: Mapped[int | None] = mapped_column(ForeignKey("dossier_edition.id"), index=True)
    proposed_on: Mapped[date]
    decided_on: Mapped[date | None]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    insight: Mapped[Insight] = relationship(back_populates="proposals")
    edition: Mapped[DossierEdition | None] = relationship()
    user: Mapped[User | None] = relationship()
