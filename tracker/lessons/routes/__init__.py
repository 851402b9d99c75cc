"""The pages of lessons: reading them, writing them, reviewing them, giving them to others."""

from tracker.lessons.routes import pages, review, states, use, writing
from tracker.lessons.routes.blueprint import bp

__all__ = ["bp", "pages", "review", "states", "use", "writing"]
