"""Charts of made-up values for the page with all parts, in every state."""

from datetime import date

from tracker.domain.comparison import Share, action_level, place_of, together
from tracker.web.charts import (
    AnswerData,
    AnswerRow,
    Drawing,
    FunnelData,
    FunnelPoint,
    IntervalData,
    IntervalRow,
    PanelData,
    PanelRow,
    Point,
    RunChartData,
    answers,
    funnel,
    interval_plots,
    panels,
    small_multiples,
    span,
    spread,
)

_GROUPS = {
    "Osdorp": Share(22, 40),
    "De Bijlmer": Share(24, 50),
    "Geuzenveld": Share(31, 75),
    "Banne Buiksloot": Share(52, 96),
    "Indische Buurt": Share(44, 118),
    "Slotermeer": Share(112, 150),
    "Holendrecht": Share(98, 210),
}


def chart_specimens() -> dict[str, object]:
    """Return the drawings that the template of the page with all parts reads."""
    interval, round_ = _intervals(), _funnel()
    offers = _offers()
    return {
        "multiples": list(zip(_MULTIPLES, small_multiples(_series()), strict=True)),
        "spans": [span(35, 55, 60, 80, label="Osdorp"), span(None, 39, 60, 80, label="Banne")],
        "spread": spread([("Welzijnswerk", 3), ("Huisartsen", 1), ("GGD", None)]),
        "intervals": _both(interval_plots, interval),
        "funnel": ((funnel(round_, narrow=False),), (funnel(round_, narrow=True),)),
        "answers": answers(_answers()),
        "panels": _both(panels, offers),
        "empty": (
            interval_plots(IntervalData("Nog geen cijfers", "", (), "%"), narrow=True)[0],
            funnel(FunnelData("Nog geen cijfers", "", (), 0, 0.998), narrow=True),
            answers(AnswerData("Nog geen antwoorden", "", ())),
            panels(PanelData("Nog geen aanbod", "", "Euro", "Mensen", ()), narrow=True)[0],
        ),
    }


def _both(draw: object, data: object) -> tuple[tuple[Drawing, ...], tuple[Drawing, ...]]:
    """Return the wide and the narrow drawings."""
    assert callable(draw)
    return draw(data, narrow=False), draw(data, narrow=True)


_MULTIPLES = ("Verandering", "Geen verandering", "Te weinig metingen", "Schatting", "Niet getoond")


def _series() -> list[RunChartData]:
    values = (
        (34, 35, 33, 38, 35, 36, 44, 49, 51, 53, 55, 55),
        (39, 41, 38, 42, 40, 38, 41, 40, 39, 42, 41, 42),
        (38, 43, 40),
        (17, 17, 16),
        (),
    )
    return [_small(name, row) for name, row in zip(_MULTIPLES, values, strict=True)]


def _small(name: str, values: tuple[int, ...]) -> RunChartData:
    """Return one small chart; without values its only measurement is withheld."""
    points = tuple(
        Point(
            date(2024 + place // 4, place % 4 * 3 + 3, 28),
            value,
            is_changed=name == "Verandering" and place > 5,
        )
        for place, value in enumerate(values)
    ) or (Point(date(2026, 9, 30), None, state="withheld"),)
    return RunChartData(
        title=name,
        description="",
        points=points,
        unit="%",
        ends_on=date(2026, 12, 31),
        median=35 if name == "Verandering" else None,
        target=60,
        is_estimate=name == "Schatting",
    )


def _intervals() -> IntervalData:
    return IntervalData(
        title="Vijf schattingen met hun interval",
        description="Slotermeer ligt hoger dan De Bijlmer: meer dan toeval.",
        rows=(
            IntervalRow("Osdorp", 55, 40, 69, "55% (40–69)"),
            IntervalRow("De Bijlmer", 48, 35, 61, "48% (35–61)", is_apart=True),
            IntervalRow("Geuzenveld", None, None, None, "niet getoond"),
            IntervalRow("Banne Buiksloot en Banne Noord", 54, 44, 64, "54% (44–64)"),
            IntervalRow("Slotermeer", 75, 67, 81, "75% (67–81)", is_apart=True),
        ),
        unit="%",
        together=59,
    )


def _funnel() -> FunnelData:
    groups = list(_GROUPS.values())
    overall = together(groups)
    return FunnelData(
        title="Zeven wijken rond het gezamenlijke percentage",
        description="Slotermeer ligt buiten de buitenste lijn.",
        points=tuple(
            FunnelPoint(
                name,
                own.whole,
                100 * own.value,
                place_of(own, overall=overall, n_groups=len(groups)),
            )
            for name, own in _GROUPS.items()
        ),
        overall=100 * overall,
        outer=action_level(len(groups)),
    )


def _answers() -> AnswerData:
    return AnswerData(
        title="Antwoorden van negen organisaties op een principe",
        description="Vier zien het niet of een beetje. In de ronde ervoor waren dat er vijf.",
        rows=(
            AnswerRow("Laatste ronde: negen organisaties", (1, 3, 3, 1, 1)),
            AnswerRow("Ronde ervoor: zes organisaties", (2, 3, 1, 0, 0), is_before=True),
            AnswerRow("Alleen scholen", None, "minder dan vijf, niet getoond"),
        ),
    )


def _offers() -> PanelData:
    return PanelData(
        title="Geld en bereik van vier activiteiten",
        description="",
        left_head="Euro per jaar",
        right_head="Mensen per jaar",
        rows=(
            PanelRow("Tafel van Acht", 54000, "€ 54.000", 96, "96"),
            PanelRow("Aanbellen door een bekende vrijwilliger", 9500, "€ 9.500", 140, "140"),
            PanelRow("Maatje vooraf", 16000, "€ 16.000", None, "niet getoond"),
            PanelRow("Open inloop", None, "niet ingevuld", 0, "0"),
        ),
    )
