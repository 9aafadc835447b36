"""The store in memory. Records are kept as JSON text, so a copy out is a parse and nobody can reach into the state."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from understudy.json_codec import dumps, loads
from understudy.lazy_dataclass import dataclass
from understudy.state.store import Address, Change, Record, Snapshot

__all__ = ["Content", "MemoryStore", "Table", "texts_of"]

Table = dict[tuple[str, ...], dict[tuple[str, ...], bytes]]


@dataclass(frozen=True, slots=True)
class Content:
    """All that a store holds: the records of each collection as JSON text, who was deleted, the last numbers."""

    tables: dict[str, Table]
    deleted: set[Address]
    numbers: dict[str, int]

    def copy(self) -> Content:
        tables = {name: {parent: dict(rows) for parent, rows in table.items()} for name, table in self.tables.items()}
        return Content(tables, set(self.deleted), dict(self.numbers))

    def rows(self) -> Iterator[tuple[Address, bytes]]:
        """Every record, oldest first below each parent."""
        for name, table in self.tables.items():
            for parent, rows in table.items():
                for key, text in rows.items():
                    yield Address(name, parent, key), text


def texts_of(changes: Sequence[Change]) -> list[tuple[Address, bytes | None]]:
    """The changes with their records as JSON text. Raises TypeError or ValueError for a record that is not JSON."""
    return [(change.address, None if change.record is None else dumps(change.record)) for change in changes]


class MemoryStore:
    """State of one process, lost with it. Thread-safe: every method holds the store's own lock."""

    durable = False

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._tables: dict[str, Table] = {}
        self._deleted: set[Address] = set()
        self._numbers: dict[str, int] = {}
        self._version = 0

    @property
    def version(self) -> int:
        return self._version

    @property
    def empty(self) -> bool:
        with self._lock:
            return not (self._deleted or self._numbers or any(any(table.values()) for table in self._tables.values()))

    def open(self) -> None:
        """Nothing to do: memory is there."""

    def close(self) -> None:
        """Nothing to do: the state stays until the store is gone."""

    def turn(self) -> AbstractContextManager[Any]:
        return self._lock

    def holds(self, address: Address) -> bool:
        """Whether there is a record, without reading it."""
        with self._lock:
            return address.key in self._tables.get(address.collection, {}).get(address.parent, ())

    def get(self, address: Address) -> Record | None:
        with self._lock:
            text = self._tables.get(address.collection, {}).get(address.parent, {}).get(address.key)
        return None if text is None else loads(text)

    def deleted(self, address: Address) -> bool:
        with self._lock:
            return address in self._deleted

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        with self._lock:
            texts = tuple(self._tables.get(collection, {}).get(parent, {}).values())
        return map(loads, texts)

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        with self._lock:
            texts = tuple(islice(self._tables.get(collection, {}).get(parent, {}).values(), start, stop))
        return [loads(text) for text in texts]

    def count(self, collection: str, parent: tuple[str, ...]) -> int:
        with self._lock:
            return len(self._tables.get(collection, {}).get(parent, {}))

    def addresses(self, collection: str) -> Sequence[Address]:
        with self._lock:
            table = self._tables.get(collection, {})
            return [Address(collection, parent, key) for parent, rows in table.items() for key in rows]

    def next_number(self, collection: str) -> int:
        with self._lock:
            number = self._numbers.get(collection, 0) + 1
            self._numbers[collection] = number
            return number

    def last_number(self, collection: str) -> int:
        """The number that was assigned last; 0 before the first."""
        with self._lock:
            return self._numbers.get(collection, 0)

    def apply(self, changes: Sequence[Change]) -> None:
        # Everything that can fail (a record that is not JSON) happens before the first change is made.
        self.apply_texts(texts_of(changes))

    def apply_texts(self, changes: Sequence[tuple[Address, bytes | None]]) -> None:
        """The same for records that are JSON text already. Can't fail."""
        with self._lock:
            self._version += 1
            for address, text in changes:
                rows = self._tables.setdefault(address.collection, {}).setdefault(address.parent, {})
                if text is not None:
                    rows[address.key] = text
                    self._deleted.discard(address)
                elif rows.pop(address.key, None) is not None and not address.own:
                    self._deleted.add(address)

    def forget(self, collection: str) -> None:
        with self._lock:
            self._version += 1
            self._tables.pop(collection, None)
            self._deleted = {address for address in self._deleted if address.collection != collection}

    def snapshot(self) -> Snapshot:
        with self._lock:
            return Snapshot(Content(self._tables, self._deleted, self._numbers).copy())

    def restore(self, snapshot: Snapshot) -> None:
        self.take(snapshot.content.copy())

    def take(self, content: Content) -> None:
        """Hold this from now on, without a copy: the caller gives it away."""
        with self._lock:
            self._version += 1
            self._tables, self._deleted, self._numbers = content.tables, content.deleted, content.numbers

    def clear(self) -> None:
        self.take(Content({}, set(), {}))
