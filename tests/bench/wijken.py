"""A trajectory in many wijken, with as much to tell on each as a full report holds."""

from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.factories import (
    link_wijk,
    make_action,
    make_conversation,
    make_cycle,
    make_gemeente,
    make_indicator,
    make_lesson,
    make_organisation,
    make_principle,
    make_result,
    make_story,
    make_target,
    make_topic,
    make_trajectory,
    make_wijk,
)
from tracker.demo.scale import added
from tracker.domain.vocabulary import LessonDirection, LessonResult
from tracker.extensions import db
from tracker.models import Cycle, Indicator, Measurement

TODAY = date(2026, 11, 1)
SLUG = "veel-wijken"
# Three charts a wijk, with a table of forty, of twenty and of twelve rows behind them.
ROWS = (40, 20, 12)
N_LESSONS = 5
SAW = "Wie door een bekende werd uitgenodigd, kwam vaker terug dan wie alleen een folder kreeg."


def fill(app: Flask, n_wijken: int) -> None:
    """Add the trajectory in ``n_wijken`` wijken, the same each time."""
    with app.app_context():
        trajectory = make_trajectory(
            make_gemeente(name="Voorbeeldstad"),
            slug=SLUG,
            title="Aanpak eenzaamheid in alle wijken",
            ambition="Iedereen kan op iemand rekenen.",
            request="Verleng de aanpak met twee jaar.",
        )
        indicators = [
            make_indicator(
                trajectory,
                result_id=make_result(trajectory, title=f"Meer mensen hebben contact {n}").id,
                title=title,
            )
            for n, title in enumerate(("Kwam vaker", "Kent een buur", "Voelt zich gehoord"))
        ]
        principles = [make_principle() for _ in range(N_LESSONS)]
        partner = make_organisation(trajectory.gemeente, name="welzijnswerk")
        for number in range(n_wijken):
            wijk = make_wijk(trajectory.gemeente, name=f"Wijk {number + 1}", slug=f"w{number + 1}")
            link_wijk(trajectory, wijk)
            cycle = make_cycle(trajectory, wijk, started_on=date(2026, 7, 6))
            tell(cycle, indicators, principles, partner, number)
        make_story(cycle, text="Nu ga ik voor de mensen.", told_on=date(2026, 10, 1))
        db.session.commit()


def tell(
    cycle: Cycle, indicators: list[Indicator], principles: list[Any], partner: Any, number: int
) -> None:
    """Add what is told of one wijk."""
    for n, indicator in zip(ROWS, indicators, strict=True):
        make_target(indicator, cycle.wijk, baseline=30 + number % 9, value=60)
        added(Measurement, [row(indicator, cycle, n, each, number) for each in range(n)])
    talk = make_conversation(cycle, partner, held_on=date(2026, 10, 6))
    for indicator in indicators:
        make_topic(talk, indicator_id=indicator.id, title=indicator.title, explanation=SAW)
    directions = tuple(LessonDirection)
    for n, principle in enumerate(principles):
        make_lesson(
            cycle,
            principle,
            directions[(n + number) % 3],
            title=f"Uitnodigen door een bekende werkt beter in wijk {number + 1}, keer {n + 1}",
            result=tuple(LessonResult)[(n + number) % 3],
            saw=SAW,
            written_on=date(2026, 8, 1) + timedelta(n),
        )
    make_action(cycle, partner, title=f"De huisarts geeft een kaartje mee {number}")


def row(indicator: Indicator, cycle: Cycle, n: int, place: int, number: int) -> dict[str, Any]:
    """Return one measured value; one a month, the last in October 2026, rising halfway."""
    value = 34 + (place * 7 + number * 3) % 9 + (12 if place > n / 2 else 0)
    return {
        "gemeente_id": cycle.gemeente_id,
        "trajectory_id": cycle.trajectory_id,
        "indicator_id": indicator.id,
        "wijk_id": cycle.wijk_id,
        "cycle_id": cycle.id,
        "measured_on": date(2026, 10, 28) - timedelta(30 * (n - 1 - place)),
        "value": float(value),
        "numerator": round(value * 1.2),
        "denominator": 120,
        "n": 120,
        "kind": indicator.kind,
        "source": "registratie",
        "note": "",
    }


def change_one(app: Flask) -> None:
    """Add a measured value in the first wijk, as somebody would between two reports."""
    with app.app_context():
        cycle = db.session.scalars(select(Cycle).order_by(Cycle.id).limit(1)).one()
        indicator = db.session.scalars(select(Indicator).order_by(Indicator.id).limit(1)).one()
        added(Measurement, [row(indicator, cycle, 1, 0, 5) | {"measured_on": TODAY}])
        db.session.commit()
