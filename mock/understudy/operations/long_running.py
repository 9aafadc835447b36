"""Starts what goes on by itself: the answer has a record that says how far it has come (RFC 9110 15.3.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from understudy.inference.conventions import folded
from understudy.inference.conventions.progress import OPERATION_HEADERS, names_url
from understudy.inference.envelopes import Steps, inside
from understudy.inference.keys import held
from understudy.inference.paths import parameters
from understudy.inference.resources import Begun, Collection
from understudy.json_values import placed
from understudy.messages import Answer
from understudy.operations.call import OperationCall
from understudy.operations.own_address import prefix_of, record_path
from understudy.records.keys import record_key
from understudy.records.long_running import begun, go_on, put_off, start_flag, without_result
from understudy.records.notes import note
from understudy.records.service import RecordService
from understudy.state.store import Address, Record


def begin(call: OperationCall, records: RecordService, answer: Answer, starts: Begun) -> Answer:
    """The answer with a new record in it; what the operation did is put off until that is done."""
    context, work = call.context, records.work
    collection = context.collection(starts.collection)
    parent = _parent(call, collection)
    if parent is None:
        return answer
    result = next((each for each in work.touched if each.collection == call.plan.collection), None)
    changes, moves = work.take_back() if starts.later else ((), ())
    resource = context.contract.resources.long_running[collection.id]
    attributes = begun(context, resource, records.now)
    address, made = records.make(collection, parent, attributes, collection.schema)
    record = without_result(context, resource, made)
    work.put(address, record)
    put_off(
        work,
        address,
        changes,
        moves,
        result,
        "" if result is None else _url(call, context.collection(result.collection), result),
    )
    if held(record, resource.property) == resource.initial:
        start_flag(context, work, address, resource)
    else:  # nothing waits here for time or reads
        record = go_on(context, work, address, {}, record)
    above = call.path_texts() or ((*result.parent, *result.key) if result is not None else ())
    for view in context.contract.resources.views.values():
        count = len((*view.names, *view.more))
        if view.main == collection.id and view.more and view.above == call.plan.collection and len(above) >= count:
            note(work, view, above[:count], address)
    return _answered(call, answer, starts, collection, address, record)


def _parent(call: OperationCall, collection: Collection) -> tuple[str, ...] | None:
    """The key above the record: what the operation's path has at the same places."""
    if not collection.parent_count:
        return ()
    texts = dict(zip(call.plan.path_names, call.path_texts(), strict=False))
    names = parameters(collection.path)
    return tuple(texts[name] for name in names) if all(name in texts for name in names) else None


def _url(call: OperationCall, collection: Collection, address: Address) -> str:
    return f"{call.request.base_url}{prefix_of(call)}{record_path(call, collection, (*address.parent, *address.key))}"


def _answered(
    call: OperationCall, answer: Answer, starts: Begun, collection: Collection, address: Address, record: Record
) -> Answer:
    url = _url(call, collection, address)
    headers = (*answer.headers, *_headers(call, url))
    steps, value = starts.steps, record
    schemas = call.context.contract.schemas
    if steps is None and starts.text is not None:
        steps, value = starts.text, _named(call, starts.text, record_key(collection, record), url)
    if steps is None or call.media is None or not call.answers_value:
        return replace(answer, headers=headers)
    shown = call.shown(inside(schemas, call.media.schema, steps), value) if isinstance(value, dict) else value
    own = answer.value if isinstance(answer.value, dict) and not (starts.later and starts.steps is not None) else {}
    candidate = placed(own, steps, shown)
    key = "/".join((collection.id, *address.parent, *address.key, call.operation.id))
    return replace(
        answer,
        value=call.context.values.fit(call.value_node, "response", candidate, key=key),
        headers=headers,
        text=None,
    )


def _named(call: OperationCall, steps: Steps, key: tuple[str, ...], url: str) -> Any:
    """The key of the record, or its path, by what the property takes."""
    schemas = call.context.contract.schemas
    node = inside(schemas, call.answer_node, steps)
    text = key[-1] if key else ""
    options: list[Any] = [text, int(text)] if text.isdigit() else [text]
    if names_url(steps[-1]) or str(schemas.resolve_object(node).get("format", "")).startswith("ur"):
        options.insert(0, url)
    return next((each for each in options if call.context.values.is_valid(node, "response", each)), text)


def _headers(call: OperationCall, url: str) -> Iterator[tuple[str, str]]:
    """Where to look, under the names that the document has for it; `Location` where a 202 has none and no body."""
    response = call.plan.success
    declared = [each.name for each in response.headers if folded(each.name) in OPERATION_HEADERS] if response else []
    if not declared and call.status == 202 and call.media is None:
        declared = ["Location"]
    yield from ((name, url) for name in declared)
