"""The records that a document shows in its examples: what is there before the first request."""

from __future__ import annotations

from dataclasses import replace

from understudy.clock import timestamp
from understudy.operations.call import World
from understudy.problem import Problem
from understudy.records.records import record_key, seed_record
from understudy.state.store import Address, Change, Store
from understudy.values.generate import Unsatisfiable

__all__ = ["plant_seeds"]


def plant_seeds(world: World, store: Store) -> tuple[Problem, ...]:
    """Put the seeds into a store that has never been in use: all of them or, cut off, none.

    Those that nothing makes valid are left out; each is a problem.
    """
    if not store.empty:
        return ()
    now = timestamp(world.clock.now())
    changes = {}
    problems = []
    for collection in world.contract.resources.collections.values():
        if not collection.seeds or collection.parent_count:
            continue
        for position, given in enumerate(collection.seeds, 1):
            key = record_key(collection, given)
            if len(key) != len(collection.key_parameters):
                key = (str(position),) * len(collection.key_parameters)
            address = Address(collection.id, (), key)
            try:
                changes[address] = Change(address, seed_record(world, collection, address, given, now))
            except Unsatisfiable as impossible:
                problems.append(_left_out(collection.path, position, world.contract.placed(impossible.problem)))
    if changes:
        store.apply(tuple(changes.values()))
    return tuple(problems)


def _left_out(path: str, position: int, problem: Problem) -> Problem:
    message = f"record {position} that {path} would start with is left out: {problem.message}"
    return replace(problem, rule="seed", message=message, severity="warning")
