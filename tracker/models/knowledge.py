"""Whether knowledge is used: which lessons were seen and opened, and which were taken over."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import ChoicePlace, ReviewState, UseKind
from tracker.models.base import Base, OfGemeente
from tracker.models.lesson import Lesson
from tracker.models.place import Gemeente
from tracker.models.trajectory import Trajectory


class KnowledgeUse(OfGemeente, Base):
    """Somebody of a gemeente saw or opened a lesson of another; says who in no way. Only added."""

    __tablename__ = "knowledge_use"
    __table_args__ = (Index("ix_knowledge_use_lesson", "lesson_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id"))
    kind: Mapped[UseKind]
    place: Mapped[ChoicePlace]
    used_on: Mapped[date]


class LessonTaken(OfGemeente, Base):
    """A shared lesson of another gemeente that an action, an offer or a principle rests on here."""

    __tablename__ = "lesson_taken"
    __table_args__ = (
        UniqueConstraint("action_id", "lesson_id"),
        UniqueConstraint("offer_id", "lesson_id"),
        UniqueConstraint("principle_link_id", "lesson_id"),
        CheckConstraint(
            "(action_id IS NOT NULL AND offer_id IS NULL AND principle_link_id IS NULL"
            " AND place = 'action')"
            " OR (action_id IS NULL AND offer_id IS NOT NULL AND principle_link_id IS NULL"
            " AND place = 'offer')"
            " OR (action_id IS NULL AND offer_id IS NULL AND principle_link_id IS NOT NULL"
            " AND place = 'principle')",
            name="in_one_place",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    lesson_id: Mapped[int] = mapped_column(ForeignKey("lesson.id"), index=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"), index=True)
    place: Mapped[ChoicePlace]
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"))
    offer_id: Mapped[int | None] = mapped_column(ForeignKey("offer.id", ondelete="CASCADE"))
    principle_link_id: Mapped[int | None] = mapped_column(
        ForeignKey("trajectory_principle.id", ondelete="CASCADE")
    )
    taken_on: Mapped[date]

    gemeente: Mapped[Gemeente] = relationship(foreign_keys="LessonTaken.gemeente_id")
    lesson: Mapped[Lesson] = relationship()
    trajectory: Mapped[Trajectory] = relationship()

    @property
    def is_withdrawn(self) -> bool:
        """Return whether the gemeente of the lesson no longer shares it."""
        return self.lesson.review_state is not ReviewState.SHARED
