"""Long lists: the page and the order the address asks for, and what they can be narrowed to."""

from collections.abc import Mapping
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select
from sqlalchemy.sql.elements import UnaryExpression

from tracker.extensions import db

LAST_PAGE = 10_000  # no list is longer; a higher number in an address would not fit a database


def page_of(query: Select[Any], number: int, *, per_page: int) -> Pagination:
    """Return the page ``number`` of what ``query`` selects; past the end it is the last page."""
    asked = max(1, min(number, LAST_PAGE))
    page = db.paginate(query, page=asked, per_page=per_page, error_out=False)
    if page.items or not page.total:
        return page
    return db.paginate(query, page=page.pages, per_page=per_page)


def sorting(sort: str, columns: Mapping[str, Any], *, default: str) -> UnaryExpression[Any]:
    """Return the column of ``columns`` that ``sort`` names, downwards with a minus in front.

    A name that is not known gives the ``default``. Empty values stand last.
    """
    if sort.removeprefix("-") not in columns:
        sort = default
    column = columns[sort.removeprefix("-")]
    direction = column.desc() if sort.startswith("-") else column.asc()
    ordered: UnaryExpression[Any] = direction.nulls_last()
    return ordered


def names(query: Select[Any, str]) -> list[tuple[str, str]]:
    """Return value and name of what ``query`` selects, each value once, by name."""
    found = {str(value): name for value, name in db.session.execute(query.distinct())}
    return sorted(found.items(), key=lambda row: row[1].casefold())
