"""How the lists of lessons are narrowed, in which words."""

from typing import Any

from tracker.domain.vocabulary import (
    LessonDirection,
    LessonKind,
    LessonResult,
    Obstacle,
    ReviewState,
    Strength,
)
from tracker.web.filter_form import FilterForm, OneOrAllField, WordField

USES = [
    ("overgenomen", "overgenomen"),
    ("geopend", "geopend, niet overgenomen"),
    ("getoond", "getoond, nooit geopend"),
    ("nooit", "nooit getoond"),
]


class LessonFilterForm(FilterForm):
    """How the list of lessons is narrowed."""

    zoek = WordField()
    dossier = OneOrAllField("Dossier")
    principe = OneOrAllField("Principe")
    richting = OneOrAllField("Zegt dat een principe", members=LessonDirection)
    traject = OneOrAllField("Traject")
    gemeente = OneOrAllField("Gemeente")
    wijk = OneOrAllField("Wijk")
    doelgroep = OneOrAllField("Traject voor wie")
    sterkte = OneOrAllField("Hoe sterk", members=Strength)
    soort = OneOrAllField("Soort", members=LessonKind)
    resultaat = OneOrAllField("Werkte het", members=LessonResult)
    belemmering = OneOrAllField("Stond in de weg", members=Obstacle)
    stand = OneOrAllField("Stand", members=ReviewState)
    jaar = OneOrAllField("Jaar")

    @property
    def has_more(self) -> bool:
        """Return whether something is chosen in the fields that open on demand."""
        in_sight = {"zoek", "dossier", "richting", "sterkte"}
        return bool(self.arguments.keys() - in_sight)


class UseFilterForm(FilterForm):
    """How the list of what is used is narrowed."""

    zoek = WordField()
    gebruik = OneOrAllField("Gebruik")
    dossier = OneOrAllField("Dossier")
    principe = OneOrAllField("Principe")

    def __init__(self, *args: Any, **known: Any) -> None:
        """Read the address; how far use goes is always the same list."""
        super().__init__(*args, gebruik=USES, **known)
