"""The tables of each kind of report."""

from collections.abc import Callable
from typing import Any

from tracker.domain.reporting import ReportKind
from tracker.reports.bundle import LessonBundle
from tracker.reports.one_page import OnePage
from tracker.reports.parts import ProgressReport
from tracker.reports.sheet import SheetReport
from tracker.reports.tables import (
    RESULT,
    Columns,
    Table,
    action_rows,
    amount,
    lesson_rows,
    measured_rows,
    result_rows,
    said_rows,
    sentences,
    setback_rows,
    table,
)
from tracker.reports.wijk_report import WijkReport
from tracker.web.labels import LABELS


def of_progress(report: ProgressReport) -> list[Table]:
    """Return the tables of a progress report."""
    summary, money = report.summary, report.money
    figures = [(wijk.name, figure) for wijk in report.wijken for figure in wijk.figures]
    offers: Columns = {
        "Aanbod": lambda each: each.title,
        "Door": lambda each: each.provider,
        "Wijk": lambda each: each.wijk,
        "Mensen per jaar": lambda each: amount(each.reach),
        "Kosten per jaar in euro": lambda each: amount(each.cost),
        "Uren per jaar": lambda each: amount(each.hours),
    }
    sources: Columns = {
        "Bron": lambda each: each.source,
        "Waarvoor": lambda each: each.indicators,
        "Jaren": lambda each: each.years,
        "Soort": lambda each: each.kind,
    }
    said = [
        ("Wat er veranderde", summary.lead),
        ("Wat wij willen", summary.ambition),
        ("Waar wij staan", summary.standing),
        ("Wat wij van u vragen", summary.request),
        ("Geld", money.spending),
    ]
    return [
        sentences("Samenvatting", said),
        result_rows(report.results),
        measured_rows(figures),
        said_rows(report.wijken),
        setback_rows(report.setbacks),
        lesson_rows(report.lessons),
        action_rows("Acties gedaan", report.done),
        action_rows("Acties open", report.open),
        table("Geld en bereik", money.offers, offers),
        table("Bronnen", report.reliability.sources, sources),
    ]


def of_wijk(report: WijkReport) -> list[Table]:
    """Return the tables of the report on a wijk."""
    wijk = report.wijk
    said = [("Waar wij staan", wijk.lead), ("Het volgende gesprek", report.next_talk)]
    return [
        sentences("Samenvatting", said),
        result_rows(report.results),
        measured_rows((wijk.name, figure) for figure in wijk.figures),
        said_rows([wijk]),
        setback_rows(report.setbacks),
        lesson_rows(report.lessons),
        action_rows("Acties gedaan", report.done),
        action_rows("Acties open", report.open),
    ]


def of_one_page(report: OnePage) -> list[Table]:
    """Return the tables of the one page."""
    said = [
        ("Wat wij willen", report.ambition),
        ("Waar wij staan", report.standing),
        ("Een verhaal", report.story.text if report.story else "niet ingevuld"),
        ("Wat wij van u vragen", report.request),
    ]
    results = [("", each.indicator, each.row) for each in report.results]
    return [
        sentences("Samenvatting", said),
        table("Resultaten", results, RESULT),
        setback_rows(report.setbacks),
        lesson_rows([report.lesson] if report.lesson else []),
    ]


def of_bundle(report: LessonBundle) -> list[Table]:
    """Return the tables of a bundle of lessons."""
    lessons = [
        (principle, part, lesson)
        for principle in report.principles
        for part in principle.parts
        for lesson in part.lessons
    ]
    columns: Columns = {
        "Principe": lambda each: each[0].title,
        "De les": lambda each: LABELS[each[1].direction],
        "Les": lambda each: each[2].title,
        "Waar": lambda each: each[2].where,
        "Eigen les": lambda each: "ja" if each[2].is_own else "nee",
        "Wat wij deden": lambda each: each[2].did,
        "Wat wij zagen": lambda each: each[2].saw,
        "Voor wie": lambda each: each[2].for_whom,
        "Omstandigheden": lambda each: each[2].circumstances or None,
        "Uitkomst": lambda each: each[2].result,
        "Hoe zeker": lambda each: each[2].strength,
        "Ook elders te gebruiken": lambda each: each[2].usable,
    }
    counts = [(principle, part) for principle in report.principles for part in principle.parts]
    counted: Columns = {
        "Principe": lambda each: each[0].title,
        "De les": lambda each: LABELS[each[1].direction],
        "Hoeveel lessen": lambda each: each[1].n_all,
        "Hoeveel in deze bundel": lambda each: len(each[1].lessons),
    }
    return [table("Principes", counts, counted), table("Lessen", lessons, columns)]


def of_sheet(report: SheetReport) -> list[Table]:
    """Return the tables of a praatplaat: all of it, also what one page has no room for."""
    prepared = report.prepared
    matter = prepared.matter
    answers = [
        (principle.title, *answer)
        for principle in matter.principles
        if principle.is_apart
        for answer in principle.answers
    ]
    answered: Columns = {
        "Principe": lambda each: each[0],
        "Organisatie": lambda each: each[1],
        "Antwoord, 0 (niet) tot 3 (helemaal)": lambda each: (
            "weet niet" if each[2] is None else each[2]
        ),
    }
    actions: Columns = {
        "Actie": lambda each: each.title,
        "Trekker": lambda each: each.owner,
        "Hoe het staat": lambda each: each.state,
    }
    learned: Columns = {
        "Les": lambda each: each.title,
        "Waar": lambda each: each.where,
        "De les": lambda each: LABELS[each.direction],
        "Principe": lambda each: each.principle,
        "Hoe zeker": lambda each: each.strength,
    }
    said = [("De vraag", prepared.question), ("Wij verwachtten", prepared.expectation)]
    return [
        sentences("Gesprek", said),
        measured_rows((prepared.wijk, part.figure) for part in matter.figures),
        table("Wat wij niet weten", prepared.unknown, {"Wat wij niet weten": str}),
        table("Antwoorden ver uiteen", answers, answered),
        table("Lessen van anderen", prepared.learned.lessons, learned),
        table("Open punten", prepared.points, {"Punt": lambda each: each.text}),
        table("Acties", (*prepared.to_judge, *prepared.running), actions),
    ]


TABLES: dict[ReportKind, Callable[[Any], list[Table]]] = {
    ReportKind.PROGRESS: of_progress,
    ReportKind.WIJK: of_wijk,
    ReportKind.SHEET: of_sheet,
    ReportKind.ONE_PAGE: of_one_page,
    ReportKind.LESSONS: of_bundle,
}
