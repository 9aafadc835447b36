"""Operations on a list that a record has: what a request lists is added to it, put in place of it, or taken out.

The body is an array, an object with the array under its name, or one element alone; elements are keys or objects.
"""

from __future__ import annotations

from typing import Any

from understudy.inference.conventions import KEY_NAMES, folded
from understudy.inference.envelopes import ELEMENT
from understudy.inference.keys import held
from understudy.inference.resources import Elements
from understudy.inference.shapes import items_of, properties, type_of
from understudy.messages import Answer
from understudy.operations.call import OperationCall
from understudy.operations.read import answer_records, require_parent
from understudy.records.keys import key_text, parent_address
from understudy.records.service import RecordService
from understudy.state.store import Record


def listed_members(call: OperationCall) -> list[Any] | None:
    """What a body lists of the elements of the record above; None where it is about one record, or no such list."""
    each = _elements(call)
    if each is None:
        return None
    body = call.body
    if isinstance(body, dict):
        listed = [value for name, value in body.items() if folded(name) == folded(each.property)]
        if not listed:
            return None
        body = listed[0]
    elif isinstance(body, list) and any(isinstance(element, dict) for element in body):
        return None  # several records
    return body if isinstance(body, list) else [body] if isinstance(body, str) else None


def add_members(call: OperationCall, records: RecordService, listed: list[Any]) -> Answer:
    """Put what is listed behind the elements that are there, each once."""
    there = _there(call, records)
    known = {_key(call, element) for element in there}
    return set_members(call, records, [*there, *(each for each in listed if _key(call, each) not in known)])


def set_members(call: OperationCall, records: RecordService, listed: list[Any]) -> Answer:
    """Let the record above have these elements and no others."""
    each = _elements(call)
    require_parent(call, records)
    address = parent_address(call.context, call.collection, call.parent_key())
    assert each is not None
    assert address is not None
    record = records.require(address)
    records.change(address, record, {**record, each.property: listed}, {each.property})
    return answer_members(call, records)


def answer_members(call: OperationCall, records: RecordService) -> Answer:
    """The elements that the record above has."""
    return answer_records(call, records, _there(call, records), call.parent_key())


def changed_list(call: OperationCall, record: Record, name: str, what: str) -> list[Any]:
    """An array of a record with what the body lists under its name added, put in its place or taken out."""
    schemas = call.context.contract.schemas
    items = items_of(schemas, properties(schemas, call.collection.schema).get(name))
    named = {each: type_of(schemas, node) for each, node in properties(schemas, items).items()}
    keys = [each for each in sorted(named, key=_rank) if _rank(each) < len(KEY_NAMES)]

    def object_of(element: Any) -> Any:
        kind = "string" if isinstance(element, str) else "integer"
        key = next((each for each in keys if named[each] == kind), None)
        return element if key is None or isinstance(element, dict) else {key: element}

    def is_same(one: Any, other: Any) -> bool:
        if not isinstance(one, dict) or not isinstance(other, dict):
            return bool(one == other)
        return any(one[key] == other[key] for key in keys if key in one and key in other)

    before = record.get(name) if isinstance(record.get(name), list) and what != "set" else []
    sent = call.attributes.get(name)
    listed = [object_of(each) for each in (sent if isinstance(sent, list) else [])]
    if what == "remove":
        return [each for each in before or () if not any(is_same(each, other) for other in listed)]
    return [*(before or ()), *(each for each in listed if not any(is_same(each, other) for other in before or ()))]


def _rank(name: str) -> int:
    """How surely a property of this name is a key: the less the surer."""
    return next((place for place, each in enumerate(KEY_NAMES) if each == folded(name)), len(KEY_NAMES))


def _there(call: OperationCall, records: RecordService) -> list[Record]:
    return list(records.work.records(call.collection.id, call.parent_key()))


def _key(call: OperationCall, element: Any) -> str | None:
    key = held(element, call.collection.key_properties[0]) if isinstance(element, dict) else element
    return None if key is None else key_text(key)


def _elements(call: OperationCall) -> Elements | None:
    """The array of the record above that has the records of the call as its elements."""
    collection = call.collection
    if collection.parent is None or call.plan.view is not None:
        return None
    parts = call.context.collection(collection.parent).parts
    return next((each for each in parts.elements if each.link is None and each.made == collection.id), None)


def answers_members(call: OperationCall) -> bool:
    """Whether an operation on one element answers all that are left."""
    return ELEMENT in call.plan.envelope and _elements(call) is not None
