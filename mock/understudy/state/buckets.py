"""Where a record stands, and the indexes that lead there."""

from __future__ import annotations

from collections.abc import Iterable

from understudy.state.shards import Shards
from understudy.state.sorted_parts import SortedParts
from understudy.state.store import Address, Index

Parent = tuple[str, ...]
Key = tuple[Parent, tuple[str, ...]]
"""An address within its collection. Plain tuples: of texts alone, they cost the garbage collector nothing."""
Place = tuple[int, Key]
"""A record's number in the order of its collection, and its address there."""
Row = tuple[Place, bytes]
"""A record: its place, and itself as JSON text."""

_SMALL = 8


class Buckets:
    """An index: by term, and by parent where it is scoped, the places of the records that have it."""

    __slots__ = ("_buckets", "_scoped", "learned")

    def __init__(self, *, scoped: bool) -> None:
        self._buckets: Shards[object, tuple[Place, ...] | SortedParts[Place]] = Shards()
        self._scoped = scoped
        # How many of the table's changes it knows.
        self.learned = 0

    @classmethod
    def of(cls, collection: str, rows: Iterable[Row], index: Index, *, scoped: bool) -> Buckets:
        made = cls(scoped=scoped)
        groups: dict[object, list[Place]] = {}
        for place, text in rows:
            for term in index.terms_of(Address(collection, *place[1]), text):
                groups.setdefault(made._key(place[1][0], term), []).append(place)
        made._buckets = Shards.of(
            (key, tuple(places) if len(places) <= _SMALL else SortedParts(places, made))
            for key, places in groups.items()
        )
        return made

    def fork(self) -> Buckets:
        """An index that may learn other changes. This one must not any more."""
        made = Buckets(scoped=self._scoped)
        made._buckets = self._buckets.copy()
        return made

    def get(self, parent: Parent | None, term: str) -> tuple[Place, ...] | SortedParts[Place] | None:
        return self._buckets.get(self._key(parent, term))

    def change(self, index: Index, address: Address, place: Place, before: bytes | None, after: bytes | None) -> None:
        old = frozenset() if before is None else index.terms_of(address, before)
        new = frozenset() if after is None else index.terms_of(address, after)
        for term in old - new:
            self._discard(self._key(address.parent, term), place)
        for term in new - old:
            self._add(self._key(address.parent, term), place)

    def _key(self, parent: Parent | None, term: str) -> object:
        return (parent, term) if self._scoped else term

    def _add(self, key: object, place: Place) -> None:
        bucket = self._buckets.get(key)
        if isinstance(bucket, SortedParts):
            order = bucket.owned_by(self)
            order.add(place)
            self._buckets.put(key, order)
            return
        places = sorted((*(bucket or ()), place))
        self._buckets.put(key, tuple(places) if len(places) <= _SMALL else SortedParts(places, self))

    def _discard(self, key: object, place: Place) -> None:
        bucket = self._buckets.get(key)
        if isinstance(bucket, SortedParts):
            order = bucket.owned_by(self)
            order.remove(place)
            if order.count:
                self._buckets.put(key, order)
                return
            places: tuple[Place, ...] = ()
        else:
            places = tuple(each for each in bucket or () if each != place)
        if places:
            self._buckets.put(key, places)
        else:
            self._buckets.pop(key)
