"""The store in memory. Records are kept as JSON text, so a copy out is a parse and nobody can reach into the state.

`Mirrored` is what stores have in common that read from such a copy.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from understudy.json_codec import dumps, loads
from understudy.lazy_dataclass import dataclass
from understudy.state.store import Address, Change, Index, Ranking, Record, Snapshot, new_address
from understudy.state.tables import Table

_NONE = Table("")


@dataclass(frozen=True, slots=True)
class Content:
    """All that a store holds: the records of each collection and who was deleted, the last numbers.

    The tables may be shared: they are forked before they are changed.
    """

    tables: dict[str, Table]
    numbers: dict[str, int]


def texts_of(changes: Sequence[Change]) -> list[tuple[Address, bytes | None]]:
    """The changes with their records as JSON text. Raises TypeError or ValueError for a record that is not JSON."""
    return [
        (change.address, change.text or (None if change.record is None else dumps(change.record))) for change in changes
    ]


class MemoryStore:
    """State of one process, lost with it. Thread-safe: every method holds the store's own lock."""

    durable = False

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._tables: dict[str, Table] = {}
        # The collections whose table no snapshot shares.
        self._owned: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._version = 0

    @property
    def version(self) -> int:
        return self._version

    @property
    def empty(self) -> bool:
        with self._lock:
            return not self._numbers and all(table.empty for table in self._tables.values())

    def open(self) -> None:
        """Nothing to do: memory is there."""

    def close(self) -> None:
        """Nothing to do: the state stays until the store is gone."""

    def turn(self) -> AbstractContextManager[Any]:
        return self._lock

    def holds(self, address: Address) -> bool:
        """Whether there is a record, without reading it."""
        with self._lock:
            return self.table(address.collection).get(address) is not None

    def get(self, address: Address) -> Record | None:
        with self._lock:
            table = self._tables.get(address[0])
            text = None if table is None else table.get(address)
        return None if text is None else loads(text)

    def deleted(self, address: Address) -> bool:
        with self._lock:
            return self.table(address.collection).deleted(address)

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        with self._lock:
            texts = self.table(collection).texts(parent)
        return map(loads, texts)

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        with self._lock:
            texts = self.table(collection).slice(parent, start, stop)
        return [loads(text) for text in texts]

    def count(self, collection: str, parent: tuple[str, ...]) -> int:
        with self._lock:
            return self.table(collection).count(parent)

    def addresses(self, collection: str) -> Sequence[Address]:
        with self._lock:
            return self.table(collection).addresses()

    def below(self, collection: str, parent: tuple[str, ...]) -> Sequence[Address]:
        with self._lock:
            return self.table(collection).below(parent)

    def matching(
        self, collection: str, parent: tuple[str, ...] | None, index: Index, terms: Iterable[str]
    ) -> Sequence[Address]:
        with self._lock:
            return self.table(collection).matching(parent, index, terms)

    def ranked(self, collection: str, parent: tuple[str, ...] | None, ranking: Ranking) -> Sequence[Address]:
        with self._lock:
            return self.table(collection).ranked(parent, ranking)

    def next_number(self, collection: str) -> int:
        with self._lock:
            number = self._numbers.get(collection, 0) + 1
            self._numbers[collection] = number
            return number

    def take_number(self, collection: str, parent: tuple[str, ...], first: int) -> tuple[int, Address, bool]:
        """`next_number`, counted from `first`, with the address of which it is the key, and whether that is free.

        To call while the turn is held.
        """
        numbers = self._numbers
        numbers[collection] = number = numbers.get(collection, 0) + 1
        number += first - 1
        address = new_address((collection, parent, (str(number),)))
        table = self._tables.get(collection)
        return number, address, table is None or table.get(address) is None

    def last_number(self, collection: str) -> int:
        """The number that was assigned last; 0 before the first."""
        with self._lock:
            return self._numbers.get(collection, 0)

    def apply(self, changes: Sequence[Change]) -> None:
        # Everything that can fail (a record that is not JSON) happens before the first change is made.
        if len(changes) == 1 and (text := changes[0].text) is not None:
            self.apply_texts(((changes[0].address, text),))
        else:
            self.apply_texts(texts_of(changes))

    def apply_texts(self, changes: Sequence[tuple[Address, bytes | None]]) -> None:
        """The same for records that are JSON text already. Can't fail."""
        with self._lock:
            self._version += 1
            for address, text in changes:
                collection = address[0]
                table = self._tables[collection] if collection in self._owned else self._own(collection)
                if text is not None:
                    table.put(address, text)
                else:
                    table.delete(address)

    def forget(self, collection: str) -> None:
        with self._lock:
            self._version += 1
            self._tables.pop(collection, None)
            self._owned.discard(collection)

    def snapshot(self) -> Snapshot:
        return Snapshot(self.content())

    def content(self) -> Content:
        """All that it holds now; what changes later is not in it."""
        with self._lock:
            self._owned.clear()
            return Content(self._tables.copy(), self._numbers.copy())

    def restore(self, snapshot: Snapshot) -> None:
        self.take(snapshot.content)

    def take(self, content: Content) -> None:
        """Hold this from now on, shared with whoever holds it too."""
        with self._lock:
            self._version += 1
            self._owned.clear()
            self._tables, self._numbers = content.tables.copy(), content.numbers.copy()

    def clear(self) -> None:
        self.take(Content({}, {}))

    def table(self, collection: str) -> Table:
        """The records of a collection, to look at while the turn is held."""
        return self._tables.get(collection, _NONE)

    def _own(self, collection: str) -> Table:
        """A table of the collection that is nobody else's."""
        known = self._tables.get(collection)
        table = self._tables[collection] = Table(collection) if known is None else known.fork()
        self._owned.add(collection)
        return table


class Mirrored:
    """The reading half of a store, over a copy in memory."""

    durable = True

    def _read(self) -> MemoryStore:
        """The copy as it must be for a read. Raises StateError where it can't be had."""
        raise NotImplementedError

    @property
    def empty(self) -> bool:
        return self._read().empty

    def get(self, address: Address) -> Record | None:
        return self._read().get(address)

    def deleted(self, address: Address) -> bool:
        return self._read().deleted(address)

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        return self._read().records(collection, parent)

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        return self._read().slice(collection, parent, start, stop)

    def count(self, collection: str, parent: tuple[str, ...]) -> int:
        return self._read().count(collection, parent)

    def addresses(self, collection: str) -> Sequence[Address]:
        return self._read().addresses(collection)

    def below(self, collection: str, parent: tuple[str, ...]) -> Sequence[Address]:
        return self._read().below(collection, parent)

    def matching(
        self, collection: str, parent: tuple[str, ...] | None, index: Index, terms: Iterable[str]
    ) -> Sequence[Address]:
        return self._read().matching(collection, parent, index, terms)

    def ranked(self, collection: str, parent: tuple[str, ...] | None, ranking: Ranking) -> Sequence[Address]:
        return self._read().ranked(collection, parent, ranking)

    def last_number(self, collection: str) -> int:
        return self._read().last_number(collection)

    def snapshot(self) -> Snapshot:
        return self._read().snapshot()
