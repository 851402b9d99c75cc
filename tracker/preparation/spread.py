"""What organisations answered on one principle, and how far they lie apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.vocabulary import ReflectionScore
from tracker.models import Principle, Reflection

SCORES = {
    ReflectionScore.NOT: 0,
    ReflectionScore.A_LITTLE: 1,
    ReflectionScore.LARGELY: 2,
    ReflectionScore.FULLY: 3,
}
GAPS = (ReflectionScore.NOT, ReflectionScore.A_LITTLE)


@dataclass(frozen=True)
class Spread:
    """The answers on one principle, the organisations in order of name."""

    principle: Principle
    answers: tuple[Reflection, ...]

    @property
    def rows(self) -> list[tuple[str, int | None]]:
        """Return organisation and score (0 to 3, None for "weet niet"), as the chart draws them."""
        return [(each.organisation.name, SCORES.get(each.score)) for each in self.answers]

    @property
    def scored(self) -> list[tuple[int, str]]:
        """Return the scores with their organisation, those who do not know left out."""
        return [(score, name) for name, score in self.rows if score is not None]

    @property
    def steps(self) -> int:
        """Return how many steps the lowest and the highest score lie apart."""
        scores = [score for score, _ in self.scored]
        return max(scores) - min(scores) if scores else 0

    @property
    def ends(self) -> tuple[str, str]:
        """Return who gave the lowest and who the highest score; there must be a score."""
        low = min(self.scored, key=lambda pair: pair[0])
        high = max(self.scored, key=lambda pair: pair[0])
        return low[1], high[1]

    @property
    def has_gap(self) -> bool:
        """Return whether somebody sees the principle not, or only a little, in practice."""
        return any(each.score in GAPS for each in self.answers)


def spread_of(principle: Principle, reflections: Sequence[Reflection]) -> Spread:
    """Return the answers on ``principle``, in whatever edition, among ``reflections``.

    Organisations and principles of the reflections must be loaded.
    """
    own = [each for each in reflections if each.principle.key == principle.key]
    return Spread(principle, tuple(sorted(own, key=lambda each: each.organisation.name)))
