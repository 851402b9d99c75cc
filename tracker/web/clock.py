"""What day it is for people: the calendar of the Netherlands."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def today() -> date:
    """Return the calendar day in the Netherlands."""
    return datetime.now(AMSTERDAM).date()
