"""Logging in, slowing down who guesses, and changing a password."""

from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import delete, func, select
from sqlalchemy.orm import joinedload

from tracker.extensions import db
from tracker.models import LoginAttempt, User

MOST_FAILURES = 10
WINDOW = timedelta(minutes=15)
SHORTEST_PASSWORD = 12
# What people choose first when a password has to be long; compared without case and signs.
KNOWN_PASSWORDS = frozenset(
    (
        *("123456789012", "1234567890123", "qwertyuiopas", "qwertyuiop123", "azertyuiopqs"),
        *("wachtwoord123", "wachtwoord1234", "wachtwoord2026", "welkomwelkom", "welkom123456"),
        *("passwordpassword", "password1234", "password12345", "geheimgeheim", "gemeente2026"),
        *("lerendepraktijk", "leerspoor123", "leerspoor2026", "leerspoorleerspoor"),
        *("iloveyou1234", "changeme1234", "letmein12345", "administrator", "programmaleider"),
    )
)

hasher = PasswordHasher()  # argon2id with the library's own parameters


class WrongPassword(Exception):
    """The present password was not typed right."""


class PasswordTooShort(Exception):
    """The new password has fewer than SHORTEST_PASSWORD characters."""


class PasswordTooKnown(Exception):
    """The new password is one of those that are guessed first, or holds the own e-mail name."""


class SamePassword(Exception):
    """The new password is the present one."""


def hash_password(password: str) -> str:
    """Return the argon2id hash of ``password``, with its salt and parameters."""
    return hasher.hash(password)


@cache
def hash_of_nobody() -> str:
    """Return a hash to check against when there is no account: refusing takes as long."""
    return hash_password("nobody has this one")


def fits(password: str, password_hash: str) -> bool:
    """Return whether ``password`` belongs to ``password_hash``."""
    try:
        return hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def authenticate(email: str, password: str) -> User | None:
    """Return the account of ``email`` when ``password`` fits and it is switched on, else None.

    An unknown address takes as long as a wrong password. An old hash is renewed.
    """
    query = select(User).where(User.email == plain(email)).options(joinedload(User.organisation))
    user = db.session.scalar(query)
    if user is None:
        fits(password, hash_of_nobody())
        return None
    if not fits(password, user.password_hash) or not user.is_enabled:
        return None
    if hasher.check_needs_rehash(user.password_hash):
        user.password_hash = hash_password(password)
    return user


def plain(email: str) -> str:
    """Return an e-mail address as it is stored."""
    return email.strip().lower()


def hash_of_email(email: str) -> str:
    """Return what a failed login keeps of the address that was typed."""
    return sha256(plain(email).encode()).hexdigest()


def is_slowed_down(email: str, *, at: datetime) -> bool:
    """Return whether ``email`` failed so often before ``at`` that it has to wait."""
    query = select(func.count()).where(
        LoginAttempt.email_hash == hash_of_email(email), LoginAttempt.at > at - WINDOW
    )
    return (db.session.scalar(query) or 0) >= MOST_FAILURES


def note_failure(email: str, *, at: datetime) -> None:
    """Remember that a login with ``email`` failed, and forget failures that no longer count."""
    db.session.execute(delete(LoginAttempt).where(LoginAttempt.at <= at - WINDOW))
    db.session.add(LoginAttempt(email_hash=hash_of_email(email), at=at))


def note_login(user: User, *, at: datetime) -> None:
    """Remember that ``user`` logged in, and forget the failures before it."""
    user.last_login_at = at
    own = LoginAttempt.email_hash == hash_of_email(user.email)
    db.session.execute(delete(LoginAttempt).where(own))


def change_password(user: User, *, present: str, new: str) -> None:
    """Give ``user`` a new password; sessions under the old one end.

    Raises:
        WrongPassword: ``present`` does not fit.
        SamePassword: ``new`` is the present one.
        PasswordTooShort: fewer than SHORTEST_PASSWORD characters.
        PasswordTooKnown: on the list of known ones, one sign repeated, or with the e-mail name.
    """
    if not fits(present, user.password_hash):
        raise WrongPassword
    if present == new:
        raise SamePassword
    if len(new) < SHORTEST_PASSWORD:
        raise PasswordTooShort
    if is_known(new, email=user.email):
        raise PasswordTooKnown
    user.password_hash = hash_password(new)


def is_known(password: str, *, email: str) -> bool:
    """Return whether ``password`` is easy to guess for the owner of ``email``."""
    bare = "".join(sign for sign in password.lower() if sign.isalnum())
    name = plain(email).partition("@")[0]
    return len(set(bare)) < 4 or bare in KNOWN_PASSWORDS or (len(name) > 3 and name in bare)
