"""A signal as the pages show it: the sentence, why, the next step and what was decided."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.signals import Rule, Signal
from tracker.monitor import FoundSignal
from tracker.policy import Act
from tracker.web.clock import AMSTERDAM
from tracker.web.signal_words import WHY, title_of


@dataclass(frozen=True)
class NextStep:
    """A page on which something can be done, and the act it asks for."""

    label: str
    endpoint: str
    values: dict[str, object] = field(default_factory=dict)
    act: Act = Act.EDIT


@dataclass(frozen=True)
class SignalCard:
    """One signal in words; ``reason``, ``by`` and ``on`` when it was set aside."""

    rule: Rule
    about: str
    fingerprint: str
    wijk: str  # slug; empty for the trajectory as a whole
    title: str
    short: str  # the same where the name of the wijk stands beside it
    why: str
    source: str
    step: NextStep
    reason: str = ""
    by: str = ""
    on: date | None = None


@dataclass(frozen=True)
class SignalList:
    """The signals of a page: those that are open, and those set aside with a reason."""

    open: Sequence[SignalCard]
    aside: Sequence[SignalCard]


def signal_list(found: Iterable[FoundSignal], *, slug: str) -> SignalList:
    """Return the signals of the trajectory ``slug`` as cards: first those about the whole.

    Otherwise in the order they came.
    """
    ordered = sorted(found, key=lambda each: bool(each.wijk_slug))
    both = [(each, signal_card(each, slug=slug)) for each in ordered]
    return SignalList(
        open=[card for each, card in both if each.is_open],
        aside=[card for each, card in both if not each.is_open],
    )


def signal_card(found: FoundSignal, *, slug: str) -> SignalCard:
    """Return one signal of the trajectory ``slug`` in words."""
    signal, aside = found.signal, found.aside
    why, source = WHY[signal.rule]
    return SignalCard(
        rule=signal.rule,
        about=signal.about,
        fingerprint=signal.fingerprint,
        wijk=found.wijk_slug,
        title=title_of(signal),
        short=title_of(signal, names_wijk=False),
        why=why,
        source=source,
        step=STEPS[signal.rule](signal, slug),
        reason=aside.reason if aside else "",
        by=aside.by if aside else "",
        on=aside.at.astimezone(AMSTERDAM).date() if aside else None,
    )


def _chain(label: str, endpoint: str) -> Callable[[Signal, str], NextStep]:
    """Return a step on a page of the trajectory itself."""
    return lambda signal, slug: NextStep(label, f"trajectories.{endpoint}", {"slug": slug})


def _record(
    label: str, endpoint: str, key: str, act: Act = Act.EDIT
) -> Callable[[Signal, str], NextStep]:
    """Return a step on the page of the record whose id stands under ``key``."""
    return lambda signal, slug: NextStep(label, endpoint, {"id": signal.values[key]}, act)


def _dossier(signal: Signal, slug: str) -> NextStep:
    principle = signal.values["principle"]
    dossier = getattr(principle, "dossier", "")
    return NextStep("Bekijk andere principes", "library.dossier", {"slug": dossier}, Act.VIEW)


def _partners(signal: Signal, slug: str) -> NextStep:
    if "cycle_id" in signal.values:
        return _record("Nodig een partner uit voor het gesprek", "cycles.plan", "cycle_id")(
            signal, slug
        )
    return _chain("Vul aan wie er meedoen", "network")(signal, slug)


def _offer(signal: Signal, slug: str) -> NextStep:
    values = {"slug": slug, "id": signal.values["offer_id"]}
    return NextStep("Kies een principe bij dit aanbod", "trajectories.change_offer", values)


def _measure(signal: Signal, slug: str) -> NextStep:
    values = {"id": signal.values["cycle_id"], "indicator": signal.values["indicator_id"]}
    return NextStep("Vul het cijfer in, of de reden", "cycles.measure", values)


def _talk_again(signal: Signal, slug: str) -> NextStep:
    if signal.values["is_running"]:
        return _record("Plan een gesprek met meer partners", "cycles.plan", "cycle_id")(
            signal, slug
        )
    return _record("Bekijk de cyclus", "cycles.show", "cycle_id", Act.VIEW)(signal, slug)


def _act(signal: Signal, slug: str) -> NextStep:
    if signal.values["cycle_id"] is None:
        return _record("Bekijk de les", "lessons.show", "lesson_id", Act.VIEW)(signal, slug)
    values = {"id": signal.values["cycle_id"], "les": signal.values["lesson_id"]}
    return NextStep("Spreek een actie af", "actions.create", values)


STEPS: dict[Rule, Callable[[Signal, str], NextStep]] = {
    Rule.TOO_SOON: _chain("Vul de startanalyse aan", "analysis"),
    Rule.GEMEENTE_ALONE: _partners,
    Rule.OFFER_WITHOUT_PRINCIPLE: _offer,
    Rule.ONE_PRINCIPLE_ONLY: _dossier,
    Rule.PRINCIPLE_WITHOUT_OFFER: _chain("Voeg aanbod toe", "add_offer"),
    Rule.NOT_MEASURED: _measure,
    Rule.APPARENT_RESULT: _record("Lees de les na", "lessons.show", "lesson_id", Act.VIEW),
    Rule.CHERRY_PICKING: _record("Lees wat ertegen spreekt", "lessons.show", "other_id", Act.VIEW),
    Rule.ONE_SIDED_TALK: _talk_again,
    Rule.DISAGREEMENT: _record("Zet het op de agenda", "cycles.show", "cycle_id"),
    Rule.WITHOUT_RESIDENTS: _record("Bekijk de cyclus", "cycles.show", "cycle_id", Act.VIEW),
    Rule.LESSON_WITHOUT_ACTION: _act,
    Rule.ACTION_NOT_JUDGED: _record("Beoordeel de actie", "actions.judge", "action_id"),
    Rule.LESSON_AGAIN: _record("Lees de les", "lessons.show", "lesson_id", Act.VIEW),
    Rule.CYCLE_SILENT: _record("Naar de cyclus", "cycles.show", "cycle_id", Act.VIEW),
    Rule.LESSON_NOT_ANCHORED: _record(
        "Kijk waar de les blijft", "lessons.show", "lesson_id", Act.VIEW
    ),
}
