"""The pages of actions, by what people come to do."""

from tracker.actions.routes import agreements, log, pages, states
from tracker.actions.routes.blueprint import bp

__all__ = ["agreements", "bp", "log", "pages", "states"]
