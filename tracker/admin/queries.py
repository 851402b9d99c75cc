"""What the pages of administration read: accounts, and the state of the library."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.extensions import db
from tracker.models import (
    Dossier,
    DossierEdition,
    Gemeente,
    HouseStyle,
    Membership,
    Organisation,
    Principle,
    User,
)
from tracker.policy.people import may_switch, visible_accounts
from tracker.web.clock import day_of

LONG_AGO = timedelta(days=90)


@dataclass(frozen=True)
class AccountRow:
    """An account as its administrator sees it."""

    account: User
    memberships: Sequence[Membership]  # in the gemeente of who looks
    logged_in_on: date | None
    is_away: bool  # switched on, and not logged in for 90 days or never since it was made
    may_switch: bool


@dataclass(frozen=True)
class DossierState:
    """How complete a dossier is."""

    slug: str
    title: str
    edition: str
    n_principles: int
    gaps: str


def style_to_change(gemeente: Gemeente) -> HouseStyle | None:
    """Return the house style of ``gemeente`` as it is now, or None.

    Nobody else changes it until the transaction ends: who comes in the same moment waits, and
    then meets what was chosen.
    """
    lock = select(Gemeente.id).where(Gemeente.id == gemeente.id)
    db.session.execute(lock.with_for_update(key_share=True)).all()
    db.session.expire(gemeente, ["house_style"])
    query = select(HouseStyle).where(HouseStyle.gemeente_id == gemeente.id)
    return db.session.scalar(query.execution_options(populate_existing=True))


def account_rows(user: User, *, today: date) -> list[AccountRow]:
    """Return the accounts ``user`` administers, by organisation and e-mail address."""
    query = (
        visible_accounts(user)
        .join(User.organisation)
        .options(
            joinedload(User.organisation),
            joinedload(User.gemeente),
            selectinload(User.memberships).joinedload(Membership.trajectory),
        )
        .order_by(Organisation.name, User.email)
    )
    return [_account_row(user, account, today) for account in db.session.scalars(query)]


def account(user: User, id: int) -> User | None:
    """Return the account with ``id`` when ``user`` administers it."""
    query = visible_accounts(user).where(User.id == id).options(joinedload(User.organisation))
    return db.session.scalar(query)


def dossier_states() -> list[DossierState]:
    """Return the current edition of each dossier with its number of principles and its gaps."""
    query = (
        select(
            Dossier.slug,
            Dossier.title,
            DossierEdition.label,
            func.count(Principle.id),
            DossierEdition.gaps,
        )
        .join(DossierEdition, DossierEdition.dossier_id == Dossier.id)
        .outerjoin(Principle, Principle.edition_id == DossierEdition.id)
        .where(DossierEdition.is_current)
        .group_by(Dossier.slug, Dossier.title, DossierEdition.label, DossierEdition.gaps)
        .order_by(Dossier.title)
    )
    return [DossierState(*row) for row in db.session.execute(query)]


def _account_row(user: User, account: User, today: date) -> AccountRow:
    last = account.last_login_at
    seen_on = day_of(last or account.created_at)
    return AccountRow(
        account=account,
        memberships=[
            membership
            for membership in account.memberships
            if membership.gemeente_id == user.gemeente_id
        ],
        logged_in_on=day_of(last) if last else None,
        is_away=account.is_enabled and today - seen_on > LONG_AGO,
        may_switch=may_switch(user, account),
    )
