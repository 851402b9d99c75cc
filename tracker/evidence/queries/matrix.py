"""What the tables of a dossier read: its principles beside gemeenten, or beside groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, selectinload

from tracker.domain.vocabulary import LessonDirection
from tracker.extensions import db
from tracker.models import Dossier, DossierEdition, Gemeente, GemeenteTally, PrincipleTally
from tracker.tally import Practice, practice_of
from tracker.web.lists import page_of

# What contradicts comes first, everywhere.
ORDER = (LessonDirection.CONTRADICTS, LessonDirection.QUALIFIES, LessonDirection.CONFIRMS)
PER_PAGE = 5  # columns that fit beside the principles

Said = dict[LessonDirection, int]


@dataclass(frozen=True)
class Column:
    """A gemeente or a group; ``value`` is what the list of lessons is narrowed by."""

    value: str
    name: str


@dataclass(frozen=True)
class Matrix:
    """The principles of a dossier, and what is said of each in the columns of one page."""

    edition: DossierEdition
    columns: Sequence[Column]
    pagination: Pagination
    practice: Mapping[str, Practice]  # over all columns, by key of the principle
    cells: Mapping[tuple[str, str], Said]  # by key and the value of a column; silence is left out


def edition_of(slug: str) -> DossierEdition | None:
    """Return the current edition of a dossier with its principles and the dossier itself."""
    query = (
        select(DossierEdition)
        .join(DossierEdition.dossier)
        .where(Dossier.slug == slug, DossierEdition.is_current)
        .options(contains_eager(DossierEdition.dossier), selectinload(DossierEdition.principles))
    )
    return db.session.scalar(query)


def matrix_by_gemeente(edition: DossierEdition, *, page: int) -> Matrix:
    """Return the principles beside a page of the gemeenten that shared a lesson on one of them."""
    keys = keys_of(edition)
    here = (GemeenteTally.principle_key.in_(keys), GemeenteTally.n > 0)
    sharing = select(GemeenteTally.gemeente_id).where(*here)
    query = select(Gemeente).where(Gemeente.id.in_(sharing)).order_by(Gemeente.name, Gemeente.id)
    found = page_of(query, page, per_page=PER_PAGE)
    codes = {gemeente.id: gemeente.code for gemeente in found.items}
    rows = select(
        GemeenteTally.principle_key,
        GemeenteTally.gemeente_id,
        GemeenteTally.direction,
        GemeenteTally.n,
    ).where(*here, GemeenteTally.gemeente_id.in_(codes))
    return Matrix(
        edition=edition,
        columns=[Column(gemeente.code, gemeente.name) for gemeente in found.items],
        pagination=found,
        practice=practice_of(keys),
        cells=cells_of(db.session.execute(rows), codes),
    )


def matrix_by_group(edition: DossierEdition, *, page: int) -> Matrix:
    """Return the principles beside a page of the groups that trajectories work for."""
    keys = keys_of(edition)
    here = (PrincipleTally.principle_key.in_(keys), PrincipleTally.n > 0)
    group = PrincipleTally.age_group
    query = select(group).where(*here).distinct().order_by(group)
    found = page_of(query, page, per_page=PER_PAGE)
    names = {name: name for name in found.items}
    columns = (PrincipleTally.principle_key, group, PrincipleTally.direction)
    rows = (
        select(*columns, func.sum(PrincipleTally.n))
        .where(*here, group.in_(names))
        .group_by(*columns)
    )
    return Matrix(
        edition=edition,
        columns=[Column(name, name) for name in names],
        pagination=found,
        practice=practice_of(keys),
        cells=cells_of(db.session.execute(rows), names),
    )


def keys_of(edition: DossierEdition) -> list[str]:
    """Return the keys of the principles of an edition."""
    return [principle.key for principle in edition.principles]


def cells_of(rows: Iterable[Any], values: Mapping[Any, str]) -> dict[tuple[str, str], Said]:
    """Return the numbers in ``rows`` by key and the value of the column."""
    cells: dict[tuple[str, str], Said] = {}
    for key, column, direction, n in rows:
        said = cells.setdefault((key, values[column]), dict.fromkeys(ORDER, 0))
        said[direction] = n
    return cells
