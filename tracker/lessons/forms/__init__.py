"""What is asked about lessons."""

from tracker.lessons.forms.filters import LessonFilterForm, UseFilterForm
from tracker.lessons.forms.review import (
    NO_CONDITIONS,
    NO_DECISION,
    AnswerForm,
    CallBackForm,
    Decision,
    OfferForm,
    ReviewForm,
)
from tracker.lessons.forms.writing import (
    BOTH,
    NO_DIRECTION,
    NO_OBSTACLE,
    TOO_EARLY,
    LessonForm,
)

__all__ = [
    "BOTH",
    "NO_CONDITIONS",
    "NO_DECISION",
    "NO_DIRECTION",
    "NO_OBSTACLE",
    "TOO_EARLY",
    "AnswerForm",
    "CallBackForm",
    "Decision",
    "LessonFilterForm",
    "LessonForm",
    "OfferForm",
    "ReviewForm",
    "UseFilterForm",
]
