"""Switching accounts off and on, and the house style of a gemeente."""

from tracker.extensions import db
from tracker.housestyle.logo import Logo
from tracker.housestyle.look import Look
from tracker.models import Gemeente, HouseStyle, User


def switch_account(account: User, *, is_enabled: bool) -> None:
    """Switch ``account`` on or off; who is switched off is logged out at the next page."""
    account.is_enabled = is_enabled


def set_house_style(
    gemeente: Gemeente,
    look: Look,
    *,
    logo: Logo | None = None,
    drops_logo: bool = False,
    logo_alt: str = "",
) -> None:
    """Give ``gemeente`` its house style, or change it. The caller commits.

    The colours are kept as they were chosen; what would not be legible is made darker where it is
    used. ``logo`` takes the place of the one there was, which otherwise stays unless it is dropped.
    """
    style = gemeente.house_style
    if style is None:
        style = gemeente.house_style = HouseStyle()
    style.accent, style.action = look.accent, look.action
    style.heading_font, style.body_font = look.heading_font, look.body_font
    if logo is not None:
        style.logo, style.logo_mimetype = logo.content, logo.mimetype
    elif drops_logo:
        style.logo = style.logo_mimetype = None
    style.logo_alt = logo_alt if style.logo_mimetype else ""


def drop_house_style(gemeente: Gemeente) -> None:
    """Give ``gemeente`` the look of Leerspoor again; nothing happens when it has that already."""
    if gemeente.house_style is not None:
        db.session.delete(gemeente.house_style)
