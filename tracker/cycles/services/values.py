"""The rules a measured value keeps, whatever cycle it belongs to."""

from datetime import date
from typing import NotRequired, TypedDict

from tracker.domain.dutch import number
from tracker.domain.withholding import MeasurementKind, Unit, ValueState
from tracker.models import Indicator
from tracker.web.clock import not_in_future


class ValueMissing(Exception):
    """Something is called measured, but there is no value."""


class ValueWithAbsence(Exception):
    """There is a value although the state says there is none."""


class AbsenceWithoutReason(Exception):
    """A value that is not there asks for a reason."""


class NumberNegative(Exception):
    """A share or a number of people cannot be below zero."""


class ShareTooHigh(Exception):
    """A share lies between 0 and 100 per cent."""


class CountNotWhole(Exception):
    """A count has no decimals."""


class NumeratorTooHigh(Exception):
    """A part cannot be larger than the whole."""


class PartIncomplete(Exception):
    """A share asks for both the part and the whole, and the whole is at least one."""


class PeriodBackwards(Exception):
    """A period cannot end before it starts."""


class ShareDoesNotAgree(Exception):
    """The share that was typed is not what part and whole give."""

    def __init__(self, computed: float) -> None:
        """Keep the share that part and whole give, in per cent."""
        super().__init__(number(computed, 1))
        self.computed = computed


class Values(TypedDict):
    """What is written down of one measurement; a share in per cent."""

    measured_on: date  # the day, or the last day of the period
    period_starts_on: NotRequired[date | None]
    state: NotRequired[ValueState]
    value: NotRequired[float | None]
    n: NotRequired[int | None]
    numerator: NotRequired[int | None]
    denominator: NotRequired[int | None]
    kind: NotRequired[MeasurementKind | None]  # that of the indicator unless told
    source: NotRequired[str]  # that of the indicator unless told
    note: NotRequired[str]  # with a state: the reason of absence
    is_example: NotRequired[bool]


def checked(indicator: Indicator, values: Values) -> Values:
    """Return ``values`` complete: the share worked out, kind and source filled in.

    Raises:
        InFuture: ``measured_on`` lies after today.
        PeriodBackwards: the period ends before it starts.
        ValueMissing, ValueWithAbsence, AbsenceWithoutReason: state and value do not fit.
        NumberNegative, ShareTooHigh, CountNotWhole: a number lies outside what is possible.
        PartIncomplete, NumeratorTooHigh, ShareDoesNotAgree: part, whole and share do not fit.
    """
    not_in_future(values["measured_on"])
    starts_on = values.get("period_starts_on")
    if starts_on is not None and starts_on > values["measured_on"]:
        raise PeriodBackwards
    state = values.get("state", ValueState.MEASURED)
    numbers = (values.get("n"), values.get("numerator"), values.get("denominator"))
    if any(each is not None and each < 0 for each in numbers):
        raise NumberNegative
    value = measured_value(indicator, values)
    if state is ValueState.MEASURED and value is None:
        raise ValueMissing
    if state is not ValueState.MEASURED and value is not None:
        raise ValueWithAbsence
    if state is not ValueState.MEASURED and not values.get("note", "").strip():
        raise AbsenceWithoutReason
    return {
        **values,
        "state": state,
        "value": value,
        "kind": values.get("kind") or indicator.kind,
        "source": values.get("source") or indicator.source,
    }


def measured_value(indicator: Indicator, values: Values) -> float | None:
    """Return the value: as typed, or worked out from part and whole."""
    value = values.get("value")
    part, whole = values.get("numerator"), values.get("denominator")
    if (part is None) != (whole is None) or whole == 0:
        raise PartIncomplete
    if part is not None and whole is not None:
        if part > whole:
            raise NumeratorTooHigh
        if indicator.unit is Unit.SHARE:
            computed = 100 * part / whole
            if value is not None and number(value, 1) != number(computed, 1):
                raise ShareDoesNotAgree(computed)
            return computed
    if value is not None and value < 0 and indicator.unit in (Unit.SHARE, Unit.COUNT):
        raise NumberNegative
    if value is not None and indicator.unit is Unit.COUNT and value != int(value):
        raise CountNotWhole
    if value is not None and value > 100 and indicator.unit is Unit.SHARE:
        raise ShareTooHigh
    return value
