"""Wijken beside each other: small charts on one scale, and what differs more than chance."""

from collections.abc import Sequence
from itertools import groupby

from tracker.domain.comparison import (
    Share,
    pairs_apart,
    pairs_that_look_apart,
    together,
)
from tracker.domain.dutch import join_and, number
from tracker.domain.withholding import ValueState
from tracker.reports.funnels import counted_share, funnel_picture
from tracker.reports.pictures import Comparison, IntervalPicture
from tracker.reports.scope import Scope
from tracker.series import IndicatorSeries, SeriesPoint
from tracker.web.charts import IntervalData, IntervalRow
from tracker.web.compared import indicator_row
from tracker.web.figures import ABSENT, period_text

MOST_NAMED = 4  # pairs in a sentence


def comparisons(scope: Scope) -> tuple[Comparison, ...]:
    """Return every indicator that is measured in two or more wijken, in its own order."""
    groups = groupby(scope.material.series, key=lambda each: each.indicator.id)
    rows = [tuple(group) for _, group in groups]
    return tuple(
        comparison(row, scope) for row in rows if sum(bool(each.points) for each in row) > 1
    )


def comparison(series: Sequence[IndicatorSeries], scope: Scope) -> Comparison:
    """Return one indicator in all its wijken.

    With a funnel when five or more wijken counted people over the same period; else with
    intervals, when two or more did.
    """
    row = indicator_row(series, today=scope.period.ends_on)
    around = funnel_picture(series, id=f"{row.id}-trechter")
    intervals = None if around else interval_picture(series, id=f"{row.id}-interval")
    return Comparison(row, intervals, around)


def share_of(series: IndicatorSeries) -> Share | None:
    """Return the last figure as a part of a group; None where that is not known or not shown."""
    return counted_share(series.points[-1].figure) if series.points else None


def interval_picture(series: Sequence[IndicatorSeries], *, id: str) -> IntervalPicture | None:
    """Return the last figures with their intervals; None with fewer than two of them."""
    found = [(each, share) for each in series if (share := share_of(each))]
    if len(found) < 2:
        return None
    shares = [share for _, share in found]
    names = [each.wijk.name for each, _ in found]
    pairs = pairs_apart(shares)
    apart = {names[place] for pair in pairs for place in pair}
    points = [each.points[-1] for each, _ in found]
    is_one_moment = len({(point.starts_on, point.on) for point in points}) == 1
    title = finding(f"‘{series[0].indicator.title}’", names, shares, pairs)
    return IntervalPicture(
        id=id,
        title=title,
        note=note(series, names, shares, points),
        data=IntervalData(
            title=f"{series[0].indicator.title}, per wijk met interval",
            description=f"{title}.",
            rows=tuple(interval_row(each, is_apart=each.wijk.name in apart) for each in series),
            unit="%",
            together=100 * together(shares) if is_one_moment else None,
        ),
    )


def interval_row(series: IndicatorSeries, *, is_apart: bool) -> IntervalRow:
    """Return one wijk: its last figure, or the word for why there is none."""
    name = series.wijk.name
    if share_of(series) is None:
        return IntervalRow(name, None, None, None, absent(series))
    figure = series.points[-1].figure
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    word = f"{number(figure.value)}% ({number(figure.low)}–{number(figure.high)})"
    return IntervalRow(name, figure.value, figure.low, figure.high, word, is_apart)


def absent(series: IndicatorSeries) -> str:
    """Return why a wijk has no estimate with an interval."""
    state = series.points[-1].figure.state if series.points else ValueState.MISSING
    return ABSENT.get(state, "aantal mensen niet bekend")


def finding(
    indicator: str, names: Sequence[str], shares: Sequence[Share], pairs: list[tuple[int, int]]
) -> str:
    """Return whether wijken differ, in one sentence without a full stop."""
    if not pairs:
        return f"Bij {indicator} is tussen de wijken geen zichtbaar verschil"
    if len(pairs) > 1:
        return f"Bij {indicator} verschillen wijken meer dan toeval geeft"
    low, high = sorted(pairs[0], key=lambda place: shares[place].value)
    return f"{indicator} ligt in {names[high]} hoger dan in {names[low]}: meer dan toeval"


def note(
    series: Sequence[IndicatorSeries],
    names: Sequence[str],
    shares: Sequence[Share],
    points: Sequence[SeriesPoint],
) -> str:
    """Return how to read the picture, which wijken differ, and of when the figures are."""
    pairs, doubtful = pairs_apart(shares), pairs_that_look_apart(shares)
    parts = [
        "De streep laat zien waartussen het percentage in werkelijkheid kan liggen. "
        "Raken twee strepen elkaar, dan is er geen zichtbaar verschil."
    ]
    if pairs:
        parts.append(f"Meer dan toeval is het verschil tussen {pair_words(pairs, names)}.")
        parts.append("Een dichte punt hoort bij zo’n verschil.")
    if doubtful:
        parts.append(
            f"De strepen van {pair_words(doubtful, names)} raken elkaar niet. "
            f"Bij {len(shares)} wijken naast elkaar kan dat toeval zijn."
        )
    parts.append(moments(points))
    if any(each.is_example for each in series):
        parts.append("Voorbeeldcijfers.")
    return " ".join(parts)


def pair_words(pairs: Sequence[tuple[int, int]], names: Sequence[str]) -> str:
    """Return pairs of wijken as words; of many pairs the first few."""
    words = [f"{names[first]} en {names[second]}" for first, second in pairs[:MOST_NAMED]]
    more = len(pairs) - len(words)
    if not more:
        return "; ".join(words) if len(words) > 1 else join_and(words)
    return f"{'; '.join(words)}; en nog {number(more)} paren"


def moments(points: Sequence[SeriesPoint]) -> str:
    """Return of when the figures are."""
    ordered = sorted(points, key=lambda point: point.on)
    first, last = period_text(ordered[0]), period_text(ordered[-1])
    if first == last:
        return f"Cijfers over {first}."
    return f"De cijfers zijn van verschillende momenten, van {first} tot {last}."
