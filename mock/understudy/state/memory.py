"""The store in memory. Records are kept as JSON text, so a copy out is a parse and nobody can reach into the state."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from understudy.jsontext import dumps, loads
from understudy.state.store import Address, Change, Record, Snapshot

__all__ = ["MemoryStore"]

Table = dict[tuple[str, ...], dict[tuple[str, ...], bytes]]


class MemoryStore:
    """State of one process, lost with it. Thread-safe: every method holds the store's own lock."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._tables: dict[str, Table] = {}
        self._deleted: set[Address] = set()
        self._numbers: dict[str, int] = {}

    def turn(self) -> AbstractContextManager[Any]:
        return self._lock

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

    def apply(self, changes: Sequence[Change]) -> None:
        # Everything that can fail (a record that is not JSON) happens before the first change is made.
        texts = [(change.address, None if change.record is None else dumps(change.record)) for change in changes]
        with self._lock:
            for address, text in texts:
                rows = self._tables.setdefault(address.collection, {}).setdefault(address.parent, {})
                if text is not None:
                    rows[address.key] = text
                    self._deleted.discard(address)
                elif rows.pop(address.key, None) is not None:
                    self._deleted.add(address)

    def snapshot(self) -> Snapshot:
        with self._lock:
            tables = {
                name: {parent: dict(rows) for parent, rows in table.items()} for name, table in self._tables.items()
            }
            return Snapshot((tables, set(self._deleted), dict(self._numbers)))

    def restore(self, snapshot: Snapshot) -> None:
        tables, deleted, numbers = snapshot.content
        with self._lock:
            self._tables = {
                name: {parent: dict(rows) for parent, rows in table.items()} for name, table in tables.items()
            }
            self._deleted = set(deleted)
            self._numbers = dict(numbers)

    def forget(self, collection: str) -> None:
        with self._lock:
            self._tables.pop(collection, None)
            self._deleted = {address for address in self._deleted if address.collection != collection}

    def clear(self) -> None:
        with self._lock:
            self._tables, self._deleted, self._numbers = {}, set(), {}
