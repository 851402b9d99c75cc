"""What is asked on the pages of a cycle: shape and wording."""

from tracker.cycles.forms.measuring import CorrectionForm, MeasurementForm
from tracker.cycles.forms.moving import BackForm, CycleForm, ExpectationForm, MoveForm, StartForm
from tracker.cycles.forms.reflecting import ReflectionForm, StoryForm, reflection_form
from tracker.cycles.forms.talking import RecordForm, TalkForm, record_form

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
    "record_form",
    "reflection_form",
]
