"""What others learned on the principles at hand: failures apart and first, then what is alike."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Select, Subquery, case, func, select
from sqlalchemy.orm import joinedload

from tracker.domain.similar import likeness
from tracker.domain.vocabulary import LessonDirection, LessonResult, Obstacle, ReviewDecision
from tracker.extensions import db
from tracker.models import Lesson, LessonPrinciple, LessonReview, Principle, User
from tracker.policy import visible_lessons

CANDIDATES = 200  # lessons of which is looked how much they are alike
ALIKE = 6
COUNTER_EXAMPLES = 6
ON_ONE = 4  # lessons on one principle in a list of principles


@dataclass(frozen=True)
class Heard:
    """A lesson one may read, with what it says by the key of a principle."""

    lesson: Lesson
    directions: dict[str, tuple[Principle, LessonDirection]]
    verdict: LessonReview | None = None  # the last decision to share it


@dataclass(frozen=True)
class Learned:
    """What others learned, for who chooses: where it went wrong, and lessons alike."""

    against: Sequence[Heard] = ()
    alike: Sequence[Heard] = ()

    @property
    def all(self) -> list[Heard]:
        """Return all of them, in the order of the page."""
        return [*self.against, *self.alike]


def learned_on(
    principles: Collection[str],
    user: User,
    *,
    title: str = "",
    obstacle: Obstacle | None = None,
    but: int | None = None,
    but_wijk: int | None = None,
    but_trajectory: int | None = None,
) -> Learned:
    """Return what lessons that ``user`` sees say on ``principles`` (keys), for who chooses.

    First what contradicts a principle, then what did not work, then what worked in part. Two
    queries, over at most CANDIDATES lessons on these principles or with the same ``obstacle``.
    Left out are the lesson with the id ``but``, and what was learned in one's own wijk
    ``but_wijk`` or trajectory ``but_trajectory``.
    """
    left_out = {
        Lesson.id: but,
        Lesson.wijk_id: but_wijk,
        Lesson.trajectory_id: but_trajectory,
    }
    elsewhere = [column != id for column, id in left_out.items() if id is not None]
    found = _candidates(principles, obstacle, user, elsewhere)
    failing, rest = _failing(found, principles)
    against = failing[:COUNTER_EXAMPLES]
    scored = [
        (score, each)
        for each in (*failing[COUNTER_EXAMPLES:], *rest)
        if (
            score := likeness(
                title,
                principles,
                other_title=each.lesson.title,
                other_principles=each.directions.keys(),
            )
        )
    ]
    scored.sort(key=lambda pair: -pair[0])
    alike = [each for _, each in scored[:ALIKE]]
    verdicts = verdicts_on([each.lesson.id for each in (*against, *alike)])
    return Learned(_judged(against, verdicts), _judged(alike, verdicts))


def learned_by_principle(
    keys: Collection[str], user: User, *, but_trajectory: int
) -> dict[str, Learned]:
    """Return what lessons that ``user`` sees say on each of the principles ``keys``.

    Those of one's own trajectory are left out. At most ON_ONE each, failures first, then the
    newest. Two queries, however many principles.
    """
    ranked = _ranked(keys, user).where(Lesson.trajectory_id != but_trajectory).subquery()
    first = select(ranked).where(ranked.c.place <= ON_ONE).subquery()
    found: dict[str, dict[int, Heard]] = {key: {} for key in keys}
    query = _with_directions(first).add_columns(first.c.key)
    for lesson, direction, principle, key in db.session.execute(query):
        heard = found[key].setdefault(lesson.id, Heard(lesson, {}))
        heard.directions[principle.key] = (principle, direction)
    verdicts = verdicts_on({id for heard in found.values() for id in heard})
    return {key: _split(key, heard.values(), verdicts) for key, heard in found.items()}


def verdicts_on(lesson_ids: Collection[int]) -> dict[int, LessonReview]:
    """Return by the id of a lesson the last decision to share it."""
    query = (
        select(LessonReview)
        .where(
            LessonReview.lesson_id.in_(lesson_ids),
            LessonReview.decision == ReviewDecision.SHARED,
        )
        .order_by(LessonReview.id)
    )
    return {each.lesson_id: each for each in db.session.scalars(query)}


def _failure(heard: Heard, principles: Collection[str]) -> int | None:
    """Return how sharply a lesson on one of ``principles`` warns, 0 the most; None: it does not."""
    spoken = [direction for key, (_, direction) in heard.directions.items() if key in principles]
    if LessonDirection.CONTRADICTS in spoken:
        return 0
    if not spoken or heard.lesson.result is LessonResult.WORKED:
        return None
    return 1 if heard.lesson.result is LessonResult.DID_NOT_WORK else 2


def _warns() -> ColumnElement[int]:
    """Return the same order for a query over links of lessons to principles."""
    return case(
        (LessonPrinciple.direction == LessonDirection.CONTRADICTS, 0),
        (Lesson.result == LessonResult.DID_NOT_WORK, 1),
        (Lesson.result == LessonResult.PARTLY, 2),
        else_=3,
    )


def _ranked(keys: Collection[str], user: User) -> Select[int, str, int]:
    """Select the lessons on each principle with their place: failures first, then the newest."""
    place = func.row_number().over(
        partition_by=Principle.key,
        order_by=(_warns(), Lesson.written_on.desc(), Lesson.id.desc()),
    )
    return (
        visible_lessons(user)
        .join(LessonPrinciple, LessonPrinciple.lesson_id == Lesson.id)
        .join(Principle, Principle.id == LessonPrinciple.principle_id)
        .where(Principle.key.in_(keys))
        .with_only_columns(Lesson.id.label("lesson_id"), Principle.key, place.label("place"))
    )


def _split(key: str, heard: Iterable[Heard], verdicts: dict[int, LessonReview]) -> Learned:
    """Return what is said on one principle, failures apart."""
    against, rest = _failing(heard, {key})
    return Learned(_judged(against, verdicts), _judged(rest, verdicts))


def _failing(
    heard: Iterable[Heard], principles: Collection[str]
) -> tuple[list[Heard], list[Heard]]:
    """Return those that warn, the sharpest first, and the others in their own order."""
    degrees = [(_failure(each, principles), each) for each in heard]
    warning = [(degree, each) for degree, each in degrees if degree is not None]
    warning.sort(key=lambda pair: pair[0])
    return [each for _, each in warning], [each for degree, each in degrees if degree is None]


def _judged(heard: Iterable[Heard], verdicts: dict[int, LessonReview]) -> list[Heard]:
    """Return these lessons with for whom an adviser found them of use."""
    return [replace(each, verdict=verdicts.get(each.lesson.id)) for each in heard]


def _candidates(
    principles: Collection[str],
    obstacle: Obstacle | None,
    user: User,
    elsewhere: Sequence[ColumnElement[bool]],
) -> list[Heard]:
    contradicts = case((LessonPrinciple.direction == LessonDirection.CONTRADICTS, 0), else_=1)
    spoken = (
        select(LessonPrinciple.lesson_id, func.min(contradicts).label("degree"))
        .join(LessonPrinciple.principle)
        .where(Principle.key.in_(principles))
        .group_by(LessonPrinciple.lesson_id)
        .subquery()
    )
    is_on = spoken.c.lesson_id.is_not(None)
    warns = case(
        (spoken.c.degree == 0, 0), (is_on & (Lesson.result != LessonResult.WORKED), 1), else_=2
    )
    near = is_on if obstacle is None else is_on | (Lesson.obstacle == obstacle)
    ids = (
        visible_lessons(user)
        .join(spoken, spoken.c.lesson_id == Lesson.id, isouter=obstacle is not None)
        .with_only_columns(Lesson.id.label("lesson_id"))
        .where(near, *elsewhere)
        .order_by(warns, Lesson.written_on.desc(), Lesson.id.desc())
        .limit(CANDIDATES)
        .subquery()
    )
    found: dict[int, Heard] = {}
    for lesson, direction, principle in db.session.execute(_with_directions(ids)):
        heard = found.setdefault(lesson.id, Heard(lesson, {}))
        if principle is not None:
            heard.directions[principle.key] = (principle, direction)
    return list(found.values())


def _with_directions(ids: Subquery) -> Select[Lesson, LessonDirection, Principle]:
    """Select the lessons in ``ids`` with each thing they say on a principle, the newest first."""
    return (
        select(Lesson, LessonPrinciple.direction, Principle)
        .join(ids, ids.c.lesson_id == Lesson.id)
        .outerjoin(LessonPrinciple, LessonPrinciple.lesson_id == Lesson.id)
        .outerjoin(Principle, Principle.id == LessonPrinciple.principle_id)
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
        .order_by(Lesson.written_on.desc(), Lesson.id.desc(), LessonPrinciple.id)
    )
