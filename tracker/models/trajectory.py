"""A trajectory and the chain it rests on: stakeholders, wijken, principles, results, offers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.phases import Phase
from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import FactorKind, StakeholderKind, TrajectoryStatus
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.models.base import Base, OfGemeente, Versioned
from tracker.models.library import DossierEdition, Intervention, Principle
from tracker.models.place import Gemeente, Wijk

offer_principle = Table(
    "offer_principle",
    Base.metadata,
    Column("offer_id", ForeignKey("offer.id", ondelete="CASCADE"), primary_key=True),
    Column("principle_id", ForeignKey("principle.id"), primary_key=True),
)


class Trajectory(OfGemeente, Versioned, Base):
    """One gemeente's run of a learning practice on one theme."""

    __tablename__ = "trajectory"
    __table_args__ = (CheckConstraint("ends_on >= starts_on", name="ends_after_start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(String(120))
    theme: Mapped[str] = mapped_column(String(80))
    age_group: Mapped[str] = mapped_column(String(80))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    report_on: Mapped[date | None]  # when the next report goes to college and raad
    status: Mapped[TrajectoryStatus] = mapped_column(default=TrajectoryStatus.DRAFT)
    is_open_to_advisers: Mapped[bool] = mapped_column(default=False)
    ambition: Mapped[str] = mapped_column(Text, default="")
    # What the lead asks of college and raad; opens the report.
    request: Mapped[str] = mapped_column(Text, default="")
    budget: Mapped[float | None]  # euro, for the running year
    spent: Mapped[float | None]  # euro, so far this year
    # The five parts of the start analysis.
    analysis_who: Mapped[str] = mapped_column(Text, default="")
    analysis_causes: Mapped[str] = mapped_column(Text, default="")
    analysis_figures: Mapped[str] = mapped_column(Text, default="")
    analysis_present: Mapped[str] = mapped_column(Text, default="")
    analysis_missing: Mapped[str] = mapped_column(Text, default="")

    gemeente: Mapped[Gemeente] = relationship()
    phase_plans: Mapped[list[PhasePlan]] = relationship(
        back_populates="trajectory", cascade="all, delete-orphan", lazy="raise_on_sql"
    )
    stakeholders: Mapped[list[Stakeholder]] = relationship(
        back_populates="trajectory",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="Stakeholder.id",
    )
    wijk_links: Mapped[list[TrajectoryWijk]] = relationship(
        back_populates="trajectory",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="TrajectoryWijk.position",
    )
    principle_links: Mapped[list[TrajectoryPrinciple]] = relationship(
        back_populates="trajectory",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="TrajectoryPrinciple.position",
    )
    results: Mapped[list[SocietalResult]] = relationship(
        back_populates="trajectory",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="SocietalResult.position",
    )
    offers: Mapped[list[Offer]] = relationship(
        back_populates="trajectory",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="Offer.id",
    )

    @property
    def trajectory(self) -> Trajectory:
        """Return itself: policy asks every subject for its trajectory."""
        return self


class PhasePlan(OfGemeente, Base):
    """What a trajectory calls a phase and how long it plans it to last."""

    __tablename__ = "phase_plan"
    __table_args__ = (
        UniqueConstraint("trajectory_id", "phase"),
        CheckConstraint("planned_days > 0", name="some_days"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id", ondelete="CASCADE"))
    phase: Mapped[Phase]
    label: Mapped[str] = mapped_column(String(30))
    planned_days: Mapped[int]

    trajectory: Mapped[Trajectory] = relationship(back_populates="phase_plans")


class Stakeholder(OfGemeente, Base):
    """A group or organisation with a stake; never a person."""

    __tablename__ = "stakeholder"

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(
        ForeignKey("trajectory.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[StakeholderKind]
    contribution: Mapped[str] = mapped_column(String(300), default="")

    trajectory: Mapped[Trajectory] = relationship(back_populates="stakeholders")


class TrajectoryWijk(OfGemeente, Base):
    """A wijk in which a trajectory runs."""

    __tablename__ = "trajectory_wijk"
    __table_args__ = (UniqueConstraint("trajectory_id", "wijk_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id", ondelete="CASCADE"))
    wijk_id: Mapped[int] = mapped_column(ForeignKey("wijk.id"), index=True)
    position: Mapped[int]

    trajectory: Mapped[Trajectory] = relationship(back_populates="wijk_links")
    wijk: Mapped[Wijk] = relationship()


class TrajectoryPrinciple(OfGemeente, Base):
    """A principle the trajectory rests on, and how it is applied here and why."""

    __tablename__ = "trajectory_principle"
    __table_args__ = (UniqueConstraint("trajectory_id", "principle_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id", ondelete="CASCADE"))
    principle_id: Mapped[int] = mapped_column(ForeignKey("principle.id"), index=True)
    position: Mapped[int]
    applied_here: Mapped[str] = mapped_column(Text, default="")
    # The newer edition that the gemeente looked at and did not follow.
    passed_edition_id: Mapped[int | None] = mapped_column(ForeignKey("dossier_edition.id"))

    trajectory: Mapped[Trajectory] = relationship(back_populates="principle_links")
    principle: Mapped[Principle] = relationship()
    passed_edition: Mapped[DossierEdition | None] = relationship()


class SocietalResult(OfGemeente, Base):
    """A wished change for residents, with the factor it works through."""

    __tablename__ = "societal_result"

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(
        ForeignKey("trajectory.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    factor: Mapped[str] = mapped_column(String(160))
    factor_kind: Mapped[FactorKind]

    trajectory: Mapped[Trajectory] = relationship(back_populates="results")
    indicators: Mapped[list[Indicator]] = relationship(
        back_populates="result",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="Indicator.position",
    )


class Indicator(OfGemeente, Base):
    """A defined yardstick for a result."""

    __tablename__ = "indicator"

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"), index=True)
    result_id: Mapped[int] = mapped_column(
        ForeignKey("societal_result.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(160))
    explanation: Mapped[str] = mapped_column(Text, default="")  # what it says and for whom
    unit: Mapped[Unit]
    wanted: Mapped[Direction]
    source: Mapped[str] = mapped_column(String(200))
    kind: Mapped[MeasurementKind]

    trajectory: Mapped[Trajectory] = relationship()
    result: Mapped[SocietalResult] = relationship(back_populates="indicators")
    targets: Mapped[list[Target]] = relationship(
        back_populates="indicator", cascade="all, delete-orphan", lazy="raise_on_sql"
    )


class Target(OfGemeente, Base):
    """Where an indicator starts and should get to in one wijk; empty is not zero."""

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("indicator_id", "wijk_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id", ondelete="CASCADE"))
    wijk_id: Mapped[int] = mapped_column(ForeignKey("wijk.id"), index=True)
    baseline: Mapped[float | None]
    value: Mapped[float | None]

    indicator: Mapped[Indicator] = relationship(back_populates="targets")
    wijk: Mapped[Wijk] = relationship()


class Offer(OfGemeente, Base):
    """Anything put in place: an intervention, an activity or a facility."""

    __tablename__ = "offer"
    __table_args__ = (
        CheckConstraint("reach >= 0", name="reach_not_negative"),
        CheckConstraint("cost_per_year >= 0", name="cost_not_negative"),
        CheckConstraint("hours_per_year >= 0", name="hours_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    trajectory_id: Mapped[int] = mapped_column(
        ForeignKey("trajectory.id", ondelete="CASCADE"), index=True
    )
    wijk_id: Mapped[int | None] = mapped_column(ForeignKey("wijk.id"), index=True)  # None: all
    title: Mapped[str] = mapped_column(String(160))
    provider: Mapped[str] = mapped_column(String(120))
    intervention_id: Mapped[int | None] = mapped_column(ForeignKey("intervention.id"))
    reach: Mapped[int | None]  # people a year
    cost_per_year: Mapped[float | None]  # euro
    hours_per_year: Mapped[int | None]
    stopped_on: Mapped[date | None]
    is_example: Mapped[bool] = mapped_column(default=False)  # "voorbeeldcijfer"

    trajectory: Mapped[Trajectory] = relationship(back_populates="offers")
    wijk: Mapped[Wijk | None] = relationship()
    intervention: Mapped[Intervention | None] = relationship()
    principles: Mapped[list[Principle]] = relationship(
        secondary=offer_principle, lazy="raise_on_sql", order_by="Principle.title"
    )
