"""Where an indicator starts and should get to in each wijk."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from tracker.domain.withholding import Unit
from tracker.extensions import db
from tracker.models import Indicator, Target, TrajectoryWijk
from tracker.trajectories.services.wijken import UnknownWijk

NEVER_NEGATIVE = frozenset({Unit.SHARE, Unit.COUNT})


@dataclass(frozen=True)
class TargetRow:
    """Begin and target in one wijk, in the unit of the indicator; a share in per cent."""

    wijk_id: int
    baseline: float | None = None
    value: float | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing is known or wanted here; empty is not zero."""
        return self.baseline is None and self.value is None


class OfWijk(Exception):
    """Something is wrong with the values of one wijk."""

    def __init__(self, wijk_id: int) -> None:
        """Keep the wijk for the sentence on screen."""
        super().__init__(str(wijk_id))
        self.wijk_id = wijk_id


class TargetTwice(OfWijk):
    """A wijk got a second target for the same indicator."""


class ShareTooHigh(OfWijk):
    """A share above 100 per cent."""


class ValueTooLow(OfWijk):
    """A share or a count below zero."""


def set_targets(indicator: Indicator, *, rows: Sequence[TargetRow]) -> None:
    """Set the begin and target of ``indicator`` per wijk; a wijk left out or empty has none.

    Nothing changes when one row is refused.

    Raises:
        TargetTwice: two rows are about the same wijk.
        ShareTooHigh: a share lies above 100 per cent.
        ValueTooLow: a share or a count lies below zero.
        UnknownWijk: the trajectory does not run in a wijk.
    """
    check_rows(indicator, rows)
    query = select(Target).where(Target.indicator_id == indicator.id)
    stored = {target.wijk_id: target for target in db.session.scalars(query)}
    wanted = {row.wijk_id: row for row in rows if not row.is_empty}
    for wijk_id, target in stored.items():
        if wijk_id not in wanted:
            db.session.delete(target)
    for wijk_id, row in wanted.items():
        target = stored.get(wijk_id) or Target(
            gemeente_id=indicator.gemeente_id, indicator_id=indicator.id, wijk_id=wijk_id
        )
        target.baseline, target.value = row.baseline, row.value
        db.session.add(target)
    db.session.flush()


def check_rows(indicator: Indicator, rows: Sequence[TargetRow]) -> None:
    """Check that every row can stand; raises as ``set_targets`` says."""
    query = select(TrajectoryWijk.wijk_id).where(
        TrajectoryWijk.trajectory_id == indicator.trajectory_id
    )
    wijk_ids = set(db.session.scalars(query))
    seen: set[int] = set()
    for row in rows:
        if row.wijk_id not in wijk_ids:
            raise UnknownWijk
        if row.wijk_id in seen:
            raise TargetTwice(row.wijk_id)
        seen.add(row.wijk_id)
        values = [value for value in (row.baseline, row.value) if value is not None]
        if indicator.unit is Unit.SHARE and any(value > 100 for value in values):
            raise ShareTooHigh(row.wijk_id)
        if indicator.unit in NEVER_NEGATIVE and any(value < 0 for value in values):
            raise ValueTooLow(row.wijk_id)
