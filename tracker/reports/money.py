"""Money and reach: what it cost and how many people it reached, small counts withheld."""

from collections.abc import Callable, Sequence

from tracker.domain.dutch import number
from tracker.domain.withholding import (
    Figure,
    MeasurementKind,
    Unit,
    ValueState,
    shown,
    withhold_second,
)
from tracker.models import Offer, Trajectory
from tracker.reports.money_picture import money_picture
from tracker.reports.parts import Money, OfferLine
from tracker.reports.scope import NOT_FILLED, Scope
from tracker.web.figures import ABSENT
from tracker.web.filters import euro

HIDDEN = ABSENT[ValueState.WITHHELD]


def money(scope: Scope) -> Money:
    """Return what was spent and what each offer reached and cost in a year."""
    offers = scope.offers
    reached = withhold_second([reach_of(offer) for offer in offers])
    n_hidden = sum(figure.state is ValueState.WITHHELD for figure in reached)
    return Money(
        spending=spending(scope.material.trajectory),
        offers=tuple(
            offer_line(scope, offer, figure) for offer, figure in zip(offers, reached, strict=True)
        ),
        reach=total_reach(offers, n_hidden),
        cost=total([offer.cost_per_year for offer in offers], euro),
        hours=total([offer.hours_per_year for offer in offers], number),
        notes=tuple(notes(offers, n_hidden)),
        picture=money_picture(offers, reached),
    )


def spending(trajectory: Trajectory) -> str:
    """Return in words what the budget is and what is spent of it."""
    budget, spent = trajectory.budget, trajectory.spent
    if budget is None and spent is None:
        return f"Budget en uitgaven: {NOT_FILLED}."
    if budget is None:
        return f"Uitgegeven dit jaar: {euro(spent or 0)}. Budget: {NOT_FILLED}."
    if spent is None:
        return f"Het budget voor dit jaar is {euro(budget)}. Uitgegeven: {NOT_FILLED}."
    share = f", {number(100 * spent / budget)} procent" if budget else ""
    return f"Van {euro(budget)} voor dit jaar is {euro(spent)} uitgegeven{share}."


def reach_of(offer: Offer) -> Figure:
    """Return the reach of an offer as it may be shown."""
    value = None if offer.reach is None else float(offer.reach)
    return shown(value, unit=Unit.COUNT, kind=MeasurementKind.COUNTED)


def offer_line(scope: Scope, offer: Offer, reached: Figure) -> OfferLine:
    """Return one offer as a line."""
    reach = NOT_FILLED if offer.reach is None else HIDDEN
    if reached.value is not None:
        reach = number(reached.value)
    return OfferLine(
        title=offer.title,
        provider=offer.provider,
        wijk=scope.wijk_name(offer.wijk_id),
        reach=reach,
        cost=NOT_FILLED if offer.cost_per_year is None else euro(offer.cost_per_year),
        hours=NOT_FILLED if offer.hours_per_year is None else number(offer.hours_per_year),
        per_person=per_person(offer.cost_per_year, reached),
        is_example=offer.is_example,
    )


def per_person(cost: float | None, reached: Figure) -> str:
    """Return what one person costs in a year; words where cost or reach is not known or shown."""
    if reached.state is ValueState.WITHHELD:
        return HIDDEN
    if cost is None or not reached.value:
        return "niet te zeggen"
    return euro(cost / reached.value)


def total_reach(offers: Sequence[Offer], n_hidden: int) -> str:
    """Return the sum of all reach; hidden when it would give a single hidden count away."""
    values = [offer.reach for offer in offers if offer.reach is not None]
    if not values:
        return NOT_FILLED
    whole = shown(float(sum(values)), unit=Unit.COUNT, kind=MeasurementKind.COUNTED)
    return HIDDEN if n_hidden == 1 or whole.value is None else number(whole.value)


def total(values: Sequence[float | None], words: Callable[[float], str]) -> str:
    """Return the sum of what is filled in."""
    known = [value for value in values if value is not None]
    return words(sum(known)) if known else NOT_FILLED


def notes(offers: Sequence[Offer], n_hidden: int) -> list[str]:
    """Return what a reader must know about the sums."""
    found = []
    if any(offer.cost_per_year and offer.reach for offer in offers):
        found.append("Wat één persoon kost, zegt niet welk aanbod beter is.")
    if len(offers) > 1:
        found.append("Wie aan twee activiteiten meedeed, telt twee keer mee.")
    if n_hidden:
        found.append(
            "Een groep van minder dan vijf mensen tonen wij niet, en ook geen getal waaruit u die "
            "groep kunt uitrekenen."
        )
    if any(offer.is_example for offer in offers):
        found.append("Voorbeeldcijfers.")
    return found
