"""What of all records belongs in a report: the period and the cycles that ran in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.domain.dutch import join_and
from tracker.models import Action, Conversation, Cycle, Lesson, Offer, Reflection, Story, Wijk
from tracker.reports.period import Period
from tracker.reports.queries import Material
from tracker.series import IndicatorSeries, Timeline
from tracker.web.clock import day_of

NOT_FILLED = "niet ingevuld"


@dataclass(frozen=True)
class Scope:
    """The material of a report, held against its period; looked through once."""

    material: Material
    period: Period

    def timeline(self, wijk: Wijk) -> Timeline:
        """Return the cycles and actions of a wijk that began by the end of the period."""
        whole = self.material.timelines.get(wijk.id, Timeline())
        last = self.period.ends_on
        return Timeline(
            tuple(cycle for cycle in whole.cycles if cycle.started_on <= last),
            tuple(action for action in whole.actions if action.starts_on <= last),
        )

    @cached_property
    def cycles(self) -> list[Cycle]:
        """Return the cycles that ran in the period, by wijk and number."""
        return [
            cycle
            for wijk in self.material.wijken
            for cycle in self.timeline(wijk).cycles
            if cycle.closed_on is None or cycle.closed_on >= self.period.starts_on
        ]

    @cached_property
    def cycle_ids(self) -> set[int]:
        """Return the ids of the cycles that ran in the period."""
        return {cycle.id for cycle in self.cycles}

    @cached_property
    def lessons(self) -> list[Lesson]:
        """Return the lessons of the period or of a cycle that ran in it, newest first."""
        return [each for each in self.material.lessons if self.holds(each.written_on, each)]

    @cached_property
    def stories(self) -> list[Story]:
        """Return the stories of the period or of a cycle that ran in it, newest first."""
        return [each for each in self.material.stories if self.holds(each.told_on, each)]

    @property
    def conversations(self) -> list[Conversation]:
        """Return the conversations held by the end of the period, newest first."""
        return list(self.material.conversations)

    @cached_property
    def reflections(self) -> list[Reflection]:
        """Return what organisations answered by the end of the period, oldest first."""
        last = self.period.ends_on
        return [
            each
            for each in self.material.reflections
            if each.cycle.started_on <= last and day_of(each.recorded_at) <= last
        ]

    @cached_property
    def actions(self) -> list[Action]:
        """Return all actions whose cycle began by the end of the period, by wijk and start."""
        last = self.period.ends_on
        return [
            action
            for wijk in self.material.wijken
            for action in self.material.timelines.get(wijk.id, Timeline()).actions
            if action.cycle.started_on <= last
        ]

    @cached_property
    def offers(self) -> list[Offer]:
        """Return the offers that were not stopped before the period."""
        first = self.period.starts_on
        return [
            each
            for each in self.material.offers
            if each.stopped_on is None or each.stopped_on >= first
        ]

    def holds(self, on: date, record: Lesson | Story) -> bool:
        """Return whether a record is of the period or of a cycle that ran in it."""
        return on in self.period or record.cycle_id in self.cycle_ids

    def series_in(self, wijk: Wijk) -> list[IndicatorSeries]:
        """Return the series of one wijk, in order of result and indicator."""
        return [each for each in self.material.series if each.wijk.id == wijk.id]

    def wijk_name(self, wijk_id: int | None) -> str:
        """Return the name of a wijk; no wijk means all of them."""
        return self.names.get(wijk_id, "alle wijken")

    @cached_property
    def names(self) -> dict[int | None, str]:
        """Return the name of each wijk, by its id."""
        return {wijk.id: wijk.name for wijk in self.material.wijken}


def quoted(names: Iterable[str]) -> str:
    """Return names in quotes as a list in a sentence."""
    return join_and([f"‘{name}’" for name in names])


def full_stop(text: str) -> str:
    """Return a text that ends with a mark, so that another sentence can follow."""
    return text if not text or text.endswith((".", "!", "?", "’", "…")) else f"{text}."
