"""What to look at before a report is frozen: pure, on its content and its texts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.domain.dutch import capital, count_word, counted, join_and
from tracker.domain.privacy import Found, PersonalData, find_personal_data
from tracker.models import ReportLook
from tracker.reports.parts import ProgressReport
from tracker.reports.scope import full_stop
from tracker.reports.sections import Section
from tracker.web.form import sentence
from tracker.web.signal_cards import NextStep

TEXTS = "texts"
# Where what a part of the report says was written down: the page, and whether it names the slug.
SOURCES: dict[str, tuple[str, str, bool]] = {
    "summary": ("Naar de ambitie", "trajectories.ambition", True),
    "money": ("Naar het aanbod", "trajectories.offers", True),
    "lessons": ("Naar de lessen", "lessons.index", False),
    "setbacks": ("Naar de lessen", "lessons.index", False),
    "done": ("Naar de acties", "actions.index", False),
    "open": ("Naar de acties", "actions.index", False),
}
OTHERWISE = ("Naar het traject", "trajectories.show", True)


@dataclass(frozen=True)
class Check:
    """One line of the list; open ones can be passed with a reason, unless they block."""

    text: str
    is_met: bool
    step: NextStep | None = None  # where it is mended
    blocks: bool = False


def checks(
    content: Any,
    *,
    values: Mapping[str, Any],
    sections: Sequence[Section],
    looks: Iterable[ReportLook],
    report_id: int,
    slug: str,
) -> list[Check]:
    """Return what to look at before a report is frozen, in order.

    ``values`` is the same content as plain values, by field; ``slug`` names the trajectory. Who was
    asked to look must be loaded.
    A BSN anywhere blocks.

    Source: the product's rule that reports pass a look at what they say before they are frozen.
    """
    found = [*person_checks(values, slug, report_id)]
    if not found:
        found = [Check("In geen enkele tekst herkennen wij gegevens van een persoon.", True)]
    if isinstance(content, ProgressReport):
        found += progress_checks(content)
    found += text_checks(content.texts, sections, report_id)
    return [*found, *look_checks(looks, report_id)]


def person_checks(values: Mapping[str, Any], slug: str, report_id: int) -> Iterator[Check]:
    """Yield what looks like personal data, each with the page on which it was written down."""
    for name, value in values.items():
        if name == TEXTS:
            for part, text in value.items():
                here = {"id": report_id, "part": part}
                step = NextStep("Naar deze tekst", "kept.write", here)
                yield from (person_check(each, step) for each in find_personal_data(text))
        else:
            label, endpoint, has_slug = SOURCES.get(name, OTHERWISE)
            step = NextStep(label, endpoint, {"slug": slug} if has_slug else {})
            # Apart, so that the end of one text and the start of the next are not read as one.
            whole = "\n|\n".join(dict.fromkeys(strings_in(value)))
            yield from (person_check(each, step) for each in find_personal_data(whole))


def person_check(found: Found, step: NextStep) -> Check:
    """Return the line on personal data that was found; only a BSN cannot be passed."""
    return Check(sentence(found), False, step, blocks=found.kind is PersonalData.BSN)


def strings_in(value: Any) -> Iterator[str]:
    """Yield every text in plain values, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from strings_in(each)
    elif isinstance(value, Sequence):
        for each in value:
            yield from strings_in(each)


def progress_checks(report: ProgressReport) -> list[Check]:
    """Return what a progress report says of hidden figures, stories, passed steps and signals."""
    sure = report.reliability
    whole: dict[str, object] = {"slug": report.slug}
    found = [Check(sure.withheld, True)]
    if report.story:
        found.append(Check("Het verhaal in het rapport mag met toestemming gedrukt worden.", True))
    found.append(Check(passed_words(len(sure.passed)), True))
    if sure.open:
        n = len(sure.open)
        words = f"{capital(counted(n, 'signaal wacht', 'signalen wachten'))} nog op een antwoord."
        step = NextStep("Naar de signalen", "trajectories.show", whole | {"_anchor": "signalen"})
        found.append(Check(words, False, step))
    else:
        found.append(Check("Er staat geen signaal open.", True))
    if report.gaps:
        missing = f"In het traject is nog niet ingevuld: {join_and(report.gaps)}."
        found.append(Check(missing, False, NextStep("Vul het aan", "trajectories.edit", whole)))
    return found


def passed_words(n: int) -> str:
    """Return how many steps were passed with a reason."""
    if n == 0:
        return "Er is geen stap overgeslagen."
    was = "is één stap" if n == 1 else f"zijn {count_word(n)} stappen"
    return f"Er {was} overgeslagen. De reden staat in het rapport."


def text_checks(
    texts: Mapping[str, str], sections: Sequence[Section], report_id: int
) -> Iterator[Check]:
    """Yield how many parts have words of one's own, and which cannot do without."""
    n_written = sum(bool(texts.get(each.key)) for each in sections)
    if n_written:
        parts = counted(len(sections), "onderdeel", "onderdelen")
        yield Check(f"U schreef zelf bij {count_word(n_written)} van de {parts}.", True)
    for section in sections:
        if section.is_needed and not texts.get(section.key):
            step = NextStep("Schrijf", "kept.write", {"id": report_id, "part": section.key})
            words = f"Bij ‘{section.title}’ staat nog ‘niet ingevuld’."
            yield Check(words, False, step)


def look_checks(looks: Iterable[ReportLook], report_id: int) -> Iterator[Check]:
    """Yield what came back from those who were asked to look."""
    step = NextStep("Bekijk", "kept.show", {"id": report_id, "_anchor": "meekijken"})
    for look in looks:
        who = look.asked.title
        if look.is_agreed is None:
            words = f"{who} is gevraagd om mee te kijken en gaf nog geen antwoord."
            yield Check(words, False, step)
        elif look.is_agreed:
            yield Check(f"{who} keek mee en is akkoord.", True)
        else:
            yield Check(f"{who} is nog niet akkoord: {full_stop(look.answer)}", False, step)
