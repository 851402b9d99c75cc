"""What a reader may choose about a report."""

from typing import Any

from wtforms import Form as PlainForm

from tracker.web.form import DayField


class PeriodForm(PlainForm):
    """From which to which day; read from the address, so that a link can be shared."""

    van = DayField("Van")
    tot = DayField("Tot en met")

    def refuse(self, field: Any, message: str) -> None:
        """Add what the period itself says to a field."""
        field.errors = [*field.errors, message]
