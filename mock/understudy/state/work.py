"""The unit of work: changes of one exchange, seen by it at once and by others only when it commits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.state import lookups
from understudy.state.store import (
    Address,
    Change,
    Index,
    IndexedStore,
    OrderedStore,
    Ranking,
    Record,
    Store,
    new_address,
)


@dataclass(frozen=True, slots=True)
class Move:
    """A state property that was set: from `before` (None: the record was just made) to `after`, and what did it.

    `emit` names webhooks to send whatever their triggers say; `record` and `previous` are the record after and before,
    `patch` the other properties that were set with it.
    """

    address: Address
    property: str
    before: str | None
    after: str
    cause: str
    forced: bool
    emit: tuple[str, ...]
    record: Record
    previous: Record
    patch: Mapping[str, Any]


class Work:
    """Collects changes over a store. Nothing reaches the store before `commit`.

    `moves` are the state properties that were set, in order; added by the code that changes the records.
    """

    __slots__ = ("_came", "_changes", "_listed", "_store", "_take_number", "moves")

    def __init__(self, store: Store) -> None:
        self._store = store
        # To look for a Protocol at each number would cost more than one step in place of two saves.
        self._take_number = getattr(store, "take_number", None)
        self._changes: dict[Address, Change] = {}
        self._listed: tuple[Change, ...] | None = None
        self._came: dict[Address, Change] = {}
        self.moves: list[Move] = []

    def get(self, address: Address) -> Record | None:
        """The record as this exchange sees it: its own changes first."""
        if self._changes and (change := self._changes.get(address)) is not None:
            return None if change.record is None else dict(change.record)
        return self._store.get(address)

    def deleted(self, address: Address) -> bool:
        """Whether a record was here once and is gone, by this exchange or an earlier one."""
        if (change := self._changes.get(address)) is not None:
            return change.record is None
        return self._store.deleted(address)

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        """The records below one parent as this exchange sees them, oldest first."""
        if not self._touches(collection):
            return self._store.records(collection, parent)
        return (record for address in self.addresses(collection, parent) if (record := self.get(address)) is not None)

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        """The records from `start` up to `stop` as this exchange sees them, oldest first."""
        if not self._touches(collection):
            return self._store.slice(collection, parent, start, stop)
        return list(islice(self.records(collection, parent), start, stop))

    def count(self, collection: str, parent: tuple[str, ...]) -> int:
        """How many records stand below one parent as this exchange sees them."""
        if not self._touches(collection):
            return self._store.count(collection, parent)
        count = self._store.count(collection, parent)
        for address, change in self._changes.items():
            if address.collection == collection and address.parent == parent:
                count += (change.record is not None) - (self._store.get(address) is not None)
        return count

    def addresses(self, collection: str, parent: tuple[str, ...] | None = None) -> Sequence[Address]:
        """The addresses of a collection's records, of every parent or of one, as this exchange sees them."""
        if not self._touches(collection):
            if parent is None:
                return self._store.addresses(collection)
            return lookups.below(self._store, collection, parent)
        found = self._store.addresses(collection) if parent is None else lookups.below(self._store, collection, parent)
        known = [address for address in found if address not in self._changes]
        return known + [address for address, _ in self._put_into(collection, parent)]

    def below(self, collection: str, parent: tuple[str, ...] | None) -> Sequence[Address]:
        """The addresses of the records of one parent or of all, which are about to be read."""
        return self.addresses(collection, parent)

    @property
    def indexed(self) -> bool:
        """Whether the store finds records without reading all of them."""
        return isinstance(self._store, IndexedStore)

    def matching(
        self, collection: str, parent: tuple[str, ...] | None, index: Index, terms: Iterable[str]
    ) -> Sequence[Address]:
        """The addresses of the records that have any of the terms in an index, as this exchange sees them.

        Below one parent or (None) anywhere, oldest first below each; true until the next change.
        """
        found = lookups.matching(self._store, collection, parent, index, terms)
        if not self._touches(collection):
            return found
        wanted = frozenset(terms)
        return [address for address in found if address not in self._changes] + [
            address
            for address, record in self._put_into(collection, parent)
            if not wanted.isdisjoint(index.terms(address, record))
        ]

    def ranked(self, collection: str, parent: tuple[str, ...] | None, ranking: Ranking) -> Sequence[Address] | None:
        """The addresses of all records below one parent, or (None) anywhere, by rank; None where they must be read.

        True until the next change.
        """
        if self._touches(collection) or not isinstance(self._store, OrderedStore):
            return None
        return self._store.ranked(collection, parent, ranking)

    def read(self, addresses: Iterable[Address]) -> list[Record]:
        """The records at addresses that a lookup has found, in one step."""
        return [record for address in addresses if (record := Work.get(self, address)) is not None]

    def _put_into(self, collection: str, parent: tuple[str, ...] | None) -> Iterator[tuple[Address, Record]]:
        """What this exchange has put into a collection, below one parent or anywhere."""
        for address, change in self._changes.items():
            record = change.record
            if record is not None and address.collection == collection and parent in (None, address.parent):
                yield address, record

    def stored(self, address: Address) -> Record | None:
        """The record as it was before this exchange."""
        return self._store.get(address)

    def _touches(self, collection: str) -> bool:
        return any(address.collection == collection for address in self._changes)

    def put(self, address: Address, record: Record) -> None:
        self._changes[address] = Change(address, dict(record))
        self._listed = None

    def put_written(self, address: Address, record: Record, text: bytes) -> None:
        """`put`, of a record that nobody changes any more, with its JSON text."""
        self._changes[address] = Change(address, record, text)
        self._listed = None

    def delete(self, address: Address) -> None:
        before = self._changes.get(address)
        if before is not None and before.record is not None:
            self._came[address] = before
        self._changes[address] = Change(address, None)
        self._listed = None

    def next_number(self, collection: str) -> int:
        return self._store.next_number(collection)

    def next_address(self, collection: str, parent: tuple[str, ...], first: int) -> tuple[int, Address | None]:
        """The next number of a collection, counted from `first`, and the address with it for the key.

        None in place of the address where there is a record.
        """
        take = self._take_number
        if take is None:
            return self._next_and_look(collection, parent, first)
        number, address, is_free = take(collection, parent, first)
        if self._changes and (change := self._changes.get(address)) is not None:
            is_free = change.record is None
        return number, address if is_free else None

    def _next_and_look(self, collection: str, parent: tuple[str, ...], first: int) -> tuple[int, Address | None]:
        """`next_address` in two steps, for who watches them and for a store that knows no other way."""
        number = self.next_number(collection) - 1 + first
        address = new_address((collection, parent, (str(number),)))
        return number, address if self.get(address) is None else None

    @property
    def changes(self) -> tuple[Change, ...]:
        listed = self._listed
        if listed is None:
            listed = self._listed = tuple(self._changes.values())
        return listed

    @property
    def touched(self) -> tuple[Address, ...]:
        """The records that were made, changed or deleted, but for the mock's own."""
        changes = self._changes
        if len(changes) == 1:
            (only,) = changes
            return (only,) if only[0][:1] != "~" else ()
        return tuple([each for each in changes if each[0][:1] != "~"])

    def mark(self) -> tuple[dict[Address, Change], int]:
        """Where the unit of work is now, to come back to."""
        return dict(self._changes), len(self.moves)

    def back_to(self, mark: tuple[dict[Address, Change], int]) -> None:
        """Forget what was changed and moved since."""
        self._changes, self._listed, count = dict(mark[0]), None, mark[1]
        del self.moves[count:]

    def take_back(self) -> tuple[tuple[Change, ...], tuple[Move, ...]]:
        """What was changed and moved so far, which this unit of work then does not do."""
        changes, moves = self.changes, tuple(self.moves)
        self._changes, self._listed, self.moves = {}, None, []
        return changes, moves

    @property
    def failure(self) -> Exception | None:
        """The error that the caller gets in place of success, once it is committed."""
        return None

    def commit(self) -> None:
        """Hand every change to the store at once."""
        if self._changes:
            changes = self._listed or self.changes
            self._store.apply(self._with_what_came(changes) if self._came else changes)
            self._changes, self._listed, self._came = {}, None, {}

    def _with_what_came(self, changes: Sequence[Change]) -> Sequence[Change]:
        """The changes, each record that came and went meanwhile put before: it is known then to have been deleted."""
        found: list[Change] = []
        for change in changes:
            came = self._came.get(change.address) if change.record is None and not change.address.own else None
            if came is not None and self._store.get(change.address) is None:
                found.append(came)
            found.append(change)
        return found
