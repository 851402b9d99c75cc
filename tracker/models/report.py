"""Reports that are kept: written as a draft, then frozen for good."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.reporting import ReportKind, ReportState
from tracker.models.base import Base, OfGemeente, Versioned, now
from tracker.models.job import KeptFile
from tracker.models.person import User
from tracker.models.place import Wijk
from tracker.models.trajectory import Trajectory


class Report(OfGemeente, Versioned, Base):
    """One report on a trajectory: a draft, or what was fixed and never changes again."""

    __tablename__ = "report"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="ends_after_start"),
        CheckConstraint(
            "state = 'draft' OR (content IS NOT NULL AND checksum IS NOT NULL"
            " AND template_version IS NOT NULL AND frozen_at IS NOT NULL)",
            name="frozen_is_whole",
        ),
        CheckConstraint("state IN ('draft', 'frozen') OR ended_reason != ''", name="ended_why"),
        CheckConstraint("state != 'draft' OR published_at IS NULL", name="draft_is_internal"),
        # A draft that is thrown away takes its number along: an old page never writes in another.
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[ReportKind]
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"), index=True)
    wijk_id: Mapped[int | None] = mapped_column(ForeignKey("wijk.id"))  # of a kind about one wijk
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    # The old state is always known when it changes: the guard on frozen reports asks for it.
    state: Mapped[ReportState] = mapped_column(default=ReportState.DRAFT, active_history=True)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    made_at: Mapped[datetime] = mapped_column(default=now)
    # Frozen: the content in canonical JSON, the SHA-256 of its bytes, and what it is printed with.
    content: Mapped[str | None] = mapped_column(Text, deferred=True)
    checksum: Mapped[str | None] = mapped_column(String(64))
    template_version: Mapped[int | None]
    frozen_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    frozen_at: Mapped[datetime | None]
    # Recalled or replaced: the old one stays, with the reason.
    ended_reason: Mapped[str] = mapped_column(Text, default="")
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    ended_at: Mapped[datetime | None]
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("report.id"))
    # Published under an address that says nothing else and stays, also when it is retracted.
    public_id: Mapped[str | None] = mapped_column(String(36), unique=True)
    public_title: Mapped[str | None] = mapped_column(String(200))  # as the content calls it
    published_at: Mapped[datetime | None]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))
    retracted_at: Mapped[datetime | None]
    retracted_reason: Mapped[str] = mapped_column(Text, default="")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("kept_file.id"))  # the frozen PDF

    trajectory: Mapped[Trajectory] = relationship()
    wijk: Mapped[Wijk | None] = relationship()
    made_by: Mapped[User | None] = relationship(foreign_keys=[made_by_id])
    frozen_by: Mapped[User | None] = relationship(foreign_keys=[frozen_by_id])
    file: Mapped[KeptFile | None] = relationship()
    replaced_by: Mapped[Report | None] = relationship(remote_side=[id])
    texts: Mapped[list[ReportText]] = relationship(
        back_populates="report",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="ReportText.part",
    )
    looks: Mapped[list[ReportLook]] = relationship(
        back_populates="report",
        cascade="all, delete-orphan",
        lazy="selectin",  # policy asks who was asked
        order_by="ReportLook.id",
    )


class ReportText(OfGemeente, Versioned, Base):
    """What the gemeente wrote with one part of a report, in Markdown."""

    __tablename__ = "report_text"
    __table_args__ = (UniqueConstraint("report_id", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"))
    part: Mapped[str] = mapped_column(String(80))  # "samenvatting", "wijk-osdorp"
    text: Mapped[str] = mapped_column(Text)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user_account.id"))

    report: Mapped[Report] = relationship(back_populates="texts")


class ReportLook(OfGemeente, Base):
    """A second person who was asked to look at a draft, and what came back."""

    __tablename__ = "report_look"
    __table_args__ = (UniqueConstraint("report_id", "asked_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("report.id", ondelete="CASCADE"))
    asked_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), index=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    question: Mapped[str] = mapped_column(Text, default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    is_agreed: Mapped[bool | None]  # None: not answered yet
    answered_at: Mapped[datetime | None]

    report: Mapped[Report] = relationship(back_populates="looks")
    asked: Mapped[User] = relationship(foreign_keys=[asked_id])
    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id])
