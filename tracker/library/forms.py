"""What a list of the library may be narrowed by."""

from tracker.domain.vocabulary import DossierKind, InstrumentUse
from tracker.web.filter_form import FilterForm, OneOrAllField, WordField


class ThemeFilter(FilterForm):
    """A word and a theme."""

    zoek = WordField()
    thema = OneOrAllField("Thema")


class DossierFilter(ThemeFilter):
    """A word, a theme and a kind of dossier."""

    soort = OneOrAllField("Soort", members=DossierKind)


class InstrumentFilter(FilterForm):
    """A word and a use."""

    zoek = WordField()
    gebruik = OneOrAllField("Gebruik", members=InstrumentUse)
