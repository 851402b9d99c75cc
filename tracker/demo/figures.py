"""The real figures that stand beside the wijken of the demo."""

from sqlalchemy import select

from tracker.demo.content import read_figures
from tracker.domain.withholding import MeasurementKind
from tracker.extensions import db
from tracker.models import AreaFigure


def add_figures() -> None:
    """Add the published figures that are not there yet. Source: content/SOURCES.md."""
    known = {key_of(figure) for figure in db.session.scalars(select(AreaFigure))}
    for row in read_figures():
        figure = AreaFigure(
            code=row["area_code"],
            division_year=int(row["division_year"]),
            year=int(row["year"]),
            key=row["indicator"],
            label=row["label"],
            value=float(row["value"]),
            unit=row["unit"],
            n=int(row["n"]) if row["n"] else None,
            kind=MeasurementKind(row["kind"]),
            source=row["source"],
        )
        # Two wijken may lie in one area, and then share its figure.
        if key_of(figure) not in known:
            known.add(key_of(figure))
            db.session.add(figure)
    db.session.flush()


def key_of(figure: AreaFigure) -> tuple[str, int, int, str]:
    """Return what makes a figure the same figure."""
    return (figure.code, figure.division_year, figure.year, figure.key)
