"""The sentences of the review of lessons: how long one waits, and what came out."""

from datetime import date, datetime

from tracker.domain.dutch import counted
from tracker.domain.review import Relation, mentions
from tracker.domain.vocabulary import Transferability
from tracker.lessons.queries import Beside
from tracker.models import Lesson, LessonReview
from tracker.web.clock import day_of
from tracker.web.labels import LABELS


def waiting_days(offered_at: datetime | None, today: date) -> int:
    """Return how many days a lesson waits since it was offered."""
    if offered_at is None:
        return 0
    return max(0, (today - day_of(offered_at)).days)


def waiting(offered_at: datetime | None, today: date) -> str:
    """Return how long a lesson waits: "wacht negentien dagen", "wacht sinds vandaag"."""
    days = waiting_days(offered_at, today)
    return f"wacht {counted(days, 'dag', 'dagen')}" if days else "wacht sinds vandaag"


def verdict_text(review: LessonReview | None) -> str:
    """Return what an adviser decided on a shared lesson: "Gedeeld, hoort bij deze plek"."""
    if review is None or review.transferability is None:
        return "Gedeeld"
    if review.transferability is Transferability.UNDER_CONDITIONS:
        return f"Gedeeld onder voorwaarden: {review.conditions}"
    return f"Gedeeld, {LABELS[review.transferability]}"


def names_no_opposite(lesson: Lesson, beside: list[Beside]) -> bool:
    """Return whether others say the opposite and ``lesson`` names none of them."""
    opposing = [each.lesson for each in beside if each.relation is Relation.OPPOSES]
    texts = (lesson.title, lesson.did, lesson.saw, lesson.why, lesson.circumstances)
    own = {lesson.wijk.name, lesson.gemeente.name}
    return bool(opposing) and not any(
        mentions(texts, title=each.title, places={each.wijk.name, each.gemeente.name} - own)
        for each in opposing
    )
