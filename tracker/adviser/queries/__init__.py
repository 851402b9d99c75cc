"""What the map of advisers reads: counts in the database, and only the records it names."""

from tracker.adviser.queries.knowledge import (
    ContradictedPrinciple,
    DossierUse,
    ObstacleCount,
    contradicted_principles,
    dossier_uses,
    obstacle_counts,
)
from tracker.adviser.queries.quiet import (
    QuietTrajectory,
    Trace,
    n_running,
    quiet_page,
    quiet_rows,
)

__all__ = [
    "ContradictedPrinciple",
    "DossierUse",
    "ObstacleCount",
    "QuietTrajectory",
    "Trace",
    "contradicted_principles",
    "dossier_uses",
    "n_running",
    "obstacle_counts",
    "quiet_page",
    "quiet_rows",
]
