"""Which reader belongs to which kind, and the model whose records it reads."""

from typing import Any

from tracker.domain.vocabulary import SearchKind
from tracker.models import (
    Action,
    Conversation,
    Dossier,
    Insight,
    Instrument,
    Intervention,
    Lesson,
    PracticeExample,
    Principle,
    Trajectory,
)
from tracker.searching.entries import Reader
from tracker.searching.library_readers import (
    read_dossiers,
    read_examples,
    read_insights,
    read_instruments,
    read_interventions,
    read_principles,
)
from tracker.searching.work_readers import (
    read_actions,
    read_conversations,
    read_lessons,
    read_trajectories,
)

READERS: dict[SearchKind, tuple[Any, Reader]] = {
    SearchKind.LESSON: (Lesson, read_lessons),
    SearchKind.DOSSIER: (Dossier, read_dossiers),
    SearchKind.PRINCIPLE: (Principle, read_principles),
    SearchKind.INTERVENTION: (Intervention, read_interventions),
    SearchKind.INSTRUMENT: (Instrument, read_instruments),
    SearchKind.EXAMPLE: (PracticeExample, read_examples),
    SearchKind.TRAJECTORY: (Trajectory, read_trajectories),
    SearchKind.CONVERSATION: (Conversation, read_conversations),
    SearchKind.ACTION: (Action, read_actions),
    SearchKind.INSIGHT: (Insight, read_insights),
}
