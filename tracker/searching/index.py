"""Keeping the search index true: each transaction brings it in line with what it changed."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, cast

from sqlalchemy import ColumnElement, Table, delete, event, insert, inspect, or_, select, text
from sqlalchemy.orm import Session

from tracker.domain.vocabulary import SearchKind
from tracker.extensions import db
from tracker.models import (
    Action,
    Conversation,
    ConversationOutcome,
    ConversationTopic,
    Dossier,
    DossierEdition,
    Gemeente,
    Insight,
    Instrument,
    Intervention,
    Lesson,
    LessonPrinciple,
    PracticeExample,
    Principle,
    SearchEntry,
    Trajectory,
    Wijk,
)
from tracker.models.search import FULL_TEXT, GIN
from tracker.searching.entries import row_of
from tracker.searching.readers import READERS

CHANGED = "search_changed"  # under this name a session keeps what it changed
BATCH = 500  # records at a time
ENTRY = cast(Table, SearchEntry.__table__)
# Which column of a record names the record that search shows.
WATCHED: dict[type, tuple[SearchKind, str]] = {
    Lesson: (SearchKind.LESSON, "id"),
    LessonPrinciple: (SearchKind.LESSON, "lesson_id"),
    Action: (SearchKind.ACTION, "id"),
    Conversation: (SearchKind.CONVERSATION, "id"),
    ConversationTopic: (SearchKind.CONVERSATION, "conversation_id"),
    ConversationOutcome: (SearchKind.CONVERSATION, "conversation_id"),
    Trajectory: (SearchKind.TRAJECTORY, "id"),
    Dossier: (SearchKind.DOSSIER, "id"),
    DossierEdition: (SearchKind.DOSSIER, "dossier_id"),
    Principle: (SearchKind.PRINCIPLE, "id"),
    Intervention: (SearchKind.INTERVENTION, "id"),
    Instrument: (SearchKind.INSTRUMENT, "id"),
    PracticeExample: (SearchKind.EXAMPLE, "id"),
    Insight: (SearchKind.INSIGHT, "id"),
}
# What many entries repeat: a change here reaches all entries with the id in that column.
REPEATED: dict[type, tuple[Any, set[str]]] = {
    Trajectory: (ENTRY.c.trajectory_id, {"theme", "is_open_to_advisers"}),
    Wijk: (ENTRY.c.wijk_id, {"name"}),
    Gemeente: (ENTRY.c.gemeente_id, {"name"}),
}


class Changes:
    """What a transaction changed so far, as far as search is concerned."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.records: dict[SearchKind, set[int]] = defaultdict(set)
        self.wide: list[ColumnElement[bool]] = []

    def note(self, record: object) -> None:
        """Remember that ``record`` was added, changed or removed."""
        if type(record) in WATCHED:
            kind, column = WATCHED[type(record)]
            self.records[kind].add(getattr(record, column))

    def note_repeated(self, record: object) -> None:
        """Remember what ``record`` changed that other entries repeat."""
        if type(record) not in REPEATED:
            return
        column, names = REPEATED[type(record)]
        attributes = inspect(record).attrs
        # The old value may be unknown: after a commit it is no longer in memory.
        if any(attributes[name].history.has_changes() for name in names):
            self.wide.append(column == record.id)  # type: ignore[attr-defined]


def use_search_index() -> None:
    """Listen to every session, once per process."""
    if not event.contains(Session, "after_flush", note_changes):
        event.listen(Session, "after_flush", note_changes)
        event.listen(Session, "before_commit", bring_in_line)


def note_changes(session: Session, _context: object) -> None:
    """Remember what a flush wrote."""
    changes = session.info.setdefault(CHANGED, Changes())
    for record in (*session.new, *session.deleted):
        changes.note(record)
    for record in session.dirty:
        if session.is_modified(record):
            changes.note(record)
            changes.note_repeated(record)


def bring_in_line(session: Session) -> None:
    """Write the index for what the transaction changed, within the same transaction."""
    session.flush()
    changes = session.info.pop(CHANGED, None)
    if changes is None:
        return
    if changes.wide:
        entries = select(ENTRY.c.kind, ENTRY.c.record_id).where(or_(*changes.wide))
        for kind, record_id in session.execute(entries):
            changes.records[kind].add(record_id)
    dossiers = changes.records[SearchKind.DOSSIER]
    if dossiers:
        changes.records[SearchKind.PRINCIPLE] |= principles_of(session, dossiers)
    for kind, ids in changes.records.items():
        for batch in batches(sorted(ids)):
            refresh(kind, batch)


def principles_of(session: Session, dossier_ids: Collection[int]) -> set[int]:
    """Return the ids of the principles in all editions of these dossiers."""
    query = select(Principle.id).join(DossierEdition, DossierEdition.id == Principle.edition_id)
    return set(session.scalars(query.where(DossierEdition.dossier_id.in_(dossier_ids))))


def refresh(kind: SearchKind, ids: Collection[int]) -> int:
    """Make the entries of these records again; return how many there are. The caller commits."""
    _, read = READERS[kind]
    rows = [row_of(found) for found in read(ids)]
    db.session.execute(delete(ENTRY).where(ENTRY.c.kind == kind, ENTRY.c.record_id.in_(ids)))
    if rows:
        db.session.execute(insert(ENTRY), rows)
    return len(rows)


def rebuild() -> Iterator[int]:
    """Make the whole index again; yield how many entries each batch made. The caller commits."""
    db.session.execute(delete(ENTRY))
    for kind, (model, _) in READERS.items():
        last = 0
        while ids := db.session.scalars(
            select(model.id).where(model.id > last).order_by(model.id).limit(BATCH)
        ).all():
            yield refresh(kind, ids)
            last = ids[-1]
    tidy()


def tidy() -> None:
    """Pack the index after much was written, and count its terms for the planner."""
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text(f"REINDEX INDEX {GIN}"))
        db.session.execute(text(f"ANALYZE {ENTRY.name}"))
    else:
        pack = f"INSERT INTO {FULL_TEXT} ({FULL_TEXT}) VALUES ('optimize')"
        db.session.execute(text(pack))


def batches(ids: list[int]) -> Iterator[list[int]]:
    """Yield ``ids`` in lists of at most BATCH."""
    for start in range(0, len(ids), BATCH):
        yield ids[start : start + BATCH]
