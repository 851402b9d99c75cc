"""How often shared lessons speak of a principle, kept true so that no page has to count."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import LessonDirection, Strength
from tracker.models.base import Base


class PrincipleTally(Base):
    """How many shared lessons say one thing of a principle, as firmly, for one group of people.

    A count that can be made again, so without foreign keys; a row may have come down to zero.
    """

    __tablename__ = "principle_tally"

    principle_key: Mapped[str] = mapped_column(String(80), primary_key=True)
    direction: Mapped[LessonDirection] = mapped_column(primary_key=True)
    strength: Mapped[Strength] = mapped_column(primary_key=True)
    obstacle: Mapped[str] = mapped_column(String(30), primary_key=True)  # of Obstacle; "": none
    age_group: Mapped[str] = mapped_column(String(80), primary_key=True)  # of the trajectory
    n: Mapped[int]


class GemeenteTally(Base):
    """How many shared lessons of one gemeente say one thing of a principle."""

    __tablename__ = "gemeente_tally"

    principle_key: Mapped[str] = mapped_column(String(80), primary_key=True)
    gemeente_id: Mapped[int] = mapped_column(primary_key=True)
    direction: Mapped[LessonDirection] = mapped_column(primary_key=True)
    n: Mapped[int]
