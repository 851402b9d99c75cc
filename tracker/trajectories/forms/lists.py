"""What lists are narrowed by."""

from collections.abc import Iterable

from werkzeug.datastructures import MultiDict
from wtforms import Form as PlainForm
from wtforms import (
    SearchField,
    SelectField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.vocabulary import TrajectoryStatus
from tracker.web.labels import choices

ALL = SelectChoice("", "alle")


class FilterForm(PlainForm):
    """What the list of trajectories is narrowed by; it stands in the address."""

    zoek = SearchField("Zoekwoord")
    thema = SelectField("Thema", validate_choice=False)
    status = SelectField(
        "Stand",
        choices=[ALL, *choices(TrajectoryStatus)],
        validate_choice=False,
    )

    def __init__(self, args: MultiDict[str, str], *, themes: Iterable[str]) -> None:
        """Read ``args``; ``themes`` are the themes there are."""
        super().__init__(args)
        self.thema.choices = [ALL, *map(SelectChoice, themes)]


class SearchForm(PlainForm):
    """A word to look for in a long list."""

    zoek = SearchField("Zoek op naam")
