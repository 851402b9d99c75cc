"""The sentences on the page of a cycle, made from its data."""

from datetime import date

from tracker.cycles.queries.page import CyclePage
from tracker.domain.dutch import count_word, counted, join_and
from tracker.domain.phases import Check, Phase
from tracker.domain.withholding import ValueState
from tracker.models import Cycle
from tracker.web.filters import day, month, short_day
from tracker.web.labels import LABELS


def upper(text: str) -> str:
    """Return a sentence with a capital; "één" becomes "Eén"."""
    return text.replace("é", "E", 1) if text.startswith("é") else text[:1].upper() + text[1:]


def cycle_title(cycle: Cycle) -> str:
    """Return what the page of a cycle is called: its question, or its number and wijk."""
    return cycle.question or f"Cyclus {cycle.number} in {cycle.wijk.name}"


def period(cycle: Cycle) -> str:
    """Return when a cycle runs: "sinds sep 2026" or "van sep 2026 tot en met dec 2026"."""
    if cycle.closed_on is None:
        return f"sinds {day(cycle.started_on)}"
    return f"{month(cycle.started_on)} tot en met {month(cycle.closed_on)}"


def condition_text(check: Check) -> str:
    """Return a condition, with what still lacks something."""
    label = LABELS[check.condition]
    if check.is_met or not check.missing:
        return label
    return f"{label}. Nog niet bij: {join_and([f'‘{title}’' for title in check.missing])}"


def opening_sentence(page: CyclePage, *, today: date) -> str:
    """Return how things stand in the cycle, in one or two sentences."""
    standing = page.standing
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
            now = closed(page)
    if standing.pace and standing.pace.is_still:
        return f"{now} Er is al {standing.pace.silent_days} dagen niets vastgelegd."
    return now


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
        return f"Het netwerk praat op {short_day(talk.held_on)} {about}."
    verb, when = ("praat", "vandaag") if talk.held_on == today else ("praatte", "")
    said = f"Het netwerk {verb} {when + ' ' if when else ''}{about}."
    open_ones = len(page.summary.topics_without_explanation)
    if not open_ones:
        return said
    return f"{said} {upper(counted(open_ones, 'verklaring ontbreekt', 'verklaringen ontbreken'))}."


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
        now = f"Er {verb} {counted(n, 'actie', 'acties')} afgesproken, {count_word(done)} gedaan."
    waiting = waiting_sentence(page)
    return f"{now} {upper(waiting)}." if waiting else now


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
    return f"Deze cyclus is afgesloten{on}. Hij gaf {join_and(brought)}."


def measured_line(page: CyclePage) -> str:
    """Return what the room of measuring holds, in one line."""
    held = [row for row in page.measurements if not row.is_superseded]
    n_values = sum(row.state is ValueState.MEASURED for row in held)
    parts = [
        counted(n_values, "cijfer", "cijfers"),
        counted(len(page.reflections), "antwoord op een principe", "antwoorden op principes"),
        counted(len(page.stories), "verhaal", "verhalen"),
    ]
    absent = len(held) - n_values
    more = f" {upper(counted(absent, 'cijfer ontbreekt', 'cijfers ontbreken'))}, met een reden."
    return f"{upper(join_and(parts))}.{more if absent else ''}"


def spoken_line(page: CyclePage) -> str:
    """Return what the room of speaking holds, in one line."""
    n_topics = sum(len(talk.topics) for talk in page.conversations)
    n_outcomes = sum(len(talk.outcomes) for talk in page.conversations)
    parts = [
        counted(len(page.conversations), "gesprek", "gesprekken"),
        counted(n_topics, "onderwerp", "onderwerpen"),
        counted(n_outcomes, "uitkomst", "uitkomsten"),
    ]
    return f"{upper(join_and(parts))}."
