"""Counts records for an answer that says how many there are."""

from __future__ import annotations

from typing import Any

from understudy.inference.list_inputs import list_inputs
from understudy.inference.resources import Counted
from understudy.operations.call import OperationCall
from understudy.operations.selection import filters, unmarked
from understudy.records.parts import in_state
from understudy.records.service import RecordService


def tallied(call: OperationCall, records: RecordService, answer: Any) -> Any:
    """An answer with what it counts, as it is now; query parameters say of which records, as those of a list do."""
    for way, counted in call.plan.tallies:
        number = _number(call, records, counted)
        if not way:
            return number
        inner = answer
        for step in way[:-1]:
            inner = inner.setdefault(step, {}) if isinstance(inner, dict) else None
        if isinstance(inner, dict):
            inner[way[-1]] = number
    return answer


def _number(call: OperationCall, records: RecordService, counted: Counted) -> int:
    collection = call.context.collection(counted.collection)
    inputs = list_inputs(call.context.contract.schemas, call.operation, call.plan, collection)
    below = call.plan.place.startswith(f"{collection.id}/")
    tests = [*(filters(inputs, call.query) if below else ()), *unmarked(collection.marks, inputs, call.query)]
    found = filter(None, map(records.work.get, records.work.addresses(collection.id)))
    return sum(1 for each in in_state(found, counted) if all(test(each) for test in tests))
