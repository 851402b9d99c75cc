"""How organisations scored themselves on a principle in their first cycle and in their last."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.vocabulary import ReflectionScore
from tracker.domain.withholding import (
    Figure,
    MeasurementKind,
    Thresholds,
    Unit,
    ValueState,
    shown,
    withhold_second,
)

HIGH = (ReflectionScore.LARGELY, ReflectionScore.FULLY)


@dataclass(frozen=True)
class Movement:
    """The answers of those who answered in two cycles, per score: first, last."""

    n: int  # who answered twice: an organisation in a wijk
    n_organisations: int
    rows: tuple[tuple[ReflectionScore, Figure, Figure], ...]

    @property
    def high(self) -> tuple[int, int] | None:
        """Return how many answers were high, first and last; None when a part is withheld."""
        parts = [(first, last) for score, first, last in self.rows if score in HIGH]
        if any(figure.state is not ValueState.MEASURED for pair in parts for figure in pair):
            return None
        first, last = zip(*parts, strict=True)
        return total(first), total(last)


def movement_of(
    first: Counter[ReflectionScore], last: Counter[ReflectionScore], *, n_organisations: int
) -> Movement | None:
    """Return how the first answers moved to the last, small numbers withheld.

    ``first`` and ``last`` are of the same organisations. None when fewer organisations answered
    twice than may be shown at all.
    """
    if n_organisations < Thresholds().min_count:
        return None
    return Movement(
        n=first.total(),
        n_organisations=n_organisations,
        rows=tuple(zip(ReflectionScore, column(first), column(last), strict=True)),
    )


def total(figures: Iterable[Figure]) -> int:
    """Return the sum of counts that are all shown."""
    return round(sum(figure.value or 0 for figure in figures))


def column(counts: Counter[ReflectionScore]) -> tuple[Figure, ...]:
    """Return the counts of all scores as they may stand beside their total."""
    return withhold_second([counted(counts[score]) for score in ReflectionScore])


def counted(n: int) -> Figure:
    """Return a count as it may be shown."""
    return shown(n, unit=Unit.COUNT, kind=MeasurementKind.COUNTED)
