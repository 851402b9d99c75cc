"""How what stands in the library is read for the search index: columns only."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Select, select

from tracker.domain.vocabulary import EditionState, InsightState, SearchKind
from tracker.extensions import db
from tracker.models import (
    Dossier,
    DossierEdition,
    Insight,
    Instrument,
    Intervention,
    PracticeExample,
    Principle,
)
from tracker.searching.entries import Found


def read_dossiers(ids: Collection[int]) -> Iterator[Found]:
    """Yield dossiers in the words of their current edition."""
    query = (
        select(Dossier.__table__, DossierEdition)
        .join(DossierEdition, DossierEdition.dossier_id == Dossier.id)
        .where(Dossier.id.in_(ids), DossierEdition.is_current)
        .with_only_columns(
            *(Dossier.id, Dossier.slug, Dossier.title, Dossier.theme, DossierEdition.summary),
            *(DossierEdition.facts, DossierEdition.gaps, DossierEdition.loaded_on),
            DossierEdition.target_groups,
        )
    )
    for row in db.session.execute(query):
        yield Found(
            kind=SearchKind.DOSSIER,
            record_id=row.id,
            title=row.title,
            texts=(row.summary, *(fact.get("text", "") for fact in row.facts), row.gaps),
            also=(row.theme, *row.target_groups),
            address=row.slug,
            happened_on=row.loaded_on,
            theme=row.theme,
        )


def read_principles(ids: Collection[int]) -> Iterator[Found]:
    """Yield the principles of current editions."""
    query = (
        select(Principle.__table__, Dossier.slug, Dossier.theme, DossierEdition.loaded_on)
        .join(DossierEdition, DossierEdition.id == Principle.edition_id)
        .join(Dossier, Dossier.id == DossierEdition.dossier_id)
        .where(Principle.id.in_(ids), DossierEdition.is_current)
    )
    for row in db.session.execute(query):
        yield Found(
            kind=SearchKind.PRINCIPLE,
            record_id=row.id,
            title=row.title,
            texts=(row.explanation, row.evidence, row.avoid),
            also=(row.theme, *row.target_groups),
            address=f"{row.slug}#{row.key}",
            happened_on=row.loaded_on,
            theme=row.theme,
        )


def read_interventions(ids: Collection[int]) -> Iterator[Found]:
    """Yield interventions."""
    for row in db.session.execute(records(Intervention, ids)):
        yield Found(
            kind=SearchKind.INTERVENTION,
            record_id=row.id,
            title=row.name,
            texts=(row.goal, row.note),
            also=(row.theme, *row.target_groups),
            address=row.slug,
            theme=row.theme,
        )


def read_instruments(ids: Collection[int]) -> Iterator[Found]:
    """Yield instruments: what they measure, in whom."""
    for row in db.session.execute(records(Instrument, ids)):
        details = row.details
        yield Found(
            kind=SearchKind.INSTRUMENT,
            record_id=row.id,
            title=row.name,
            texts=[str(details.get(name, "")) for name in ("measures", "note")],
            also=map(str, (*details.get("target_groups", ()), *details.get("domain_names", ()))),
            address=row.slug,
        )


def read_examples(ids: Collection[int]) -> Iterator[Found]:
    """Yield practice examples."""
    for row in db.session.execute(records(PracticeExample, ids)):
        yield Found(
            kind=SearchKind.EXAMPLE,
            record_id=row.id,
            title=row.title,
            texts=(row.approach, *row.working_elements),
            also=(row.theme, row.organisation or "", *row.target_groups),
            address=row.slug,
            theme=row.theme,
        )


def read_insights(ids: Collection[int]) -> Iterator[Found]:
    """Yield published insights; a draft is read by nobody who searches."""
    rows = db.session.execute(
        records(Insight, ids).where(Insight.state == InsightState.PUBLISHED)
    ).all()
    themes = themes_of({row.principle_key for row in rows})
    for row in rows:
        title, theme = themes.get(row.principle_key, ("", ""))
        yield Found(
            kind=SearchKind.INSIGHT,
            record_id=row.id,
            title=row.title,
            texts=(row.says, row.against, row.in_favour, row.conditions, row.unknown),
            also=(title, theme),
            address=str(row.id),
            happened_on=row.written_on,
            theme=theme,
        )


def themes_of(keys: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return by key of a principle its newest published title and the theme of its dossier."""
    query = (
        select(Principle.key, Principle.title, Dossier.theme)
        .join(DossierEdition, DossierEdition.id == Principle.edition_id)
        .join(Dossier, Dossier.id == DossierEdition.dossier_id)
        .where(Principle.key.in_(keys), DossierEdition.state == EditionState.PUBLISHED)
        .order_by(DossierEdition.number)
    )
    return {key: (title, theme) for key, title, theme in db.session.execute(query)}


def records(model: Any, ids: Collection[int]) -> Select[Any]:
    """Select the columns of ``model`` for ``ids``."""
    return select(model.__table__).where(model.id.in_(ids))
