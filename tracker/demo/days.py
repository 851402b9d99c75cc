"""The days of the demo: all counted from the day it is loaded."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

MONTHS_IN = {"month": 1, "quarter": 3}
AUGUST = 8
FRIDAY = 4  # as date.weekday() counts


@dataclass(frozen=True)
class Period:
    """A whole month or quarter."""

    starts_on: date
    ends_on: date

    @property
    def is_august(self) -> bool:
        """Return whether this is the month without school."""
        return self.starts_on.month == self.ends_on.month == AUGUST


def day(offset: int, today: date) -> date:
    """Return the working day ``offset`` days after ``today``; below zero it lies before.

    A weekend moves away from today: to the Friday before or the Monday after. So the order of
    days stays, and what has been stays in the past.
    """
    found = today + timedelta(days=offset)
    days_into_weekend = max(0, found.weekday() - FRIDAY)
    if offset == 0 or days_into_weekend == 0:
        return found
    if offset < 0:
        return found - timedelta(days=days_into_weekend)
    return found + timedelta(days=7 - found.weekday())


def noon(on: date) -> datetime:
    """Return the moment at which something of the day ``on`` counts as written down."""
    return datetime.combine(on, time(12), tzinfo=UTC)


def periods(count: int, *, every: str, until: date, skips_august: bool = False) -> list[Period]:
    """Return the last ``count`` whole months or quarters over by ``until``, oldest first.

    With ``skips_august`` an August does not count. It is left in between two others, and left
    out where it would come last.
    """
    if not skips_august:
        return list(islice(backwards(every, until), count))[::-1]
    found: list[Period] = []
    n_found = 0
    for period in backwards(every, until):
        if n_found == count:
            break
        if not period.is_august:
            n_found += 1
        elif not found:
            continue
        found.append(period)
    return found[::-1]


def backwards(every: str, until: date) -> Iterator[Period]:
    """Give the whole months or quarters over by ``until``, the newest first, without end."""
    length = MONTHS_IN[every]
    # Months counted from the year 0; a quarter starts at a multiple of three.
    month = until.year * 12 + until.month - 1
    month -= month % length
    if last_day(month + length - 1) > until:
        month -= length
    while True:
        yield Period(date(month // 12, month % 12 + 1, 1), last_day(month + length - 1))
        month -= length


def last_day(month: int) -> date:
    """Return the last day of a month that is counted from the year 0."""
    year, index = divmod(month, 12)
    return date(year, index + 1, monthrange(year, index + 1)[1])
