"""What is there before the first request: the records that a document shows in its examples, and the user's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from understudy.inference.resources import SEED_PARENT, Collection
from understudy.problem import Problem
from understudy.records.context import RecordContext
from understudy.records.errors import MockError
from understudy.records.keys import key_text, record_key
from understudy.records.names import key_texts
from understudy.records.seed_data import SeedData, owners_only, sow
from understudy.records.service import RecordService
from understudy.state.store import Address, Record, Store
from understudy.state.work import Work
from understudy.values.generate import Unsatisfiable

__all__ = ["plant_seeds"]


def plant_seeds(context: RecordContext, store: Store, data: SeedData) -> tuple[Problem, ...]:
    """Put the seeds into a store that has never been in use: all of them or, cut off, none.

    Those of the document that nothing makes valid are left out; each is a problem. Raises SeedError for the user's.
    Records of users who are new are put into any store.
    """
    if not store.empty:
        _plant_owners(context, store, data)
        return ()
    work = Work(store)
    records = RecordService(context, work, "seed")
    problems = []
    for collection in context.contract.resources.collections.values():
        for position, seed in enumerate(collection.seeds, 1):
            attributes = dict(seed)
            parent = _parent(collection, attributes)
            if parent is None and not collection.seeded:
                continue
            try:
                if parent is None:
                    raise MockError(f"{SEED_PARENT} must say below which record it stands")
                _plant(records, collection, parent, attributes, position)
            except Unsatisfiable as impossible:
                problems.append(_left_out(collection.path, position, context.contract.placed(impossible.problem)))
            except MockError as error:
                problem = Problem("seed", str(error), "", context.contract.source)
                problems.append(_left_out(collection.path, position, problem))
    sow(records, data)
    work.commit()
    return tuple(problems)


def _plant_owners(context: RecordContext, store: Store, data: SeedData) -> None:
    work = Work(store)
    sow(RecordService(context, work, "seed"), owners_only(data, work))
    work.commit()


def _parent(collection: Collection, attributes: dict[str, Any]) -> tuple[str, ...] | None:
    """The key above a seed: what `$parent` says, else what its foreign key to the record above holds."""
    parent_key = attributes.pop(SEED_PARENT, None)
    if parent_key is not None:
        return key_texts((parent_key,))
    if collection.parent_count == 0:
        return ()
    links = [each.property for each in collection.references if each.collection == collection.parent]
    value = attributes.get(links[0]) if len(links) == 1 and collection.parent_count == 1 else None
    return None if value is None else (key_text(value),)


def _plant(
    records: RecordService,
    collection: Collection,
    parent: tuple[str, ...],
    attributes: Record,
    position: int,
) -> None:
    if len(parent) != collection.parent_count:
        raise MockError(f"{SEED_PARENT} needs {collection.parent_count} keys; got {len(parent)}")
    records.require_parent(collection, parent)
    key = record_key(collection, attributes)
    if len(key) != len(collection.key_parameters):
        key = (str(position),) * len(collection.key_parameters)
    address = Address(collection.id, parent, key)
    records.keep(address, records.seed(collection, address, attributes))


def _left_out(path: str, position: int, problem: Problem) -> Problem:
    message = f"record {position} that {path} would start with is left out: {problem.message}"
    return replace(problem, rule="seed", message=message, severity="warning")
