"""The blueprint all pages of cycles hang on, and where they lead back to."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.cycles import sentences
from tracker.models import Cycle

bp = Blueprint("cycles", __name__)
bp.add_app_template_filter(sentences.cycle_title, "cycle_title")
bp.add_app_template_filter(sentences.condition_text, "condition_text")


def back_to(
    cycle: Cycle, message: str, category: str = "success", anchor: str = ""
) -> ResponseReturnValue:
    """Say what happened and go to the page of ``cycle``."""
    flash(message, category)
    return redirect(url_for("cycles.show", id=cycle.id, _anchor=anchor or None), 303)
