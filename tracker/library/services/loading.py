"""Loading the shipped library into the database."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.domain.loading import LoadResult
from tracker.domain.vocabulary import DossierKind, EditionState
from tracker.extensions import db
from tracker.library.rows import edition, example_values, instrument_values, intervention_values
from tracker.library.shipped import CONTENT, Record, checksum, read_dossiers, read_records
from tracker.models import Dossier, Instrument, Intervention, PracticeExample

Row = TypeVar("Row", Intervention, Instrument, PracticeExample)


def load_library(on: date, *, folder: Path = CONTENT) -> LoadResult:
    """Bring the database in line with the shipped library. The caller commits.

    A dossier with a text that was not loaded before gets a new edition, dated ``on``; the earlier
    ones stay as they were, for the trajectories that chose them. It becomes the current edition,
    unless advisers made the current one or work on a draft: then it waits for them, as a
    published edition to begin their next draft with. Loading the same files again changes
    nothing. Nothing is ever removed.

    Raises:
        KeyError: a record refers to a dossier that does not exist.
    """
    result = _load_dossiers(read_dossiers(folder), on=on)
    dossiers = {dossier.slug: dossier for dossier in db.session.scalars(select(Dossier))}
    result += _load_interventions(read_records("interventions", folder), dossiers)
    result += _load_instruments(read_records("instruments", folder), dossiers)
    result += _load_examples(read_records("practice_examples", folder), dossiers)
    db.session.flush()
    return result


def _load_dossiers(records: Iterable[Record], *, on: date) -> LoadResult:
    query = select(Dossier).options(selectinload(Dossier.editions))
    known = {dossier.slug: dossier for dossier in db.session.scalars(query)}
    result = LoadResult()
    for record in records:
        dossier = known.get(record["slug"]) or Dossier(slug=record["slug"], editions=[])
        result += _load_dossier(dossier, record, on=on)
        db.session.add(dossier)
    db.session.flush()
    return result


def _load_dossier(dossier: Dossier, record: Record, *, on: date) -> LoadResult:
    if any(one.checksum == checksum(record) for one in dossier.editions):
        return LoadResult(unchanged=1)
    number = max((one.number for one in dossier.editions), default=0) + 1
    new = edition(record, number=number, on=on)
    current = next((one for one in dossier.editions if one.is_current), None)
    new.is_current = not _is_made_here(dossier)
    dossier.editions.append(new)
    if new.is_current:
        dossier.title = record["title"]
        dossier.theme = record["theme"]
        dossier.kind = DossierKind(record["kind"])
        if current is not None:
            current.is_current = False
    return LoadResult(added=1) if current is None else LoadResult(changed=1)


def _is_made_here(dossier: Dossier) -> bool:
    """Return whether advisers made the current edition, or work on the next."""
    return any(
        one.state is EditionState.DRAFT or (one.is_current and not one.checksum)
        for one in dossier.editions
    )


def _load_interventions(records: Sequence[Record], dossiers: dict[str, Dossier]) -> LoadResult:
    query = select(Intervention).options(selectinload(Intervention.dossiers))
    known = {row.slug: row for row in db.session.scalars(query)}
    result = LoadResult()
    for record in records:
        row = known.get(record["slug"]) or Intervention(slug=record["slug"], dossiers=[])
        values = intervention_values(record) | _links(row, record, dossiers)
        result += _put(row, values)
    return result


def _load_instruments(records: Sequence[Record], dossiers: dict[str, Dossier]) -> LoadResult:
    known = {row.slug: row for row in db.session.scalars(select(Instrument))}
    result = LoadResult()
    for record in records:
        _linked(record, dossiers)  # refuses a link to a dossier that does not exist
        row = known.get(record["slug"]) or Instrument(slug=record["slug"])
        result += _put(row, instrument_values(record))
    return result


def _load_examples(records: Sequence[Record], dossiers: dict[str, Dossier]) -> LoadResult:
    query = select(PracticeExample).options(selectinload(PracticeExample.dossiers))
    known = {row.slug: row for row in db.session.scalars(query)}
    result = LoadResult()
    for record in records:
        row = known.get(record["slug"]) or PracticeExample(slug=record["slug"], dossiers=[])
        values = example_values(record) | _links(row, record, dossiers)
        result += _put(row, values)
    return result


def _links(
    row: Intervention | PracticeExample, record: Record, dossiers: dict[str, Dossier]
) -> dict[str, list[Dossier]]:
    """Return the dossiers to set on ``row``, or nothing when these are the ones it has."""
    wanted = _linked(record, dossiers)
    return {} if set(wanted) == set(row.dossiers) else {"dossiers": wanted}


def _linked(record: Record, dossiers: dict[str, Dossier]) -> list[Dossier]:
    return [dossiers[slug] for slug in record.get("dossiers", [])]


def _put(row: Row, values: dict[str, Any]) -> LoadResult:
    """Set what differs on ``row``, add it when it is new, and say which it was."""
    is_new = row.id is None
    different = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in different.items():
        setattr(row, name, value)
    if is_new:
        db.session.add(row)
        return LoadResult(added=1)
    return LoadResult(changed=1) if different else LoadResult(unchanged=1)
