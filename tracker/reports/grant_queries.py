"""What the sheet for grant requests reads: principles to choose from, and lessons on them."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from tracker.domain.vocabulary import LessonDirection, ReviewState
from tracker.extensions import db
from tracker.models import Dossier, DossierEdition, Lesson, LessonPrinciple, Principle


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


def shared_directions(keys: Sequence[str]) -> dict[str, dict[LessonDirection, int]]:
    """Return by key of a principle how many shared lessons say what, in whatever edition."""
    query = (
        select(Principle.key, LessonPrinciple.direction, func.count(Lesson.id.distinct()))
        .join(LessonPrinciple, LessonPrinciple.principle_id == Principle.id)
        .join(Lesson, Lesson.id == LessonPrinciple.lesson_id)
        .where(Principle.key.in_(keys), Lesson.review_state == ReviewState.SHARED)
        .group_by(Principle.key, LessonPrinciple.direction)
    )
    said: dict[str, dict[LessonDirection, int]] = defaultdict(dict)
    for key, direction, n in db.session.execute(query):
        said[key][direction] = n
    return said
