"""The charts of a report with the words around them: plain values, drawn when looked at."""

from dataclasses import dataclass
from functools import cached_property

from tracker.domain.dutch import capital
from tracker.paper.listing import Column, Table
from tracker.web.charts import (
    AnswerData,
    Drawing,
    FunnelData,
    IntervalData,
    PanelData,
    answers,
    funnel,
    interval_plots,
    panels,
)
from tracker.web.charts.answers import ANSWERS
from tracker.web.compared import WIJK, IndicatorRow


@dataclass(frozen=True)
class IntervalPicture:
    """One indicator in every wijk, with between what it lies; the title is the finding."""

    id: str
    title: str
    note: str
    data: IntervalData

    @cached_property
    def wide(self) -> tuple[Drawing, ...]:
        """Return the drawings for a desk and for paper."""
        return interval_plots(self.data, narrow=False)

    @cached_property
    def narrow(self) -> tuple[Drawing, ...]:
        """Return the drawings for a phone."""
        return interval_plots(self.data, narrow=True)


@dataclass(frozen=True)
class FunnelLine:
    """One group of a funnel in words."""

    name: str
    part: str
    whole: str
    value: str
    usual: str  # where 95 of 100 equal groups lie
    widest: str  # where nearly all lie
    place: str


@dataclass(frozen=True)
class FunnelPicture:
    """One indicator in many wijken, held against what chance gives."""

    id: str
    title: str
    note: str
    data: FunnelData
    rows: tuple[FunnelLine, ...]
    caption: str

    @cached_property
    def wide(self) -> tuple[Drawing, ...]:
        """Return the drawing for a desk and for paper."""
        return (funnel(self.data, narrow=False),)

    @cached_property
    def narrow(self) -> tuple[Drawing, ...]:
        """Return the drawing for a phone."""
        return (funnel(self.data, narrow=True),)

    @property
    def table(self) -> Table:
        """Return the numbers behind the chart."""
        numbers = ("Van hoeveel", "Aantal", "Cijfer", "Meestal tussen", "Bijna altijd tussen")
        columns = (WIJK, *map(Column, numbers), Column("Ligt", share=2, is_number=False))
        rows = (
            (each.name, each.whole, each.part, each.value, each.usual, each.widest, each.place)
            for each in self.rows
        )
        return Table(self.caption, columns, tuple(rows))


@dataclass(frozen=True)
class Comparison:
    """One indicator in all its wijken, and whether they differ more than chance makes them."""

    row: IndicatorRow
    intervals: IntervalPicture | None
    funnel: FunnelPicture | None


@dataclass(frozen=True)
class AnswerPicture:
    """What organisations answered on one principle."""

    id: str
    title: str
    note: str
    data: AnswerData
    caption: str

    @cached_property
    def drawing(self) -> Drawing:
        """Return the drawing; one for a desk, a phone and paper."""
        return answers(self.data)

    @property
    def table(self) -> Table:
        """Return the numbers behind the chart; of a small group only that they are not shown."""
        columns = (Column("Wie", share=2, is_number=False), *map(Column, map(capital, ANSWERS)))
        rows = (
            (row.name, *(map(str, row.counts) if row.counts else [row.word]))
            for row in self.data.rows
        )
        return Table(self.caption, columns, tuple(rows))


@dataclass(frozen=True)
class AnswersPart:
    """What organisations answered on the principles, and how much of it is not shown."""

    pictures: tuple[AnswerPicture, ...]
    hidden: str


@dataclass(frozen=True)
class MoneyPicture:
    """What each offer costs and how many people it reaches, beside each other."""

    id: str
    title: str
    note: str
    data: PanelData

    @cached_property
    def wide(self) -> tuple[Drawing, ...]:
        """Return the drawings for a desk and for paper."""
        return panels(self.data, narrow=False)

    @cached_property
    def narrow(self) -> tuple[Drawing, ...]:
        """Return the drawings for a phone."""
        return panels(self.data, narrow=True)
