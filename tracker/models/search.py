"""What search finds, the words that count as the same, and the searches people keep."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Integer, String, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from tracker.domain.vocabulary import SearchKind
from tracker.models.base import Base, now

# What makes the terms fast to look up differs by database, so the migration alone makes it.
FULL_TEXT = "search_index"  # on SQLite: an FTS5 table over the terms, kept by triggers
GIN = "ix_search_entry_terms"  # on PostgreSQL: an index on the terms


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Return whether the models should know a table or index: those made for speed they do not."""
    return name != GIN and not (kind == "table" and (name or "").startswith(FULL_TEXT))


class SearchEntry(Base):
    """A record as search knows it: a copy that can be made again, so without foreign keys."""

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("kind", "record_id"),)

    # Made from the day, the kind and the record: the newest has the highest, on both databases.
    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    kind: Mapped[SearchKind]
    record_id: Mapped[int]
    gemeente_id: Mapped[int | None] = mapped_column(index=True)
    trajectory_id: Mapped[int | None] = mapped_column(index=True)
    wijk_id: Mapped[int | None] = mapped_column(index=True)
    is_shared: Mapped[bool]
    theme: Mapped[str] = mapped_column(String(80))
    happened_on: Mapped[date | None]  # None: a record without a day of its own
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(String(200))  # slug, "slug#key" or id of its page
    # Stemmed words and marks with spaces between them.
    terms: Mapped[str] = mapped_column(Text().with_variant(TSVECTOR(), "postgresql"))


class Synonym(Base):
    """Two words, or groups of words, that mean the same to who looks for one of them."""

    __tablename__ = "synonym"
    __table_args__ = (UniqueConstraint("word", "other"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(String(60))
    other: Mapped[str] = mapped_column(String(60))
    # A pair that was taken away stays, so that the next load does not bring it back.
    is_used: Mapped[bool] = mapped_column(default=True)


class SavedSearch(Base):
    """A search somebody keeps under a name."""

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(String(1000))  # what stands behind the "?" of the page
    saved_at: Mapped[datetime] = mapped_column(default=now)
