"""What a reader may choose about a report."""

from collections.abc import Iterable, Sequence
from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import Form as PlainForm
from wtforms import SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.models import Principle
from tracker.web.form import DayField, ManyChoicesField


class PeriodForm(PlainForm):
    """From which to which day; read from the address, so that a link can be shared."""

    van = DayField("Van")
    tot = DayField("Tot en met")

    def refuse(self, field: Any, message: str) -> None:
        """Add what the period itself says to a field."""
        field.errors = [*field.errors, message]


class GrantForm(PlainForm):
    """On which principles a grant request is judged; read from the address."""

    dossier = SelectField("Dossier", validate_choice=False)
    principe = ManyChoicesField("Principes", validate_choice=False)

    def __init__(
        self,
        args: MultiDict[str, str],
        *,
        dossiers: Iterable[tuple[str, str]],
        principles: Sequence[Principle],
        most: int,
    ) -> None:
        """Read ``args``; what is not among the choices chooses nothing."""
        super().__init__(args)
        self.principles, self.most = principles, most
        offered = {"": "kies een dossier", **dict(dossiers)}
        self.dossier.choices = [SelectChoice(slug, title) for slug, title in offered.items()]
        if self.dossier.data not in offered:
            self.dossier.data = ""
        known = {principle.key for principle in principles}
        self.principe.choices = [SelectChoice(each.key, each.title) for each in principles]
        self.principe.data = [key for key in self.principe.data or [] if key in known]

    @property
    def chosen(self) -> list[Principle]:
        """Return the principles that are chosen, in the order of the choices."""
        keys = set(self.principe.data or [])
        return [principle for principle in self.principles if principle.key in keys]

    @property
    def n_too_many(self) -> int:
        """Return how many more are chosen than one page holds."""
        return max(0, len(self.chosen) - self.most)
