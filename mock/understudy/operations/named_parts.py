"""Operations below a record that read and change a part of it, which stands in the record itself."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from understudy.inference.conventions import RESOURCE_PARTS
from understudy.inference.shapes import type_of
from understudy.messages import Answer
from understudy.openapi.pointer import MISSING
from understudy.operations.call import OperationCall
from understudy.operations.compound import linked_record
from understudy.operations.own_address import addressed
from understudy.operations.patches import merge_patch
from understudy.records.errors import NotFoundError
from understudy.records.keys import key_text, noun
from understudy.records.service import RecordService
from understudy.state.store import Address, Record


def _way(call: OperationCall) -> tuple[str, ...]:
    return tuple(key_text(call.path[step[1:-1]]) if step.startswith("{") else step for step in call.plan.part)


def read_part(call: OperationCall, records: RecordService, address: Address, record: Record) -> Answer:
    """What stands at a place of a record. Raises NotFoundError where nothing does and the document can say so."""
    way = _way(call)
    value = _at(addressed(call, call.collection, record, (*address.parent, *address.key)), way)
    if call.plan.related:
        return _answer(call, address, {"data": _related(call, records, value)})
    if value is MISSING and call.plan.part[0] == RESOURCE_PARTS[1]:
        value = {"data": _related(call, records, None)}  # a relationship that leads nowhere is there all the same
    if value is MISSING or (value is None and call.documents(404)):
        if call.documents(404) or call.plan.part[-1].startswith("{"):
            raise _nothing(call, address, way)
        value = {}
    return _answer(call, address, value)


def change_part(call: OperationCall, records: RecordService, address: Address, record: Record) -> Answer:
    """Set, change or remove what stands at a place of a record; what is there else in it stays."""
    way = _way(call)
    value = _at(record, way)
    changed = copy.deepcopy(record)
    new = _linked(call, value) if _is_linkage(call, value) else _new(call, value)
    if new is MISSING:
        if value is MISSING:
            raise _nothing(call, address, way)
        _remove(changed, way)
    else:
        _put(changed, way, new)
    records.change(address, record, changed, {way[0]})
    if value is MISSING and call.method == "PUT" and "201" in call.operation.responses:
        call.answer_with(("201",))
    elif call.method == "PUT":
        call.answer_with(("200", "204", "202") if value is not MISSING else ())
    return _answer(call, address, None if new is MISSING else new)


def _new(call: OperationCall, value: Any) -> Any:
    if call.method == "DELETE":
        return MISSING
    both = isinstance(value, dict) and isinstance(call.body, dict)
    return merge_patch(value, call.body) if call.method == "PATCH" and both else call.body


def _is_linkage(call: OperationCall, value: Any) -> bool:
    """Whether a request is about what a relationship of JSON:API leads to (JSON:API 9.5)."""
    return isinstance(call.body, dict) and "data" in call.body and (isinstance(value, dict) or value is MISSING)


def _linked(call: OperationCall, value: Any) -> Any:
    """A relationship after keys were added to it, taken from it, or put in place of those that it had."""
    whole = dict(value) if isinstance(value, dict) else {}
    sent, there = call.body["data"], whole.get("data")
    if call.method in ("POST", "DELETE"):
        sent, there = (each if isinstance(each, list) else [] for each in (sent, there))
        named = {_name(each) for each in sent}
        kept = [each for each in there if _name(each) not in named]
        known = {_name(each): each for each in there}
        sent = kept if call.method == "DELETE" else [*there, *(each for each in sent if _name(each) not in known)]
    return {**whole, "data": sent}


def _related(call: OperationCall, records: RecordService, value: Any) -> Any:
    """The records that a relationship leads to: an array of them, or the one, or null."""
    there = value.get("data") if isinstance(value, dict) else None
    named = [_name(each) for each in (there if isinstance(there, list) else [there]) if isinstance(each, dict)]
    found = [record for kind, key in named if (record := linked_record(call, records, str(kind), str(key))) is not None]
    shape = call.properties_of(call.answer_node).get("data")
    several = isinstance(there, list) or type_of(call.context.contract.schemas, shape) == "array"
    return found if several else next(iter(found), None)


def _name(identifier: Any) -> tuple[Any, Any]:
    found = identifier if isinstance(identifier, dict) else {}
    return found.get("type"), found.get("id")


def _answer(call: OperationCall, address: Address, value: Any) -> Answer:
    """A part as it stands in the record; what is related comes in an envelope."""
    key, media = "/".join((*address.parent, *address.key, call.operation.id)), call.media
    if media is None or media.schema is None or call.plan.related or not call.answers_value:
        return call.answer(value, key=key)
    fitted = call.context.values.fit(media.schema, "response", value, key=key)
    return Answer(call.status, fitted, media.name, fits=media.schema)


def _nothing(call: OperationCall, address: Address, way: tuple[str, ...]) -> NotFoundError:
    key = "/".join((*address.parent, *address.key))
    return NotFoundError(f"{noun(call.collection)} {key} has no {'/'.join(way)}")


def _at(record: Mapping[str, Any], way: tuple[str, ...]) -> Any:
    value: Any = record
    for step in way:
        if not isinstance(value, dict) or step not in value:
            return MISSING
        value = value[step]
    return value


def _put(record: Record, way: tuple[str, ...], value: Any) -> None:
    for step in way[:-1]:
        inner = record.get(step)
        record[step] = record = inner if isinstance(inner, dict) else {}
    record[way[-1]] = value


def _remove(record: Record, way: tuple[str, ...]) -> None:
    for step in way[:-1]:
        record = record[step]
    del record[way[-1]]
