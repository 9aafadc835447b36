"""Where a record stands, and the indexes that lead there."""

from __future__ import annotations

from collections.abc import Iterable

from understudy.state.shards import Shards
from understudy.state.sorted_parts import Group, group_of, with_element, without_element
from understudy.state.store import Address, Index, new_address

Parent = tuple[str, ...]
Key = tuple[str, ...] | tuple[Parent, tuple[str, ...]]
"""An address within its collection: the key alone at the top, else behind that of the parent.

Plain tuples: of texts alone, they cost the garbage collector nothing. Most records are at the top, and so is their key
already, as the address has it: no tuple more is kept, and hashed, of each.
"""
Place = tuple[int, Key]
"""A record's number in the order of its collection, and its address there."""
Row = tuple[Place, bytes]
"""A record: its place, and itself as JSON text."""


def key_in(parent: Parent, key: tuple[str, ...]) -> Key:
    """Where a key is within its collection, below a parent."""
    return (parent, key) if parent else key


def key_of(address: Address) -> Key:
    """Where an address is within its collection."""
    return address[1:] if address[1] else address[2]


def address_of(collection: str, key: Key) -> Address:
    """The whole address of a key."""
    if key and isinstance(key[0], tuple):
        return new_address((collection, *key))
    return new_address((collection, (), key))


def parent_of(key: Key) -> Parent:
    """The parent of a key."""
    return key[0] if key and isinstance(key[0], tuple) else ()


class Buckets:
    """An index: by term, and by parent where it is scoped, the places of the records that have it."""

    __slots__ = ("_buckets", "_scoped", "learned")

    def __init__(self, *, scoped: bool) -> None:
        self._buckets: Shards[object, Group[Place]] = Shards()
        self._scoped = scoped
        # How many of the table's changes it knows.
        self.learned = 0

    @classmethod
    def of(cls, collection: str, rows: Iterable[Row], index: Index, *, scoped: bool) -> Buckets:
        made = cls(scoped=scoped)
        groups: dict[object, list[Place]] = {}
        for place, text in rows:
            for term in index.terms_of(address_of(collection, place[1]), text):
                groups.setdefault(made._key(parent_of(place[1]), term), []).append(place)
        made._buckets = Shards.of((key, group_of(places, made)) for key, places in groups.items())
        return made

    def fork(self) -> Buckets:
        """An index that may learn other changes. This one must not any more."""
        made = Buckets(scoped=self._scoped)
        made._buckets = self._buckets.copy()
        return made

    def get(self, parent: Parent | None, term: str) -> Group[Place] | None:
        return self._buckets.get(self._key(parent, term))

    def change(self, index: Index, address: Address, place: Place, before: bytes | None, after: bytes | None) -> None:
        old = frozenset() if before is None else index.terms_of(address, before)
        new = frozenset() if after is None else index.terms_of(address, after)
        buckets = self._buckets
        for term in old - new:
            key = self._key(address.parent, term)
            if (bucket := buckets.get(key)) is None:
                continue
            if (left := without_element(bucket, place, self)) is not None:
                buckets.put(key, left)
            else:
                buckets.pop(key)
        for term in new - old:
            key = self._key(address.parent, term)
            buckets.put(key, with_element(buckets.get(key), place, self))

    def _key(self, parent: Parent | None, term: str) -> object:
        return (parent, term) if self._scoped else term
