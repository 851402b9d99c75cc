"""The pages of the library: reading it, and making the next edition of a dossier."""

from tracker.library.routes import drafts, pages, proposals
from tracker.library.routes.blueprint import bp

__all__ = ["bp", "drafts", "pages", "proposals"]
