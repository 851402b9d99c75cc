"""The results a trajectory works towards, and the indicators that show them."""

from sqlalchemy import exists, func, select

from tracker.domain.verdict import Direction
from tracker.domain.vocabulary import FactorKind
from tracker.domain.withholding import MeasurementKind, Unit
from tracker.extensions import db
from tracker.models import (
    ConversationTopic,
    Indicator,
    Measurement,
    SocietalResult,
    Trajectory,
)


class IndicatorMeasured(Exception):
    """Measurements or conversations hang on this indicator, so it has to stay as it is."""


def add_result(
    trajectory: Trajectory, *, title: str, factor: str, factor_kind: FactorKind
) -> SocietalResult:
    """Return a wished change for residents, last in the list of ``trajectory``."""
    last = select(func.max(SocietalResult.position)).where(
        SocietalResult.trajectory_id == trajectory.id
    )
    result = SocietalResult(
        gemeente_id=trajectory.gemeente_id,
        trajectory_id=trajectory.id,
        position=(db.session.scalar(last) or 0) + 1,
        title=title,
        factor=factor,
        factor_kind=factor_kind,
    )
    db.session.add(result)
    db.session.flush()
    return result


def change_result(
    result: SocietalResult, *, title: str, factor: str, factor_kind: FactorKind
) -> None:
    """Change the words of a result and the factor it works through."""
    result.title = title
    result.factor = factor
    result.factor_kind = factor_kind


def remove_result(result: SocietalResult) -> None:
    """Remove a result with its indicators and their targets.

    Raises:
        IndicatorMeasured: one of its indicators was measured or talked about.
    """
    indicators = select(Indicator).where(Indicator.result_id == result.id)
    if any(map(is_used, db.session.scalars(indicators).all())):
        raise IndicatorMeasured
    db.session.delete(result)
    db.session.flush()


def add_indicator(
    result: SocietalResult,
    *,
    title: str,
    unit: Unit,
    wanted: Direction,
    source: str,
    kind: MeasurementKind,
    explanation: str = "",
) -> Indicator:
    """Return a yardstick for ``result``, last in its list."""
    last = select(func.max(Indicator.position)).where(Indicator.result_id == result.id)
    indicator = Indicator(
        gemeente_id=result.gemeente_id,
        trajectory_id=result.trajectory_id,
        result_id=result.id,
        position=(db.session.scalar(last) or 0) + 1,
        title=title,
        explanation=explanation,
        unit=unit,
        wanted=wanted,
        source=source,
        kind=kind,
    )
    db.session.add(indicator)
    db.session.flush()
    return indicator


def change_indicator(
    indicator: Indicator,
    *,
    title: str,
    unit: Unit,
    wanted: Direction,
    source: str,
    kind: MeasurementKind,
    explanation: str = "",
) -> None:
    """Change an indicator.

    Raises:
        IndicatorMeasured: the unit changes while there are measurements in the old one.
    """
    if unit is not indicator.unit and is_measured(indicator):
        raise IndicatorMeasured
    indicator.title = title
    indicator.explanation = explanation
    indicator.unit = unit
    indicator.wanted = wanted
    indicator.source = source
    indicator.kind = kind


def remove_indicator(indicator: Indicator) -> None:
    """Remove an indicator with its targets.

    Raises:
        IndicatorMeasured: it was measured, or talked about in a conversation.
    """
    if is_used(indicator):
        raise IndicatorMeasured
    db.session.delete(indicator)
    db.session.flush()


def is_measured(indicator: Indicator) -> bool:
    """Return whether there are measurements of ``indicator``."""
    found = exists().where(Measurement.indicator_id == indicator.id)
    return bool(db.session.scalar(select(found)))


def is_used(indicator: Indicator) -> bool:
    """Return whether ``indicator`` was measured or talked about."""
    is_topic = exists().where(ConversationTopic.indicator_id == indicator.id)
    return is_measured(indicator) or bool(db.session.scalar(select(is_topic)))
