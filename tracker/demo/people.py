"""The organisations of the demo and the accounts to log in with."""

from tracker.accounts.queries import DEMO_PASSWORD
from tracker.accounts.services import hash_password
from tracker.demo.content import Record, read
from tracker.demo.parts import Parts
from tracker.domain.vocabulary import OrganisationKind, Role, Sector
from tracker.extensions import db
from tracker.models import Membership, Organisation, User


def emails() -> list[str]:
    """Return the addresses of the accounts."""
    return [record["email"] for record in read("accounts")["accounts"]]


def add_organisations(parts: Parts) -> None:
    """Add the organisations, by key."""
    for record in read("organisations")["organisations"]:
        sector = record.get("sector")
        code = record.get("gemeente")
        organisation = Organisation(
            name=record["name"],
            kind=OrganisationKind(record["kind"]),
            sector=Sector(sector) if sector else None,
            gemeente=parts.gemeente(code) if code else None,
        )
        db.session.add(organisation)
        parts.organisations[record["key"]] = organisation
    db.session.flush()


def add_accounts(parts: Parts) -> None:
    """Add the accounts, all with the same password."""
    password_hash = hash_password(DEMO_PASSWORD)
    for record in read("accounts")["accounts"]:
        organisation = parts.organisations[record["organisation"]]
        user = User(
            email=record["email"],
            title=record["title"],
            role=Role(record["role"]),
            password_hash=password_hash,
            organisation=organisation,
            gemeente=organisation.gemeente,
        )
        db.session.add(user)
        parts.users[user.email] = user
    db.session.flush()


def add_memberships(parts: Parts) -> None:
    """Give the accounts their place in the trajectories."""
    for record in read("accounts")["accounts"]:
        user = parts.users[record["email"]]
        for place in record["memberships"]:
            user.memberships.append(membership(user, place, parts))
    db.session.flush()


def membership(user: User, place: Record, parts: Parts) -> Membership:
    """Return the place of ``user`` in one trajectory."""
    chain = parts.chains[place["trajectory"]]
    return Membership(
        gemeente_id=chain.trajectory.gemeente_id,
        trajectory=chain.trajectory,
        role=user.role,
        wijken=[chain.wijken[slug] for slug in place.get("wijken", [])],
    )
