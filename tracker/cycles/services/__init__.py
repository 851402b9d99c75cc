"""What people do in a cycle; plain functions on records, the caller commits."""

from tracker.cycles.services.conversation import (
    BeforeCycle,
    add_topic,
    change_conversation,
    hold_conversation,
    note_present,
    plan_conversation,
    record_topic,
)
from tracker.cycles.services.cycle import (
    CycleRunning,
    StartsBeforePrevious,
    change_cycle,
    start_cycle,
)
from tracker.cycles.services.measuring import (
    AlreadyCorrected,
    CorrectionReasonMissing,
    IndicatorElsewhere,
    NotEarlier,
    correct_measurement,
    record_earlier_measurement,
    record_measurement,
)
from tracker.cycles.services.outcome import act_on, add_outcome, settle_outcome, starts_on
from tracker.cycles.services.phase import (
    DateBeforePhase,
    LaterCycle,
    MovedAlready,
    advance_cycle,
    step_back,
)
from tracker.cycles.services.reflecting import PrincipleNotLinked, reflect
from tracker.cycles.services.telling import tell_story
from tracker.cycles.services.topics import prepare_topics
from tracker.cycles.services.values import (
    AbsenceWithoutReason,
    CountNotWhole,
    NumberNegative,
    NumeratorTooHigh,
    PartIncomplete,
    PeriodBackwards,
    ShareDoesNotAgree,
    ShareTooHigh,
    ValueMissing,
    Values,
    ValueWithAbsence,
)
from tracker.domain.phases import CycleClosed, NoEarlierPhase, PhaseBlocked, ReasonMissing
from tracker.web.clock import InFuture

__all__ = [
    "AbsenceWithoutReason",
    "AlreadyCorrected",
    "BeforeCycle",
    "CorrectionReasonMissing",
    "CountNotWhole",
    "CycleClosed",
    "CycleRunning",
    "DateBeforePhase",
    "InFuture",
    "IndicatorElsewhere",
    "LaterCycle",
    "MovedAlready",
    "NoEarlierPhase",
    "NotEarlier",
    "NumberNegative",
    "NumeratorTooHigh",
    "PartIncomplete",
    "PeriodBackwards",
    "PhaseBlocked",
    "PrincipleNotLinked",
    "ReasonMissing",
    "ShareDoesNotAgree",
    "ShareTooHigh",
    "StartsBeforePrevious",
    "ValueMissing",
    "ValueWithAbsence",
    "Values",
    "act_on",
    "add_outcome",
    "add_topic",
    "advance_cycle",
    "change_conversation",
    "change_cycle",
    "correct_measurement",
    "hold_conversation",
    "note_present",
    "plan_conversation",
    "prepare_topics",
    "record_earlier_measurement",
    "record_measurement",
    "record_topic",
    "reflect",
    "settle_outcome",
    "start_cycle",
    "starts_on",
    "step_back",
    "tell_story",
]
