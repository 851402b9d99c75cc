"""The sentences on the page of a cycle, made from its data."""

from datetime import date

from babel.dates import format_date

from tracker.cycles.queries.page import CyclePage
from tracker.domain.dutch import capital, count_word, counted, join_and
from tracker.domain.phases import ORDER, Check, Phase, conditions
from tracker.domain.withholding import ValueState
from tracker.models import Cycle
from tracker.web.filters import day
from tracker.web.labels import LABELS
from tracker.web.wording import days


def long_day(value: date) -> str:
    """Return a day of these weeks: "donderdag 26 november"."""
    return str(format_date(value, "EEEE d MMMM", locale="nl"))


def cycle_title(cycle: Cycle) -> str:
    """Return what the page of a cycle is called: its question, or its number and wijk."""
    return cycle.question or f"Cyclus {cycle.number} in {cycle.wijk.name}"


def period(cycle: Cycle) -> str:
    """Return when a cycle runs: "september tot en met december 2026", or since when."""
    if cycle.closed_on is None:
        return f"sinds {day(cycle.started_on)}"
    first, last = cycle.started_on, cycle.closed_on
    end = format_date(last, "MMMM y", locale="nl")
    if (first.year, first.month) == (last.year, last.month):
        return str(end)
    start = format_date(first, "MMMM" if first.year == last.year else "MMMM y", locale="nl")
    return f"{start} tot en met {end}"


def condition_text(check: Check) -> str:
    """Return a condition, with what still lacks something."""
    label = LABELS[check.condition]
    if check.is_met or not check.missing:
        return label
    return f"{label}. Nog niet bij: {join_and([f'‘{title}’' for title in check.missing])}"


def opening_sentence(page: CyclePage, *, today: date) -> str:
    """Return how things stand in the cycle, in a few short sentences."""
    match page.cycle.phase:
        case Phase.MEASURE:
            now = measuring(page)
        case Phase.SPEAK:
            now = speaking(page, today=today)
        case Phase.LEARN:
            now = learning(page)
        case Phase.IMPROVE:
            now = improving(page)
        case _:
            return closed(page)
    return " ".join(each for each in (now, ready(page, today=today), pace_warning(page)) if each)


def ready(page: CyclePage, *, today: date) -> str:
    """Return that nothing is in the way of the next phase; empty while something is.

    While a conversation is still to come, nobody is told to go on.
    """
    phase = page.cycle.phase
    if not all(check.is_met for check in conditions(phase, page.summary)):
        return ""
    if phase is Phase.SPEAK and page.conversations[-1].held_on >= today:
        return ""
    following = ORDER[ORDER.index(phase) + 1]
    if following is Phase.CLOSED:
        return "Alles is er om de cyclus af te sluiten."
    return f"Alles is er om naar {page.standing.labels[following]} te gaan."


def pace_warning(page: CyclePage) -> str:
    """Return that the cycle stands still or takes longer than planned; empty when neither."""
    pace = page.standing.pace
    if pace is not None and pace.is_still:
        return f"Er is al {days(pace.silent_days)} niets vastgelegd."
    if pace is not None and pace.is_late:
        return f"Deze fase duurt {days(pace.days_over)} langer dan gepland."
    return ""


def measuring(page: CyclePage) -> str:
    """Return what is measured and what is not."""
    missing = len(page.summary.indicators_without_answer)
    total = len(page.indicators)
    if not total:
        return "Dit traject heeft nog geen indicatoren. Reflecties en verhalen kunnen al wel."
    if missing == total:
        return "Er is nog niets gemeten in deze cyclus."
    if missing:
        return (
            f"Van {counted(total, 'indicator', 'indicatoren')} "
            f"{'mist' if missing == 1 else 'missen'} er nog {count_word(missing)}."
        )
    return "Bij elke indicator staat een cijfer, of de reden waarom het er niet is."


def speaking(page: CyclePage, *, today: date) -> str:
    """Return when the network talks, about how much, and what is still to be explained."""
    if not page.conversations:
        return "Er is nog geen gesprek gepland."
    talk = page.conversations[-1]
    n = len(talk.topics)
    about = f"over {counted(n, 'onderwerp', 'onderwerpen')}" if n else "maar nog zonder onderwerpen"
    if talk.held_on > today:
        return f"Het netwerk praat op {long_day(talk.held_on)} {about}."
    verb, when = ("praat", "vandaag") if talk.held_on == today else ("praatte", "")
    said = f"Het netwerk {verb} {when + ' ' if when else ''}{about}."
    open_ones = len(page.summary.topics_without_explanation)
    if not open_ones:
        return said
    return (
        f"{said} {capital(counted(open_ones, 'verklaring ontbreekt', 'verklaringen ontbreken'))}."
    )


def learning(page: CyclePage) -> str:
    """Return how many lessons there are, and what they lack."""
    if not page.summary.n_lessons:
        return "Er is nog geen les opgeschreven."
    n = page.summary.n_lessons
    lessons = "Er is één les." if n == 1 else f"Er zijn {count_word(n)} lessen."
    missing = len(page.summary.lessons_without_direction)
    return f"{lessons} Bij {count_word(missing)} mist nog een principe." if missing else lessons


def improving(page: CyclePage) -> str:
    """Return how many actions there are, and how many earlier ones wait for a judgement."""
    n = len(page.actions)
    done = sum(action.done_on is not None for action in page.actions)
    if not n:
        now = "Er is nog geen actie afgesproken."
    else:
        verb = "is" if n == 1 else "zijn"
        finished = "is" if done == 1 else "zijn"
        so_far = f"{count_word(done)} {finished} gedaan" if done else "nog niets is gedaan"
        now = f"Er {verb} {counted(n, 'actie', 'acties')} afgesproken, {so_far}."
    waiting = waiting_sentence(page)
    return f"{now} {capital(waiting)}." if waiting else now


def waiting_sentence(page: CyclePage) -> str:
    """Return how many actions of the previous cycle wait for a judgement; empty when none do."""
    n = len(page.summary.actions_unjudged)
    if not n or page.previous is None:
        return ""
    verb = "wacht" if n == 1 else "wachten"
    number = page.previous.number
    return f"{counted(n, 'actie', 'acties')} uit cyclus {number} {verb} nog op een oordeel"


def closed(page: CyclePage) -> str:
    """Return what a closed cycle brought."""
    on = f" op {day(page.cycle.closed_on)}" if page.cycle.closed_on else ""
    brought = [
        counted(page.summary.n_lessons, "les", "lessen"),
        counted(len(page.actions), "actie", "acties"),
    ]
    return f"Deze cyclus is afgesloten{on}. Hij bracht {join_and(brought)}."


def measured_line(page: CyclePage) -> str:
    """Return what the room of measuring holds, in one line."""
    held = [row for row in page.measurements if not row.is_superseded]
    n_values = sum(row.state is ValueState.MEASURED for row in held)
    found = listed(
        (n_values, "cijfer", "cijfers"),
        (len(page.reflections), "antwoord op een principe", "antwoorden op principes"),
        (len(page.stories), "verhaal", "verhalen"),
    )
    absent = len(held) - n_values
    if not absent:
        return found or "Er is niets vastgelegd."
    missing = capital(counted(absent, "cijfer ontbreekt", "cijfers ontbreken"))
    return f"{found} {missing}, met een reden.".strip()


def spoken_line(page: CyclePage) -> str:
    """Return what the room of speaking holds, in one line."""
    found = listed(
        (len(page.conversations), "gesprek", "gesprekken"),
        (sum(len(talk.topics) for talk in page.conversations), "onderwerp", "onderwerpen"),
        (sum(len(talk.outcomes) for talk in page.conversations), "uitkomst", "uitkomsten"),
    )
    return found or "Er is niet gesproken."


def listed(*parts: tuple[int, str, str]) -> str:
    """Return the counts that are not zero as one sentence; empty when all are."""
    words = [counted(n, one, more) for n, one, more in parts if n]
    return f"{capital(join_and(words))}." if words else ""
