"""The pages of administration: accounts, and the house style of a gemeente."""

from tracker.admin.routes import accounts, house_style, worn
from tracker.admin.routes.blueprint import bp

__all__ = ["accounts", "bp", "house_style", "worn"]
