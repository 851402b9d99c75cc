"""What a rule of the services says on a form, and at which field."""

from collections.abc import Callable
from typing import TypeVar

from tracker.cycles import services
from tracker.cycles.forms import MeasurementForm
from tracker.domain.dutch import percent
from tracker.web.form import Form

Made = TypeVar("Made")

CLOSED = "Deze cyclus is afgesloten. Start een nieuwe cyclus om verder te schrijven."
FUTURE = "Deze dag ligt na vandaag. Kies vandaag of een dag ervoor."
MEASURING: dict[type[Exception], tuple[str, str]] = {
    services.CycleClosed: ("", CLOSED),
    services.InFuture: ("measured_on", FUTURE),
    services.PeriodBackwards: (
        "period_starts_on",
        "De periode begint na de dag van meten. Kies een eerdere eerste dag.",
    ),
    services.ValueMissing: ("value", "Vul het cijfer in, of kies hierboven dat het er niet is."),
    services.ValueWithAbsence: (
        "value",
        "U koos dat er geen cijfer te tonen is. Haal het cijfer weg, of kies ‘Ja’.",
    ),
    services.AbsenceWithoutReason: ("note", "Schrijf op waarom er geen cijfer is."),
    services.NumberNegative: ("value", "Een cijfer kan niet onder nul liggen."),
    services.CountNotWhole: (
        "value",
        "Een aantal is een heel getal. Schrijf duizend als 1000, zonder punt of komma.",
    ),
    services.ShareTooHigh: ("value", "Een percentage is hoogstens 100. Kijk het cijfer na."),
    services.NumeratorTooHigh: (
        "numerator",
        "Dit aantal is groter dan het geheel. Kijk beide aantallen na.",
    ),
    services.PartIncomplete: (
        "denominator",
        "Vul beide aantallen in, en bij het geheel 1 of meer. Of laat beide leeg.",
    ),
    services.NotEarlier: (
        "measured_on",
        "Toen liep de eerste cyclus al. Kies een eerdere dag, of zet het vinkje uit.",
    ),
    services.AlreadyCorrected: (
        "",
        "Dit cijfer is al verbeterd. Open het nieuwe cijfer als ook dat niet klopt.",
    ),
    services.CorrectionReasonMissing: ("reason", "Schrijf op waarom het cijfer verandert."),
}


def tried_measuring(form: MeasurementForm, act: Callable[[], Made]) -> Made | None:
    """Return what ``act`` gives, or None when a rule refuses it; the form then says why."""
    try:
        return tried(form, act, MEASURING)
    except services.ShareDoesNotAgree as refused:
        share = percent(refused.computed, 1)
        form.refuse(
            form.value,
            f"De aantallen geven {share}. Laat het percentage leeg, of pas een getal aan.",
        )
    return None


def tried(
    form: Form, act: Callable[[], Made], words: dict[type[Exception], tuple[str, str]]
) -> Made | None:
    """Return what ``act`` gives, or None when one of the rules in ``words`` refuses it.

    ``words`` says for each exception at which field (empty: the form as a whole) and what.
    """
    try:
        return act()
    except tuple(words) as refused:
        name, sentence = words[type(refused)]
        form.refuse(form[name] if name else None, sentence)
    return None
