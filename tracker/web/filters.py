"""How values read on a page: dates, numbers, amounts and the words for stored values."""

from datetime import date, datetime
from enum import Enum
from functools import lru_cache

from babel.dates import format_date
from flask import Flask

from tracker.domain import dutch
from tracker.web.clock import AMSTERDAM, day_of
from tracker.web.labels import LABELS
from tracker.web.markdown import markdown


def day(value: date) -> str:
    """Return a day in full: "22 november 2026"; of a moment its day in the Netherlands."""
    if isinstance(value, datetime):
        value = day_of(value)
    return format_date(value, "d MMMM y", locale="nl")


def moment(value: datetime) -> str:
    """Return a moment as it is here: "22 november 2026 om 14.05 uur"."""
    here = value.astimezone(AMSTERDAM)
    return f"{day(value)} om {here:%H.%M} uur"


def short_day(value: date) -> str:
    """Return a day with its weekday: "do 26 november"."""
    return format_date(value, "EEEEEE d MMMM", locale="nl")


def weekday(value: date) -> str:
    """Return a day with its weekday in full: "donderdag 26 november 2026"."""
    return format_date(value, "EEEE d MMMM y", locale="nl")


@lru_cache(maxsize=1024)  # thousands of measurements are of the same few months
def month(value: date) -> str:
    """Return a month: "nov 2026"."""
    return format_date(value, "MMM y", locale="nl").replace(".", "")


def label(value: Enum) -> str:
    """Return the Dutch word for a stored value."""
    return LABELS[value]


def euro(value: float) -> str:
    """Return an amount in whole euros: "€ 84.000"."""
    return f"€\N{NO-BREAK SPACE}{dutch.number(value)}"


def use_filters(app: Flask) -> None:
    """Give the templates of ``app`` these filters."""
    app.jinja_env.filters.update(
        day=day,
        moment=moment,
        short_day=short_day,
        weekday=weekday,
        month=month,
        label=label,
        markdown=markdown,
        euro=euro,
        number=dutch.number,
        percent=dutch.percent,
        count_word=dutch.count_word,
        counted=dutch.counted,
        plural=dutch.plural,
        join_and=dutch.join_and,
        capital=dutch.capital,
    )
