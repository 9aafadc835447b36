"""The records of one collection in memory, with the indexes that lookups ask for.

A table is shared by every snapshot and session that has not changed it since: whoever changes it forks it first, at a
cost that does not depend on how many records it holds.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any, overload

from understudy.state.buckets import Buckets, Key, Parent, Place, Row, address_of, key_of, parent_of
from understudy.state.marks import DeletedMarks
from understudy.state.ranks import RankedPlaces, Ranks
from understudy.state.shards import Shards
from understudy.state.sorted_parts import Group, SortedParts, group_of, with_element, without_element
from understudy.state.store import Address, Index, Ranking

_Change = tuple[Place, bytes | None, bytes | None]
"""A record's text before and after."""

_FEW = 32
"""So many records are read sooner than an index is made of them."""
_CHECKED = 1024
_MOST_INDEXES = 16
"""Combinations of filters may be many; the index that was made first goes."""
_catching_up = threading.Lock()
_key_of: Callable[[Place], Key] = itemgetter(1)


class Table:
    """Records by address, in the order in which they came, and which of them were deleted. Not thread-safe.

    Only lookups may be done on a table that was forked, from any thread.
    """

    __slots__ = (
        "__weakref__",
        "_below",
        "_changes",
        "_collection",
        "_deleted",
        "_every",
        "_indexes",
        "_only",
        "_origin",
        "_rows",
        "following",
    )

    def __init__(self, collection: str) -> None:
        self._collection = collection
        self._rows: Shards[Key, Row] = Shards()
        self._deleted = DeletedMarks()
        # The number of the next new record.
        self.following = 0
        self._every: SortedParts[Place] = SortedParts((), self)
        # By parent, from when there are two parents on; up to then the one parent of every record. Most have few.
        self._below: Shards[Parent, Group[Place]] | None = None
        self._only: Parent | None = None
        # What an index that was made earlier, here or of the origin, has still to learn. None: nobody will ask.
        self._changes: list[_Change] | None = None
        self._indexes: dict[tuple[str, bool], Buckets | Ranks] = {}
        self._origin: weakref.ref[Table] | None = None

    @classmethod
    def of(cls, collection: str, rows: Iterable[Row], deleted: Iterable[Key] = ()) -> Table:
        """A table of these rows, by number in ascending order; of the keys of deleted ones the oldest are first."""
        made = cls(collection)
        listed = list(rows)
        made._rows = Shards.of((row[0][1], row) for row in listed)
        made._every = SortedParts((row[0] for row in listed), made)
        made._deleted = DeletedMarks(deleted)
        made.following = listed[-1][0][0] + 1 if listed else 0
        groups: dict[Parent, list[Place]] = {}
        for row in listed:
            groups.setdefault(parent_of(row[0][1]), []).append(row[0])
        if groups:
            made._only = next(iter(groups))
        if len(groups) > 1:
            made._below = Shards.of((parent, group_of(places, made)) for parent, places in groups.items())
        return made

    def fork(self) -> Table:
        """A table with the same records. This one must not be changed any more."""
        made: Table = Table.__new__(Table)
        made._collection = self._collection
        made._rows, made._deleted, made.following = self._rows.copy(), self._deleted.copy(), self.following
        made._every = self._every.owned_by(made)
        made._below, made._only = None if self._below is None else self._below.copy(), self._only
        made._changes, made._indexes, made._origin = [], {}, weakref.ref(self)
        return made

    # -- records --------------------------------------------------------------------------------------------------

    @property
    def empty(self) -> bool:
        """Whether there are neither records nor marks of deleted ones."""
        return not (self._rows.count or self._deleted.count)

    def get(self, address: Address) -> bytes | None:
        rows, key = self._rows, address[1:] if address[1] else address[2]
        row = rows.get(key) if rows.only is None else rows.only.get(key)
        return None if row is None else row[1]

    def deleted(self, address: Address) -> bool:
        return key_of(address) in self._deleted

    def put(self, address: Address, text: bytes) -> None:
        """A record that is replaced keeps its place; a new one is the last."""
        parent, key, rows = address[1], address[1:] if address[1] else address[2], self._rows
        shard = rows.only
        if shard is None:
            shard = rows.to_change(key)
        place, before = (self.following, key), None
        new = (place, text)
        row = shard.setdefault(key, new)  # one look in a large dict is dearer than a tuple too many
        if row is not new:
            place, before = row
            shard[key] = (place, text)
        else:
            self.following += 1
            self._every.append(place)
            if self._below is not None or parent != self._only:
                self._put_below(parent, place)
            if self._deleted.following:
                self._deleted.discard(key)
            rows.count += 1
            if rows.count > rows.most:
                rows.split()
        if self._changes is not None:
            self._note(place, before, text)

    def delete(self, address: Address) -> bool:
        """Whether it was there; then it is marked as deleted, unless it is one of the mock's own."""
        row = self._rows.pop(key_of(address))
        if row is None:
            return False
        place = row[0]
        self._every.remove(place)
        if self._below is not None and (known := self._below.get(address.parent)) is not None:
            left = without_element(known, place, self)
            if left is not None:
                self._below.put(address.parent, left)
            else:
                self._below.pop(address.parent)
        if not address.own:
            self._deleted.add(place[1])
        if self._changes is not None:
            self._note(place, row[1], None)
        return True

    def slice(self, parent: Parent, start: int, stop: int) -> list[bytes]:
        """The texts of the records below a parent, from `start` up to `stop`."""
        order = self._order(parent)
        return [] if order is None else self._texts(order.slice(start, stop))

    def texts(self, parent: Parent) -> list[bytes]:
        """The texts of all records below a parent."""
        order = self._order(parent)
        return [] if order is None else self._texts(order)

    def _texts(self, places: Iterable[Place]) -> list[bytes]:
        rows = map(self._rows.get, map(_key_of, places))
        return [row[1] for row in rows if row is not None]

    def count(self, parent: Parent) -> int:
        order = self._order(parent)
        return 0 if order is None else order.count

    def addresses(self) -> list[Address]:
        return [self.address(place) for place in self._every]

    def address(self, place: Place) -> Address:
        """The whole address of a place."""
        return address_of(self._collection, place[1])

    def _whole(self, key: Key) -> Address:
        return address_of(self._collection, key)

    def below(self, parent: Parent) -> _Addresses:
        """The addresses of the records below a parent."""
        order = self._order(parent)
        return _Addresses(self, () if order is None else order)

    def rows(self) -> Iterator[tuple[Place, bytes]]:
        """Every record in order."""
        for place in self._every:
            row = self._rows.get(place[1])
            assert row is not None
            yield row

    def row(self, address: Address) -> Row | None:
        """A record and its place."""
        return self._rows.get(key_of(address))

    def marks(self) -> Iterator[Address]:
        """Every address that is marked as deleted, oldest mark first."""
        return map(self._whole, self._deleted)

    def outdated_marks(self, adding: int, without: Iterable[Address]) -> list[Address]:
        """The marks that are forgotten when so many are added, `without` those that are taken away before."""
        return list(map(self._whole, self._deleted.outdated(adding, frozenset(map(key_of, without)))))

    def differing(self, other: Table) -> tuple[list[Address], list[Address]]:
        """The addresses whose records differ, and those whose marks do."""
        rows, marks = self._rows.differing(other._rows), self._deleted.differing(other._deleted)
        return list(map(self._whole, rows)), list(map(self._whole, marks))

    def _order(self, parent: Parent) -> SortedParts[Place] | None:
        if self._below is not None:
            known = self._below.get(parent)
            return SortedParts(known, self) if isinstance(known, tuple) else known
        return self._every if self._only == parent else None

    def _put_below(self, parent: Parent, place: Place) -> None:
        """Keep the place of a new record in the sequence of its parent, from when there are two parents on."""
        if self._below is None:
            if self._only is None:
                self._only = parent
                return
            self._below = Shards.of([(self._only, SortedParts(self._every.slice(0, self._every.count - 1), self))])
        self._below.put(parent, with_element(self._below.get(parent), place, self))

    # -- lookups --------------------------------------------------------------------------------------------------

    def matching(self, parent: Parent | None, index: Index, terms: Iterable[str]) -> _Addresses:
        """The addresses of the records that have any of the terms in an index, below one parent or (None) anywhere."""
        order, wanted = self._every if parent is None else self._order(parent), frozenset(terms)
        if order is None or not wanted:
            return _Addresses(self, ())
        if order.count < _FEW:
            return _Addresses(self, [place for place in order if self._has(place, index, wanted)])
        buckets = self._index(index, scoped=parent is not None and self._below is not None)
        assert isinstance(buckets, Buckets)
        found = [bucket for term in wanted if (bucket := buckets.get(parent, term)) is not None]
        if len(found) < 2:
            return _Addresses(self, found[0] if found else ())
        merged = {place[0]: place for bucket in found for place in bucket}
        return _Addresses(self, [merged[number] for number in sorted(merged)])

    def ranked(self, parent: Parent | None, ranking: Ranking) -> _Addresses:
        """The addresses of the records below one parent, or (None) of all, by rank; of those alike the oldest first."""
        if parent is not None and self._order(parent) is None:
            return _Addresses(self, ())
        ranks = self._index(ranking, scoped=parent is not None and self._below is not None)
        assert isinstance(ranks, Ranks)
        order = ranks.get(parent)
        if order is None:
            return _Addresses(self, ())

        def rank_of(place: Place) -> tuple[Any, ...]:
            row = self._rows.get(place[1])
            assert row is not None
            return ranking.rank_of(row[1])

        return _Addresses(self, RankedPlaces(order, rank_of))

    def _has(self, place: Place, index: Index, terms: frozenset[str]) -> bool:
        address = self.address(place)
        text = self.get(address)
        return text is not None and not terms.isdisjoint(index.terms_of(address, text))

    def _index(self, index: Index | Ranking, *, scoped: bool) -> Buckets | Ranks:
        key = (index.name, scoped)
        buckets = self._indexes.get(key)
        if buckets is not None and self._changes is not None and buckets.learned == len(self._changes):
            return buckets
        # Several sessions may look something up in a table that they share.
        with _catching_up:
            return self.caught_up(index, key)

    def caught_up(self, index: Index | Ranking, key: tuple[str, bool]) -> Buckets | Ranks:
        """An index that knows every change, made where there is none yet. One thread at a time."""
        if self._changes is None:
            self._changes = []
        buckets = self._indexes.get(key)
        origin = None if buckets is not None or self._origin is None else self._origin()
        if origin is not None:
            buckets = origin.caught_up(index, key).fork()
        if buckets is None:
            of: Any = Buckets.of if isinstance(index, Index) else Ranks.of
            buckets = of(self._collection, self.rows(), index, scoped=key[1])
            buckets.learned = len(self._changes)
        change: Any = buckets.change
        for place, before, after in islice(self._changes, buckets.learned, None):
            change(index, self.address(place), place, before, after)
        buckets.learned = len(self._changes)
        if key not in self._indexes and len(self._indexes) >= _MOST_INDEXES:
            del self._indexes[next(iter(self._indexes))]
        self._indexes[key] = buckets
        return buckets

    def _note(self, place: Place, before: bytes | None, after: bytes | None) -> None:
        changes = self._changes
        assert changes is not None
        changes.append((place, before, after))
        if len(changes) % _CHECKED == 0 and len(changes) > self._rows.count // 4:
            # Making an index anew costs less by now than going through all that has changed.
            self._changes, self._indexes, self._origin = None, {}, None


class _Addresses(Sequence[Address]):
    """The addresses of records in order, found one by one. True until the next change of the store."""

    __slots__ = ("_places", "_table")

    def __init__(self, table: Table, places: Sequence[Place] | SortedParts[Place]) -> None:
        self._table = table
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Address]:
        return map(self._table.address, self._places)

    @overload
    def __getitem__(self, which: int) -> Address: ...
    @overload
    def __getitem__(self, which: slice) -> Sequence[Address]: ...

    def __getitem__(self, which: int | slice) -> Address | Sequence[Address]:
        if isinstance(which, int):
            number = range(len(self))[which]
            return self._slice(number, number + 1)[0]
        start, stop, step = which.indices(len(self))
        return self._slice(start, stop) if step == 1 else list(self)[which]

    def __contains__(self, address: object) -> bool:
        try:
            self.index(address)
        except ValueError:
            return False
        return True

    def index(self, address: object, start: int = 0, stop: int | None = None) -> int:
        """Where an address stands. Raises ValueError."""
        row = self._table.row(address) if isinstance(address, Address) else None
        if row is None:
            raise ValueError(f"{address!r} is not there")
        place = row[0]
        if not isinstance(self._places, SortedParts):
            return self._places.index(place, start, len(self) if stop is None else stop)
        number = self._places.index(place)
        if self._slice(number, number + 1) != [address] or not start <= number < (len(self) if stop is None else stop):
            raise ValueError(f"{address!r} is not there")
        return number

    def _slice(self, start: int, stop: int) -> list[Address]:
        part = self._places.slice(start, stop) if isinstance(self._places, SortedParts) else self._places[start:stop]
        return list(map(self._table.address, part))
