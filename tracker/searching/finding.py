"""Asking the search index, in the way of the database that is used."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, column, literal, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from tracker.domain import finding
from tracker.domain.finding import Asked, Term, all_of
from tracker.domain.vocabulary import SearchKind
from tracker.extensions import db
from tracker.models import SearchEntry, Synonym
from tracker.models.search import FULL_TEXT
from tracker.searching.asking import Phrase, Question, phrase_of, question_of
from tracker.searching.entries import kind_mark

COMMON = 200  # a word in more entries than this is looked for as it is typed

FTS5 = table(FULL_TEXT, column("rowid"), column(FULL_TEXT))


def is_on_postgresql() -> bool:
    """Return whether the session asks PostgreSQL."""
    return db.session.get_bind().dialect.name == "postgresql"


def entry_ids(asked: Asked) -> Select[int]:
    """Select the ids of the entries that ``asked`` asks for."""
    if is_on_postgresql():
        question = literal(finding.tsquery(asked)).cast(TSQUERY)
        return select(SearchEntry.id).where(SearchEntry.terms.op("@@")(question))
    return select(FTS5.c.rowid).where(FTS5.c[FULL_TEXT].op("MATCH")(finding.fts5(asked)))


def newest_ids(asked: Asked, *, limit: int) -> list[int]:
    """Return the ids of the newest entries that ``asked`` asks for, the newest first."""
    query: Any = entry_ids(asked)
    if is_on_postgresql():
        # The index and its rows are in memory; by its default for turning disks the planner would
        # rather read through the newest entries one by one than look a rare word up.
        db.session.execute(text("SET LOCAL random_page_cost = 1.1"))
    return list(db.session.scalars(query.order_by(query.selected_columns[0].desc()).limit(limit)))


def settled(question: Question) -> Question:
    """Return ``question`` without the beginnings that cost much and add little.

    What begins with a common word is found by its parts already; to gather all that begins with
    it takes as long as there are texts with it. Rights and narrowing are not looked at, so that
    they never change what a word means.
    """
    word = question.last
    if not word.is_start:
        return question
    n = len(newest_ids(Term(word.stem), limit=COMMON + 1))
    return question.with_whole_words() if n > COMMON else question


def record_ids(kind: SearchKind, typed: str) -> Select[int]:
    """Select the ids of the records of one kind that what was ``typed`` finds.

    Nothing that can be looked for finds nothing. Rights are not looked at: the caller's query is
    one of ``policy.visible_*``.
    """
    question = question_of(typed, synonyms())
    query = select(SearchEntry.record_id).where(SearchEntry.kind == kind)
    if question is None:
        return query.where(text("1 = 0"))
    asked = all_of([settled(question).asked(), Term(kind_mark(kind))])
    return query.where(SearchEntry.id.in_(entry_ids(asked)))


def synonyms() -> Sequence[tuple[Phrase, Phrase]]:
    """Return the pairs that mean the same, as stems."""
    query = select(Synonym.word, Synonym.other).where(Synonym.is_used).order_by(Synonym.id)
    return [(phrase_of(word), phrase_of(other)) for word, other in db.session.execute(query)]
