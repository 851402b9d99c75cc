"""Work that outlasts a request, and the files it leaves. The table is the truth, no queue is."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.reporting import JobKind, JobState
from tracker.models.base import Base, now
from tracker.models.person import User


class KeptFile(Base):
    """A file that was made; in the database, so that it is saved with the work that made it."""

    __tablename__ = "kept_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    mimetype: Mapped[str] = mapped_column(String(100))
    checksum: Mapped[str] = mapped_column(String(64))  # SHA-256 of the content
    size: Mapped[int]  # bytes
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    made_at: Mapped[datetime] = mapped_column(default=now)
    drop_on: Mapped[date | None] = mapped_column(index=True)  # None: it stays


class Job(Base):
    """One piece of work somebody asked for."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_state_leased", "state", "leased_until"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[JobKind]
    title: Mapped[str] = mapped_column(String(200))  # what is made, in words
    arguments: Mapped[dict[str, Any]] = mapped_column(JSON)
    # Of kind and arguments while the job is open: who asks twice gets the same job.
    key: Mapped[str | None] = mapped_column(String(64), unique=True)
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING)
    step: Mapped[str] = mapped_column(String(120), default="")
    n_done: Mapped[int] = mapped_column(default=0)
    n_all: Mapped[int] = mapped_column(default=0)  # 0: not known yet
    attempts: Mapped[int] = mapped_column(default=0)
    # Who works on it, and until when nobody else may.
    lease: Mapped[str | None] = mapped_column(String(36))
    leased_until: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(Text, default="")  # a Dutch sentence
    back: Mapped[str] = mapped_column(String(300), default="")  # address it was asked on
    asked_by_id: Mapped[int] = mapped_column(
        ForeignKey("user_account.id", ondelete="CASCADE"), index=True
    )
    file_id: Mapped[int | None] = mapped_column(ForeignKey("kept_file.id", ondelete="SET NULL"))
    asked_at: Mapped[datetime] = mapped_column(default=now)
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    seen_at: Mapped[datetime | None]  # when who asked was told that it ended

    asked_by: Mapped[User] = relationship()
    file: Mapped[KeptFile | None] = relationship()


class PrintedPart(Base):
    """A part of a report as it was laid out, under the hash of all it was made from."""

    __tablename__ = "printed_part"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)  # a PDF
    used_on: Mapped[date] = mapped_column(index=True)
