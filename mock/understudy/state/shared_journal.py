"""The journal that the processes of one mock share: rows of a table, numbered in the order in which they came."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid4

from understudy.json_codec import loads
from understudy.state.journal import JournalEntry
from understudy.state.journal_rows import entry_of

_TRIMMED = 256
"""Every so many rows what there is no more room for is deleted."""


class SharedJournal:
    """The rows of one space, which `ask` reads and writes. Raises StateError where they can't be reached."""

    def __init__(self, ask: Callable[[str, Mapping[str, Any]], Sequence[Any]]) -> None:
        self._query = ask
        self._room = (0, 0)

    def limit(self, capacity: int, most_bytes: int) -> None:
        self._room = capacity, most_bytes

    def since(self, revision: int | None, after: int) -> tuple[int, UUID, Sequence[JournalEntry]]:
        from understudy.state.postgres_tables import ENTRIES

        rows = self._ask(ENTRIES, after=after if revision is not None else 0)
        if revision is not None and rows[0][1] != revision:
            return self.since(None, 0)
        entries = [entry_of({**loads(text), "sequence": number}) for _, _, number, text in rows if number is not None]
        return rows[0][1], UUID(rows[0][0]), entries

    def add(self, row: bytes) -> None:
        """Keep a row alone, where nothing changed that it could be kept with."""
        from understudy.state.postgres_tables import JOURNAL_ROW

        rows = self._ask(JOURNAL_ROW, row=row)
        self.added(rows[0][0])

    def added(self, number: int | None) -> None:
        """A row has this number: delete what there is no more room for, now and then."""
        if number is None or number % _TRIMMED:
            return
        from understudy.state.postgres_tables import TRIM_JOURNAL

        capacity, most_bytes = self._room
        self._ask(TRIM_JOURNAL, last=number, capacity=capacity, bytes=most_bytes * 2)

    def watch(self) -> None:
        from understudy.state.postgres_tables import WATCH_JOURNAL

        self._ask(WATCH_JOURNAL)

    def remove(self, sequences: Collection[int] | None) -> None:
        self._forget(sequences=None if sequences is None else list(sequences), id=None, anew=False)

    def reset(self) -> None:
        self._forget(sequences=None, id=str(uuid4()), anew=True)

    def _forget(self, **values: object) -> None:
        from understudy.state.postgres_tables import FORGET_ENTRIES

        self._ask(FORGET_ENTRIES, **values)

    def _ask(self, statement: str, **values: object) -> Sequence[Any]:
        return self._query(statement, values)
