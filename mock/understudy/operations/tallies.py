"""Counts records for an answer that says how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from understudy.inference.envelopes import Steps
from understudy.inference.keys import held
from understudy.inference.list_inputs import list_inputs
from understudy.inference.resources import Counted, CountedBy
from understudy.operations.call import OperationCall
from understudy.operations.selection import filters, unmarked
from understudy.records.lookups import having_key
from understudy.records.parts import in_state
from understudy.records.service import RecordService
from understudy.state.store import Address, Record


def tallied(call: OperationCall, records: RecordService, answer: Any, of: Address | None = None) -> Any:
    """An answer with what it counts, as it is now; query parameters say of which records, as those of a list do.

    `of` is the record to which these belong, where it is about one.
    """
    for way, counted in call.plan.tallies:
        number = sum(1 for _ in _counted(call, records, counted, of))
        answer = _with(answer, way, number)
    for way, grouped in call.plan.groups:
        answer = _with(answer, way, _rows(grouped, _counted(call, records, grouped.counted, of)))
    return answer


def _with(answer: Any, way: Steps, value: Any) -> Any:
    if not way:
        return value
    inner = answer
    for step in way[:-1]:
        inner = inner.setdefault(step, {}) if isinstance(inner, dict) else None
    if isinstance(inner, dict):
        inner[way[-1]] = value
    return answer


def _rows(grouped: CountedBy, found: Iterator[Record]) -> list[Record]:
    numbers: Counter[str | int] = Counter(dict.fromkeys(grouped.values, 0))
    numbers.update(value for each in found if isinstance(value := held(each, grouped.by), str | int))
    return [{grouped.group: value, grouped.number: number} for value, number in numbers.items()]


def _counted(call: OperationCall, records: RecordService, counted: Counted, of: Address | None) -> Iterator[Record]:
    collection, work = call.context.collection(counted.collection), records.work
    inputs = list_inputs(call.context.contract.schemas, call.operation, call.plan, collection)
    below = of is not None or call.plan.place.startswith(f"{collection.id}/")
    tests = [*(filters(inputs, call.query) if below else ()), *unmarked(collection.marks, inputs, call.query)]
    if of is None:
        addresses = work.addresses(collection.id)
    elif counted.link is None:
        addresses = work.addresses(collection.id, (*of.parent, *of.key))
    else:
        addresses = having_key(work, collection.id, counted.link, of.key[-1])
    found = filter(None, map(work.get, addresses))
    return (each for each in in_state(found, counted) if all(test(each) for test in tests))
