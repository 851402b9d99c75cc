"""What the pages of lessons read."""

from tracker.lessons.queries.beside import (
    Beside,
    BesideCounts,
    beside_counts,
    shared_beside,
)
from tracker.lessons.queries.lessons import (
    FilterChoices,
    LessonCounts,
    OtherLesson,
    actions_from,
    filter_choices,
    full_lesson,
    lesson_counts,
    lessons_page,
    linked_principles,
    others_on,
)
from tracker.lessons.queries.review import (
    Origin,
    Trail,
    asked_lessons,
    first_in_queue,
    just_shared,
    origin_of,
    queue_page,
    trail_of,
)
from tracker.lessons.queries.use import (
    UseFilter,
    UseState,
    principles_page,
    use_counts,
    use_page,
)
from tracker.lessons.queries.used import insights_on

__all__ = [
    "Beside",
    "BesideCounts",
    "FilterChoices",
    "LessonCounts",
    "Origin",
    "OtherLesson",
    "Trail",
    "UseFilter",
    "UseState",
    "actions_from",
    "asked_lessons",
    "beside_counts",
    "filter_choices",
    "first_in_queue",
    "full_lesson",
    "insights_on",
    "just_shared",
    "lesson_counts",
    "lessons_page",
    "linked_principles",
    "origin_of",
    "others_on",
    "principles_page",
    "queue_page",
    "shared_beside",
    "trail_of",
    "use_counts",
    "use_page",
]
