"""The pages of a cycle, by what people come to do."""

from tracker.cycles.routes import measuring, pages, phases, recording, reflecting, talking
from tracker.cycles.routes.blueprint import bp

__all__ = ["bp", "measuring", "pages", "phases", "recording", "reflecting", "talking"]
