"""Gemeenten, their own wijken and the CBS areas these stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import AreaKind
from tracker.domain.withholding import MeasurementKind
from tracker.models.base import Base, OfGemeente

if TYPE_CHECKING:
    from tracker.models.house_style import HouseStyle


class Gemeente(Base):
    """A local authority, and the tenant that records belong to."""

    __tablename__ = "gemeente"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(6), unique=True)  # CBS, e.g. "GM0363"
    name: Mapped[str] = mapped_column(String(80), index=True)
    province: Mapped[str] = mapped_column(String(40))
    division_year: Mapped[int]

    house_style: Mapped[HouseStyle | None] = relationship(back_populates="gemeente")

    @property
    def theme(self) -> str:
        """Return the name its house style has in style sheets and addresses."""
        return self.code.lower()


class CbsArea(Base):
    """A wijk or buurt as CBS divides the country in one year; code and year are the key."""

    __tablename__ = "cbs_area"
    __table_args__ = (UniqueConstraint("code", "division_year"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(10))  # "WK0363AA" or "BU01930102"; may hold letters
    division_year: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[AreaKind]
    gemeente_code: Mapped[str] = mapped_column(String(6), index=True)


class AreaFigure(Base):
    """A public figure about a CBS area, shown beside a wijk and never as a result of the work."""

    __tablename__ = "area_figure"
    __table_args__ = (UniqueConstraint("code", "division_year", "year", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(10))
    division_year: Mapped[int]
    year: Mapped[int]
    key: Mapped[str] = mapped_column(String(60))
    label: Mapped[str] = mapped_column(String(160))
    value: Mapped[float]
    unit: Mapped[str] = mapped_column(String(20))  # "%" or "" for a count
    n: Mapped[int | None]
    kind: Mapped[MeasurementKind]
    source: Mapped[str] = mapped_column(String(300))


class Wijk(OfGemeente, Base):
    """An area in which cycles run, under the name people use for it."""

    __tablename__ = "wijk"
    __table_args__ = (UniqueConstraint("gemeente_id", "slug"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(120))
    slug: Mapped[str] = mapped_column(String(60))
    district: Mapped[str | None] = mapped_column(String(120))  # stadsdeel or gebied

    gemeente: Mapped[Gemeente] = relationship()
    codes: Mapped[list[WijkCode]] = relationship(
        back_populates="wijk",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="WijkCode.code",
    )


class WijkCode(OfGemeente, Base):
    """A CBS area that a wijk covers, with the year of the division its code belongs to."""

    __tablename__ = "wijk_code"
    __table_args__ = (
        UniqueConstraint("wijk_id", "code", "division_year"),
        Index("ix_wijk_code_code_year", "code", "division_year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    wijk_id: Mapped[int] = mapped_column(ForeignKey("wijk.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(10))
    division_year: Mapped[int]

    wijk: Mapped[Wijk] = relationship(back_populates="codes")
