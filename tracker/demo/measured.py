"""The invented figures of one wijk in the demo: whole series, and values on their own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from tracker.cycles.services import (
    Values,
    correct_measurement,
    record_earlier_measurement,
    record_measurement,
)
from tracker.demo.content import Record
from tracker.demo.days import Period, noon, periods
from tracker.demo.parts import Chain, Parts
from tracker.domain.withholding import ValueState
from tracker.models import Cycle, Indicator, Measurement, Organisation, Wijk

DAYS_TO_WRITE = 3  # between the end of a period and writing its figure down


@dataclass(frozen=True)
class Entry:
    """One figure to write down, and how it is corrected afterwards."""

    cycle: int | None  # None: from before the first cycle
    indicator: Indicator
    organisation: Organisation
    written_on: date
    values: Values
    correction: Record = field(default_factory=dict)


def entries(record: Record, chain: Chain, parts: Parts) -> list[Entry]:
    """Return all figures of a wijk in order of time."""
    found = [
        *(entry for series in record["series"] for entry in of_series(series, chain, parts)),
        *(on_its_own(each, chain, parts) for each in record.get("measurements", [])),
    ]
    return sorted(found, key=lambda entry: entry.values["measured_on"])


def of_series(series: Record, chain: Chain, parts: Parts) -> Iterator[Entry]:
    """Give the figures of a series; an August that does not count says why it is empty."""
    indicator = chain.indicators[series["indicator"]]
    organisation = parts.organisations[series["organisation"]]
    reason = series.get("skips_august", "")
    corrections = {(each["cycle"], each["place"]): each for each in series.get("corrections", [])}
    places = [
        (cycle, place, value)
        for cycle, name in ((None, "before"), (1, "cycle_1"), (2, "cycle_2"), (3, "cycle_3"))
        for place, value in enumerate(series.get(name, []), start=1)
    ]
    until = parts.day(series.get("until", 0))
    months = periods(len(places), every=series["every"], until=until, skips_august=bool(reason))
    rest = iter(places)
    cycle: int | None = None
    for period in months:
        correction: Record = {}
        if reason and period.is_august:
            values = Values(measured_on=period.ends_on, state=ValueState.MISSING, note=reason)
        else:
            cycle, place, value = next(rest)
            values = of_value(value, period.ends_on)
            correction = corrections.get((cycle, place), {})
        written_on = min(period.ends_on + timedelta(DAYS_TO_WRITE), parts.today)
        values = within(period, values)
        yield Entry(cycle, indicator, organisation, written_on, values, correction)


def within(period: Period, values: Values) -> Values:
    """Return ``values`` as those of a whole period."""
    values["period_starts_on"] = period.starts_on
    values["is_example"] = True
    return values


def on_its_own(record: Record, chain: Chain, parts: Parts) -> Entry:
    """Return a figure that stands on its own, or the reason why there is none."""
    indicator = chain.indicators[record["indicator"]]
    on = parts.day(record["on"])
    if "state" in record:
        values = Values(measured_on=on, state=ValueState(record["state"]))
    else:
        values = of_value(record["value"], on)
    values["note"] = record.get("note", "")
    values["is_example"] = True
    organisation = parts.organisations[record["organisation"]]
    return Entry(record["cycle"], indicator, organisation, on, values)


def of_value(value: float | list[int], on: date) -> Values:
    """Return a value as it is written down: a share as ``[part, whole]``, or one number."""
    if isinstance(value, list):
        part, whole = value
        return Values(measured_on=on, numerator=part, denominator=whole, n=whole)
    return Values(measured_on=on, value=float(value))


def write_earlier(entry: Entry, chain: Chain, wijk: Wijk, parts: Parts) -> None:
    """Write down a figure from before the first cycle."""
    measurement = record_earlier_measurement(
        chain.trajectory,
        wijk,
        entry.indicator,
        organisation=entry.organisation,
        user=parts.lead_of(chain.trajectory.gemeente_id),
        **entry.values,
    )
    measurement.recorded_at = noon(entry.written_on)


def write(entry: Entry, cycle: Cycle, parts: Parts) -> None:
    """Write down a figure in ``cycle``, and its correction ten days later."""
    user = parts.lead_of(cycle.gemeente_id)
    on = max(entry.written_on, cycle.started_on)
    measurement = record_measurement(
        cycle, entry.indicator, organisation=entry.organisation, user=user, on=on, **entry.values
    )
    measurement.recorded_at = noon(on)
    if entry.correction:
        correct(measurement, entry, min(on + timedelta(days=10), parts.today), parts)


def correct(old: Measurement, entry: Entry, on: date, parts: Parts) -> None:
    """Put the right figure beside the wrong one."""
    values = of_value(entry.correction["value"], old.measured_on)
    values["period_starts_on"] = old.period_starts_on
    values["is_example"] = True
    user = parts.lead_of(old.gemeente_id)
    new = correct_measurement(old, reason=entry.correction["reason"], user=user, on=on, **values)
    new.recorded_at = noon(on)
