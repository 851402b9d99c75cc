"""What a list of the library may be narrowed by; it stands in the address."""

from collections.abc import Iterable
from enum import StrEnum

from werkzeug.datastructures import MultiDict
from wtforms import Form, SearchField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.domain.vocabulary import DossierKind, InstrumentUse
from tracker.web.labels import LABELS

ALL = SelectChoice("", "alle")


def all_or_one(members: type[StrEnum]) -> list[SelectChoice]:
    """Return the members of an enum as choices, with the choice of all in front."""
    return [ALL, *(SelectChoice(member.value, LABELS[member]) for member in members)]


class WordFilter(Form):
    """A word to look for."""

    zoek = SearchField("Zoekwoord")

    @property
    def word(self) -> str:
        """Return the word asked for, or nothing."""
        return (self.zoek.data or "").strip()


class ThemeFilter(WordFilter):
    """A word and a theme."""

    thema = SelectField("Thema", validate_choice=False)

    def __init__(self, args: MultiDict[str, str], *, themes: Iterable[str]) -> None:
        """Read ``args``; ``themes`` are the themes there are."""
        super().__init__(args)
        self.thema.choices = [ALL, *(SelectChoice(theme) for theme in themes)]

    @property
    def theme(self) -> str:
        """Return the theme asked for, or nothing."""
        return self.thema.data or ""


class DossierFilter(ThemeFilter):
    """A word, a theme and a kind of dossier."""

    soort = SelectField("Soort", choices=all_or_one(DossierKind), validate_choice=False)

    @property
    def kind(self) -> DossierKind | None:
        """Return the kind asked for; a kind that does not exist asks for nothing."""
        known = {kind.value: kind for kind in DossierKind}
        return known.get(self.soort.data or "")


class InstrumentFilter(WordFilter):
    """A word and a use."""

    gebruik = SelectField("Gebruik", choices=all_or_one(InstrumentUse), validate_choice=False)

    @property
    def use(self) -> InstrumentUse | None:
        """Return the use asked for; a use that does not exist asks for nothing."""
        known = {use.value: use for use in InstrumentUse}
        return known.get(self.gebruik.data or "")
