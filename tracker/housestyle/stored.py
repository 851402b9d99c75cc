"""The house style a gemeente keeps, as the pages and the paper wear it."""

from base64 import b64encode
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, undefer

from tracker.extensions import db
from tracker.housestyle.look import Look, css_of, mark_of
from tracker.models import Gemeente, HouseStyle


@dataclass(frozen=True)
class House:
    """What a page wears: a look, and where its logo is."""

    look: Look
    logo: str  # address; empty when there is none
    logo_alt: str  # empty: decoration, the name of the gemeente stands beside it

    @property
    def name(self) -> str:
        """Return under which name the page wears it."""
        return self.look.name

    @property
    def css(self) -> str:
        """Return its style sheet."""
        return css_of(self.look)

    @property
    def mark(self) -> str:
        """Return what changes with its style sheet."""
        return mark_of(self.css)


def look_of(style: HouseStyle) -> Look:
    """Return the colours and fonts of ``style``; its gemeente must be loaded."""
    return Look(
        style.gemeente.theme, style.accent, style.action, style.heading_font, style.body_font
    )


def logo_mark(style: HouseStyle) -> str:
    """Return what changes with the logo of ``style``; empty when there is none."""
    return mark_of(style.changed_at.isoformat()) if style.logo_mimetype else ""


def house_style(name: str, *, with_logo: bool = False) -> HouseStyle | None:
    """Return the house style with ``name``, the code of a gemeente in small letters, or None."""
    query = (
        select(HouseStyle)
        .join(HouseStyle.gemeente)
        .where(Gemeente.code == name.upper())
        .options(joinedload(HouseStyle.gemeente))
    )
    if with_logo:
        query = query.options(undefer(HouseStyle.logo))
    return db.session.scalar(query)


def printed_house(name: str | None) -> House | None:
    """Return the house style with ``name`` for paper, or None; its logo stands in the address."""
    style = house_style(name, with_logo=True) if name else None
    if style is None:
        return None
    logo = ""
    if style.logo is not None:
        logo = f"data:{style.logo_mimetype};base64,{b64encode(style.logo).decode()}"
    return House(look_of(style), logo, style.logo_alt)
