"""The numbers behind the reports: one row for each value that was measured."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from tracker.domain.withholding import Figure
from tracker.extensions import db
from tracker.models import (
    Indicator,
    Measurement,
    SocietalResult,
    Target,
    Trajectory,
    Wijk,
)
from tracker.series import figure_of
from tracker.web.clock import day_of
from tracker.web.figures import ABSENT
from tracker.web.labels import LABELS

AT_ONCE = 1000  # rows that are in memory together
Cell = str | int | float | date | None


@dataclass(frozen=True)
class NumberRow:
    """One measurement as it may be shown, with its place in the chain."""

    measurement: Measurement  # with indicator, result, wijk, trajectory and gemeente
    figure: Figure
    target: Target | None
    recorded_at: datetime  # when the first value was entered


@dataclass(frozen=True)
class Column:
    """One column of the file: its stable key, its name, what it means and what stands in it."""

    key: str
    name: str
    meaning: str
    cell: Callable[[NumberRow], Cell]


def rounded(value: float | None) -> float | None:
    """Return a value without the noise of a division, None for none."""
    return None if value is None else float(round(Decimal(str(value)), 4))


def state_words(row: NumberRow) -> str:
    """Return whether there is a value, and if not, why."""
    return "gemeten" if row.figure.value is not None else ABSENT[row.figure.state]


COLUMNS = (
    Column(
        "meting",
        "Meting",
        "Vaste sleutel van deze meting. Een correctie krijgt een nieuwe sleutel.",
        lambda row: f"meting-{row.measurement.id}",
    ),
    Column(
        "gemeente_code",
        "Gemeentecode",
        "Code van het CBS.",
        lambda row: row.measurement.trajectory.gemeente.code,
    ),
    Column(
        "gemeente",
        "Gemeente",
        "Zoals het CBS de gemeente noemt.",
        lambda row: row.measurement.trajectory.gemeente.name,
    ),
    Column(
        "traject",
        "Adres van het traject",
        "Vaste sleutel van het traject.",
        lambda row: row.measurement.trajectory.slug,
    ),
    Column(
        "traject_naam", "Naam van het traject", "", lambda row: row.measurement.trajectory.title
    ),
    Column("wijk", "Wijk", "Vaste sleutel van de wijk.", lambda row: row.measurement.wijk.slug),
    Column("wijk_naam", "Naam van de wijk", "", lambda row: row.measurement.wijk.name),
    Column(
        "resultaat",
        "Resultaat",
        "Wat het traject voor inwoners wil bereiken.",
        lambda row: row.measurement.indicator.result.title,
    ),
    Column(
        "indicator",
        "Indicator",
        "Vaste sleutel van de indicator.",
        lambda row: f"indicator-{row.measurement.indicator_id}",
    ),
    Column(
        "indicator_naam",
        "Naam van de indicator",
        "",
        lambda row: row.measurement.indicator.title,
    ),
    Column(
        "eenheid",
        "Eenheid",
        "Een aandeel staat in procenten.",
        lambda row: LABELS[row.measurement.indicator.unit],
    ),
    Column(
        "gewenst",
        "Gewenste richting",
        "Welke kant het op moet.",
        lambda row: LABELS[row.measurement.indicator.wanted],
    ),
    Column(
        "begin",
        "Beginwaarde",
        "Zoals afgesproken voor deze wijk.",
        lambda row: rounded(row.target.baseline) if row.target else None,
    ),
    Column(
        "streefwaarde",
        "Streefwaarde",
        "Zoals afgesproken voor deze wijk.",
        lambda row: rounded(row.target.value) if row.target else None,
    ),
    Column(
        "periode_begin",
        "Eerste dag",
        "Eerste dag van de periode. Leeg als het om één dag gaat.",
        lambda row: row.measurement.period_starts_on,
    ),
    Column(
        "gemeten_op",
        "Gemeten op",
        "De dag van de meting, of de laatste dag van de periode.",
        lambda row: row.measurement.measured_on,
    ),
    Column(
        "vastgelegd_op",
        "Vastgelegd op",
        "De dag waarop de eerste waarde is ingevuld.",
        lambda row: day_of(row.recorded_at),
    ),
    Column(
        "gewijzigd_op",
        "Gewijzigd op",
        "De dag van de laatste correctie. Leeg als er geen correctie was.",
        lambda row: day_of(row.measurement.recorded_at) if row.measurement.corrects_id else None,
    ),
    Column(
        "toestand",
        "Is er een waarde?",
        "Gemeten, niet gemeten, niet gevraagd, of niet getoond omdat de groep klein is. Geen van "
        "de laatste drie betekent nul.",
        state_words,
    ),
    Column("waarde", "Waarde", "In de eenheid.", lambda row: rounded(row.figure.value)),
    Column("n", "Hoeveel mensen", "Om hoeveel mensen het gaat.", lambda row: row.figure.n),
    Column("teller", "Teller", "Het deel, bij een aandeel.", lambda row: row.figure.numerator),
    Column("noemer", "Noemer", "Het geheel, bij een aandeel.", lambda row: row.figure.denominator),
    Column(
        "ondergrens",
        "Ondergrens",
        "Met 95 procent zekerheid is het aandeel niet lager (Wilson).",
        lambda row: rounded(row.figure.low),
    ),
    Column(
        "bovengrens",
        "Bovengrens",
        "Met 95 procent zekerheid is het aandeel niet hoger (Wilson).",
        lambda row: rounded(row.figure.high),
    ),
    Column(
        "soort",
        "Soort",
        "Een modelschatting telt niet als bewijs voor een aanpak.",
        lambda row: LABELS[row.measurement.kind],
    ),
    Column("bron", "Bron", "", lambda row: row.measurement.source),
    Column("opmerking", "Opmerking", "", lambda row: row.measurement.note),
    Column(
        "voorbeeldcijfer",
        "Voorbeeldcijfer",
        "Ja: deze waarde is verzonnen om te laten zien hoe Leerspoor werkt.",
        lambda row: "ja" if row.measurement.is_example else "nee",
    ),
)


def number_rows(trajectory_ids: Collection[int]) -> Iterator[NumberRow]:
    """Yield every measurement of these trajectories that holds, as it may be shown.

    In order of trajectory, result, indicator, wijk and time. A corrected value is left out; its
    correction keeps the day the first value was entered. Three queries, of which one is read
    while the rows go out: memory does not grow with their number.
    """
    corrected = _corrected(trajectory_ids)
    targets = _targets(trajectory_ids)
    query = (
        select(Measurement)
        .join(Measurement.trajectory)
        .join(Measurement.indicator)
        .join(Indicator.result)
        .join(Measurement.wijk)
        .where(Measurement.trajectory_id.in_(trajectory_ids), Measurement.is_superseded.is_(False))
        .options(
            joinedload(Measurement.trajectory).joinedload(Trajectory.gemeente),
            joinedload(Measurement.indicator).joinedload(Indicator.result),
            joinedload(Measurement.wijk),
        )
        .order_by(
            Trajectory.slug,
            SocietalResult.position,
            Indicator.position,
            Wijk.name,
            Measurement.measured_on,
            Measurement.id,
        )
    )
    for batch in db.session.scalars(query, execution_options={"yield_per": AT_ONCE}).partitions():
        for each in batch:
            yield NumberRow(
                measurement=each,
                figure=figure_of(each.indicator, each),
                target=targets.get((each.indicator_id, each.wijk_id)),
                recorded_at=_first(each, corrected),
            )
            db.session.expunge(each)


def n_rows(trajectory_ids: Collection[int]) -> dict[int, int]:
    """Return by trajectory how many rows ``number_rows`` gives; one without any is left out."""
    rows = db.session.execute(
        select(Measurement.trajectory_id, func.count())
        .where(Measurement.trajectory_id.in_(trajectory_ids), Measurement.is_superseded.is_(False))
        .group_by(Measurement.trajectory_id)
    )
    return dict(rows.all())


def _corrected(trajectory_ids: Collection[int]) -> dict[int, tuple[int | None, datetime]]:
    """Return by id what each corrected value corrected itself, and when it was entered."""
    query = select(Measurement.id, Measurement.corrects_id, Measurement.recorded_at).where(
        Measurement.trajectory_id.in_(trajectory_ids), Measurement.is_superseded.is_(True)
    )
    return {id: (corrects_id, at) for id, corrects_id, at in db.session.execute(query)}


def _first(measurement: Measurement, corrected: dict[int, tuple[int | None, datetime]]) -> datetime:
    """Return when the value was entered that ``measurement`` corrects, or itself."""
    id, at = measurement.corrects_id, measurement.recorded_at
    while id is not None and id in corrected:
        id, at = corrected[id]
    return at


def _targets(trajectory_ids: Collection[int]) -> dict[tuple[int, int], Target]:
    """Return the targets by indicator and wijk."""
    query = select(Target).join(Target.indicator).where(Indicator.trajectory_id.in_(trajectory_ids))
    return {(each.indicator_id, each.wijk_id): each for each in db.session.scalars(query)}
