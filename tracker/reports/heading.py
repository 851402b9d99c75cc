"""What every report says of itself, whatever its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from tracker.domain.reporting import ReportKind


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What a report is about, from whom, and on which day it was made."""

    kind: ClassVar[ReportKind]

    slug: str
    title: str
    sender: str
    theme: str | None  # the house style
    made_on: date
    has_examples: bool  # whether anything in it is made up for the demo
    texts: Mapping[str, str] = field(default_factory=dict)  # own words in Markdown, by part

    @property
    def place(self) -> str:
        """Return what it is about as it stands in the names of its files."""
        return self.slug

    @property
    def subject(self) -> str:
        """Return what it is about in its title."""
        return self.title


@dataclass(frozen=True, kw_only=True)
class OverPeriod(Heading):
    """A report on what happened from one day to another."""

    period: str
    starts_on: date
    ends_on: date
