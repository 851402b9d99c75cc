"""What the sheet for grant requests reads: the principles to choose from, and what is said."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from tracker.extensions import db
from tracker.models import Dossier, DossierEdition, Principle, User
from tracker.reports.grants import GrantSheet, grant_sheet
from tracker.tally import practice_of
from tracker.web.nav import owner_name


def known_dossiers() -> list[tuple[str, str]]:
    """Return slug and title of every dossier, by title."""
    query = select(Dossier.slug, Dossier.title).order_by(func.lower(Dossier.title))
    return [(slug, title) for slug, title in db.session.execute(query)]


def principles_to_choose(*, dossier: str, keys: Sequence[str]) -> Sequence[Principle]:
    """Return the principles of a dossier, and those with ``keys`` of others, chosen already.

    Those of current editions only; by dossier, and in its order. Edition and dossier are loaded.
    """
    query = (
        select(Principle)
        .join(Principle.edition)
        .join(DossierEdition.dossier)
        .where(DossierEdition.is_current, (Dossier.slug == dossier) | Principle.key.in_(keys))
        .options(contains_eager(Principle.edition).contains_eager(DossierEdition.dossier))
        .order_by(func.lower(Dossier.title), Principle.position)
    )
    return db.session.scalars(query).all()


def sheet_for(user: User, principles: Sequence[Principle], *, today: date) -> GrantSheet:
    """Return the sheet on ``principles`` as ``user`` hands it out: one to MOST of them."""
    practice = practice_of([each.key for each in principles])
    return grant_sheet(
        principles,
        {key: each.directions for key, each in practice.items()},
        sender=owner_name(user),
        theme=user.gemeente.theme if user.gemeente else None,
        made_on=today,
    )
