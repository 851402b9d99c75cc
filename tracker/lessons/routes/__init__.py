"""The pages of lessons: reading them, writing them, and giving them to others."""

from tracker.lessons.routes import pages, states, writing
from tracker.lessons.routes.blueprint import bp

__all__ = ["bp", "pages", "states", "writing"]
