"""Actions with their three dated states, and the log lines partners write."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import FollowUp, Judgement
from tracker.models.base import Base, OfGemeente, Versioned, now
from tracker.models.conversation import ConversationOutcome
from tracker.models.cycle import Cycle
from tracker.models.lesson import Lesson
from tracker.models.library import Principle
from tracker.models.person import Organisation, User
from tracker.models.place import Wijk
from tracker.models.trajectory import Trajectory


class Action(OfGemeente, Versioned, Base):
    """An agreed improvement: done, checked and judged are three separate dated states."""

    __tablename__ = "action"
    __table_args__ = (
        CheckConstraint("checked_on >= done_on", name="checked_after_done"),
        CheckConstraint("(judged_on IS NULL) = (judgement IS NULL)", name="judged_with_words"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"), index=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    wijk_id: Mapped[int] = mapped_column(ForeignKey("wijk.id"), index=True)
    lesson_id: Mapped[int | None] = mapped_column(ForeignKey("lesson.id"), index=True)
    # The principle whose reflection gave the action.
    principle_id: Mapped[int | None] = mapped_column(ForeignKey("principle.id"))
    # The follow-up of a conversation the action was made of; one follow-up gives one action.
    outcome_id: Mapped[int | None] = mapped_column(
        ForeignKey("conversation_outcome.id"), unique=True
    )
    title: Mapped[str] = mapped_column(String(160))
    expected_effect: Mapped[str] = mapped_column(Text, default="")
    # An action may be noted down before it has an owner; the phase asks for both later.
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))  # the person
    starts_on: Mapped[date]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    checked_on: Mapped[date | None]
    checked_note: Mapped[str] = mapped_column(Text, default="")
    judged_on: Mapped[date | None]
    judged_cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"))
    judgement: Mapped[Judgement | None]
    follow_up: Mapped[FollowUp | None]
    judgement_note: Mapped[str] = mapped_column(Text, default="")

    trajectory: Mapped[Trajectory] = relationship()
    cycle: Mapped[Cycle] = relationship(foreign_keys=[cycle_id])
    judged_cycle: Mapped[Cycle | None] = relationship(foreign_keys=[judged_cycle_id])
    wijk: Mapped[Wijk] = relationship()
    lesson: Mapped[Lesson | None] = relationship()
    principle: Mapped[Principle | None] = relationship()
    outcome: Mapped[ConversationOutcome | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    user: Mapped[User | None] = relationship()
    logs: Mapped[list[ActionLog]] = relationship(
        back_populates="action",
        lazy="raise_on_sql",
        order_by="ActionLog.logged_on.desc(), ActionLog.id.desc()",
    )

    def is_late(self, today: date) -> bool:
        """Return whether the action should have been done before ``today``."""
        return self.done_on is None and self.due_on is not None and self.due_on < today


class ActionLog(OfGemeente, Base):
    """One line on what was done and what came of it."""

    __tablename__ = "action_log"
    __table_args__ = (CheckConstraint("reached >= 0", name="reached_not_negative"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    text: Mapped[str] = mapped_column(Text)
    logged_on: Mapped[date]
    reached: Mapped[int | None]
    # Made by the form: a line that is sent twice is stored once.
    client_key: Mapped[str] = mapped_column(String(36), unique=True)
    recorded_at: Mapped[datetime] = mapped_column(default=now)

    action: Mapped[Action] = relationship(back_populates="logs")
    organisation: Mapped[Organisation | None] = relationship()

    @property
    def trajectory(self) -> Trajectory:
        """Return the trajectory of the action."""
        return self.action.trajectory

    @property
    def wijk_id(self) -> int:
        """Return the wijk of the action."""
        return self.action.wijk_id
