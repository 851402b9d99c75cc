"""What changed between two reports, in sentences."""

from tracker.domain.phases import Phase
from tracker.domain.withholding import ValueState
from tracker.reports.comparing import (
    Change,
    ChangeGroup,
    Changes,
    Compared,
    compare,
    names,
    stopped,
    told,
)
from tracker.reports.known import (
    Known,
    KnownAction,
    KnownAmount,
    KnownCycle,
    KnownFigure,
    KnownLesson,
    KnownSignal,
    KnownWijk,
)
from tracker.web.figures import ABSENT
from tracker.web.labels import LABELS

UNKNOWN = ABSENT[ValueState.MISSING]


def changes(before: Known, now: Known) -> Changes:
    """Return what is different in ``now``; a report compared with itself has no groups."""
    found = (
        ("Resultaten", figure_changes(compare(before.figures, now.figures))),
        ("Wijken", wijk_changes(compare(before.wijken, now.wijken))),
        ("Cycli", cycle_changes(compare(before.cycles, now.cycles))),
        ("Lessen", lesson_changes(compare(before.lessons, now.lessons))),
        ("Acties", action_changes(compare(before.actions, now.actions))),
        ("Valkuilen", signal_changes(compare(before.signals, now.signals))),
        ("Geld en bereik", amount_changes(compare(before.amounts, now.amounts))),
    )
    groups = tuple(ChangeGroup(title, tuple(each)) for title, each in found if each)
    return Changes(before.period, before.ends_on, groups)


def figure_changes(found: Compared[KnownFigure]) -> list[Change]:
    """Return what changed in the results: verdict, value, measuring and target."""
    targets = ((b.name, a.target, b.target) for a, b in found.both if a.target != b.target)
    none = "geen streefwaarde"
    return [
        *told(
            "Eén cijfer kreeg een ander oordeel.",
            "{} cijfers kregen een ander oordeel.",
            (judged_words(a, b) for a, b in found.both if a.verdict is not b.verdict),
        ),
        *value_changes(found),
        *told(
            "Eén streefwaarde veranderde.",
            "{} streefwaarden veranderden.",
            (f"{name}: van {old or none} naar {new or none}." for name, old, new in targets),
        ),
        *told(
            "Eén cijfer staat niet meer in het rapport.",
            "{} cijfers staan niet meer in het rapport.",
            names(found.gone),
        ),
    ]


def value_changes(found: Compared[KnownFigure]) -> list[Change]:
    """Return what changed in the values whose verdict stayed the same."""
    same = [(a, b) for a, b in found.both if a.verdict is b.verdict]
    return [
        *told(
            "Eén cijfer veranderde, met hetzelfde oordeel.",
            "{} cijfers veranderden, met hetzelfde oordeel.",
            (f"{b.name}: van {a.value} naar {b.value}." for a, b in same if is_moved(a, b)),
        ),
        *told(
            "Eén cijfer is voor het eerst gemeten.",
            "{} cijfers zijn voor het eerst gemeten.",
            (f"{each.name}: {each.value}." for each in begun(found)),
        ),
        *told(
            "Eén cijfer heeft geen nieuwe waarde die wij kunnen tonen.",
            "{} cijfers hebben geen nieuwe waarde die wij kunnen tonen.",
            (f"{b.name}: eerst {a.value}, nu {b.value or UNKNOWN}." for a, b in same if ends(a, b)),
        ),
    ]


def judged_words(before: KnownFigure, now: KnownFigure) -> str:
    """Return from which verdict to which a figure went, and how its value moved."""
    words = f"{now.name}: van {verdict(before)} naar {verdict(now)}"
    if before.value == now.value:
        return f"{words}."
    return f"{words}, en van {before.value or UNKNOWN} naar {now.value or UNKNOWN}."


def verdict(figure: KnownFigure) -> str:
    """Return the verdict on a figure as it stands in a sentence."""
    return f"‘{LABELS[figure.verdict].lower()}’"


def is_moved(before: KnownFigure, now: KnownFigure) -> bool:
    """Return whether there is another value to show, or one again."""
    is_measured = now.state is ValueState.MEASURED and before.state is not None
    return is_measured and before.value != now.value


def ends(before: KnownFigure, now: KnownFigure) -> bool:
    """Return whether there was a value to show and now there is none."""
    return before.state is ValueState.MEASURED and now.state is not ValueState.MEASURED


def begun(found: Compared[KnownFigure]) -> list[KnownFigure]:
    """Return the figures that had no value before; those with another verdict are told there."""
    of_old = [b for a, b in found.both if a.state is None and a.verdict is b.verdict]
    return [each for each in (*of_old, *found.new) if each.state is not None]


def wijk_changes(found: Compared[KnownWijk]) -> list[Change]:
    """Return which wijken came and went."""
    return [
        *told("Eén wijk kwam erbij.", "{} wijken kwamen erbij.", names(found.new)),
        *told("Eén wijk doet niet meer mee.", "{} wijken doen niet meer mee.", names(found.gone)),
    ]


def cycle_changes(found: Compared[KnownCycle]) -> list[Change]:
    """Return which cycles began, were closed, and moved to another phase."""
    was = {b.key: a.phase for a, b in found.both}
    closed = [
        each
        for each in found.now
        if each.phase is Phase.CLOSED and was.get(each.key) is not Phase.CLOSED
    ]
    moved = [(a, b) for a, b in found.both if a.phase is not b.phase and b not in closed]
    return [
        *told("Eén cyclus begon.", "{} cycli begonnen.", names(found.new)),
        *told("Eén cyclus is afgesloten.", "{} cycli zijn afgesloten.", names(closed)),
        *told(
            "Eén cyclus kwam in een andere fase.",
            "{} cycli kwamen in een andere fase.",
            (f"{b.name}: van {a.label} naar {b.label}." for a, b in moved),
        ),
        *told("Eén cyclus is weggehaald.", "{} cycli zijn weggehaald.", names(found.gone)),
    ]


def lesson_changes(found: Compared[KnownLesson]) -> list[Change]:
    """Return which lessons came and went, changed, and are shared or not any more."""
    changed = [(a, b) for a, b in found.both if a.mark != b.mark]
    shared = [b for a, b in found.both if b.is_shared and not a.is_shared]
    withdrawn = [b for a, b in found.both if a.is_shared and not b.is_shared]
    return [
        *told(
            "Eén les kwam erbij.",
            "{} lessen kwamen erbij.",
            (f"{each.name}: {each.result}." for each in found.new),
        ),
        *told("Eén les is herschreven.", "{} lessen zijn herschreven.", map(rewritten, changed)),
        *told(
            "Eén les is gedeeld met andere gemeenten.",
            "{} lessen zijn gedeeld met andere gemeenten.",
            names(shared),
        ),
        *told(
            "Eén les is niet meer gedeeld met andere gemeenten.",
            "{} lessen zijn niet meer gedeeld met andere gemeenten.",
            names(withdrawn),
        ),
        *told("Eén les is ingetrokken.", "{} lessen zijn ingetrokken.", names(found.gone)),
    ]


def rewritten(lesson: tuple[KnownLesson, KnownLesson]) -> str:
    """Return which lesson changed, and how when its result or strength did."""
    before, now = lesson
    if before.result != now.result:
        return f"{now.name}: eerst {before.result}, nu {now.result}."
    if before.strength != now.strength:
        return f"{now.name}: eerst {before.strength}, nu {now.strength}."
    return f"{now.name}."


def action_changes(found: Compared[KnownAction]) -> list[Change]:
    """Return which actions came, were done, judged, stopped, and are late."""
    old = {a.key: a for a, _ in found.both}

    def newly(name: str) -> list[KnownAction]:
        """Return the actions of which ``name`` holds, and did not or otherwise before."""
        return [
            each
            for each in found.now
            if getattr(each, name) and getattr(each, name) != getattr(old.get(each.key), name, None)
        ]

    judged = (f"{each.name}: {each.judgement}." for each in newly("judgement"))
    return [
        *told("Eén actie kwam erbij.", "{} acties kwamen erbij.", names(found.new)),
        *told("Eén actie is gedaan.", "{} acties zijn gedaan.", names(newly("is_done"))),
        *told("Eén actie is beoordeeld.", "{} acties zijn beoordeeld.", judged),
        *told("Eén actie is gestopt.", "{} acties zijn gestopt.", names(newly("is_stopped"))),
        *told("Eén actie kwam te laat.", "{} acties kwamen te laat.", names(newly("is_late"))),
        *told("Eén actie is weggehaald.", "{} acties zijn weggehaald.", names(found.gone)),
    ]


def signal_changes(found: Compared[KnownSignal]) -> list[Change]:
    """Return which pitfalls were recognised, are gone, and were set aside or put back."""
    was_aside = {a.key for a, _ in found.both if a.is_aside}
    aside = [each for each in found.now if each.is_aside and each.key not in was_aside]
    back = [b for a, b in found.both if a.is_aside and not b.is_aside]
    fresh = [each for each in found.new if not each.is_aside]
    return [
        *told("Eén signaal kwam erbij.", "{} signalen kwamen erbij.", names(fresh)),
        *told("Eén signaal is weg.", "{} signalen zijn weg.", names(found.gone)),
        *told(
            "Eén signaal is opzij gezet.",
            "{} signalen zijn opzij gezet.",
            (f"{stopped(each.name)} Reden: {each.reason}" for each in aside),
        ),
        *told("Eén signaal staat weer open.", "{} signalen staan weer open.", names(back)),
    ]


def amount_changes(found: Compared[KnownAmount]) -> list[Change]:
    """Return which sums changed."""
    return [
        Change(f"{b.name}: van {a.value} naar {b.value}.")
        for a, b in found.both
        if a.value != b.value
    ]
