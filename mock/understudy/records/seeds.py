"""The records that a document shows in its examples: what is there before the first request."""

from __future__ import annotations

from dataclasses import replace

from understudy.problem import Problem
from understudy.records.context import RecordContext
from understudy.records.keys import record_key
from understudy.records.service import RecordService
from understudy.state.store import Address, Store
from understudy.state.work import Work
from understudy.values.generate import Unsatisfiable

__all__ = ["plant_seeds"]


def plant_seeds(context: RecordContext, store: Store) -> tuple[Problem, ...]:
    """Put the seeds into a store that has never been in use: all of them or, cut off, none.

    Those that nothing makes valid are left out; each is a problem.
    """
    if not store.empty:
        return ()
    work = Work(store)
    records = RecordService(context, work, "seed")
    problems = []
    for collection in context.contract.resources.collections.values():
        if not collection.seeds or collection.parent_count:
            continue
        for position, attributes in enumerate(collection.seeds, 1):
            key = record_key(collection, attributes)
            if len(key) != len(collection.key_parameters):
                key = (str(position),) * len(collection.key_parameters)
            address = Address(collection.id, (), key)
            try:
                work.put(address, records.seed(collection, address, attributes))
            except Unsatisfiable as impossible:
                problems.append(_left_out(collection.path, position, context.contract.placed(impossible.problem)))
    work.commit()
    return tuple(problems)


def _left_out(path: str, position: int, problem: Problem) -> Problem:
    message = f"record {position} that {path} would start with is left out: {problem.message}"
    return replace(problem, rule="seed", message=message, severity="warning")
