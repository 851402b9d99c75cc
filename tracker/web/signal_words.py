"""What a signal says in plain Dutch: what is seen, why it matters and what to do next."""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.domain.dutch import capital, count_word, counted, join_and
from tracker.domain.signals import Rule, Signal
from tracker.domain.signals.facts import AnalysisPart, Evidence
from tracker.web.filters import day

Values = Mapping[str, Any]

AMSTERDAM = "Movisie, over de aanpak van eenzaamheid in Amsterdam"
KNOWLEDGE = "Movisie, over de kennis van inwoners, ervaringsdeskundigen en professionals"
DOSSIERS = "Movisie, over reflecteren met de Wat werkt-dossiers"
ANALYSIS = "Movisie, over eerst analyseren en dan doen"
CONGRESS = "Terugblik congres Doen wat werkt in het sociaal domein (2020)"
EXPERIMENTS = "Amsterdams Netwerk Eenzaamheid, ‘Dit hebben we geleerd van de experimenten’"
ANCHORING = "Sociaal Digitaal, ‘Wanneer evalueren leren wordt’"

PARTS = {
    AnalysisPart.WHO: "om wie het gaat",
    AnalysisPart.CAUSES: "wat hier de oorzaken zijn",
    AnalysisPart.FIGURES: "wat de cijfers zeggen",
    AnalysisPart.PRESENT: "wat er al is",
    AnalysisPart.MISSING: "wie er aan tafel mist",
}
UNPROVEN = {
    Evidence.CHANGE: "",  # bears out every lesson
    Evidence.NO_CHANGE: "de cijfers laten geen verandering zien die meer is dan toeval",
    Evidence.TOO_FEW: "er zijn te weinig metingen, of de groepen zijn te klein",
    Evidence.ESTIMATES: "er zijn alleen schattingen",
    Evidence.NOTHING: "er is in deze wijk nog niets gemeten",
}

# Why it matters, and where we have that from.
WHY: dict[Rule, tuple[str, str]] = {
    Rule.TOO_SOON: (
        "Wie te snel begint, kiest vaak een aanpak die hier niet past. Een startanalyse laat eerst "
        "zien wat er speelt.",
        ANALYSIS,
    ),
    Rule.GEMEENTE_ALONE: (
        "Inwoners en partners weten dingen die de gemeente niet weet. Zonder hen past een aanpak "
        "minder goed.",
        f"{ANALYSIS}; {KNOWLEDGE}",
    ),
    Rule.OFFER_WITHOUT_PRINCIPLE: (
        "Dan is niet te zeggen waarom dit aanbod zou werken, en ook niet wat u ervan leert.",
        f"{AMSTERDAM}; {DOSSIERS}",
    ),
    Rule.ONE_PRINCIPLE_ONLY: (
        "Eén principe past niet bij iedereen. In Amsterdam bleek dat ontmoeten alleen vooral "
        "mensen helpt die licht eenzaam zijn.",
        f"{KNOWLEDGE}; {EXPERIMENTS}",
    ),
    Rule.PRINCIPLE_WITHOUT_OFFER: (
        "U koos dit principe omdat het werkt. Het helpt pas als iemand er iets mee doet.",
        DOSSIERS,
    ),
    Rule.NOT_MEASURED: (
        "Zonder cijfer, of een reden waarom het er niet is, gaat het gesprek over indrukken.",
        CONGRESS,
    ),
    Rule.APPARENT_RESULT: (
        "Anderen nemen een les over omdat die gemeten heet. Noem een les pas zo als de "
        "cijfers dat laten zien.",
        DOSSIERS,
    ),
    Rule.CHERRY_PICKING: (
        "Wie alleen noemt wat past, leert minder en zet anderen op het verkeerde been.",
        DOSSIERS,
    ),
    Rule.ONE_SIDED_TALK: (
        "Een cijfer krijgt betekenis als verschillende organisaties zeggen wat zij herkennen.",
        CONGRESS,
    ),
    Rule.DISAGREEMENT: (
        "Een verschil van twee stappen is een goed onderwerp voor het gesprek: zien zij iets "
        "anders, of doen zij iets anders?",
        DOSSIERS,
    ),
    Rule.WITHOUT_RESIDENTS: (
        "Inwoners weten als enigen hoe de aanpak voor hen is. Zonder hen mist de helft van het "
        "verhaal.",
        f"{KNOWLEDGE}; {ANALYSIS}",
    ),
    Rule.LESSON_WITHOUT_ACTION: (
        "Een les waar niemand iets mee doet, verandert niets. U mag ook kiezen dat er geen actie "
        "nodig is.",
        CONGRESS,
    ),
    Rule.ACTION_NOT_JUDGED: ("Zonder oordeel weet niemand of de actie hielp.", CONGRESS),
    Rule.LESSON_AGAIN: (
        "Als iets terugkomt terwijl de actie gedaan is, hielp de actie niet genoeg of is er iets "
        "anders aan de hand.",
        KNOWLEDGE,
    ),
    Rule.CYCLE_SILENT: (
        "Een cyclus die stilstaat, gaat zelden vanzelf verder. Vaak helpt één gesprek.",
        CONGRESS,
    ),
    Rule.LESSON_NOT_ANCHORED: (
        "Als een traject stopt, verdwijnen lessen die nergens zijn afgesproken.",
        ANCHORING,
    ),
}


def title_of(signal: Signal, *, names_wijk: bool = True) -> str:
    """Return the sentence that says what is seen, with the names filled in.

    Where the name of the wijk stands beside it already, ``names_wijk`` leaves it out.
    """
    hidden = {} if names_wijk else {"wijk": ""}
    return capital(TITLES[signal.rule]({**signal.values, **hidden}))


def _here(values: Values) -> str:
    """Return where, as the start or the middle of a sentence."""
    return f"in {values['wijk']}" if values["wijk"] else "hier"


def _cycle(values: Values) -> str:
    """Return which cycle, with its wijk unless that is known."""
    where = f" in {values['wijk']}" if values["wijk"] else ""
    return f"cyclus {values['number']}{where}"


def _too_soon(values: Values) -> str:
    begun = "Er loopt al een cyclus" if values["has_cycles"] else "Er is al aanbod"
    missing = join_and([PARTS[part] for part in values["parts"]])
    return f"{begun}, maar in de startanalyse staat nog niet {missing}."


def _gemeente_alone(values: Values) -> str:
    if "wijk" in values:
        return f"{_here(values)} doet naast de gemeente nog geen partner mee."
    return "In dit traject doen nog geen inwoners of ervaringsdeskundigen mee."


def _offer_without_principle(values: Values) -> str:
    where = f" in {values['wijk']}" if values["wijk"] else ""
    return f"Het aanbod ‘{values['offer']}’{where} steunt op geen enkel principe."


def _one_principle_only(values: Values) -> str:
    title = values["principle"].title
    if values["n"] == 1:
        return f"{_here(values)} is er één aanbod, en dat steunt op één principe: ‘{title}’."
    return f"{_here(values)} steunt al het aanbod op hetzelfde principe: ‘{title}’."


def _principle_without_offer(values: Values) -> str:
    return f"Op het principe ‘{values['principle'].title}’ steunt geen aanbod en geen actie."


def _not_measured(values: Values) -> str:
    return (
        f"‘{values['indicator']}’ heeft nog geen cijfer in {_cycle(values)}, en de tijd voor meten "
        "is voorbij."
    )


def _apparent_result(values: Values) -> str:
    return f"De les ‘{values['lesson']}’ heet gemeten, maar {UNPROVEN[values['why']]}."


def _cherry_picking(values: Values) -> str:
    against = (
        f"niet dat een les uit {values['gemeente']} dat tegenspreekt"
        if values["n"] == 1
        else f"geen van de {count_word(values['n'])} gedeelde lessen die dat tegenspreken"
    )
    title = values["principle"].title
    return f"De les ‘{values['lesson']}’ bevestigt ‘{title}’, maar noemt {against}."


def _one_sided_talk(values: Values) -> str:
    where = f" in {values['wijk']}" if values["wijk"] else ""
    when = f"Bij het gesprek{where} op {day(values['on'])}"
    if values["n"] == 0:
        return f"{when} is niet opgeschreven wie er was."
    if values["is_gemeente_only"]:
        return f"{when} was alleen de gemeente."
    return f"{when} was maar één organisatie."


def _disagreement(values: Values) -> str:
    return (
        f"{_here(values)} oordelen {values['high']} en {values['low']} heel verschillend over "
        f"‘{values['principle'].title}’."
    )


def _without_residents(values: Values) -> str:
    return f"In {_cycle(values)} is geen stem van inwoners te horen."


def _lesson_without_action(values: Values) -> str:
    return f"De les ‘{values['lesson']}’ uit {_cycle(values)} heeft nog geen actie."


def _action_not_judged(values: Values) -> str:
    state = "is gedaan, maar nooit beoordeeld" if values["is_done"] else "is nooit beoordeeld"
    return f"De actie ‘{values['action']}’ uit {_cycle(values)} {state}."


def _lesson_again(values: Values) -> str:
    return (
        f"{_here(values)} komt iets terug: ‘{values['lesson']}’. De actie ‘{values['action']}’ "
        "was al gedaan."
    )


def _cycle_silent(values: Values) -> str:
    for_days = counted(values["days"], "dag", "dagen")
    return f"In {_cycle(values)} is al {for_days} niets vastgelegd."


def _lesson_not_anchored(values: Values) -> str:
    end = "is afgesloten" if values["is_closed"] else f"eindigt op {day(values['ends_on'])}"
    return f"Het traject {end}, en over de gedeelde les ‘{values['lesson']}’ is niets afgesproken."


TITLES: dict[Rule, Callable[[Values], str]] = {
    Rule.TOO_SOON: _too_soon,
    Rule.GEMEENTE_ALONE: _gemeente_alone,
    Rule.OFFER_WITHOUT_PRINCIPLE: _offer_without_principle,
    Rule.ONE_PRINCIPLE_ONLY: _one_principle_only,
    Rule.PRINCIPLE_WITHOUT_OFFER: _principle_without_offer,
    Rule.NOT_MEASURED: _not_measured,
    Rule.APPARENT_RESULT: _apparent_result,
    Rule.CHERRY_PICKING: _cherry_picking,
    Rule.ONE_SIDED_TALK: _one_sided_talk,
    Rule.DISAGREEMENT: _disagreement,
    Rule.WITHOUT_RESIDENTS: _without_residents,
    Rule.LESSON_WITHOUT_ACTION: _lesson_without_action,
    Rule.ACTION_NOT_JUDGED: _action_not_judged,
    Rule.LESSON_AGAIN: _lesson_again,
    Rule.CYCLE_SILENT: _cycle_silent,
    Rule.LESSON_NOT_ANCHORED: _lesson_not_anchored,
}
