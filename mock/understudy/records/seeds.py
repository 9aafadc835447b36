"""The records that a document shows in its examples: what is there before the first request."""

from __future__ import annotations

from understudy.clock import timestamp
from understudy.operations.call import World
from understudy.records.records import record_key, seed_record
from understudy.state.store import Address, Change, Store

__all__ = ["plant_seeds"]


def plant_seeds(world: World, store: Store) -> None:
    """Put the seeds into a store that has never been in use: all of them or, cut off, none."""
    if not store.empty:
        return
    now = timestamp(world.clock.now())
    changes = {}
    for collection in world.contract.resources.collections.values():
        if not collection.seeds or collection.parent_count:
            continue
        for position, given in enumerate(collection.seeds, 1):
            key = record_key(collection, given)
            if len(key) != len(collection.key_parameters):
                key = (str(position),) * len(collection.key_parameters)
            address = Address(collection.id, (), key)
            changes[address] = Change(address, seed_record(world, collection, address, given, now))
    if changes:
        store.apply(tuple(changes.values()))
