"""The house style of a gemeente: the same in the app and on paper."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.models.base import Base, Versioned
from tracker.models.place import Gemeente


class HouseStyle(Versioned, Base):
    """Two colours, two fonts from a list, and a logo."""

    __tablename__ = "house_style"

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"), unique=True)
    accent: Mapped[str] = mapped_column(String(7))  # "#c8101f": strip, menu, where we are
    action: Mapped[str] = mapped_column(String(7))  # links and buttons
    heading_font: Mapped[str] = mapped_column(String(30))
    body_font: Mapped[str] = mapped_column(String(30))
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    logo_mimetype: Mapped[str | None] = mapped_column(String(30))
    logo_alt: Mapped[str] = mapped_column(String(120), default="")

    gemeente: Mapped[Gemeente] = relationship(back_populates="house_style")
