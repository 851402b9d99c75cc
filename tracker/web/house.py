"""The house style of a gemeente on screen."""

from flask import url_for

from tracker.housestyle.stored import House, logo_mark, look_of
from tracker.models import Gemeente


def house_of(gemeente: Gemeente | None) -> House | None:
    """Return the house style that pages of ``gemeente`` wear; None is the look of Leerspoor."""
    style = gemeente.house_style if gemeente else None
    if style is None:
        return None
    look, mark = look_of(style), logo_mark(style)
    logo = url_for("admin.house_logo", code=look.name, v=mark) if mark else ""
    return House(look, logo, style.logo_alt)
