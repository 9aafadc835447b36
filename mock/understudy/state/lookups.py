"""Finding records in any store: by its index where it has one, else by reading all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from understudy.state.store import Address, Index, IndexedStore, Store


def below(store: Store, collection: str, parent: tuple[str, ...]) -> Sequence[Address]:
    """The addresses of the records below one parent, oldest first; true until the next change."""
    if isinstance(store, IndexedStore):
        return store.below(collection, parent)
    return [address for address in store.addresses(collection) if address.parent == parent]


def matching(
    store: Store, collection: str, parent: tuple[str, ...] | None, index: Index, terms: Iterable[str]
) -> Sequence[Address]:
    """The addresses of the records that have any of the terms in an index, below one parent or (None) anywhere.

    Oldest first below each parent; true until the next change.
    """
    if isinstance(store, IndexedStore):
        return store.matching(collection, parent, index, terms)
    return scan(store, collection, parent, index, terms)


def scan(
    store: Store, collection: str, parent: tuple[str, ...] | None, index: Index, terms: Iterable[str]
) -> list[Address]:
    """What `matching` finds, found by reading every record."""
    wanted = frozenset(terms)
    return [
        address
        for address in store.addresses(collection)
        if (parent is None or address.parent == parent)
        and (record := store.get(address) if index.reads else {}) is not None
        and not wanted.isdisjoint(index.terms(address, record))
    ]
