"""Operations that only look: read an item, list a collection, compute from the record above, answer an example."""

from __future__ import annotations

import base64
import binascii
import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from understudy.inference.conventions import KEY_ENDINGS, words
from understudy.inference.envelopes import ELEMENT, inside, unwrap, with_inside, wrap
from understudy.inference.keys import held
from understudy.inference.list_inputs import Inputs, list_inputs
from understudy.inference.resources import Collection
from understudy.inference.shapes import body_schema, properties
from understudy.messages import Answer
from understudy.openapi.model import Node
from understudy.openapi.pointer import MISSING
from understudy.operations import page_facts, pages
from understudy.operations.addresses import make_up, seen, selected
from understudy.operations.call import CONTENT, OperationCall
from understudy.operations.compound import INCLUDED, included, is_compound, sparse
from understudy.operations.decoding import shown as as_shown
from understudy.operations.files import file_answer, stored_file
from understudy.operations.linked import led_to
from understudy.operations.listed import arranged, listed
from understudy.operations.named_parts import read_part
from understudy.operations.own_address import addressed, links_around
from understudy.operations.selection import filters, idle_inputs, order_of, unmarked
from understudy.operations.shaping import shaped
from understudy.operations.shown_users import put_user, shown_user, user_of
from understudy.operations.tallies import tallied
from understudy.records.errors import NotFoundError
from understudy.records.expressions import evaluate
from understudy.records.foreign_keys import target_address
from understudy.records.keys import noun, record_key, typed_key
from understudy.records.service import RecordService
from understudy.state.store import Address, Record
from understudy.state.work import Work

_MADE_UP = 3
_MOST_WANTED = 50


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
    return answer_record(call, records, record, (*address.parent, *address.key))


def answer_record(
    call: OperationCall,
    records: RecordService,
    record: Record,
    key: tuple[str, ...],
    headers: tuple[tuple[str, str], ...] = (),
) -> Answer:
    """Answer with a record, or with its bytes where the response is not JSON."""
    media, plan = call.media, call.plan
    if media is not None and not call.answers_value:
        record = {CONTENT: _content(call, record)}
    elif media is not None:
        schemas, node, envelope = call.context.contract.schemas, media.schema, plan.envelope
        node = inside(schemas, node, envelope) if envelope else node
        collection = call.collection
        around: Mapping[str, Any] = {}
        if collection.own_addresses and plan.kind != "compute":
            record = addressed(call, collection, record, key)
            around = links_around(call, media.schema, collection, key)
        if plan.keyed:
            record = {**record, **dict(_keys_answered(call, collection, key))}
        shown, beside = _shaped(call, records, node, as_shown(schemas, node, record))
        if shown is records.valid and not envelope and schemas.says_the_same(node, collection.schema):
            return Answer(call.status, shown, media.name, headers, fits=node)
        key = (str(plan.collection), *key)
        return call.answer(shown, key="/".join(key), headers=headers, beside={**around, **beside} if around else beside)
    return call.answer(record, key="/".join((str(call.plan.collection), *key)), headers=headers)


def _keys_answered(call: OperationCall, collection: Collection, key: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """The parts of a record's key under the names that an answer has for them; `key` begins with its address."""
    for name, part in call.plan.keyed:
        text = key[collection.parent_count + part]
        yield name, typed_key(call.context, collection, collection.key_properties[part], text)


def answer_records(call: OperationCall, records: RecordService, made: Sequence[Record], key: tuple[str, ...]) -> Answer:
    """Answer with several records where the response is an array of them, else with the first."""
    steps = call.plan.envelope
    if call.media is None or ELEMENT not in steps or not call.answers_value:
        return answer_record(call, records, made[0] if made else {}, key)
    node = inside(call.context.contract.schemas, call.media.schema, steps)
    at = steps.index(ELEMENT)
    made = _addressed(call, records.work, made)
    shown = [wrap(steps[at + 1 :], call.shown(node, record)) for record in made]
    name = "/".join((str(call.plan.collection), *key))
    candidate = wrap(steps[:at], shown)
    call.fill_around(candidate, steps[:at])
    value = call.context.values.fit(call.value_node, "response", candidate, key=name)
    return Answer(call.status, value, call.media.name)


def _shaped(
    call: OperationCall, records: RecordService, node: Node | None, record: Record
) -> tuple[Record, Mapping[str, Any]]:
    """The record with the fields and the expansions that were requested, and what stands beside it for them."""
    if not (call.body or call.query):
        return record, {}
    inputs = list_inputs(call.context.contract.schemas, call.operation, call.plan, call.collection)
    values = {**call.body, **call.query} if inputs.shaping and isinstance(call.body, dict) else call.query
    if not inputs.shaping or not values:
        return record, {}
    if is_compound(call):
        beside = {INCLUDED: included(call, records, inputs, values, [record])}
        return sparse(inputs, values, [record])[0], beside
    return next(iter(shaped(call, records, inputs, values, node, [record]))), {}


def _content(call: OperationCall, record: Record) -> bytes | None:
    """The bytes of a record's base64 property, as its create request declares one."""
    schemas = call.context.contract.schemas
    for operation in call.context.contract.operations.values():
        plan = call.context.contract.resources.plans[operation.id]
        if plan.kind != "create" or plan.collection != call.plan.collection or operation.request_body is None:
            continue
        for name, node in properties(schemas, body_schema(operation)).items():
            shape = schemas.resolve_object(node)
            encoded = shape.get("contentEncoding") == "base64" or shape.get("format") == "byte"
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
    if call.plan.part:
        return read_part(call, records, address, record)
    if call.plan.leads_to is not None:
        return _led_to(call, records, record, call.plan.leads_to)
    key = (*address.parent, *address.key, call.operation.id)
    whole = call.whole({**record, **call.path}, key="/".join(key))
    if call.plan.tallies or call.plan.groups:
        node = call.answer_node
        return call.answer(tallied(call, records, call.shown(node, whole), address), key="/".join(key))
    return answer_record(call, records, whole, key)


def _led_to(call: OperationCall, records: RecordService, record: Record, link: tuple[str, str]) -> Answer:
    """The record of another collection whose key a record has. Raises NotFoundError where it has none."""
    name, home = link
    value = held(record, name)
    address = target_address(call.context, home, value)
    if address is None:
        led = words(name.rpartition("/")[2])
        there = " ".join(led[:-1] if len(led) > 1 and led[-1] in KEY_ENDINGS else led)
        why = f"{name} is {'null' if name in record else 'missing'}"
        raise NotFoundError(f"the {noun(call.collection)} has no {there}: {why}")
    return answer_record(call, records, records.find(address, made_up=not call.documents(404)), address.key)


def synthesize(call: OperationCall, records: RecordService, known: Mapping[str, Any] | None = None) -> Answer:
    """No state behind it: the response's example, with whatever the request says that the response repeats.

    `known` is what is true of the call besides, by the names of the response.
    """
    example, envelope = call.example(), call.plan.envelope
    candidate: Any = copy.deepcopy(unwrap(envelope, example))
    name = user_of(call)
    user = shown_user(call, records, name) if name is not None else None
    supplied = {**call.path, **call.attributes, **(known or {})}
    named = call.properties_of(inside(call.context.contract.schemas, call.answer_node, envelope))
    repeated = {name: value for name, value in supplied.items() if name in named}
    if isinstance(candidate, dict):
        candidate.update(repeated)
    elif candidate is None:
        candidate = repeated if named else supplied
    if user is not None and isinstance(candidate, dict):
        put_user(candidate, *user)
    key = "/".join((call.operation.id, *call.path_texts()))
    if isinstance(candidate, dict) and example is None:
        candidate = call.whole(candidate, key=key)
    if call.plan.tallies or call.plan.groups:
        candidate = tallied(call, records, candidate)
    if example is not None and envelope:  # what the example has around it stays as well
        candidate = with_inside(example, envelope, candidate)
        call = replace(call, plan=replace(call.plan, envelope=()))
    return call.answer(candidate, key=key)


def _must_have(call: OperationCall, inputs: Inputs) -> tuple[Record, ...]:
    """What a list has to be asked for by the document, which its records have then: `?employeeId=7`, `?ids=a,b`.

    Of several values each is one record's.
    """
    required = {each.name for each in call.operation.parameters if each.required and each.location == "query"}
    found: tuple[Record, ...] = ({},)
    for each in inputs.selecting if required else ():
        value, condition = call.query.get(each.name), each.condition
        if condition is None or condition.test != "eq" or len(condition.steps) != 1 or each.name not in required:
            continue
        name = condition.steps[0]
        texts = value.split(",") if condition.splits and isinstance(value, str) else value
        several = texts if isinstance(texts, list) else [texts]
        values = [typed_key(call.context, call.collection, name, one) for one in several if isinstance(one, str | int)]
        found = tuple({**known, name: one} for known in found for one in values[:_MOST_WANTED]) or found
    return found


def _make_up_wanted(call: OperationCall, records: RecordService, parent: tuple[str, ...], inputs: Inputs) -> None:
    """Make up what a list is to show where nothing can create a record, and there is none yet."""
    work, collection = records.work, call.collection
    elsewhere = call.plan.view is not None
    wanted = _must_have(call, inputs)
    if wanted == ({},):
        there: Any = listed(call, records, ()) if elsewhere else work.count(collection.id, parent)
        wanted = () if there else wanted * _MADE_UP
    else:
        stored = list(work.records(collection.id, parent))
        missing = tuple(each for each in wanted if not any(each.items() <= record.items() for record in stored))
        if missing and collection.key_properties[-1:] and collection.key_properties[-1] in missing[0]:
            wanted = missing
        else:
            wanted = (wanted * _MADE_UP)[: max(_MADE_UP, len(wanted))] if len(missing) == len(wanted) else ()
    for each in wanted:
        make_up(call, records, parent, each)


def list_records(call: OperationCall, records: RecordService) -> Answer:
    """A page of a collection, filtered by the query."""
    collection, work = call.collection, records.work
    view = call.plan.effects.get("x-mock-view")
    elsewhere, everywhere = call.plan.view is not None, call.plan.view is not None and call.plan.view.everywhere
    parent = require_parent(call, records) if view is None and not everywhere else ()
    inputs = list_inputs(call.context.contract.schemas, call.operation, call.plan, collection)
    values = {**call.body, **call.query} if call.method != "GET" and isinstance(call.body, dict) else call.query
    tests = list(filters(inputs, values)) if values else []
    if collection.materializes and not everywhere:
        _make_up_wanted(call, records, parent, inputs)
    tests += unmarked(collection.marks + call.plan.rooted, inputs, values)
    order = order_of(inputs, values) if inputs.ordered else ()
    page, cursor = pages.requested_page(inputs, values)
    if inputs.idle and call.query:
        call.warnings += [
            f"query {name}: it has no effect on {call.operation.id}" for name in idle_inputs(inputs, call.query)
        ]
    if tests or cursor is not None or view is not None or elsewhere or any(steps is not None for steps, _ in order):
        if view:
            viewed = [_viewed(call, view, record) for record in seen(call, records)]
            found: Sequence[Record] = [record for record in viewed if all(test(record) for test in tests)]
        else:
            found = listed(call, records, tests)
        found = arranged(found, order)
        page = pages.page_at(call, page, found, cursor) if cursor is not None else page
        part = pages.part_of(call, inputs, page, found, in_order=bool(order))
    else:
        total = work.count(collection.id, parent)
        start, stop = page.start, page.start + page.size
        if order:
            start, stop = max(0, total - stop), max(0, total - start)
            shown = work.slice(collection.id, parent, start - 1 if start else 0, stop)[::-1]
        else:
            shown = work.slice(collection.id, parent, start, stop + 1)
        following = shown[page.size] if len(shown) > page.size else None
        part = pages.PageContent(shown[: page.size], total, None, following, bool(order))
    return _answer_list(call, records, inputs, values, page, part)


def _viewed(call: OperationCall, view: Mapping[str, Any], record: Record) -> Record:
    values = {name: evaluate(value, call, {"record": record}) for name, value in view.get("set", {}).items()}
    return {name: value for name, value in values.items() if value is not MISSING}


def _answer_list(
    call: OperationCall,
    records: RecordService,
    inputs: Inputs,
    values: Mapping[str, Any],
    page: pages.Page,
    part: pages.PageContent,
) -> Answer:
    shape = call.plan.shape
    key = "/".join((call.operation.id, *call.path_texts()))
    headers = page_facts.headers(call, inputs, page, part)
    shown = list(part.records)
    beside: Record = {}
    if shape is not None:
        schemas = call.context.contract.schemas
        node = inside(schemas, shape.items, shape.wrapped)
        shown = list(led_to(call, records.work, node, _addressed(call, records.work, shown)))
        shown = [as_shown(schemas, node, record) for record in shown]
        shown = call.with_strangers(node, shown, lambda: _keys(call, records.work, part.records))
        if inputs.shaping and values and is_compound(call):
            beside = {INCLUDED: included(call, records, inputs, values, shown)}
            shown = list(sparse(inputs, values, shown))
        elif inputs.shaping and values:
            shown = list(shaped(call, records, inputs, values, node, shown))
    parts: Any = shown
    if shape is not None and shape.form != "records":
        parts = _by_key(call, _keys(call, records.work, part.records), shown, shape.form)
    elif shape is not None and shape.wrapped:
        parts = [wrap(shape.wrapped, record) for record in shown]
        call.fill_elements(parts, shape.items, shape.wrapped)
    if shape is None or not shape.array:
        return call.answer(parts, key=key, headers=headers)
    envelope: Record = {**wrap(shape.array, parts), **beside}
    page_facts.describe(call, envelope, shape.beside, inputs, page, part)
    call.fill_around(envelope, shape.array)
    return call.answer(envelope, key=key, headers=headers)


def _addressed(call: OperationCall, work: Work, records: Sequence[Record]) -> Sequence[Record]:
    """Records with their own addresses, where they have a place for them."""
    if not call.collection.own_addresses:
        return records
    view = call.plan.view
    if view is not None and view.everywhere:
        keys = [(*address.parent, *address.key) for address in _places(call, work, None, records)]
    else:
        parent = call.parent_key()
        keys = [(*parent, *key) for key in _keys(call, work, records)]
    return [addressed(call, call.collection, record, key) for record, key in zip(records, keys, strict=True)]


def _by_key(call: OperationCall, keys: Sequence[tuple[str, ...]], shown: Sequence[Record], form: str) -> Any:
    """A list that holds the keys or the paths of records, or a map of them by their keys."""
    texts = ["/".join(key) for key in keys]
    if form == "map":
        return dict(zip(texts, shown, strict=True))
    if form == "keys":
        name = call.collection.key_properties[-1]
        return [typed_key(call.context, call.collection, name, key[-1]) for key in keys]
    return [f"{call.request.path.rstrip('/')}/{quote(text, safe='/')}" for text in texts]


def _keys(call: OperationCall, work: Work, records: Sequence[Record]) -> list[tuple[str, ...]]:
    """The keys of records, of those as well that no property holds."""
    collection = call.collection
    if None not in collection.key_properties:
        return [record_key(collection, record) for record in records]
    return [address.key for address in _places(call, work, call.parent_key(), records)]


def _places(
    call: OperationCall, work: Work, parent: tuple[str, ...] | None, records: Sequence[Record]
) -> Iterator[Address]:
    """Where records stand, below one parent or below any; records that are alike are found one after the other."""
    there = [(address, work.get(address)) for address in work.addresses(call.collection.id, parent)]
    for record in records:
        position = next(place for place, (_, other) in enumerate(there) if other == record)
        yield there.pop(position)[0]
