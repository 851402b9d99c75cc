"""Lessons, joined to the principles they confirm, qualify or contradict."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import (
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewDecision,
    ReviewState,
    Strength,
    Transferability,
)
from tracker.models.base import Base, OfGemeente, Versioned, now
from tracker.models.cycle import Cycle
from tracker.models.library import Principle
from tracker.models.person import Organisation, User
from tracker.models.place import Gemeente, Wijk
from tracker.models.trajectory import Trajectory


class Lesson(OfGemeente, Versioned, Base):
    """What was learned, for whom, in which circumstances and how sure; outlives its trajectory."""

    __tablename__ = "lesson"
    __table_args__ = (
        Index("ix_lesson_queue", "review_state", "offered_at"),
        # The newest of a trajectory, and all of it.
        Index("ix_lesson_trajectory_id_written_on", "trajectory_id", "written_on"),
        # All that counting obstacles asks, so that no lesson is read for it.
        Index("ix_lesson_obstacle", "obstacle", "gemeente_id", "trajectory_id", "review_state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"))
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    wijk_id: Mapped[int] = mapped_column(ForeignKey("wijk.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))  # proposer
    title: Mapped[str] = mapped_column(String(200))
    did: Mapped[str] = mapped_column(Text)
    saw: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text)
    for_whom: Mapped[str] = mapped_column(String(300))
    circumstances: Mapped[str] = mapped_column(Text, default="")
    kind: Mapped[LessonKind]
    result: Mapped[LessonResult]
    strength: Mapped[Strength]
    knowledge: Mapped[list[str]]  # values of KnowledgeSource
    obstacle: Mapped[Obstacle | None]
    anchoring: Mapped[str] = mapped_column(Text, default="")
    look_again_on: Mapped[date | None]
    has_no_principle: Mapped[bool] = mapped_column(default=False)  # the explicit choice
    needs_no_action: Mapped[bool] = mapped_column(default=False)  # the explicit choice
    review_state: Mapped[ReviewState] = mapped_column(default=ReviewState.IN_TRAJECTORY)
    offered_at: Mapped[datetime | None]
    written_at: Mapped[datetime] = mapped_column(default=now)
    written_on: Mapped[date]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    gemeente: Mapped[Gemeente] = relationship()
    trajectory: Mapped[Trajectory] = relationship()
    cycle: Mapped[Cycle] = relationship()
    wijk: Mapped[Wijk] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    principle_links: Mapped[list[LessonPrinciple]] = relationship(
        back_populates="lesson", cascade="all, delete-orphan", lazy="raise_on_sql"
    )


class LessonPrinciple(OfGemeente, Base):
    """What a lesson says about one principle."""

    __tablename__ = "lesson_principle"
    __table_args__ = (
        UniqueConstraint("lesson_id", "principle_id"),
        Index("ix_lesson_principle_newest", "principle_id", "direction", "lesson_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id", ondelete="CASCADE"))
    principle_id: Mapped[int] = mapped_column(ForeignKey("principle.id"))
    direction: Mapped[LessonDirection]

    lesson: Mapped[Lesson] = relationship(back_populates="principle_links")
    principle: Mapped[Principle] = relationship()


class LessonReview(OfGemeente, Base):
    """What was decided about an offered lesson, and why. Never changed afterwards."""

    __tablename__ = "lesson_review"
    __table_args__ = (
        CheckConstraint(
            "decision != 'shared' OR transferability IS NOT NULL", name="shared_says_for_whom"
        ),
        CheckConstraint(
            "transferability != 'under_conditions' OR conditions != ''", name="conditions_given"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    decision: Mapped[ReviewDecision]
    reason: Mapped[str] = mapped_column(Text, default="")  # a question stands in its message
    transferability: Mapped[Transferability | None]  # when shared
    conditions: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(default=now)

    lesson: Mapped[Lesson] = relationship()
    user: Mapped[User] = relationship()


class LessonMessage(OfGemeente, Base):
    """A question of an adviser about a lesson, or the answer of its gemeente. Never changed."""

    __tablename__ = "lesson_message"

    id: Mapped[int] = mapped_column(primary_key=True)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    is_question: Mapped[bool]
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(default=now)

    lesson: Mapped[Lesson] = relationship()
    user: Mapped[User] = relationship()
