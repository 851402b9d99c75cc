"""The pages of trajectories: reading them, and registering one in steps."""

import tracker.trajectories.routes.members
import tracker.trajectories.routes.network
import tracker.trajectories.routes.offers
import tracker.trajectories.routes.pages
import tracker.trajectories.routes.principles
import tracker.trajectories.routes.registration
import tracker.trajectories.routes.results
import tracker.trajectories.routes.review
import tracker.trajectories.routes.signals  # noqa: F401 - each adds its pages to the blueprint
from tracker.trajectories.routes.blueprint import bp

__all__ = ["bp"]
