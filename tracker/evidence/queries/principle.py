"""What the page of one principle reads: where it was tried, what was learned, how it moved."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Subquery, and_, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.domain.vocabulary import (
    EditionState,
    LessonDirection,
    Obstacle,
    ReflectionScore,
    ReviewState,
    Strength,
    TrajectoryStatus,
)
from tracker.domain.withholding import Thresholds
from tracker.evidence.movement import Movement, movement_of
from tracker.evidence.queries.matrix import ORDER
from tracker.extensions import db
from tracker.knowledge.insights import insights_on
from tracker.models import (
    Cycle,
    Dossier,
    DossierEdition,
    GemeenteTally,
    Insight,
    Lesson,
    LessonPrinciple,
    Principle,
    PrincipleTally,
    Reflection,
    Trajectory,
    TrajectoryPrinciple,
    TrajectoryWijk,
    User,
)
from tracker.policy import visible_lessons
from tracker.tally import Practice, practice_of

N_LESSONS = 5  # of each direction on the page
N_GROUPS = 10


@dataclass(frozen=True)
class Tried:
    """In how many places a principle is or was worked with; None: too few to say."""

    n_gemeenten: int
    n_trajectories: int
    n_wijken: int


@dataclass(frozen=True)
class Said:
    """How firmly lessons stand on a principle, and what stood in the way."""

    strengths: Counter[tuple[LessonDirection, Strength]]
    obstacles: list[tuple[Obstacle, int]]  # the most often named first

    def with_strength(self, strength: Strength) -> int:
        """Return how many lessons stand so firmly, whatever they say."""
        return sum(self.strengths[says, strength] for says in ORDER)


@dataclass(frozen=True)
class EvidencePage:
    """All that is known from practice on one principle."""

    principle: Principle
    practice: Practice | None
    said: Said
    groups: dict[str, dict[LessonDirection, int]]  # the largest first, at most N_GROUPS
    n_groups: int
    tried: Tried | None
    movement: Movement | None
    lessons: dict[LessonDirection, Sequence[Lesson]]  # the newest, in the order of ORDER
    insights: Sequence[Insight]  # the newest first


def principle_named(slug: str, key: str) -> Principle | None:
    """Return a principle as the newest published edition of its dossier that has it words it.

    Its edition and dossier are loaded.
    """
    query = (
        select(Principle)
        .join(Principle.edition)
        .join(DossierEdition.dossier)
        .where(
            Dossier.slug == slug,
            Principle.key == key,
            DossierEdition.state == EditionState.PUBLISHED,
        )
        .options(contains_eager(Principle.edition).contains_eager(DossierEdition.dossier))
        .order_by(DossierEdition.is_current.desc(), DossierEdition.number.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def evidence_page(slug: str, key: str, user: User) -> EvidencePage | None:
    """Return the page of a principle, or None when the dossier has none with that key.

    Only shared lessons count. The lessons themselves are those ``user`` may read.
    """
    principle = principle_named(slug, key)
    if principle is None:
        return None
    ids = db.session.scalars(select(Principle.id).where(Principle.key == key)).all()
    groups, n_groups = groups_of(key)
    return EvidencePage(
        principle=principle,
        practice=practice_of([key]).get(key),
        said=said_of(key),
        groups=groups,
        n_groups=n_groups,
        tried=tried_of(key, ids),
        movement=movement_on(key, ids),
        lessons={says: newest_lessons(ids, says, user) for says in ORDER},
        insights=insights_on([key], user).get(key, []),
    )


def said_of(key: str) -> Said:
    """Return how firm the shared lessons are, and what they say stood in the way."""
    columns = (PrincipleTally.direction, PrincipleTally.strength, PrincipleTally.obstacle)
    query = (
        select(*columns, func.sum(PrincipleTally.n))
        .where(PrincipleTally.principle_key == key, PrincipleTally.n > 0)
        .group_by(*columns)
    )
    strengths: Counter[tuple[LessonDirection, Strength]] = Counter()
    obstacles: Counter[Obstacle] = Counter()
    for direction, strength, obstacle, n in db.session.execute(query):
        strengths[direction, strength] += n
        if obstacle:
            obstacles[Obstacle(obstacle)] += n
    return Said(strengths, obstacles.most_common())


def groups_of(key: str) -> tuple[dict[str, dict[LessonDirection, int]], int]:
    """Return what is said per group the trajectories work for, and how many groups there are."""
    columns = (PrincipleTally.age_group, PrincipleTally.direction)
    query = (
        select(*columns, func.sum(PrincipleTally.n))
        .where(PrincipleTally.principle_key == key, PrincipleTally.n > 0)
        .group_by(*columns)
    )
    found: dict[str, dict[LessonDirection, int]] = {}
    for group, direction, n in db.session.execute(query):
        found.setdefault(group, dict.fromkeys(ORDER, 0))[direction] = n
    largest = sorted(found.items(), key=lambda row: (-sum(row[1].values()), row[0]))
    return dict(largest[:N_GROUPS]), len(found)


def tried_of(key: str, ids: Sequence[int]) -> Tried | None:
    """Return in how many places the principle is or was worked with, or None.

    Drafts do not count. A small number would tell who works with a principle without having
    shared it: below the threshold it shows only when every one of those gemeenten shared a lesson.
    """
    linked = (
        select(Trajectory.id, Trajectory.gemeente_id)
        .join(TrajectoryPrinciple, TrajectoryPrinciple.trajectory_id == Trajectory.id)
        .where(
            TrajectoryPrinciple.principle_id.in_(ids), Trajectory.status != TrajectoryStatus.DRAFT
        )
        .distinct()
        .subquery()
    )
    has_shared = and_(
        GemeenteTally.gemeente_id == linked.c.gemeente_id,
        GemeenteTally.principle_key == key,
        GemeenteTally.n > 0,
    )
    query = (
        select(
            func.count(linked.c.gemeente_id.distinct()),
            func.count(GemeenteTally.gemeente_id.distinct()),
            func.count(linked.c.id.distinct()),
            func.count(TrajectoryWijk.wijk_id.distinct()),
        )
        .select_from(linked)
        .outerjoin(TrajectoryWijk, TrajectoryWijk.trajectory_id == linked.c.id)
        .outerjoin(GemeenteTally, has_shared)
    )
    n_gemeenten, n_sharing, n_trajectories, n_wijken = db.session.execute(query).one()
    if n_gemeenten > n_sharing and n_gemeenten < Thresholds().min_count:
        return None
    return Tried(n_gemeenten, n_trajectories, n_wijken)


def movement_on(key: str, ids: Sequence[int]) -> Movement | None:
    """Return how organisations scored themselves in their first cycle and in their last, or None.

    Answers count where the gemeente shared a lesson on the principle, and where an organisation
    answered on it in more than one cycle of a wijk.
    """
    answers = ends_of(key, ids)
    n_organisations = db.session.scalar(select(func.count(answers.c.organisation_id.distinct())))
    columns = (answers.c.score, answers.c.is_first)
    query = select(*columns, func.count()).group_by(*columns)
    first: Counter[ReflectionScore] = Counter()
    last: Counter[ReflectionScore] = Counter()
    for score, is_first, n in db.session.execute(query):
        (first if is_first else last)[score] = n
    return movement_of(first, last, n_organisations=n_organisations or 0)


def ends_of(key: str, ids: Sequence[int]) -> Subquery:
    """Return the first and the last answer of who answered more than once."""
    sharing = select(GemeenteTally.gemeente_id).where(
        GemeenteTally.principle_key == key, GemeenteTally.n > 0
    )
    place = (Reflection.organisation_id, Cycle.trajectory_id, Cycle.wijk_id)

    def number(*order: ColumnElement[int]) -> ColumnElement[int]:
        return func.row_number().over(partition_by=place, order_by=order)

    answers = (
        select(
            Reflection.organisation_id,
            Reflection.score,
            number(Cycle.number.asc(), Reflection.id.asc()).label("nth"),
            number(Cycle.number.desc(), Reflection.id.desc()).label("nth_last"),
        )
        .join(Reflection.cycle)
        .where(Reflection.principle_id.in_(ids), Reflection.gemeente_id.in_(sharing))
        .subquery()
    )
    nth, nth_last = answers.c.nth, answers.c.nth_last
    return (
        select(answers.c.organisation_id, answers.c.score, (nth == 1).label("is_first"))
        .where(nth + nth_last > 2, or_(nth == 1, nth_last == 1))
        .subquery()
    )


def newest_lessons(ids: Sequence[int], says: LessonDirection, user: User) -> Sequence[Lesson]:
    """Return the shared lessons that say so, the last written first, with their place loaded."""
    query = (
        visible_lessons(user)
        .join(LessonPrinciple, LessonPrinciple.lesson_id == Lesson.id)
        .where(
            LessonPrinciple.principle_id.in_(ids),
            LessonPrinciple.direction == says,
            Lesson.review_state == ReviewState.SHARED,
        )
        .options(joinedload(Lesson.gemeente), joinedload(Lesson.wijk))
        .order_by(LessonPrinciple.lesson_id.desc())
        .limit(N_LESSONS)
    )
    return db.session.scalars(query).all()
