"""Where a lesson is used: insights that rest on it, and what became of their proposals."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from tracker.extensions import db
from tracker.models import DossierEdition, Insight, InsightLesson, Lesson, Proposal, User
from tracker.policy import visible_insights


def insights_on(lesson: Lesson, user: User) -> Sequence[Insight]:
    """Return the insights that rest on ``lesson`` and that ``user`` reads, the newest first.

    Their proposals are loaded, with the edition of the dossier that took them over.
    """
    resting = select(InsightLesson.insight_id).where(InsightLesson.lesson_id == lesson.id)
    query = (
        visible_insights(user)
        .where(Insight.id.in_(resting))
        .order_by(Insight.written_on.desc(), Insight.id.desc())
        .options(
            selectinload(Insight.proposals)
            .joinedload(Proposal.edition)
            .joinedload(DossierEdition.dossier)
        )
    )
    return db.session.scalars(query).all()
