"""Lessenbundel: what all gemeenten learned by principle, what speaks against it first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.domain.reporting import ReportKind
from tracker.domain.vocabulary import LessonDirection, Transferability
from tracker.knowledge.learned import verdicts_on
from tracker.models import DossierEdition, LessonReview, Principle, Trajectory, User
from tracker.reports.bundle_queries import (
    Spoken,
    current_edition,
    n_unshared,
    principles_of_edition,
    principles_of_trajectory,
    spoken_on,
)
from tracker.reports.heading import Heading
from tracker.reports.learned import ORDER
from tracker.reports.queries import load_trajectory
from tracker.reports.scope import full_stop
from tracker.web.filters import month
from tracker.web.labels import LABELS
from tracker.web.nav import owner_name


@dataclass(frozen=True)
class BundleLesson:
    """A shared lesson as the bundle tells it."""

    title: str
    where: str  # gemeente, wijk and month
    is_own: bool  # of the trajectory the bundle is made for
    did: str
    saw: str
    for_whom: str
    circumstances: str
    result: str
    strength: str
    usable: str  # whether another gemeente can use it, and on which conditions


@dataclass(frozen=True)
class DirectionPart:
    """The lessons that say the same of a principle: the newest, and how many there are in all."""

    direction: LessonDirection
    lessons: tuple[BundleLesson, ...]
    n_all: int

    @property
    def n_more(self) -> int:
        """Return how many are not told."""
        return self.n_all - len(self.lessons)


@dataclass(frozen=True)
class PrinciplePart:
    """A principle with what lessons say of it: against, then with a nuance, then for."""

    key: str
    title: str
    explanation: str
    source: str
    parts: tuple[DirectionPart, ...]

    @property
    def n_lessons(self) -> int:
        """Return how many things lessons say of it."""
        return sum(each.n_all for each in self.parts)


@dataclass(frozen=True)
class LessonBundle(Heading):
    """The bundle of a trajectory or of a dossier. Nothing in it can be left out by choice."""

    kind: ClassVar = ReportKind.LESSONS

    is_of_dossier: bool
    principles: tuple[PrinciplePart, ...]
    n_unshared: int  # own lessons that are not shared, so not in it


def trajectory_bundle(trajectory: Trajectory, *, until: date, today: date) -> LessonBundle:
    """Return the shared lessons up to ``until`` on the principles of ``trajectory``.

    In a fixed number of queries.
    """
    principles = principles_of_trajectory(trajectory.id)
    gemeente = load_trajectory(trajectory.id).gemeente
    return LessonBundle(
        slug=trajectory.slug,
        title=trajectory.title,
        sender=f"Gemeente {gemeente.name}",
        theme=gemeente.theme,
        made_on=today,
        has_examples=False,
        is_of_dossier=False,
        principles=told(principles, until=until, own=trajectory.id),
        n_unshared=n_unshared(trajectory.id),
    )


def dossier_bundle(
    edition: DossierEdition, *, sender: str, theme: str | None, today: date
) -> LessonBundle:
    """Return the shared lessons on the principles of a dossier, in a fixed number of queries.

    The dossier of ``edition`` must be loaded.
    """
    return LessonBundle(
        slug=edition.dossier.slug,
        title=edition.dossier.title,
        sender=sender,
        theme=theme,
        made_on=today,
        has_examples=False,
        is_of_dossier=True,
        principles=told(principles_of_edition(edition.id), until=today),
        n_unshared=0,
    )


def told(
    principles: Sequence[Principle], *, until: date, own: int | None = None
) -> tuple[PrinciplePart, ...]:
    """Return what shared lessons say on each of ``principles``; those of ``own`` are marked."""
    found = spoken_on({each.key for each in principles}, until=until)
    verdicts = verdicts_on({each.lesson.id for each in found})
    by_key: dict[str, list[Spoken]] = defaultdict(list)
    for each in found:
        by_key[each.key].append(each)
    return tuple(
        PrinciplePart(
            key=each.key,
            title=each.title,
            explanation=each.explanation,
            source=source_of(each),
            parts=directions(by_key[each.key], verdicts, own=own),
        )
        for each in principles
    )


def source_of(principle: Principle) -> str:
    """Return from which dossier and publication a principle comes; its dossier must be loaded."""
    year, title = principle.source_year, principle.source_title
    source = f"{title}, {year}" if year and str(year) not in title else title
    return f"Uit het dossier ‘{principle.edition.dossier.title}’. Bron: {full_stop(source)}"


def directions(
    found: Iterable[Spoken], verdicts: Mapping[int, LessonReview], *, own: int | None
) -> tuple[DirectionPart, ...]:
    """Return what is said in each direction, against first; a direction nobody takes is there."""
    said: dict[LessonDirection, list[Spoken]] = {each: [] for each in ORDER}
    for each in found:
        said[each.direction].append(each)
    return tuple(
        DirectionPart(
            direction=direction,
            lessons=tuple(bundle_lesson(each, verdicts, own=own) for each in lessons),
            n_all=lessons[0].n_all if lessons else 0,
        )
        for direction, lessons in said.items()
    )


def bundle_lesson(
    spoken: Spoken, verdicts: Mapping[int, LessonReview], *, own: int | None
) -> BundleLesson:
    """Return one lesson with where it comes from and for whom it is of use."""
    lesson = spoken.lesson
    return BundleLesson(
        title=lesson.title,
        where=f"{lesson.gemeente.name}, {lesson.wijk.name}, {month(lesson.written_on)}",
        is_own=lesson.trajectory_id == own,
        did=full_stop(lesson.did),
        saw=full_stop(lesson.saw),
        for_whom=full_stop(lesson.for_whom),
        circumstances=full_stop(lesson.circumstances),
        result=LABELS[lesson.result],
        strength=LABELS[lesson.strength],
        usable=usable(verdicts.get(lesson.id)),
    )


def usable(verdict: LessonReview | None) -> str:
    """Return whether another gemeente can use a lesson, as its last review said."""
    if verdict is None or verdict.transferability is None:
        return "niet ingevuld"
    words = LABELS[verdict.transferability]
    if verdict.transferability is Transferability.UNDER_CONDITIONS:
        return f"{words}: {full_stop(verdict.conditions)}"
    return full_stop(words)


def dossier_bundle_for(user: User, slug: str, *, today: date) -> LessonBundle | None:
    """Return the bundle of a dossier's current edition as ``user`` sends it; None without one."""
    edition = current_edition(slug)
    if edition is None:
        return None
    theme = user.gemeente.theme if user.gemeente else None
    return dossier_bundle(edition, sender=owner_name(user), theme=theme, today=today)
