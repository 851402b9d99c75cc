"""What the pages of a cycle read, by room."""

from tracker.cycles.queries.history import cycles_of, first_start, latest_cycle
from tracker.cycles.queries.page import CyclePage, cycle_page
from tracker.cycles.queries.summary import summary_of

__all__ = [
    "CyclePage",
    "cycle_page",
    "cycles_of",
    "first_start",
    "latest_cycle",
    "summary_of",
]
