"""A cycle in a wijk, the history of its phases, and what is measured, thought and told in it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.phases import Phase
from tracker.domain.vocabulary import ExpectationMet, PhaseMove, ReflectionScore
from tracker.domain.withholding import MeasurementKind, ValueState
from tracker.models.base import Base, OfGemeente, now
from tracker.models.library import Principle
from tracker.models.person import Organisation, User
from tracker.models.place import Wijk
from tracker.models.trajectory import Indicator, Trajectory


class Cycle(OfGemeente, Base):
    """One round of measure, speak, learn, improve in one wijk."""

    __tablename__ = "cycle"
    __table_args__ = (
        UniqueConstraint("trajectory_id", "wijk_id", "number"),
        CheckConstraint("closed_on >= started_on", name="closed_after_start"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"))
    wijk_id: Mapped[int] = mapped_column(ForeignKey("wijk.id"), index=True)
    number: Mapped[int]
    question: Mapped[str] = mapped_column(String(300), default="")
    expectation: Mapped[str] = mapped_column(Text, default="")
    seen: Mapped[str] = mapped_column(Text, default="")
    expectation_met: Mapped[ExpectationMet | None]
    phase: Mapped[Phase] = mapped_column(default=Phase.MEASURE)
    started_on: Mapped[date]
    phase_started_on: Mapped[date]
    last_entry_on: Mapped[date]  # the day something was last written in this cycle
    closed_on: Mapped[date | None]

    trajectory: Mapped[Trajectory] = relationship()
    wijk: Mapped[Wijk] = relationship()
    phase_changes: Mapped[list[PhaseChange]] = relationship(
        back_populates="cycle", lazy="raise_on_sql", order_by="PhaseChange.id"
    )

    def note_entry(self, on: date) -> None:
        """Remember that something was written in this cycle on the day ``on``."""
        self.last_entry_on = max(self.last_entry_on, on)


class PhaseChange(OfGemeente, Base):
    """One change of phase: who, when, from, to, why. Never changed afterwards."""

    __tablename__ = "phase_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    from_phase: Mapped[Phase | None]  # None: the cycle was started
    to_phase: Mapped[Phase]
    move: Mapped[PhaseMove]
    changed_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(Text, default="")
    passed: Mapped[list[str]] = mapped_column(default=list)  # values of the conditions not met
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    cycle: Mapped[Cycle] = relationship(back_populates="phase_changes")
    user: Mapped[User | None] = relationship()


class Measurement(OfGemeente, Base):
    """One value of an indicator in a wijk, or the reason why there is none. Never overwritten."""

    __tablename__ = "measurement"
    __table_args__ = (
        Index("ix_measurement_series", "indicator_id", "wijk_id", "measured_on"),
        CheckConstraint("numerator <= denominator", name="part_of_whole"),
        CheckConstraint("(state = 'measured') = (value IS NOT NULL)", name="value_if_measured"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"), index=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id"))
    wijk_id: Mapped[int] = mapped_column(ForeignKey("wijk.id"))
    # None: from before the first cycle.
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    period_starts_on: Mapped[date | None]
    measured_on: Mapped[date]  # the day, or the last day of the period
    state: Mapped[ValueState] = mapped_column(default=ValueState.MEASURED)
    value: Mapped[float | None]  # in the unit of the indicator; a share in per cent
    n: Mapped[int | None]
    numerator: Mapped[int | None]
    denominator: Mapped[int | None]
    kind: Mapped[MeasurementKind]
    source: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")  # with a state: the reason of absence
    is_example: Mapped[bool] = mapped_column(default=False)  # "voorbeeldcijfer"
    recorded_at: Mapped[datetime] = mapped_column(default=now)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    # A correction keeps the old value: the new row points at the one it replaces.
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("measurement.id"), unique=True)
    correction_reason: Mapped[str] = mapped_column(String(300), default="")
    is_superseded: Mapped[bool] = mapped_column(default=False)

    trajectory: Mapped[Trajectory] = relationship()
    indicator: Mapped[Indicator] = relationship()
    wijk: Mapped[Wijk] = relationship()
    cycle: Mapped[Cycle | None] = relationship()
    organisation: Mapped[Organisation | None] = relationship()
    corrects: Mapped[Measurement | None] = relationship(remote_side=[id])


class Reflection(OfGemeente, Base):
    """How far one organisation sees one principle in its practice, in one cycle."""

    __tablename__ = "reflection"
    __table_args__ = (UniqueConstraint("cycle_id", "principle_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    principle_id: Mapped[int] = mapped_column(ForeignKey("principle.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    score: Mapped[ReflectionScore]
    remark: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    cycle: Mapped[Cycle] = relationship()
    principle: Mapped[Principle] = relationship()
    organisation: Mapped[Organisation] = relationship()

    @property
    def trajectory(self) -> Trajectory:
        """Return the trajectory of the cycle."""
        return self.cycle.trajectory

    @property
    def wijk_id(self) -> int:
        """Return the wijk of the cycle."""
        return self.cycle.wijk_id


class Story(OfGemeente, Base):
    """A short account without recognisable persons; it prints only with permission."""

    __tablename__ = "story"

    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    text: Mapped[str] = mapped_column(Text)
    told_by: Mapped[str] = mapped_column(String(120))  # a kind of person: "deelnemer"
    told_on: Mapped[date]
    has_permission: Mapped[bool]
    is_example: Mapped[bool] = mapped_column(default=False)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    cycle: Mapped[Cycle] = relationship()
    organisation: Mapped[Organisation | None] = relationship()

    @property
    def trajectory(self) -> Trajectory:
        """Return the trajectory of the cycle."""
        return self.cycle.trajectory

    @property
    def wijk_id(self) -> int:
        """Return the wijk of the cycle."""
        return self.cycle.wijk_id
