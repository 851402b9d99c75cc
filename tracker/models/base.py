"""The base of all tables: names of constraints, and how Python types are stored."""

import enum
from datetime import UTC, datetime
from typing import ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Enum, ForeignKey, MetaData, inspect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: stored in UTC, always aware in Python, also on SQLite."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment and bring an aware one to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A stored moment needs a time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def stored_words(members: type[enum.Enum]) -> list[str]:
    """Return the values of an enum: they, not the Python names, stand in the database."""
    return [str(member.value) for member in members]


class Base(DeclarativeBase):
    """What every table shares."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {
        datetime: UtcDateTime(),
        list[str]: JSON(),
        list[dict[str, str]]: JSON(),
        enum.Enum: Enum(
            enum.Enum,
            native_enum=False,
            length=30,
            create_constraint=False,
            values_callable=stored_words,
        ),
    }


def now() -> datetime:
    """Return this moment in UTC."""
    return datetime.now(UTC)


class OfGemeente:
    """A record that belongs to one gemeente; rows of one never show for another."""

    gemeente_id: Mapped[int] = mapped_column(ForeignKey("gemeente.id"), index=True)


class Versioned:
    """A record that two people may edit: a save on an older version is refused."""

    version: Mapped[int] = mapped_column(default=1)  # counted up by SQLAlchemy at each save
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:
        """Let SQLAlchemy refuse a save on an older version."""
        return {"version_id_col": cls.version}


def changed_columns(record: Base) -> set[str]:
    """Return the names of the columns of ``record`` that differ from what is stored."""
    state = inspect(record)
    names = state.mapper.column_attrs.keys()
    return {name for name in names if state.attrs[name].history.has_changes()}
