"""What the pages of interventions, instruments and examples read, and the themes there are."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from tracker.domain.vocabulary import InstrumentUse
from tracker.extensions import db
from tracker.models import Dossier, Instrument, Intervention, PracticeExample
from tracker.web.lists import names


def themes_of(model: type[Dossier | Intervention | PracticeExample]) -> list[tuple[str, str]]:
    """Return the themes that occur as choices, in order of the alphabet."""
    return names(select(model.theme, model.theme))


def interventions(word: str = "", *, theme: str = "") -> list[Intervention]:
    """Return the interventions by name, with their dossiers."""
    query = select(Intervention).options(selectinload(Intervention.dossiers))
    if theme:
        query = query.where(Intervention.theme == theme)
    rows = db.session.scalars(query.order_by(func.lower(Intervention.name)))
    return [row for row in rows if holds(word, row.name, row.theme, row.goal, *row.target_groups)]


def intervention(slug: str) -> Intervention | None:
    """Return one intervention with its dossiers."""
    query = select(Intervention).options(selectinload(Intervention.dossiers))
    return db.session.scalar(query.where(Intervention.slug == slug))


def examples(word: str = "", *, theme: str = "") -> list[PracticeExample]:
    """Return the practice examples by title, with their dossiers."""
    query = select(PracticeExample).options(selectinload(PracticeExample.dossiers))
    if theme:
        query = query.where(PracticeExample.theme == theme)
    rows = db.session.scalars(query.order_by(func.lower(PracticeExample.title)))
    return [row for row in rows if holds(word, row.title, row.theme, row.approach)]


def example(slug: str) -> PracticeExample | None:
    """Return one practice example with its dossiers."""
    query = select(PracticeExample).options(selectinload(PracticeExample.dossiers))
    return db.session.scalar(query.where(PracticeExample.slug == slug))


def instruments(word: str = "", *, use: InstrumentUse | None = None) -> list[Instrument]:
    """Return the instruments by name."""
    query = select(Instrument)
    if use is not None:
        query = query.where(Instrument.use == use)
    rows = db.session.scalars(query.order_by(func.lower(Instrument.name)))
    return [row for row in rows if holds(word, row.name, str(row.details["measures"]))]


def instrument(slug: str) -> tuple[Instrument, Sequence[Dossier]] | None:
    """Return one instrument with the dossiers it belongs to."""
    found = db.session.scalar(select(Instrument).where(Instrument.slug == slug))
    if found is None:
        return None
    dossiers = select(Dossier).where(Dossier.slug.in_(linked_slugs(found))).order_by(Dossier.title)
    return found, db.session.scalars(dossiers).all()


def linked_slugs(instrument: Instrument) -> Sequence[str]:
    """Return the slugs of the dossiers an instrument belongs to."""
    slugs = instrument.details.get("dossiers", [])
    return slugs if isinstance(slugs, list) else []


def holds(word: str, *texts: str) -> bool:
    """Return whether one of the texts holds the word, whatever the capitals."""
    return any(word.casefold() in text.casefold() for text in texts)
