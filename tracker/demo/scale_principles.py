"""Made-up links with principles for made-up trajectories and lessons: to measure on."""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert

from tracker.domain.vocabulary import LessonDirection
from tracker.extensions import db
from tracker.models import LessonPrinciple, TrajectoryPrinciple

CONFIRMS, QUALIFIES, CONTRADICTS = LessonDirection
DIRECTIONS = (*[CONFIRMS] * 6, *[QUALIFIES] * 3, CONTRADICTS)
N_CHOSEN = 3  # principles of a trajectory


def choose_principles(places: Sequence[Mapping[str, int]], principle_ids: Sequence[int]) -> None:
    """Let each trajectory rest on some principles, where there are any."""
    rows = [
        {
            "gemeente_id": place["gemeente_id"],
            "trajectory_id": place["trajectory_id"],
            "principle_id": principle_ids[(number + step) % len(principle_ids)],
            "position": step,
        }
        for number, place in enumerate(places)
        for step in range(min(N_CHOSEN, len(principle_ids)))
    ]
    if rows:
        db.session.execute(insert(TrajectoryPrinciple), rows)


def join_principles(
    dice: random.Random,
    principle_ids: Sequence[int],
    lessons: Sequence[Mapping[str, Any]],
    lesson_ids: Sequence[int],
) -> None:
    """Let each lesson speak of one principle; of the n-th, one in n as many do."""
    if not principle_ids:
        return
    weights = [1 / rank for rank in range(1, len(principle_ids) + 1)]
    spoken_of = dice.choices(principle_ids, weights, k=len(lesson_ids))
    rows = [
        {
            "gemeente_id": lesson["gemeente_id"],
            "lesson_id": lesson_id,
            "principle_id": principle_id,
            "direction": dice.choice(DIRECTIONS),
        }
        for lesson, lesson_id, principle_id in zip(lessons, lesson_ids, spoken_of, strict=True)
    ]
    db.session.execute(insert(LessonPrinciple), rows)
