"""What the pages of search read: the hits, what they can be narrowed to, and what was kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Text, cast, exists, func, or_, select

from tracker.domain import seen_by
from tracker.domain.finding import Asked, Term, all_of, any_of
from tracker.domain.snippet import Piece, marked, snippet
from tracker.domain.vocabulary import SearchKind
from tracker.extensions import db
from tracker.models import (
    Dossier,
    Gemeente,
    SavedSearch,
    SearchEntry,
    Synonym,
    Trajectory,
    User,
    Wijk,
)
from tracker.policy import Act, may_somewhere, visible_entries, visible_trajectories
from tracker.search.ranking import ranked
from tracker.searching.asking import Question
from tracker.searching.entries import (
    FIRST_DAY,
    MOST_RECORDS,
    day_of,
    kind_mark,
    theme_mark,
    year_mark,
)
from tracker.searching.finding import ids_of, newest_ids, settled

PER_PAGE = 20
# More are not counted: a common word would count for seconds. Of those the newest are compared with
# each other, and with the newest that have the words in the title or stand in the library.
MOST = 200
MOST_SPECIAL = 50


@dataclass(frozen=True)
class Narrowing:
    """What the results are narrowed to and how they stand; what is empty narrows nothing."""

    kind: SearchKind | None = None
    theme: str = ""
    gemeente_id: int | None = None
    year: int | None = None
    is_newest_first: bool = False
    is_wide: bool = False  # any of the words is enough


@dataclass(frozen=True)
class Hit:
    """One thing that was found."""

    kind: SearchKind
    address: str  # slug, "slug#key" or id of its page
    title: list[Piece]
    pieces: list[Piece]
    place: str  # "Osdorp, Amsterdam"; for the library its theme
    happened_on: date | None  # None for the library: the day it was loaded says nothing
    is_shared: bool


@dataclass(frozen=True)
class Results:
    """A page of hits, and how many there are; with ``is_capped`` there are more than that."""

    hits: list[Hit]
    n_found: int
    is_capped: bool
    pagination: Pagination


@dataclass(frozen=True)
class SearchChoices:
    """What the results can be narrowed to."""

    themes: Sequence[str]
    gemeenten: Sequence[tuple[int, str]]  # id and name; empty for who sees one gemeente
    years: Sequence[int]


class KnownPages(Pagination):
    """Pages of a list of ids that is at hand."""

    def _query_items(self) -> list[int]:
        start = (self.page - 1) * self.per_page
        return list(self._query_args["ids"][start : start + self.per_page])

    def _query_count(self) -> int:
        return len(self._query_args["ids"])


def find(user: User, question: Question, narrowing: Narrowing, *, page: int) -> Results:
    """Return a page of what ``user`` may see and ``question`` finds, in a fixed number of steps."""
    question = settled(question)
    newest = newest_ids(
        narrowed(user, question.asked(is_wide=narrowing.is_wide), narrowing), limit=MOST + 1
    )
    ids = newest[:MOST]
    if not narrowing.is_newest_first:
        ids = best_ids(user, question, narrowing, newest)
    last = max(1, -(-len(ids) // PER_PAGE))
    pagination = KnownPages(
        page=min(max(1, page), last), per_page=PER_PAGE, error_out=False, ids=ids
    )
    return Results(
        hits=hits_of(question, pagination.items),
        n_found=min(len(newest), MOST),
        is_capped=len(newest) > MOST,
        pagination=pagination,
    )


def best_ids(
    user: User, question: Question, narrowing: Narrowing, newest: Sequence[int]
) -> list[int]:
    """Return the ids in order of how well they fit.

    Of a common word not all are compared: the newest, those with it in the title, the library.
    """
    candidates = set(newest)
    if len(newest) > MOST:
        asked = question.asked(is_wide=narrowing.is_wide)
        in_title = question.in_title(is_wide=narrowing.is_wide)
        candidates = {
            *newest[:MOST],
            *newest_ids(narrowed(user, in_title, narrowing), limit=MOST_SPECIAL),
            *ids_of(
                narrowed(user, all_of([asked, Term(seen_by.LIBRARY)]), narrowing), MOST_SPECIAL
            ),
        }
    terms = select(SearchEntry.id, cast(SearchEntry.terms, Text)).where(
        SearchEntry.id.in_(candidates)
    )
    rows = ((id, text.replace("'", "")) for id, text in db.session.execute(terms))
    return ranked(question, rows)


def narrowed(user: User, asked: Asked, narrowing: Narrowing) -> Asked:
    """Return ``asked`` for what ``user`` may see, narrowed."""
    marks = []
    if narrowing.kind is not None:
        marks.append(kind_mark(narrowing.kind))
    if narrowing.theme:
        marks.append(theme_mark(narrowing.theme))
    if narrowing.gemeente_id is not None:
        marks.append(seen_by.gemeente(narrowing.gemeente_id))
    if narrowing.year is not None:
        marks.append(year_mark(narrowing.year))
    rights = any_of(Term(mark) for mark in sorted(visible_entries(user)))
    return all_of([asked, *map(Term, marks), rights])


def hits_of(question: Question, ids: Sequence[int]) -> list[Hit]:
    """Return the hits with these ids, in this order, the words that were looked for marked."""
    query = (
        select(SearchEntry, Gemeente.name, Wijk.name)
        .outerjoin(Gemeente, Gemeente.id == SearchEntry.gemeente_id)
        .outerjoin(Wijk, Wijk.id == SearchEntry.wijk_id)
        .where(SearchEntry.id.in_(ids))
    )
    is_hit = cache(question.is_hit)  # the same words come back in many texts
    hits = {}
    for entry, gemeente, wijk in db.session.execute(query):
        hits[entry.id] = Hit(
            kind=entry.kind,
            address=entry.address,
            title=marked(entry.title, is_hit),
            pieces=snippet(entry.text, is_hit),
            place=", ".join(name for name in (wijk, gemeente) if name) or entry.theme,
            happened_on=entry.happened_on if gemeente else None,
            is_shared=entry.is_shared,
        )
    return [hits[id] for id in ids]


def search_choices(user: User) -> SearchChoices:
    """Return what ``user`` can narrow the results to."""
    own = visible_trajectories(user).with_only_columns(Trajectory.theme)
    themes = db.session.scalars(select(Dossier.theme).union(own)).all()
    return SearchChoices(
        themes=sorted(themes, key=str.casefold),
        gemeenten=gemeenten_for(user) if may_somewhere(user, Act.REVIEW_LESSON) else [],
        years=years(),
    )


def gemeenten_for(user: User) -> list[tuple[int, str]]:
    """Return the gemeenten of which ``user`` may see something, by name."""
    shared = exists().where(SearchEntry.gemeente_id == Gemeente.id, SearchEntry.is_shared)
    own = visible_trajectories(user).with_only_columns(Trajectory.gemeente_id)
    query = (
        select(Gemeente.id, Gemeente.name)
        .where(or_(shared, Gemeente.id.in_(own)))
        .order_by(func.lower(Gemeente.name))
    )
    return [(id, name) for id, name in db.session.execute(query)]


def years() -> list[int]:
    """Return the years from the oldest to the newest entry, the newest first."""
    one_day = 16 * MOST_RECORDS  # an id begins with the day
    query = select(func.min(SearchEntry.id), func.max(SearchEntry.id)).where(
        SearchEntry.id >= (FIRST_DAY + 1) * one_day
    )
    ends = [day_of(id).year for id in db.session.execute(query).one() if id]
    return list(range(max(ends), min(ends) - 1, -1)) if ends else []


def saved_searches(user: User) -> Sequence[SavedSearch]:
    """Return the searches ``user`` keeps, by name."""
    query = select(SavedSearch).where(SavedSearch.user_id == user.id)
    return db.session.scalars(query.order_by(func.lower(SavedSearch.name))).all()


def saved_search(user: User, id: int) -> SavedSearch | None:
    """Return a search that ``user`` keeps, or None."""
    query = select(SavedSearch).where(SavedSearch.id == id, SavedSearch.user_id == user.id)
    return db.session.scalar(query)


def used_synonyms() -> Sequence[Synonym]:
    """Return the pairs that count as the same, by their words."""
    query = select(Synonym).where(Synonym.is_used)
    return db.session.scalars(query.order_by(func.lower(Synonym.word), Synonym.other)).all()


def used_synonym(id: int) -> Synonym | None:
    """Return a pair that counts as the same, or None."""
    return db.session.scalar(select(Synonym).where(Synonym.id == id, Synonym.is_used))
