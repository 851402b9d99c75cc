"""The summary and the table of results."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.domain.dutch import capital, count_word, counted, join_and, number
from tracker.domain.verdict import Reason, Verdict
from tracker.domain.withholding import Unit, ValueState
from tracker.reports.parts import Bar, IndicatorResult, ResultRow, ResultTable, Summary
from tracker.reports.scope import NOT_FILLED, Scope, full_stop, quoted
from tracker.series import IndicatorSeries
from tracker.web.compared import where
from tracker.web.figures import ABSENT, UNITS, WANTED, verdict_note
from tracker.web.labels import LABELS

# What is said of the first verdict, with its noun, and of the ones after it.
VERDICT_WORDS = {
    Verdict.ON_COURSE: ("{} ligt op koers", "{} liggen op koers"),
    Verdict.ATTENTION: ("{} vraagt aandacht", "{} vragen aandacht"),
    Verdict.OFF_COURSE: ("{} is uit koers", "{} zijn uit koers"),
    Verdict.NO_JUDGEMENT: ("over {} is nog geen oordeel", "over {} is nog geen oordeel"),
}

NO_INDICATORS = "Er zijn nog geen indicatoren."


def summary(scope: Scope) -> Summary:
    """Return the summary; what the gemeente did not write says so."""
    trajectory = scope.material.trajectory
    return Summary(
        lead=lead(scope.material.series),
        ambition=trajectory.ambition or NOT_FILLED,
        standing=standing_words(scope.material.series),
        request=trajectory.request or NOT_FILLED,
    )


def lead(series: Sequence[IndicatorSeries]) -> str:
    """Return in at most three sentences what changed, what got worse and what is not known."""
    if not series:
        return "Er zijn nog geen indicatoren. Dit rapport vertelt wat er gedaan en geleerd is."
    towards = changed(series, Reason.CHANGE_TOWARDS, "de goede kant op")
    away = changed(series, Reason.CHANGE_AWAY, "de verkeerde kant op")
    moved = {
        each.indicator.title
        for each in series
        if each.reading.reason in (Reason.CHANGE_TOWARDS, Reason.CHANGE_AWAY)
    }
    others = list(dict.fromkeys(each.indicator.title for each in series))
    others = [title for title in others if title not in moved]
    chance = "Dat is meer dan toeval." if towards or away else ""
    return " ".join(part for part in (*towards, *away, chance, *unknown(others)) if part)


def changed(series: Sequence[IndicatorSeries], reason: Reason, way: str) -> list[str]:
    """Return one sentence per indicator that changed, with the wijken where it did."""
    found: dict[str, list[IndicatorSeries]] = {}
    for each in series:
        found.setdefault(each.indicator.title, []).append(each)
    places = {title: where(of_title, reason) for title, of_title in found.items()}
    return [f"‘{title}’ gaat {way} in {words}." for title, words in places.items() if words]


def unknown(titles: Sequence[str]) -> list[str]:
    """Return that of these indicators a change is not shown."""
    if not titles:
        return []
    return [f"Bij {quoted(titles)} zien wij nog geen verandering die meer is dan toeval."]


def standing_words(series: Sequence[IndicatorSeries]) -> str:
    """Return how many figures have which verdict, in words; a figure is an indicator in a wijk."""
    parts = standing_parts(each.reading.verdict for each in series)
    return " ".join(f"{capital(part)}." for part in parts) or NO_INDICATORS


def standing_sentence(verdicts: Iterable[Verdict]) -> str:
    """Return how many figures have which verdict, in one sentence."""
    parts = standing_parts(verdicts)
    return f"{capital(join_and(parts))}." if parts else NO_INDICATORS


def standing_parts(verdicts: Iterable[Verdict]) -> list[str]:
    """Return per verdict how many figures have it: "drie cijfers liggen op koers"."""
    counts = Counter(verdicts)
    parts: list[str] = []
    for verdict, (one, more) in VERDICT_WORDS.items():
        n = counts[verdict]
        if n:
            words = count_word(n) if parts else counted(n, "cijfer", "cijfers")
            parts.append((one if n == 1 else more).format(words))
    return parts


def result_tables(series: Sequence[IndicatorSeries]) -> tuple[ResultTable, ...]:
    """Return per societal result the indicators with one row per wijk, in their own order."""
    tables = []
    for _, of_result in groupby(series, key=lambda each: each.indicator.result_id):
        rows = list(of_result)
        result = rows[0].indicator.result
        factor = f"{capital(LABELS[result.factor_kind])}: {result.factor}."
        indicators = tuple(
            indicator_result(list(group))
            for _, group in groupby(rows, key=lambda each: each.indicator.id)
        )
        tables.append(ResultTable(result.title, factor, indicators))
    return tuple(tables)


def indicator_result(series: Sequence[IndicatorSeries]) -> IndicatorResult:
    """Return one indicator with a row per wijk, all bars on one scale."""
    indicator = series[0].indicator
    parts = [f"{capital(UNITS.get(indicator.unit, 'score'))}. {WANTED[indicator.wanted]}"]
    parts.append(full_stop(indicator.explanation))
    if series[0].is_estimate:
        parts.append("Modelschatting, geen telling.")
    if any(each.is_example for each in series):
        parts.append("Voorbeeldcijfers.")
    high = scale_of(series)
    rows = tuple(result_row(each, high) for each in series)
    return IndicatorResult(indicator.title, " ".join(part for part in parts if part), rows)


def scale_of(series: Sequence[IndicatorSeries]) -> float:
    """Return where the bars of an indicator end: a quarter beyond the highest value."""
    values = [each.latest.figure.value for each in series if each.latest]
    values += [value for each in series for value in (each.baseline, each.target)]
    high = 1.25 * max((value for value in values if value is not None), default=1.0)
    return min(high, 100.0) if series[0].indicator.unit is Unit.SHARE else high


def result_row(series: IndicatorSeries, high: float) -> ResultRow:
    """Return one indicator in one wijk; the value is the last one, or the word for why not."""
    last = series.points[-1].figure if series.points else None
    state = last.state if last else ValueState.MISSING
    now = last.value if last else None
    bar = None
    if not series.is_estimate and (now is not None or series.baseline is not None):
        unit = "%" if series.indicator.unit is Unit.SHARE else ""
        bar = Bar(series.baseline, now, series.target, high, series.wijk.name, unit)
    return ResultRow(
        wijk=series.wijk.name,
        begin=plain(series.baseline),
        now=ABSENT[state] if now is None else plain(now),
        target=plain(series.target),
        bar=bar,
        verdict=series.reading.verdict,
        reason=verdict_note(series),
    )


def plain(value: float | None) -> str:
    """Return a value without its unit; nothing for none."""
    if value is None:
        return ""
    return number(value, 0 if value == round(value) else 1)
