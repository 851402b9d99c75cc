"""Tables for a workbook: the values that screen and paper show, as rows and columns."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tracker.domain.dutch import join_and
from tracker.reports.parts import ActionLine, LessonLine, ResultTable, Setback, WijkPart
from tracker.web.figures import IndicatorFigure
from tracker.web.labels import LABELS

Cell = str | float | None
Columns = dict[str, Callable[[Any], Cell]]
DUTCH_NUMBER = re.compile(r"(?:€\s)?(-?\d[\d.]*)(?:,(\d+))?(?:\s%)?")


@dataclass(frozen=True)
class Table:
    """One table: a title, the heads of its columns, and rows of cells."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(title: str, items: Iterable[Any], columns: Columns) -> Table:
    """Return a table with a row for each of ``items``."""
    rows = tuple(tuple(cell(each) for cell in columns.values()) for each in items)
    return Table(title, tuple(columns), rows)


def amount(text: str) -> Cell:
    """Return a number written in Dutch as that number, with or without a unit; words stay words."""
    found = DUTCH_NUMBER.fullmatch(text)
    if found is None:
        return text or None
    return float(f"{found[1].replace('.', '')}.{found[2] or 0}")


def sentences(title: str, pairs: Iterable[tuple[str, str]]) -> Table:
    """Return what the report says in sentences, each under its heading."""
    return table(title, pairs, {"Kop": lambda pair: pair[0], "Tekst": lambda pair: pair[1]})


def result_rows(results: Iterable[ResultTable]) -> Table:
    """Return one row per indicator and wijk."""
    found = [
        (result.title, indicator.title, row)
        for result in results
        for indicator in result.indicators
        for row in indicator.rows
    ]
    columns: Columns = {"Resultaat": lambda each: each[0], **RESULT}
    return table("Resultaten", found, columns)


RESULT: Columns = {
    "Indicator": lambda each: each[1],
    "Wijk": lambda each: each[2].wijk,
    "Begin": lambda each: amount(each[2].begin),
    "Nu": lambda each: amount(each[2].now),
    "Doel": lambda each: amount(each[2].target),
    "Oordeel": lambda each: LABELS[each[2].verdict],
    "Waarom": lambda each: each[2].reason,
}


def measured_rows(figures: Iterable[tuple[str, IndicatorFigure]]) -> Table:
    """Return one row per value behind a chart."""
    found = [(wijk, figure, row) for wijk, figure in figures for row in figure.rows]
    columns: Columns = {
        "Wijk": lambda each: each[0],
        "Cijfer": lambda each: each[1].caption,
        "Wanneer": lambda each: each[2].when,
        "Waarde": lambda each: amount(each[2].value),
        "Eenheid": lambda each: each[1].chart.unit or None,
        "Deel": lambda each: amount(each[2].part),
        "Geheel": lambda each: amount(each[2].whole),
        "In werkelijkheid tussen": lambda each: each[2].between or None,
        "Opmerking": lambda each: each[2].note or None,
    }
    return table("Metingen", found, columns)


def said_rows(wijken: Iterable[WijkPart]) -> Table:
    """Return what partners said, one row per topic."""
    found = [(wijk, line) for wijk in wijken if wijk.said for line in wijk.said.explanations]
    columns: Columns = {
        "Wijk": lambda each: each[0].name,
        "Onderwerp": lambda each: each[1].topic,
        "Herkend": lambda each: each[1].recognised,
        "Verklaring": lambda each: each[1].text,
    }
    return table("Wat partners zeiden", found, columns)


def lesson_rows(lessons: Iterable[LessonLine]) -> Table:
    """Return one row per lesson."""
    columns: Columns = {
        "Les": lambda each: each.title,
        "Wijk": lambda each: each.wijk,
        "Wat wij zagen": lambda each: each.saw,
        "Uitkomst": lambda each: each.result,
        "Voor wie": lambda each: each.for_whom,
        "Hoe zeker": lambda each: each.strength,
        "Principes": lambda each: join_and(
            [f"{LABELS[line.direction]} ‘{line.title}’" for line in each.principles]
        ),
    }
    return table("Lessen", lessons, columns)


def setback_rows(setbacks: Iterable[Setback]) -> Table:
    """Return one row per thing that did not work."""
    columns: Columns = {
        "Wat": lambda each: each.what,
        "Soort": lambda each: each.kind,
        "Wijk": lambda each: each.wijk,
        "Wat er gebeurde": lambda each: each.happened or "niet ingevuld",
        "Wat wij nu doen": lambda each: each.now or "niet ingevuld",
    }
    return table("Wat werkte niet", setbacks, columns)


def action_rows(title: str, actions: Iterable[ActionLine]) -> Table:
    """Return one row per action."""
    columns: Columns = {
        "Actie": lambda each: each.title,
        "Wijk": lambda each: each.wijk,
        "Trekker": lambda each: each.owner,
        "Klaar vóór": lambda each: each.due,
        "Te laat": lambda each: "ja" if each.is_late else "nee",
        "Gedaan": lambda each: each.done,
        "Hielp het?": lambda each: LABELS[each.judgement] if each.judgement else None,
        "Toelichting": lambda each: each.judgement_note or None,
    }
    return table(title, actions, columns)
