"""Operations that only look: read an item, list a collection, compute from the record above, answer an example."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import quote

from understudy.inference.conventions import EVERYTHING, folded, parameter_role
from understudy.inference.envelopes import inside, wrap
from understudy.inference.resources import Collection
from understudy.inference.shapes import body_schema, properties
from understudy.messages import Answer
from understudy.openapi.model import Node, Parameter
from understudy.openapi.pointer import MISSING
from understudy.operations import pages
from understudy.operations.addresses import make_up, seen, selected
from understudy.operations.call import CONTENT, OperationCall
from understudy.operations.decoding import shown as as_shown
from understudy.operations.files import file_answer, stored_file
from understudy.records.expressions import evaluate
from understudy.records.keys import record_key, typed_key
from understudy.records.service import RecordService
from understudy.state.store import Address, Record
from understudy.state.work import Work

__all__ = ["answer_record", "compute", "find", "list_records", "read", "require_parent", "synthesize"]

_MADE_UP = 3


def find(call: OperationCall, records: RecordService, address: Address) -> Record:
    """The record at an address, made up where the operation has no way to say that there is none."""
    record = records.work.get(address)
    return record if record is not None else records.stand_in(address, made_up=not call.documents(404))


def require_parent(call: OperationCall, records: RecordService) -> tuple[str, ...]:
    """The key of the record above the collection; refused when that record does not exist."""
    collection = call.collection
    if not collection.parent_count:
        return ()
    key = call.parent_key()
    records.require_parent(collection, key, made_up=not call.documents(404))
    return key


def read(call: OperationCall, records: RecordService) -> Answer:
    """One record."""
    address = selected(call, records)
    record = find(call, records, address)
    if (file := stored_file(call, records, address)) is not None:
        return file_answer(call, file)
    return answer_record(call, record, (*address.parent, *address.key))


def answer_record(
    call: OperationCall, record: Record, key: tuple[str, ...], headers: tuple[tuple[str, str], ...] = ()
) -> Answer:
    """Answer with a record, or with its bytes where the response is not JSON."""
    if call.media is not None and not call.answers_value:
        record = {CONTENT: _content(call, record)}
    elif call.media is not None:
        node, envelope = call.media.schema, call.plan.envelope
        record = call.shown(inside(call.context.contract.schemas, node, envelope) if envelope else node, record)
    return call.answer(record, key="/".join((str(call.plan.collection), *key)), headers=headers)


def _content(call: OperationCall, record: Record) -> bytes | None:
    """The bytes of a record's base64 property, as its create request declares one."""
    schemas = call.context.contract.schemas
    for operation in call.context.contract.operations.values():
        plan = call.context.contract.resources.plans[operation.id]
        if plan.kind != "create" or plan.collection != call.plan.collection or operation.request_body is None:
            continue
        for name, node in properties(schemas, body_schema(operation)).items():
            resolved = schemas.resolve(node)
            encoded = isinstance(resolved, dict) and (
                resolved.get("contentEncoding") == "base64" or resolved.get("format") == "byte"
            )
            if encoded and isinstance(record.get(name), str):
                try:
                    return base64.b64decode(record[name])
                except binascii.Error:
                    return None
    return None


def compute(call: OperationCall, records: RecordService) -> Answer:
    """Something below an item: what it shares with the record is the record's, the rest is made up and stays."""
    address = selected(call, records)
    record = find(call, records, address)
    if (file := stored_file(call, records, address)) is not None:
        return file_answer(call, file)
    return answer_record(call, {**record, **dict(call.path)}, (*address.parent, *address.key, call.operation.id))


def synthesize(call: OperationCall, _records: RecordService) -> Answer:
    """No state behind it: the response's example, with whatever the request says that the response repeats."""
    example = call.example()
    candidate: Any = dict(example) if isinstance(example, dict) else example
    supplied = {**call.path, **call.attributes}
    if isinstance(candidate, dict):
        node: Node | None = call.media.schema if call.media else None
        candidate.update({name: value for name, value in supplied.items() if name in call.properties_of(node)})
    elif candidate is None:
        candidate = supplied
    key = "/".join((call.operation.id, *call.path_texts()))
    return call.answer(candidate, key=key)


def list_records(call: OperationCall, records: RecordService) -> Answer:
    """A page of a collection, filtered by the query."""
    collection, work = call.collection, records.work
    view = call.plan.effects.get("x-mock-view")
    parent = require_parent(call, records) if view is None else ()
    elsewhere = call.plan.view is not None
    if collection.materializes and not (seen(call, records) if elsewhere else work.count(collection.id, parent)):
        # Nothing can create a record and the document shows none: there is to be something to list.
        for _ in range(_MADE_UP):
            make_up(call, records, parent)
    tests = list(_filters(call, collection))
    page, after = pages.requested_page(call)
    part: list[Record]
    if not tests and after is None and view is None and not elsewhere:
        total = work.count(collection.id, parent)
        part = list(work.slice(collection.id, parent, page.start, page.start + page.size))
    else:
        found = [_viewed(call, view, record) for record in seen(call, records)]
        found = [record for record in found if all(test(record) for test in tests)]
        if after is not None:
            page = replace(page, start=pages.position_after(collection, found, after))
        total = len(found)
        part = found[page.start : page.start + page.size]
    return _answer_list(call, work, part, page, total)


def _viewed(call: OperationCall, view: Mapping[str, Any] | None, record: Record) -> Record:
    if view is None:
        return record
    values = {name: evaluate(value, call, {"record": record}) for name, value in view.get("set", {}).items()}
    return {name: value for name, value in values.items() if value is not MISSING}


def _filters(call: OperationCall, collection: Collection) -> Iterable[Callable[[Record], bool]]:
    """One test for every query parameter that names a property or searches, and that no record is marked as deleted."""
    yield from (partial(_is_not, mark) for mark in collection.marks if mark not in call.query)
    view = call.plan.effects.get("x-mock-view")
    named = view.get("set", {}) if view else call.properties_of(collection.schema)
    for parameter in call.operation.parameters:
        if parameter.location != "query" or parameter.name not in call.query:
            continue
        value = call.query[parameter.name]
        role = parameter_role(parameter.name, parameter.extensions)
        if role == "search" and isinstance(value, str):
            yield partial(_mentions, value.casefold())
        elif role is None and not _means_all(call, parameter, value):
            name = _spelled(named, parameter.name)
            if name is not None:
                yield partial(_matches, name, value)


def _is_not(mark: str, record: Record) -> bool:
    return not record.get(mark)


def _spelled(named: Mapping[str, Any], name: str) -> str | None:
    """The property that a parameter is called like, in its spelling or in another."""
    if name in named:
        return name
    return next((each for each in named if folded(each) == folded(name)), None)


def _means_all(call: OperationCall, parameter: Parameter, value: Any) -> bool:
    """Whether a value asks for everything: the parameter's default, or a word for all."""
    shape = call.context.contract.schemas.resolve(parameter.schema)
    return (isinstance(shape, dict) and shape.get("default") == value) or (
        isinstance(value, str) and value.casefold() in EVERYTHING
    )


def _mentions(text: str, record: Record) -> bool:
    return any(isinstance(value, str) and text in value.casefold() for value in record.values())


def _matches(name: str, wanted: Any, record: Record) -> bool:
    actual = record.get(name)
    if isinstance(wanted, list) and not isinstance(actual, list):
        return actual in wanted
    return bool(actual == wanted)


def _answer_list(call: OperationCall, work: Work, records: list[Record], page: pages.Page, total: int) -> Answer:
    shape = call.plan.shape
    key = "/".join((call.operation.id, *call.path_texts()))
    headers = pages.headers(call, page, records, total)
    shown = records
    if shape is not None:
        schemas = call.context.contract.schemas
        node = inside(schemas, shape.items, shape.wrapped)
        shown = [as_shown(schemas, node, record) for record in records]
    parts: Any = shown
    if shape is not None and shape.form != "records":
        parts = _by_key(call, _keys(call, work, records), shown, shape.form)
    elif shape is not None and shape.wrapped:
        parts = [wrap(shape.wrapped, record) for record in shown]
    if shape is None or not shape.array:
        return call.answer(parts, key=key, headers=headers)
    envelope: Record = wrap(shape.array, parts)
    pages.describe(call, envelope, shape.beside, page, records, total)
    return call.answer(envelope, key=key, headers=headers)


def _by_key(call: OperationCall, keys: Sequence[tuple[str, ...]], shown: Sequence[Record], form: str) -> Any:
    """A list that holds the keys or the paths of records, or a map of them by their keys."""
    texts = ["/".join(key) for key in keys]
    if form == "map":
        return dict(zip(texts, shown, strict=True))
    if form == "keys":
        name = call.collection.key_properties[-1]
        return [typed_key(call.context, call.collection, name, key[-1]) for key in keys]
    return [f"{call.request_path.rstrip('/')}/{quote(text, safe='/')}" for text in texts]


def _keys(call: OperationCall, work: Work, records: Sequence[Record]) -> list[tuple[str, ...]]:
    """The keys of records, of those as well that no property holds."""
    collection = call.collection
    if None not in collection.key_properties:
        return [record_key(collection, record) for record in records]
    there = [(address.key, work.get(address)) for address in work.addresses(collection.id, call.parent_key())]
    found = []
    for record in records:
        position = next(place for place, (_, other) in enumerate(there) if other == record)
        found.append(there.pop(position)[0])
    return found
