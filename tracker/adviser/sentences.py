"""What the map of advisers says in words."""

from collections.abc import Sequence
from datetime import date

from tracker.adviser.queries import DossierUse, ObstacleCount, QuietTrajectory
from tracker.domain.dutch import capital, count_word, counted, join_and, plural
from tracker.domain.phases import STOPS
from tracker.domain.quarter import quarter_number
from tracker.web.labels import LABELS

QUARTERS = ("eerste", "tweede", "derde", "vierde")
MOST_NAMES = 5  # more gemeenten than this are counted


def quarter_name(on: date) -> str:
    """Return the quarter of a day: "vierde kwartaal van 2026"."""
    return f"{QUARTERS[quarter_number(on) - 1]} kwartaal van {on.year}"


def opening(
    n_quiet: int,
    n_running: int,
    obstacles: Sequence[ObstacleCount],
    uses: Sequence[DossierUse],
) -> str:
    """Return how things stand: what learned nothing, what hinders most, what lies unused."""
    said = (_quiet(n_quiet, n_running), _obstacle(obstacles), _unused(uses))
    return " ".join(sentence for sentence in said if sentence)


def _quiet(n_quiet: int, n_running: int) -> str:
    if not n_running:
        return "Er loopt geen traject dat u mag zien."
    one, many = "leerde of besloot dit kwartaal", "leerden of besloten dit kwartaal"
    n_all = count_word(n_running)
    if n_running == 1:
        return f"Het enige lopende traject {one} {'nog niets' if n_quiet else 'iets'}."
    if not n_quiet:
        return f"Alle {n_all} lopende trajecten {many} iets."
    if n_quiet == n_running:
        return f"Geen van de {n_all} lopende trajecten {one} iets."
    who = f"{count_word(n_quiet)} van de {n_all} lopende trajecten"
    return capital(f"{who} {plural(n_quiet, one, many)} nog niets.")


def _obstacle(obstacles: Sequence[ObstacleCount]) -> str:
    """Name what stands in the way most often; nothing while no lesson names an obstacle."""
    most = max((each.n_lessons for each in obstacles), default=0)
    if not most:
        return ""
    named = [str(LABELS[each.obstacle]) for each in obstacles if each.n_lessons == most]
    how_often = f"{'elk ' if len(named) > 1 else ''}in {counted(most, 'les', 'lessen')}"
    return f"Het vaakst stond in de weg: {join_and(named)}, {how_often}."


def _unused(uses: Sequence[DossierUse]) -> str:
    n = sum(not each.is_used for each in uses)
    return f"Met {counted(n, 'dossier', 'dossiers')} werkt niemand." if n else ""


def phases(row: QuietTrajectory) -> str:
    """Return where the cycles of a trajectory stand: "meten in twee wijken, leren in één wijk"."""
    labels = {plan.phase: plan.label for plan in row.trajectory.phase_plans}
    found = [
        f"{labels[phase]} in {counted(row.phases[phase], 'wijk', 'wijken')}"
        for phase in STOPS
        if phase in row.phases
    ]
    return capital(join_and(found)) or "Er loopt nu geen cyclus."


def named(gemeenten: Sequence[str]) -> str:
    """Return the names of gemeenten as a list; beyond MOST_NAMES the others are counted."""
    if len(gemeenten) <= MOST_NAMES:
        return join_and(gemeenten)
    n = len(gemeenten) - MOST_NAMES
    return f"{', '.join(gemeenten[:MOST_NAMES])} en {count_word(n)} andere"
