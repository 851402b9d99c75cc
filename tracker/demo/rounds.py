"""The cycles of one wijk in the demo, written down day by day as a network would."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from tracker.cycles.services import (
    advance_cycle,
    change_cycle,
    reflect,
    start_cycle,
    step_back,
    tell_story,
)
from tracker.demo.content import Record, read
from tracker.demo.days import noon
from tracker.demo.learned import add_action, add_lesson, judge
from tracker.demo.measured import Entry, entries, write, write_earlier
from tracker.demo.parts import Chain, Parts
from tracker.demo.spoken import PLANNED, add_conversation
from tracker.domain.vocabulary import ExpectationMet, ReflectionScore
from tracker.models import Action, Cycle, Lesson, Story


class Event(NamedTuple):
    """Something to write down; on one day in the order of ``rank``."""

    on: date
    rank: int
    write: Callable[[], object]


class Round:
    """One cycle while it is written down."""

    def __init__(self, cycle: Cycle, record: Record, chain: Chain, parts: Parts) -> None:
        """Start with an empty cycle and what the content says about it."""
        self.cycle = cycle
        self.record = record
        self.chain = chain
        self.parts = parts
        self.stories: list[Story] = []
        self.lessons: dict[str, Lesson] = {}
        self.actions: dict[str, Action] = {}

    def events(self, figures: list[Entry], judged: list[Event]) -> list[Event]:
        """Return all that is written in this cycle, in order of time."""
        found = [*self.measuring(figures), *self.speaking(), *self.improving(), *judged]
        return sorted([*found, *self.moving()], key=lambda event: (event.on, event.rank))

    def measuring(self, figures: list[Entry]) -> Iterator[Event]:
        """Give the figures, reflections and stories; a figure is there before measuring ends."""
        measured_on = self.parts.day(self.record["moves"][0]["on"])
        for entry in figures:
            on = min(entry.written_on, measured_on)
            yield Event(on, 1, partial(write, entry, self.cycle, self.parts))
        for each in self.record["reflections"]:
            yield Event(measured_on, 2, partial(self.reflect, each, measured_on))
        for each in self.record.get("stories", []):
            yield Event(self.parts.day(each["on"]), 3, partial(self.tell, each))

    def speaking(self) -> Iterator[Event]:
        """Give the conversations, those that are planned included."""
        for each in self.record["conversations"]:
            on = self.parts.day(each["on"] if each["on"] <= 0 else PLANNED)
            add = partial(add_conversation, self.cycle, each, self.stories, self.chain, self.parts)
            yield Event(on, 4, add)

    def improving(self) -> Iterator[Event]:
        """Give the lessons and the actions."""
        for each in self.record.get("lessons", []):
            yield Event(self.parts.day(each["on"]), 5, partial(self.learn, each))
        for each in self.record["actions"]:
            yield Event(self.parts.day(each["starts"]), 6, partial(self.agree, each))

    def moving(self) -> Iterator[Event]:
        """Give the steps from phase to phase, the last one after what was seen."""
        for move in self.record["moves"]:
            yield Event(self.parts.day(move["on"]), 9, partial(self.move, move))
        if "seen" in self.record:
            on = self.parts.day(self.record["moves"][-1]["on"])
            yield Event(on, 8, partial(self.look_back, on))

    def judging(self) -> Iterator[tuple[Record, Action]]:
        """Give the actions that a later cycle judges."""
        for each in self.record["actions"]:
            if "judged" in each:
                yield each["judged"], self.actions[each["key"]]

    def reflect(self, record: Record, on: date) -> None:
        """Write down what one organisation thinks of one principle."""
        answer = (ReflectionScore(record["score"]), record["remark"])
        reflections = reflect(
            self.cycle,
            self.parts.organisations[record["organisation"]],
            answers={self.parts.principle(record["principle"]).id: answer},
            user=self.parts.lead(self.cycle),
            on=on,
        )
        for reflection in reflections:
            reflection.recorded_at = noon(on)

    def tell(self, record: Record) -> None:
        """Write down a story."""
        on = self.parts.day(record["on"])
        story = tell_story(
            self.cycle,
            text=record["text"],
            told_by=record["told_by"],
            told_on=on,
            has_permission=record["has_permission"],
            organisation=self.parts.organisations[record["organisation"]],
            user=self.parts.lead(self.cycle),
            is_example=True,
            on=on,
        )
        self.stories.append(story)

    def learn(self, record: Record) -> None:
        """Write down a lesson."""
        lesson = add_lesson(self.cycle, record, self.parts)
        self.lessons[record["key"]] = self.parts.lessons[record["key"]] = lesson

    def agree(self, record: Record) -> None:
        """Write down an action."""
        action = add_action(self.cycle, record, self.lessons, self.parts)
        self.actions[record["key"]] = self.parts.actions[record["key"]] = action

    def look_back(self, on: date) -> None:
        """Hold what was seen against what was expected."""
        met = ExpectationMet(self.record["expectation_met"])
        change_cycle(self.cycle, on=on, seen=self.record["seen"], expectation_met=met)

    def move(self, record: Record) -> None:
        """Go on to the next phase, or back one."""
        go = step_back if record.get("back") else advance_cycle
        on = self.parts.day(record["on"])
        user = self.parts.lead(self.cycle)
        change = go(self.cycle, on=on, reason=record.get("reason", ""), user=user)
        change.recorded_at = noon(on)


def add_rounds(name: str, chain: Chain, parts: Parts) -> None:
    """Write down the figures and cycles of the wijk in ``name``.toml."""
    record = read(name)
    wijk = chain.wijken[record["wijk"]]
    figures = entries(record, chain, parts)
    for entry in figures:
        if entry.cycle is None:
            write_earlier(entry, chain, wijk, parts)
    previous: Round | None = None
    for number, each in enumerate(record["cycles"], start=1):
        cycle = start_cycle(
            chain.trajectory,
            wijk,
            question=each["question"],
            expectation=each["expectation"],
            on=parts.day(each["started"]),
            user=parts.lead_of(chain.trajectory.gemeente_id),
        )
        this = Round(cycle, each, chain, parts)
        own = [entry for entry in figures if entry.cycle == number]
        for event in this.events(own, judgements(previous, cycle, parts)):
            event.write()
        previous = this


def judgements(previous: Round | None, cycle: Cycle, parts: Parts) -> list[Event]:
    """Return what ``cycle`` says about the actions of the previous one."""
    if previous is None:
        return []
    return [
        Event(
            parts.day(judged["on"]),
            7,
            partial(judge, action, judged, in_cycle=cycle, parts=parts),
        )
        for judged, action in previous.judging()
    ]
