"""The exchanges and the time of a server's mock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from understudy.remote.codec import entry_of
from understudy.remote.connection import Connection
from understudy.state.journal import JournalEntry

_MOST = 10_000


class RemoteClock:
    """The time of a server's mock."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def now(self) -> datetime:
        return datetime.fromisoformat(self._to.call(self._to.client.clock.get).now)


class RemoteJournal:
    """The exchanges of a server's mock."""

    def __init__(self, to: Connection) -> None:
        self._to = to

    def entries(
        self, *, after: int = 0, before: int | None = None, limit: int | None = None
    ) -> tuple[JournalEntry, ...]:
        """Entries oldest first: those between two sequence numbers, at most the newest `limit`. Bodies are texts."""
        part: dict[str, Any] = {"after": after, "limit": _MOST if limit is None else limit}
        if before is not None:
            part["before"] = before
        found = self._to.call(self._to.client.journal.list, **part)
        return tuple(map(entry_of, found.entries))

    def __iter__(self) -> Iterator[JournalEntry]:
        return iter(self.entries())

    def __len__(self) -> int:
        return len(self.entries())

    def clear(self) -> None:
        """Forget the entries."""
        self._to.call(self._to.client.journal.clear)
