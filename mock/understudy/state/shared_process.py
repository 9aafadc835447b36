"""What the stores of one process have together: their database, and the member that listens to other processes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from understudy.state.store import StateError

if TYPE_CHECKING:
    from understudy.state.postgres import PostgresDatabase
    from understudy.state.postgres_members import Member

Notified = Callable[[int], None]


class SharedProcess:
    """One process among those that share the database of a URL. Thread-safe; opens when it is first used."""

    def __init__(self, url: str, contract: str) -> None:
        self._url, self._contract = url, contract
        self._lock = threading.Lock()
        self._database: PostgresDatabase | None = None
        self._member: Member | None = None
        self._spaces: dict[str, Notified] = {}

    @property
    def database(self) -> PostgresDatabase:
        """The database. Raises StateError."""
        if self._database is None:
            with self._lock:
                if self._database is None:
                    self._database = _database_of(self._url, self._contract)
        return self._database

    @property
    def member(self) -> Member:
        """What listens, and owns what this process claims. Raises StateError."""
        database = self.database
        if self._member is None:
            from understudy.state.postgres_members import Member

            with self._lock:
                if self._member is None:
                    self._member = Member(database, self._heard)
        return self._member

    def follow(self, space: str, notified: Notified) -> None:
        """Call `notified` with each version of a space that another process makes."""
        self._spaces[space] = notified
        self.member  # noqa: B018 - begins to listen

    def leave(self, space: str) -> None:
        """Listen to a space no longer; the last one closes everything."""
        self._spaces.pop(space, None)

    def close(self) -> None:
        with self._lock:
            member, self._member = self._member, None
        if member is not None:
            member.stop()  # before the database is gone, which what it hears would open again
        with self._lock:
            database, self._database = self._database, None
        if database is not None:
            database.close()

    def _heard(self, space: str | None, version: int) -> None:
        for name, notified in list(self._spaces.items()):
            if space in (None, name):
                notified(version)


def _database_of(url: str, contract: str) -> PostgresDatabase:
    try:
        from understudy.state.postgres import PostgresDatabase
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("sqlalchemy", "psycopg"):
            raise
        raise StateError("state in PostgreSQL needs psycopg: pip install 'understudy[postgres]'") from None
    except ImportError as error:  # psycopg without libpq
        raise StateError(f"state in PostgreSQL needs psycopg, which can't be used: {error}") from None
    return PostgresDatabase(url, contract)
