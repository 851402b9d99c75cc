"""All tables. Import them from here; each module holds one noun."""

from tracker.models.action import Action, ActionLog
from tracker.models.base import Base, now
from tracker.models.conversation import Conversation, ConversationOutcome, ConversationTopic
from tracker.models.cycle import Cycle, Measurement, PhaseChange, Reflection, Story
from tracker.models.evidence import GemeenteTally, PrincipleTally
from tracker.models.house_style import HouseStyle
from tracker.models.insight import Insight, InsightLesson, Proposal
from tracker.models.job import Job, KeptFile, PrintedPart
from tracker.models.knowledge import KnowledgeUse, LessonTaken
from tracker.models.lesson import Lesson, LessonMessage, LessonPrinciple, LessonReview
from tracker.models.library import (
    Dossier,
    DossierEdition,
    EditionNote,
    Instrument,
    Intervention,
    PracticeExample,
    Principle,
    ReflectionQuestion,
)
from tracker.models.login_attempt import LoginAttempt
from tracker.models.person import Membership, Organisation, User
from tracker.models.place import AreaFigure, CbsArea, Gemeente, Wijk, WijkCode
from tracker.models.report import Report, ReportLook, ReportText
from tracker.models.search import SavedSearch, SearchEntry, Synonym
from tracker.models.signal import SignalDecision
from tracker.models.trajectory import (
    Indicator,
    Offer,
    PhasePlan,
    SocietalResult,
    Stakeholder,
    Target,
    Trajectory,
    TrajectoryPrinciple,
    TrajectoryWijk,
)

__all__ = [
    "Action",
    "ActionLog",
    "AreaFigure",
    "Base",
    "CbsArea",
    "Conversation",
    "ConversationOutcome",
    "ConversationTopic",
    "Cycle",
    "Dossier",
    "DossierEdition",
    "EditionNote",
    "Gemeente",
    "GemeenteTally",
    "HouseStyle",
    "Indicator",
    "Insight",
    "InsightLesson",
    "Instrument",
    "Intervention",
    "Job",
    "KeptFile",
    "KnowledgeUse",
    "Lesson",
    "LessonMessage",
    "LessonPrinciple",
    "LessonReview",
    "LessonTaken",
    "LoginAttempt",
    "Measurement",
    "Membership",
    "Offer",
    "Organisation",
    "PhaseChange",
    "PhasePlan",
    "PracticeExample",
    "Principle",
    "PrincipleTally",
    "PrintedPart",
    "Proposal",
    "Reflection",
    "ReflectionQuestion",
    "Report",
    "ReportLook",
    "ReportText",
    "SavedSearch",
    "SearchEntry",
    "SignalDecision",
    "SocietalResult",
    "Stakeholder",
    "Story",
    "Synonym",
    "Target",
    "Trajectory",
    "TrajectoryPrinciple",
    "TrajectoryWijk",
    "User",
    "Wijk",
    "WijkCode",
    "now",
]
