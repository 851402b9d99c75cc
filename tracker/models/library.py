"""The knowledge library: dossiers with their principles, interventions, instruments, examples."""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.domain.vocabulary import (
    ChangeKind,
    DossierKind,
    EditionState,
    InstrumentUse,
    PrincipleBasis,
)
from tracker.models.base import Base, Versioned

intervention_dossier = Table(
    "intervention_dossier",
    Base.metadata,
    Column("intervention_id", ForeignKey("intervention.id", ondelete="CASCADE"), primary_key=True),
    Column("dossier_id", ForeignKey("dossier.id", ondelete="CASCADE"), primary_key=True),
)
practice_example_dossier = Table(
    "practice_example_dossier",
    Base.metadata,
    Column(
        "practice_example_id",
        ForeignKey("practice_example.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("dossier_id", ForeignKey("dossier.id", ondelete="CASCADE"), primary_key=True),
)


def one_per_dossier(name: str, condition: str) -> Index:
    """Return a rule of the database: a dossier has one edition at most for which this holds."""
    where = text(condition)
    return Index(name, "dossier_id", unique=True, sqlite_where=where, postgresql_where=where)


class Dossier(Base):
    """What is known to work on one theme, in editions."""

    __tablename__ = "dossier"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    title: Mapped[str] = mapped_column(String(160))
    theme: Mapped[str] = mapped_column(String(80))
    kind: Mapped[DossierKind]

    editions: Mapped[list[DossierEdition]] = relationship(
        back_populates="dossier", lazy="raise_on_sql", order_by="DossierEdition.number"
    )


class DossierEdition(Base):
    """One text of a dossier; after publication only which one is current changes."""

    __tablename__ = "dossier_edition"
    __table_args__ = (
        UniqueConstraint("dossier_id", "number"),
        CheckConstraint("NOT is_current OR state = 'published'", name="current_is_published"),
        one_per_dossier("one_current_edition", "is_current"),
        one_per_dossier("one_draft_edition", "state = 'draft'"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dossier_id: Mapped[int] = mapped_column(ForeignKey("dossier.id"))
    number: Mapped[int]
    label: Mapped[str] = mapped_column(String(200))  # e.g. "september 2016 en februari 2020"
    # The session guard asks what it was before a change, so the old value is always read.
    state: Mapped[EditionState] = mapped_column(active_history=True)
    is_current: Mapped[bool]
    based_on_id: Mapped[int | None] = mapped_column(ForeignKey("dossier_edition.id"))
    checksum: Mapped[str] = mapped_column(String(64))  # sha256 of the shipped text; "": made here
    loaded_on: Mapped[date]  # the day it was loaded or published; of a draft the day it began
    summary: Mapped[str] = mapped_column(Text)
    facts: Mapped[list[dict[str, str]]]  # text, year, url
    target_groups: Mapped[list[str]]
    gaps: Mapped[str] = mapped_column(Text, default="")
    publisher: Mapped[str] = mapped_column(String(80))
    source_title: Mapped[str] = mapped_column(String(200))
    source_year: Mapped[int | None]
    source_url: Mapped[str | None] = mapped_column(String(500))

    dossier: Mapped[Dossier] = relationship(back_populates="editions")
    principles: Mapped[list[Principle]] = relationship(
        back_populates="edition",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="Principle.position",
    )
    notes: Mapped[list[EditionNote]] = relationship(
        back_populates="edition",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="EditionNote.id",
    )


class EditionNote(Base):
    """What an edition says about one principle that it changed, added or dropped."""

    __tablename__ = "edition_note"
    __table_args__ = (UniqueConstraint("edition_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("dossier_edition.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(80), index=True)  # of the principle
    title: Mapped[str] = mapped_column(String(200))  # of the principle: a dropped one is gone
    kind: Mapped[ChangeKind]
    text: Mapped[str] = mapped_column(Text)  # what is different, or why it was dropped

    edition: Mapped[DossierEdition] = relationship(back_populates="notes")


class Principle(Versioned, Base):
    """A building block that research or practice links to effect, as one edition words it."""

    __tablename__ = "principle"
    __table_args__ = (UniqueConstraint("edition_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("dossier_edition.id"))
    key: Mapped[str] = mapped_column(String(80), index=True)  # the same in every edition
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    explanation: Mapped[str] = mapped_column(Text)
    evidence: Mapped[str] = mapped_column(Text, default="")
    avoid: Mapped[str] = mapped_column(Text, default="")
    basis: Mapped[PrincipleBasis]
    target_groups: Mapped[list[str]]
    source_title: Mapped[str] = mapped_column(String(300))
    source_year: Mapped[int | None]
    source_url: Mapped[str | None] = mapped_column(String(500))
    source_where: Mapped[str] = mapped_column(String(300), default="")
    more_sources: Mapped[list[dict[str, str]]]  # title, year, url

    edition: Mapped[DossierEdition] = relationship(back_populates="principles")
    questions: Mapped[list[ReflectionQuestion]] = relationship(
        back_populates="principle",
        cascade="all, delete-orphan",
        lazy="raise_on_sql",
        order_by="ReflectionQuestion.position",
    )


class ReflectionQuestion(Base):
    """A question that lays a principle beside one's own practice."""

    __tablename__ = "reflection_question"
    __table_args__ = (UniqueConstraint("principle_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    principle_id: Mapped[int] = mapped_column(ForeignKey("principle.id"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)

    principle: Mapped[Principle] = relationship(back_populates="questions")


class Intervention(Base):
    """A described approach, with the recognition its source names."""

    __tablename__ = "intervention"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(160))
    theme: Mapped[str] = mapped_column(String(80))
    target_groups: Mapped[list[str]]
    goal: Mapped[str] = mapped_column(Text)
    recognition: Mapped[str | None] = mapped_column(String(80))
    recognition_date: Mapped[str | None] = mapped_column(String(40))
    databank: Mapped[str | None] = mapped_column(String(160))
    source_url: Mapped[str] = mapped_column(String(500))
    note: Mapped[str] = mapped_column(Text, default="")

    dossiers: Mapped[list[Dossier]] = relationship(
        secondary=intervention_dossier, lazy="raise_on_sql", order_by="Dossier.title"
    )


class Instrument(Base):
    """A questionnaire or tool that gives scores; never its items, never a person's score."""

    __tablename__ = "instrument"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(160))
    use: Mapped[InstrumentUse]
    source_url: Mapped[str] = mapped_column(String(500))
    # The rest is read as a whole and never searched: label -> text, in the order of the page.
    details: Mapped[dict[str, object]] = mapped_column(JSON)


class PracticeExample(Base):
    """An approach others showed, with what is known about it."""

    __tablename__ = "practice_example"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    organisation: Mapped[str | None] = mapped_column(String(300))
    theme: Mapped[str] = mapped_column(String(80))
    target_groups: Mapped[list[str]]
    approach: Mapped[str] = mapped_column(Text, default="")
    working_elements: Mapped[list[str]]
    details: Mapped[dict[str, object]] = mapped_column(JSON)  # results, evidence, note
    sources: Mapped[list[str]]
    is_name_only: Mapped[bool]

    dossiers: Mapped[list[Dossier]] = relationship(
        secondary=practice_example_dossier, lazy="raise_on_sql", order_by="Dossier.title"
    )
