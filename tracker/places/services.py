"""Loading gemeenten and CBS areas into the database."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from sqlalchemy import select

from tracker.domain.loading import LoadResult
from tracker.domain.vocabulary import AreaKind
from tracker.extensions import db
from tracker.models import CbsArea, Gemeente

CONTENT = Path(__file__).parent / "content"
AREA_FILES = ("wijken-2023.csv", "earlier-areas.csv")


def load_places(*, folder: Path = CONTENT) -> LoadResult:
    """Bring gemeenten and CBS areas in line with the shipped tables. The caller commits.

    A gemeente is found by its code, an area by its code and the year of its division. Loading the
    same files again changes nothing. Nothing is ever removed. Source: content/SOURCES.md.
    """
    result = _load_gemeenten(read_rows(folder / "gemeenten.csv"))
    for name in AREA_FILES:
        result += _load_areas(read_rows(folder / name))
    db.session.flush()
    return result


def read_rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a shipped table by column name, every value as text."""
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _load_gemeenten(rows: Iterable[dict[str, str]]) -> LoadResult:
    known = {gemeente.code: gemeente for gemeente in db.session.scalars(select(Gemeente))}
    result = LoadResult()
    for row in rows:
        gemeente = known.get(row["code"]) or Gemeente(code=row["code"])
        values = {
            "name": row["name"],
            "province": row["province"],
            "division_year": int(row["year"]),
        }
        result += _put(gemeente, values)
    return result


def _load_areas(rows: Iterable[dict[str, str]]) -> LoadResult:
    areas = db.session.scalars(select(CbsArea))
    known = {(area.code, area.division_year): area for area in areas}
    result = LoadResult()
    for row in rows:
        code, year = row["code"], int(row["year"])
        area = known.get((code, year)) or CbsArea(code=code, division_year=year)
        values = {
            "name": row["name"],
            "kind": AreaKind(row.get("kind", AreaKind.WIJK)),
            "gemeente_code": row["gemeente_code"],
        }
        result += _put(area, values)
    return result


def _put(row: Gemeente | CbsArea, values: Mapping[str, object]) -> LoadResult:
    """Set what differs on ``row``, add it when it is new, and say which it was."""
    is_new = row.id is None
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    if is_new:
        db.session.add(row)
        return LoadResult(added=1)
    return LoadResult(changed=1) if different else LoadResult(unchanged=1)
