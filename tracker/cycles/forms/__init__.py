"""What is asked on the pages of a cycle: shape and wording."""

from tracker.cycles.forms.measuring import CorrectionForm, MeasurementForm, named
from tracker.cycles.forms.moving import BackForm, CycleForm, ExpectationForm, MoveForm, StartForm
from tracker.cycles.forms.recording import RecordForm, record_form, stored_answers
from tracker.cycles.forms.reflecting import ReflectionForm, StoryForm, reflection_form
from tracker.cycles.forms.talking import TalkForm

__all__ = [
    "BackForm",
    "CorrectionForm",
    "CycleForm",
    "ExpectationForm",
    "MeasurementForm",
    "MoveForm",
    "RecordForm",
    "ReflectionForm",
    "StartForm",
    "StoryForm",
    "TalkForm",
    "named",
    "record_form",
    "reflection_form",
    "stored_answers",
]
