"""Failed logins, kept for a quarter of an hour so that guessing is slow."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.models.base import Base, now


class LoginAttempt(Base):
    """One failed login; of the e-mail address only a hash, since it may be typed wrong."""

    __tablename__ = "login_attempt"

    id: Mapped[int] = mapped_column(primary_key=True)
    email_hash: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
