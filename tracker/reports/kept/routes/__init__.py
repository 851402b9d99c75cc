"""The pages of kept reports, by what people come to do."""

from tracker.reports.kept.routes import freezing, looking, reading, writing
from tracker.reports.kept.routes.blueprint import bp

__all__ = ["bp", "freezing", "looking", "reading", "writing"]
