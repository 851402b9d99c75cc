"""What people decide about signals; the signals themselves are worked out anew each time."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.signals.signal import Rule
from tracker.models.base import Base, OfGemeente, now
from tracker.models.person import User
from tracker.models.place import Wijk
from tracker.models.trajectory import Trajectory


class SignalDecision(OfGemeente, Base):
    """A signal set aside with a reason, or put back. Never changed afterwards; the last counts."""

    __tablename__ = "signal_decision"
    __table_args__ = (
        Index("ix_signal_decision_trajectory", "trajectory_id", "fingerprint"),
        CheckConstraint("NOT is_aside OR reason <> ''", name="aside_with_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"))
    wijk_id: Mapped[int | None] = mapped_column(ForeignKey("wijk.id"))  # None: the trajectory
    rule: Mapped[Rule]
    about: Mapped[str] = mapped_column(String(80))
    # Of the facts behind the signal: when they change, the decision no longer holds.
    fingerprint: Mapped[str] = mapped_column(String(64))
    is_aside: Mapped[bool]
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime] = mapped_column(default=now)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    trajectory: Mapped[Trajectory] = relationship()
    wijk: Mapped[Wijk | None] = relationship()
    user: Mapped[User | None] = relationship()
