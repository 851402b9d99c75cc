"""How sure the report is: sources, intervals, and what is hidden, missing or passed."""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.domain.dutch import capital, count_word, counted, number
from tracker.domain.phases import Condition
from tracker.domain.vocabulary import PhaseMove
from tracker.domain.withholding import MeasurementKind, Thresholds, ValueState
from tracker.models import AreaFigure, Cycle, PhaseChange, Wijk
from tracker.reports.parts import AreaLine, Reliability, SourceLine
from tracker.reports.scope import Scope, full_stop, quoted
from tracker.series import IndicatorSeries, SeriesPoint
from tracker.web.figures import ABSENT, period_text, value_text
from tracker.web.filters import day
from tracker.web.labels import LABELS
from tracker.web.signal_cards import SignalCard, SignalList


def reliability(scope: Scope, signals: SignalList, *, today: date) -> Reliability:
    """Return sources, doubts and gaps behind the figures, and the pitfalls seen on ``today``."""
    series = scope.material.series
    estimated = dict.fromkeys(each.indicator.title for each in series if each.is_estimate)
    return Reliability(
        sources=tuple(source_lines(series)),
        estimates=tuple(
            f"‘{title}’ is een modelschatting. Die telt niet als bewijs voor onze aanpak."
            for title in estimated
        ),
        intervals=tuple(filter(None, map(interval, series))),
        withheld=withheld(sum(each.n_withheld for each in series)),
        missing=tuple(missing(scope)),
        passed=tuple(passed(scope)),
        signals=open_signals(len(signals.open), today),
        open=tuple(card.title for card in signals.open),
        aside=tuple(map(aside_words, signals.aside)),
        area_figures=tuple(area_line(*each) for each in scope.material.area_figures),
    )


def source_lines(series: Sequence[IndicatorSeries]) -> list[SourceLine]:
    """Return every source with its indicators, years and kind, in order of first use."""
    titles: dict[tuple[str, MeasurementKind], dict[str, None]] = {}
    days: dict[tuple[str, MeasurementKind], list[date]] = {}
    for each in series:
        indicator = each.indicator
        for source in {point.source: None for point in each.points} or {"": None}:
            key = source or indicator.source, indicator.kind
            titles.setdefault(key, {})[indicator.title] = None
            days.setdefault(key, []).extend(days_of(each, source))
    return [
        SourceLine(source, quoted(names), years(days[source, kind]), LABELS[kind])
        for (source, kind), names in titles.items()
    ]


def days_of(series: IndicatorSeries, source: str) -> Iterable[date]:
    """Return the first and last days of the values from one source."""
    for point in series.points:
        if point.source == source:
            yield from (point.starts_on or point.on, point.on)


def years(days: Sequence[date]) -> str:
    """Return the years from the first day to the last: "2024–2026"."""
    if not days:
        return "nog niet gemeten"
    first, last = min(days).year, max(days).year
    return str(first) if first == last else f"{first}–{last}"


def interval(series: IndicatorSeries) -> str:
    """Return how sure the latest value is, in words; nothing where that is not known."""
    figure = series.latest.figure if series.latest else None
    if figure is None or figure.value is None or figure.low is None or figure.high is None:
        return ""
    of = f"{number(figure.numerator or 0)} van de {number(figure.denominator or 0)}"
    return (
        f"{series.wijk.name}, ‘{series.indicator.title}’: {value_text(series, figure.value)} "
        f"({of}). Het kan in werkelijkheid tussen {number(figure.low)} en "
        f"{number(figure.high)} procent liggen."
    )


def withheld(n: int) -> str:
    """Return how many values are hidden and from which size on they are shown."""
    if n == 0:
        return "Wij houden in dit rapport geen cijfers achter vanwege een kleine groep."
    limits = Thresholds()
    return (
        f"{capital(counted(n, 'cijfer', 'cijfers'))} tonen wij niet, omdat de groep klein is. "
        f"Een percentage tonen wij vanaf {limits.min_n_percentage} mensen, een gemiddelde vanaf "
        f"{limits.min_n_mean} en een aantal vanaf {limits.min_count}."
    )


def missing(scope: Scope) -> list[str]:
    """Return the values of the period that are missing, with their reason, and never measured."""
    found = []
    for series in scope.material.series:
        name = f"{series.wijk.name}, ‘{series.indicator.title}’"
        if not series.points:
            found.append(f"{name}: nog nooit gemeten.")
        found += [
            f"{name}, {period_text(point)}: {ABSENT[point.figure.state]}. {reason(point)}"
            for point in series.points
            if point.on in scope.period
            and point.figure.state in (ValueState.MISSING, ValueState.NOT_ASKED)
        ]
    return found


def reason(point: SeriesPoint) -> str:
    """Return why a value is absent."""
    return f"Reden: {full_stop(point.note)}" if point.note else "Reden: niet ingevuld."


def passed(scope: Scope) -> list[str]:
    """Return the conditions that were passed with a reason in the cycles of the period."""
    return [
        passed_words(scope, cycle, change)
        for cycle in scope.cycles
        for change in cycle.phase_changes
        if change.move is PhaseMove.PASSED and change.changed_on <= scope.period.ends_on
    ]


def passed_words(scope: Scope, cycle: Cycle, change: PhaseChange) -> str:
    """Return one step that was taken while a condition was not met."""
    lacking = quoted(LABELS[Condition(each)] for each in change.passed)
    without = f" zonder {lacking}" if lacking else ""
    return (
        f"{scope.wijk_name(cycle.wijk_id)}: cyclus {cycle.number} ging op "
        f"{day(change.changed_on)} verder{without}. Reden: {full_stop(change.reason)}"
    )


def open_signals(n: int, today: date) -> str:
    """Return how many pitfalls are open on ``today``."""
    if n == 0:
        return f"Op {day(today)} staat er geen signaal open."
    stand = "staat er één signaal" if n == 1 else f"staan er {count_word(n)} signalen"
    return f"Op {day(today)} {stand} open:"


def aside_words(card: SignalCard) -> str:
    """Return a signal that was set aside, when and why."""
    when = f" Opzij gezet op {day(card.on)}." if card.on else ""
    return f"{card.title}{when} Reden: {full_stop(card.reason)}"


def area_line(wijk: Wijk, figure: AreaFigure) -> AreaLine:
    """Return one public figure with its source; an estimate is named as such."""
    value = number(figure.value, 0 if figure.value == round(figure.value) else 1)
    is_estimate = figure.kind is MeasurementKind.MODEL_ESTIMATE
    return AreaLine(
        wijk=wijk.name,
        code=figure.code,
        label=f"{figure.label} (modelschatting)" if is_estimate else figure.label,
        value=f"{value}\N{NO-BREAK SPACE}{figure.unit}".rstrip(),
        year=str(figure.year),
        source=figure.source,
    )
