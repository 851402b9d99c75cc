"""Asking the search index, in the way of the database that is used."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, column, func, literal, select, table, text
from sqlalchemy.dialects.postgresql import TSQUERY

from tracker.domain import finding
from tracker.domain.finding import Asked, Term, all_of, any_of
from tracker.domain.vocabulary import SearchKind
from tracker.extensions import db
from tracker.models import SearchEntry, Synonym
from tracker.models.search import FULL_TEXT
from tracker.searching.asking import Phrase, Question, phrase_of, question_of
from tracker.searching.entries import day_of, kind_mark, year_mark

COMMON = 200  # a word in more entries than this is looked for as it is typed

MANY = 8  # times as many as are needed: more than the newest years hold of them
NEWEST = (
    "SELECT id FROM search_entry WHERE terms @@ CAST(:asked AS tsquery) ORDER BY id DESC LIMIT :n"
)

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
    if is_on_postgresql() and gathers_many(asked, limit):
        ids = ids_of(all_of([asked, newest_years()]), limit)
        if len(ids) == limit:
            return ids
    return ids_of(asked, limit)


def ids_of(asked: Asked, limit: int) -> list[int]:
    """Return at most ``limit`` ids, the highest first."""
    query: Any = entry_ids(asked)
    return list(db.session.scalars(query.order_by(query.selected_columns[0].desc()).limit(limit)))


def gathers_many(asked: Asked, limit: int) -> bool:
    """Return whether PostgreSQL expects to gather far more than ``limit`` entries and sort them.

    FTS5 keeps its rows in order and stops by itself; here the newest years are then asked first.
    Also makes the planner look words up: the index and its rows are in memory, and by its default
    for turning disks it would rather read through the newest entries one by one.
    """
    db.session.execute(text("SET LOCAL random_page_cost = 1.1"))
    explain = text(f"EXPLAIN (FORMAT JSON) {NEWEST}")
    plans = db.session.scalar(explain, {"asked": finding.tsquery(asked), "n": limit})
    (inner,) = plans[0]["Plan"]["Plans"]
    # Of the beginnings of words it knows no numbers, and expects few.
    is_many = inner["Plan Rows"] > MANY * limit or finding.is_open_ended(asked)
    return bool(inner["Node Type"] == "Sort" and is_many)


def newest_years() -> Asked:
    """Return the question for all entries of the newest two years; there is an entry at least."""
    year = day_of(db.session.scalar(select(func.max(SearchEntry.id))) or 0).year
    return any_of(Term(year_mark(each)) for each in (year, year - 1))


def settled(question: Question) -> Question:
    """Return ``question`` without the beginnings that cost much and add little.

    What begins with a common word is found by its parts already; to gather all that begins with
    it takes as long as there are texts with it. Rights and narrowing are not looked at, so that
    they never change what a word means.
    """
    word = question.last
    if not word.is_start:
        return question
    some = entry_ids(Term(word.stem)).limit(COMMON + 1)  # any: to order them takes longer
    n = len(db.session.scalars(some).all())
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
