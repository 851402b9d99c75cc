"""What the parts of the demo find each other by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from tracker.demo import days
from tracker.domain.vocabulary import Role
from tracker.extensions import db
from tracker.models import (
    Action,
    Cycle,
    DossierEdition,
    Gemeente,
    Indicator,
    Intervention,
    Lesson,
    Organisation,
    Principle,
    Trajectory,
    User,
    Wijk,
)


class LibraryMissing(Exception):
    """The knowledge library is not loaded, so the demo has nothing to rest on."""


class PlacesMissing(Exception):
    """Gemeenten and wijken are not loaded, so the demo has nowhere to be."""


@dataclass(frozen=True)
class Parts:
    """Everything that is there already, by the keys of the content."""

    today: date
    gemeenten: Mapping[str, Gemeente]
    principles: Mapping[str, Principle]
    interventions: Mapping[str, Intervention]
    organisations: dict[str, Organisation] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    chains: dict[str, "Chain"] = field(default_factory=dict)
    lessons: dict[str, Lesson] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)

    def day(self, offset: int) -> date:
        """Return the day ``offset`` days from the day of loading."""
        return days.day(offset, self.today)

    def lead(self, cycle: Cycle) -> User | None:
        """Return the programme lead of the gemeente that ``cycle`` belongs to."""
        return self.lead_of(cycle.gemeente_id)

    def lead_of(self, gemeente_id: int) -> User | None:
        """Return the programme lead of a gemeente, who writes most things down.

        None where nobody of the gemeente can log in any more.
        """
        leads = (
            user
            for user in self.users.values()
            if user.role is Role.PROGRAMME_LEAD and user.gemeente_id == gemeente_id
        )
        return next(leads, None)

    def one_with(self, role: Role) -> User:
        """Return the first account with ``role``."""
        return next(user for user in self.users.values() if user.role is role)

    def principle(self, key: str) -> Principle:
        """Return the principle with ``key``.

        Raises:
            LibraryMissing: the library is not loaded, or without this principle.
        """
        try:
            return self.principles[key]
        except KeyError as error:
            raise LibraryMissing from error

    def intervention(self, slug: str) -> Intervention:
        """Return the intervention with ``slug``.

        Raises:
            LibraryMissing: the library is not loaded, or without this intervention.
        """
        try:
            return self.interventions[slug]
        except KeyError as error:
            raise LibraryMissing from error

    def gemeente(self, code: str) -> Gemeente:
        """Return the gemeente with the CBS ``code``.

        Raises:
            PlacesMissing: the gemeenten are not loaded.
        """
        try:
            return self.gemeenten[code]
        except KeyError as error:
            raise PlacesMissing from error


@dataclass(frozen=True)
class Chain:
    """A trajectory with what its cycles point at, by slug and key."""

    trajectory: Trajectory
    wijken: Mapping[str, Wijk]
    indicators: Mapping[str, Indicator]


def find_parts(today: date) -> Parts:
    """Return what the library and the places hold."""
    principles = select(Principle).join(Principle.edition).where(DossierEdition.is_current)
    return Parts(
        today=today,
        gemeenten={row.code: row for row in db.session.scalars(select(Gemeente))},
        principles={row.key: row for row in db.session.scalars(principles)},
        interventions={row.slug: row for row in db.session.scalars(select(Intervention))},
    )
