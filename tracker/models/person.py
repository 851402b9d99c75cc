"""Organisations and the people who log in for them. No resident is ever stored."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import OrganisationKind, Role, Sector
from tracker.models.base import Base, now
from tracker.models.place import Gemeente, Wijk
from tracker.models.trajectory import Trajectory

membership_wijk = Table(
    "membership_wijk",
    Base.metadata,
    Column("membership_id", ForeignKey("membership.id", ondelete="CASCADE"), primary_key=True),
    Column("wijk_id", ForeignKey("wijk.id", ondelete="CASCADE"), primary_key=True),
)


class Organisation(Base):
    """A gemeente, a partner in the wijknetwerk or a knowledge institute."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[OrganisationKind]
    sector: Mapped[Sector | None]

    gemeente: Mapped[Gemeente | None] = relationship()


class User(Base):
    """An account: a role at an organisation, with a work e-mail address."""

    __tablename__ = "user_account"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)  # lower case
    title: Mapped[str] = mapped_column(String(80))  # how the account is called on the screen
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[Role]
    is_enabled: Mapped[bool] = mapped_column(default=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    gemeente_id: Mapped[int | None] = mapped_column(ForeignKey("gemeente.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    last_login_at: Mapped[datetime | None]

    organisation: Mapped[Organisation] = relationship()
    gemeente: Mapped[Gemeente | None] = relationship()
    # Policy asks for these at every step, so they come with the user.
    memberships: Mapped[list[Membership]] = relationship(
        back_populates="user", cascade="all, delete-orphan", lazy="selectin"
    )

    # What Flask-Login asks of an account.
    is_authenticated = True
    is_anonymous = False

    @property
    def is_active(self) -> bool:
        """Return whether the account may log in."""
        return self.is_enabled

    def get_id(self) -> str:
        """Return what the session remembers; a new password ends the sessions under the old."""
        mark = sha256(self.password_hash.encode()).hexdigest()[:16]
        return f"{self.id}-{mark}"


class Membership(Base):
    """A user's place in one trajectory, and the wijken a partner works in."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("user_id", "trajectory_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    trajectory_id: Mapped[int] = mapped_column(ForeignKey("trajectory.id"), index=True)
    role: Mapped[Role]

    user: Mapped[User] = relationship(back_populates="memberships")
    trajectory: Mapped[Trajectory] = relationship()
    wijken: Mapped[list[Wijk]] = relationship(secondary=membership_wijk, lazy="selectin")
