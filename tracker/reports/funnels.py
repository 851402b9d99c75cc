"""The funnel of one indicator: which wijken differ more from all together than chance gives."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from tracker.domain.comparison import (
    FEWEST_IN_FUNNEL,
    WARNING_LEVEL,
    Place,
    Share,
    action_level,
    funnel_limits,
    place_of,
    together,
)
from tracker.domain.dutch import capital, counted, number, plural, some_of
from tracker.domain.withholding import Figure, ValueState
from tracker.reports.pictures import FunnelLine, FunnelPicture
from tracker.series import IndicatorSeries, SeriesPoint
from tracker.web.charts import FunnelData, FunnelPoint
from tracker.web.figures import example_words, period_text

PLACES = {
    Place.INSIDE: "binnen de lijnen",
    Place.WARNING: "tussen de lijnen",
    Place.OUTSIDE: "buiten de lijnen",
}
Period = tuple[date | None, date]


def funnel_picture(series: Sequence[IndicatorSeries], *, id: str) -> FunnelPicture | None:
    """Return the funnel over the newest period that five or more wijken counted people in.

    None when there is no such period. Groups that are withheld stay out and are counted.
    """
    found = newest_shares(series)
    if not found:
        return None
    period, shares = found
    overall = together(list(shares.values()))
    n = len(shares)
    places = {name: place_of(own, overall=overall, n_groups=n) for name, own in shares.items()}
    title = finding(f"‘{series[0].indicator.title}’", places)
    data = FunnelData(
        title=f"{series[0].indicator.title}, trechter van {number(n)} wijken",
        description=f"{title}. Samen {number(100 * overall)} procent.",
        points=tuple(
            FunnelPoint(name, own.whole, 100 * own.value, places[name])
            for name, own in shares.items()
        ),
        overall=100 * overall,
        outer=action_level(n),
    )
    return FunnelPicture(
        id=id,
        title=title,
        note=note(series, period, places, data.outer),
        data=data,
        rows=tuple(
            line(name, own, overall, places[name], data.outer) for name, own in shares.items()
        ),
        caption=f"{series[0].indicator.title}, wat toeval geeft{example_of(series)}",
    )


def newest_shares(
    series: Sequence[IndicatorSeries],
) -> tuple[Period, dict[str, Share]] | None:
    """Return the newest period with enough wijken, and the share of each, in the order given."""
    by_period: dict[Period, dict[str, Share]] = defaultdict(dict)
    for each in series:
        for point in each.points[-1:]:
            share = counted_share(point.figure)
            if share:
                by_period[period_of(point)][each.wijk.name] = share
    enough = [key for key, shares in by_period.items() if len(shares) >= FEWEST_IN_FUNNEL]
    if not enough:
        return None
    newest = max(enough, key=lambda period: period[1])
    return newest, by_period[newest]


def counted_share(figure: Figure) -> Share | None:
    """Return a figure as a part of a group; None where people were not counted, or not shown."""
    is_known = figure.value is not None and figure.low is not None
    if not is_known or figure.numerator is None or not figure.denominator:
        return None
    return Share(figure.numerator, figure.denominator)


def period_of(point: SeriesPoint) -> Period:
    """Return over which days a value goes."""
    return point.starts_on, point.on


def finding(indicator: str, places: dict[str, Place]) -> str:
    """Return which wijken lie outside what chance gives, in one sentence without a full stop."""
    names = [name for name, place in places.items() if place is Place.OUTSIDE]
    if not names:
        return f"Bij {indicator} verschillen de wijken niet meer dan toeval geeft"
    who = some_of(names, len(places), "wijken")
    verb = plural(len(names), "wijkt", "wijken")
    return f"Bij {indicator} {verb} {who} meer af dan toeval geeft"


def note(
    series: Sequence[IndicatorSeries], period: Period, places: dict[str, Place], outer: float
) -> str:
    """Return how to read the funnel, and which wijken are not in it."""
    level = number(100 * outer, 2).rstrip("0")
    parts = [
        "Elk teken is een wijk. In een kleine groep verandert een percentage sneller door toeval. "
        "Tussen de korte streepjes liggen 95 van de 100 gelijke wijken, tussen de lange streepjes "
        f"bijna alle ({level} procent). Een trechter is geen ranglijst."
    ]
    names = [name for name, place in places.items() if place is Place.WARNING]
    if names:
        verb = plural(len(names), "ligt", "liggen")
        who = capital(some_of(names, len(places), "wijken"))
        parts.append(f"{who} {verb} tussen de lijnen (vierkant): dat kan toeval zijn.")
    points = [each.points[-1] for each in series if each.points]
    in_it = [point for point in points if period_of(point) == period]
    parts.append(f"Cijfers over {period_text(in_it[0])}.")
    parts += left_out(series, period, n_shown=len(places))
    if any(each.is_example for each in series):
        parts.append("Voorbeeldcijfers.")
    return " ".join(parts)


def left_out(series: Sequence[IndicatorSeries], period: Period, *, n_shown: int) -> list[str]:
    """Return how many wijken are not in the funnel, and why."""
    last = [each.points[-1] for each in series if each.points]
    n_hidden = sum(
        point.figure.state is ValueState.WITHHELD and period_of(point) == period for point in last
    )
    n_other = len(series) - n_shown - n_hidden
    found = []
    if n_hidden:
        words = capital(counted(n_hidden, "wijk", "wijken"))
        found.append(f"{words} tonen wij niet, omdat de groep klein is.")
    if n_other:
        words = capital(counted(n_other, "wijk heeft", "wijken hebben"))
        found.append(f"{words} over deze tijd geen cijfer waarvan het aantal mensen bekend is.")
    return found


def line(name: str, own: Share, overall: float, place: Place, outer: float) -> FunnelLine:
    """Return one wijk as a line of the table."""
    return FunnelLine(
        name=name,
        part=number(own.part),
        whole=number(own.whole),
        value=f"{number(100 * own.value)}\N{NO-BREAK SPACE}%",
        usual=between(overall, own.whole, WARNING_LEVEL),
        widest=between(overall, own.whole, outer),
        place=PLACES[place],
    )


def between(share: float, size: int, level: float) -> str:
    """Return the limits for a group of this size in per cent: "38 en 62"."""
    limits = funnel_limits(share, size, level)
    return f"{number(100 * limits.low)} en {number(100 * limits.high)}"


def example_of(series: Sequence[IndicatorSeries]) -> str:
    """Return the words that mark made-up values, if any is."""
    return next((words for words in map(example_words, series) if words), "")
