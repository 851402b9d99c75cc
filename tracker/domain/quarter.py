"""The quarters of a calendar year."""

from datetime import date


def quarter_start(on: date) -> date:
    """Return the first day of the calendar quarter in which ``on`` lies."""
    return date(on.year, on.month - (on.month - 1) % 3, 1)


def quarter_number(on: date) -> int:
    """Return which quarter of its year ``on`` lies in, from 1 to 4."""
    return (on.month + 2) // 3
