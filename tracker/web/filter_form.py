"""What lists are narrowed by: a form that stands in the address."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any, TypeVar

from werkzeug.datastructures import MultiDict
from wtforms import Form, SearchField, SelectField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # not in its stubs

from tracker.web.form import stripped
from tracker.web.labels import choices

Named = Iterable[tuple[str, str]]  # value and name
Member = TypeVar("Member", bound=Enum)


class WordField(SearchField):
    """A word to look for."""

    def __init__(self, label: str = "Zoekwoord", **options: Any) -> None:
        """Ask for a word; white space around it says nothing."""
        super().__init__(label, filters=[stripped], **options)


class OneOrAllField(SelectField):
    """One of a list, or all of it."""

    def __init__(self, label: str, *, members: type[Enum] | None = None, **options: Any) -> None:
        """Ask for one of ``members``, or of what the form is told when it reads the address."""
        super().__init__(label, validate_choice=False, **options)
        self.offer(choices(members) if members else [])

    def offer(self, known: Iterable[Any]) -> None:
        """Set what may be chosen beside all."""
        self.choices = [SelectChoice("", "alle"), *known]


class FilterForm(Form):
    """How a list is narrowed; a value that is not among the choices narrows nothing."""

    def __init__(self, args: MultiDict[str, str], **known: Named) -> None:
        """Read ``args``; ``known`` holds the choices that depend on what there is, by field."""
        super().__init__(args)
        for name, pairs in known.items():
            one_or_all: Any = self[name]
            one_or_all.offer(SelectChoice(value, label) for value, label in pairs)
        for item in self.selects:
            offered = [value for value, *_ in item.iter_choices()]
            item.data = item.data if item.data in offered else offered[0]

    @property
    def selects(self) -> Sequence[SelectField]:
        """Return the fields one chooses in."""
        return [item for item in self if isinstance(item, SelectField)]

    @property
    def arguments(self) -> dict[str, str]:
        """Return what the address says, for links that keep it."""
        return {item.name: item.data for item in self if item.data}

    def said(self, name: str) -> str:
        """Return what stands in the field ``name``, or nothing."""
        return self[name].data or ""

    def member(self, name: str, members: type[Member]) -> Member | None:
        """Return the member of an enum that the field ``name`` names, or None."""
        value = self.said(name)
        return members(value) if value else None
