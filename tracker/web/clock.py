"""What day it is for people: the calendar of the Netherlands."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class InFuture(Exception):
    """Something that happened cannot lie after today."""


def today() -> date:
    """Return the calendar day in the Netherlands."""
    return datetime.now(AMSTERDAM).date()


def time_now() -> str:
    """Return what time it is in the Netherlands: "14.03"."""
    return f"{datetime.now(AMSTERDAM):%H.%M}"


def day_of(moment: datetime) -> date:
    """Return the calendar day in the Netherlands of a moment."""
    return moment.astimezone(AMSTERDAM).date()


def not_in_future(on: date) -> None:
    """Refuse a day after today.

    Raises:
        InFuture: ``on`` lies after today.
    """
    if on > today():
        raise InFuture
