"""Where laid-out parts are kept, so that only what changed is laid out again."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Protocol

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from tracker.models import PrintedPart

KEPT_DAYS = 90


class PartStore(Protocol):
    """Keeps the PDF of parts under the hash of all they are made from."""

    def get_all(self, hashes: Sequence[str]) -> dict[str, bytes]:
        """Return the parts that are kept, by their hash."""

    def put_all(self, parts: Mapping[str, bytes]) -> None:
        """Keep parts."""


class MemoryStore:
    """Keeps parts as long as it lives itself."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.parts: dict[str, bytes] = {}

    def get_all(self, hashes: Sequence[str]) -> dict[str, bytes]:
        """Return the parts that are kept, by their hash."""
        return {each: self.parts[each] for each in hashes if each in self.parts}

    def put_all(self, parts: Mapping[str, bytes]) -> None:
        """Keep parts."""
        self.parts.update(parts)


class DatabaseStore:
    """Keeps parts in the database; what was not used for 90 days is dropped.

    Each call is a short transaction of its own, so that nobody waits while a part is laid out and
    a part stays when the paper is not finished. The caller's own transaction must be over: on
    SQLite it holds the lock.
    """

    def __init__(self, bind: Any, *, today: date) -> None:
        """Keep in the database of ``bind``, an engine; ``today`` is noted with what is used."""
        self.bind = bind
        self.today = today

    def session(self) -> Session:
        """Return a session of our own."""
        return Session(self.bind, join_transaction_mode="create_savepoint")

    def get_all(self, hashes: Sequence[str]) -> dict[str, bytes]:
        """Return the parts that are kept, by their hash, and note that they are used."""
        asked = PrintedPart.hash.in_(hashes)
        old = PrintedPart.used_on < self.today - timedelta(KEPT_DAYS)
        with self.session() as session, session.begin():
            session.execute(update(PrintedPart).where(asked).values(used_on=self.today))
            session.execute(delete(PrintedPart).where(old))
            rows = session.execute(select(PrintedPart.hash, PrintedPart.content).where(asked))
            return {row.hash: row.content for row in rows}

    def put_all(self, parts: Mapping[str, bytes]) -> None:
        """Keep parts; one that another process kept meanwhile stays as it is."""
        with self.session() as session, session.begin():
            asked = PrintedPart.hash.in_(parts)
            # Written first: who reads first and writes then may be turned away by SQLite.
            session.execute(update(PrintedPart).where(asked).values(used_on=self.today))
            known = set(session.scalars(select(PrintedPart.hash).where(asked)))
            rows = [
                {"hash": hash, "content": content, "used_on": self.today}
                for hash, content in parts.items()
                if hash not in known
            ]
            if rows:
                session.execute(insert(PrintedPart), rows)
