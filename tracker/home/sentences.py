"""What the overview says in words: the opening, what is yours today, the coming weeks."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from babel.dates import format_date

from tracker.domain.dutch import capital, count_word, counted, join_and, plural
from tracker.home.overview import Overview, WijkRow
from tracker.models import Conversation
from tracker.web.filters import day
from tracker.web.wording import days

SOON = timedelta(days=7)
HORIZON = timedelta(days=60)
DEADLINES = timedelta(days=21)  # further on they would crowd out the talks
MOST_NAMES = 3  # more wijken than this are counted instead of named


@dataclass(frozen=True)
class Part:
    """A piece of a sentence; what needs attention first is heavy."""

    text: str
    is_heavy: bool = False


@dataclass(frozen=True)
class Todo:
    """Something that waits for the reader, and the page to do it on."""

    title: str
    why: str
    endpoint: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class AgendaDay:
    """What happens on one of the coming days."""

    on: date
    label: str
    what: str


def opening(overview: Overview) -> list[Part]:
    """Return how the wijken stand and what comes first, as the parts of a few sentences."""
    busy = [row for row in overview.rows if row.is_busy]
    if not busy:
        return [Part("In geen enkele wijk loopt nu een cyclus.")]
    sentences = [[Part(_how_many(busy))], _state(busy)]
    waiting = len({row.wijk.id for row in overview.rows if row.cycle is None})
    if waiting:
        sentences.append([Part(f"In {counted(waiting, 'wijk', 'wijken')} begon nog geen cyclus.")])
    sentences.append([Part(next_conversation(overview.conversations, overview.today))])
    parts: list[Part] = []
    for sentence in sentences:
        parts += [Part(" "), *sentence] if parts else sentence
    return parts


def _how_many(busy: Sequence[WijkRow]) -> str:
    n_wijken = len({row.wijk.id for row in busy})
    start = f"{counted(n_wijken, 'wijk is', 'wijken zijn')} bezig"
    twice = f" met {counted(len(busy), 'cyclus', 'cycli')}" if len(busy) > n_wijken else ""
    return f"{capital(start)}{twice}."


def _state(busy: Sequence[WijkRow]) -> list[Part]:
    """Say how many are on schedule, which stand still and where a phase takes too long."""
    still = [row for row in busy if row.is_still]
    late = [row for row in busy if row.is_late]
    n_good = len(busy) - len(still) - len(late)
    if n_good == len(busy):
        return [Part("Die ligt op schema." if n_good == 1 else "Ze liggen allemaal op schema.")]
    if len(still) == len(busy) > MOST_NAMES:
        return [Part("Ze staan allemaal stil", is_heavy=True), Part(".")]
    clauses = []
    if n_good:
        clauses.append(Part(f"{count_word(n_good)} {plural(n_good, 'ligt', 'liggen')} op schema"))
    if still:
        clauses.append(Part(_still(still), is_heavy=True))
    if late:
        clauses.append(Part(_late(late)))
    return _joined(clauses)


def _still(rows: Sequence[WijkRow]) -> str:
    if len(rows) == 1:
        return f"{rows[0].wijk.name} staat al {days(rows[0].silent_days)} stil"
    return f"{named(row.wijk.name for row in rows)} staan stil"


def _late(rows: Sequence[WijkRow]) -> str:
    if len(rows) == 1 and rows[0].standing is not None:
        return f"in {rows[0].wijk.name} duurt {rows[0].standing.phase_label} te lang"
    n = len({row.wijk.id for row in rows})
    return f"in {counted(n, 'wijk', 'wijken')} duurt een fase te lang"


def named(wijken: Iterable[str]) -> str:
    """Return the names of some wijken, each once; many are counted."""
    names = list(dict.fromkeys(wijken))
    return join_and(names) if len(names) <= MOST_NAMES else counted(len(names), "wijk", "wijken")


def _joined(clauses: Sequence[Part]) -> list[Part]:
    """Return the clauses as one sentence, each keeping its own weight."""
    parts: list[Part] = []
    for place, clause in enumerate(clauses):
        if place:
            parts.append(Part(" en " if place == len(clauses) - 1 else ", "))
        parts.append(clause if place else Part(capital(clause.text), clause.is_heavy))
    return [*parts, Part(".")]


def next_conversation(conversations: Sequence[Conversation], today: date) -> str:
    """Return when and where the next conversation is, and those on the same day."""
    if not conversations:
        return "Er is nog geen gesprek gepland."
    first = conversations[0].held_on
    same_day = [each for each in conversations if each.held_on == first]
    where = named(each.cycle.wijk.name for each in same_day)
    verb = plural(len(same_day), "is het gesprek", "zijn de gesprekken")
    return capital(f"{near_day(first, today)} {verb} in {where}.")


def near_day(on: date, today: date) -> str:
    """Return a coming day as one says it: vandaag, morgen, donderdag, op 9 december."""
    ahead = (on - today).days
    if ahead < 2:
        return ("vandaag", "morgen")[ahead]
    if ahead < 7:
        return str(format_date(on, "EEEE", locale="nl"))
    return (
        f"op {day(on)}" if on.year != today.year else f"op {format_date(on, 'd MMMM', locale='nl')}"
    )


def agenda(overview: Overview) -> list[AgendaDay]:
    """Return the coming days on which something happens: talks, deadlines, reports."""
    first, last = overview.today, overview.today + HORIZON
    found: dict[date, list[str]] = defaultdict(list)
    for conversation in overview.conversations:
        found[conversation.held_on].append(f"gesprek {conversation.cycle.wijk.name}")
    for due_on, n in _deadlines(overview).items():
        found[due_on].append(f"{counted(n, 'actie moet', 'acties moeten')} klaar zijn")
    for timetable in overview.timetables:
        if timetable.trajectory.report_on is not None:
            found[timetable.trajectory.report_on].append(
                f"rapport aan de raad: {timetable.trajectory.title}"
            )
    return [
        AgendaDay(on, agenda_label(on), capital("; ".join(found[on])))
        for on in sorted(found)
        if first <= on <= last
    ]


def _deadlines(overview: Overview) -> dict[date, int]:
    counts: dict[date, int] = defaultdict(int)
    for action in overview.actions:
        due_on = action.due_on
        if not action.is_done and due_on and due_on <= overview.today + DEADLINES:
            counts[due_on] += 1
    return counts


def agenda_label(on: date) -> str:
    """Return a day as short as it can be said: "do 26 nov"."""
    return str(format_date(on, "EEEEEE d MMM", locale="nl")).replace(".", "")
