"""The time a report is about."""

from dataclasses import dataclass
from datetime import date

from tracker.web.filters import day

ORDINALS = ("Eerste", "Tweede")


class PeriodOutOfOrder(ValueError):
    """The days asked for do not make a period; the message is a Dutch sentence."""


@dataclass(frozen=True)
class Period:
    """From the first to the last day, both included."""

    starts_on: date
    ends_on: date

    def __contains__(self, on: object) -> bool:
        """Return whether a day lies in the period; no day does not."""
        return isinstance(on, date) and self.starts_on <= on <= self.ends_on

    @property
    def words(self) -> str:
        """Return the period in words: "Tweede halfjaar 2026", or from day to day."""
        half = half_year(self.ends_on)
        if self.starts_on == half.starts_on:
            name = f"{ORDINALS[half.starts_on.month > 6]} halfjaar {half.starts_on.year}"
            return name if self == half else f"{name}, tot en met {day(self.ends_on)}"
        return f"{day(self.starts_on)} tot en met {day(self.ends_on)}"


def half_year(on: date) -> Period:
    """Return the whole half year in which ``on`` lies."""
    if on.month <= 6:
        return Period(date(on.year, 1, 1), date(on.year, 6, 30))
    return Period(date(on.year, 7, 1), date(on.year, 12, 31))


def period_of(starts_on: date | None, ends_on: date | None, *, today: date) -> Period:
    """Return the period from ``starts_on`` to ``ends_on``.

    Without an end it runs up to ``today``; without a start from the first day of the half year
    of its end.

    Raises:
        PeriodOutOfOrder: it starts after its end, or ends after ``today``.
    """
    last = ends_on or today
    first = starts_on or half_year(last).starts_on
    if last > today:
        raise PeriodOutOfOrder(
            f"Kies als laatste dag vandaag of eerder: {day(last)} moet nog komen."
        )
    if first > last:
        raise PeriodOutOfOrder(
            f"Kies een eerste dag vóór de laatste: {day(first)} komt na {day(last)}."
        )
    return Period(first, last)
