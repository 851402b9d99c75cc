"""The sentence a wijk opens with, made from what was measured and where its cycle stands."""

from collections.abc import Sequence

from tracker.domain.dutch import count_word, counted
from tracker.domain.phases import Phase
from tracker.domain.verdict import Reason, Verdict
from tracker.series import IndicatorSeries
from tracker.standing import Standing
from tracker.web.figures import movement

CHANGES = {
    Reason.CHANGE_TOWARDS: "Dat is de goede kant op, en meer dan toeval.",
    Reason.CHANGE_AWAY: "Dat is de verkeerde kant op, en meer dan toeval.",
}


def opening_sentence(series: Sequence[IndicatorSeries], standing: Standing | None) -> str:
    """Return how a wijk stands: what changed, what is not known yet, and the cycle."""
    return " ".join(part for part in (measured(series), cycle_sentence(standing)) if part)


def measured(series: Sequence[IndicatorSeries]) -> str:
    """Return what the figures say: changes first, then how many do not say anything yet."""
    if not any(each.points for each in series):
        return "Hier is nog niets gemeten."
    parts = [
        f"‘{each.indicator.title}’ ging {movement(each)}. {CHANGES[each.reading.reason]}"
        for each in series
        if each.reading.reason in CHANGES
    ]
    unknown = sum(each.reading.verdict is Verdict.NO_JUDGEMENT for each in series)
    if unknown == len(series):
        return "Of hier iets verandert, weten wij nog niet."
    if unknown:
        parts.append(
            f"Van {counted(unknown, 'indicator', 'indicatoren')} weten wij nog niet of er iets "
            "verandert."
        )
    elif not parts:
        parts.append("De cijfers veranderen niet meer dan door toeval.")
    return " ".join(parts)


def cycle_sentence(standing: Standing | None) -> str:
    """Return where the newest cycle stands."""
    if standing is None:
        return "Er is nog geen cyclus begonnen."
    number = standing.cycle.number
    if standing.cycle.phase is Phase.CLOSED or standing.pace is None:
        return f"Cyclus {number} is afgesloten."
    now = f"Cyclus {number} is bij {standing.phase_label}"
    pace = standing.pace
    if pace.is_still:
        return f"{now} en staat al {pace.silent_days} dagen stil."
    if pace.is_late:
        days = "dag" if pace.days_over == 1 else "dagen"
        return f"{now}, {count_word(pace.days_over)} {days} langer dan gepland."
    return f"{now}, dag {pace.phase_day} van {pace.planned_days}."
