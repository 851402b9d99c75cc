"""The pages of search, by what people come to do."""

from tracker.search.routes import pages, saved, synonyms
from tracker.search.routes.blueprint import bp

__all__ = ["bp", "pages", "saved", "synonyms"]
