"""Cost and reach of every offer as a chart: two panels beside each other."""

from collections import Counter
from collections.abc import Sequence

from tracker.domain.dutch import join_and, number
from tracker.domain.withholding import Figure, ValueState
from tracker.models import Offer
from tracker.reports.pictures import MoneyPicture
from tracker.reports.scope import NOT_FILLED, quoted
from tracker.web.charts import PanelData, PanelRow
from tracker.web.figures import ABSENT
from tracker.web.filters import euro


def money_picture(offers: Sequence[Offer], reached: Sequence[Figure]) -> MoneyPicture | None:
    """Return what each offer costs and reaches in a year; None for fewer than two offers.

    ``reached`` holds the reach of each offer as it may be shown. Offers keep their order.
    """
    is_known = any(each.cost_per_year is not None or each.reach is not None for each in offers)
    if len(offers) < 2 or not is_known:
        return None
    titles = Counter(offer.title for offer in offers)
    title = finding(offers)
    return MoneyPicture(
        id="geld-en-mensen",
        title=title,
        note=note(offers),
        data=PanelData(
            title="Kosten en bereik van het aanbod in een jaar",
            description=f"{title}.",
            left_head="Euro per jaar",
            right_head="Mensen per jaar",
            rows=tuple(
                row(offer, figure, is_twin=titles[offer.title] > 1)
                for offer, figure in zip(offers, reached, strict=True)
            ),
        ),
    )


def finding(offers: Sequence[Offer]) -> str:
    """Return where most of the money goes, in one sentence without a full stop."""
    costs = [offer.cost_per_year for offer in offers if offer.cost_per_year]
    if not costs:
        return "Wat het aanbod kost, is nog niet ingevuld"
    most = max(costs)
    titles = list(dict.fromkeys(each.title for each in offers if each.cost_per_year == most))
    if len(costs) == 1:
        return f"Alleen van {quoted(titles)} zijn de kosten bekend: {euro(most)} per jaar"
    each = "elk " if len(titles) > 1 else ""
    return f"Het meeste geld gaat naar {quoted(titles)}: {each}{euro(most)} per jaar"


def note(offers: Sequence[Offer]) -> str:
    """Return how to read the chart."""
    parts = [
        "Links wat het aanbod per jaar kost, rechts hoeveel mensen het per jaar bereikt.",
        "Geld en mensen hebben elk een eigen schaal.",
    ]
    unknown = [each.title for each in offers if each.cost_per_year is None or each.reach is None]
    if unknown:
        parts.append(f"Nog niet alles is ingevuld bij {join_and(unknown)}.")
    if any(offer.is_example for offer in offers):
        parts.append("Voorbeeldcijfers.")
    return " ".join(parts)


def row(offer: Offer, reached: Figure, *, is_twin: bool) -> PanelRow:
    """Return one offer; two with the same title are told apart by who provides them."""
    cost = offer.cost_per_year
    absent = NOT_FILLED if offer.reach is None else ABSENT[ValueState.WITHHELD]
    return PanelRow(
        name=f"{offer.title} ({offer.provider})" if is_twin else offer.title,
        left=None if cost is None else float(cost),
        left_word=NOT_FILLED if cost is None else euro(cost),
        right=reached.value,
        right_word=absent if reached.value is None else number(reached.value),
    )
