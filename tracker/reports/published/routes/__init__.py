"""The routes of public reports: those of the gemeente, and those of everybody."""

from tracker.reports.published.routes.public import bp as published
from tracker.reports.published.routes.publishing import bp as publishing

__all__ = ["published", "publishing"]
