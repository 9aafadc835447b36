"""Operations on several records at once: each element of the body is made, changed or removed like one alone.

Where the answer has a result for each, what fails is reported there and the others are kept; else it is all or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from understudy.inference.conventions.bulk import counting_role, result_role
from understudy.inference.conventions.errors import OUTCOME_WORDS
from understudy.inference.conventions.states import end_of
from understudy.inference.envelopes import ELEMENT, inside, unwrap, wrap
from understudy.inference.resources import Bulk
from understudy.inference.shapes import json_media, properties, type_of
from understudy.json_values import texts_of
from understudy.lazy_dataclass import dataclass
from understudy.messages import Answer, Refusal
from understudy.openapi.model import Node
from understudy.operations.call import OperationCall, Refused
from understudy.operations.decoding import key_in_body
from understudy.operations.read import answer_records, find, require_parent
from understudy.records.errors import MockError
from understudy.records.keys import key_text, missing
from understudy.records.service import RecordService
from understudy.state.store import Address, Record

Make = Callable[[OperationCall, RecordService, tuple[str, ...], tuple[str, ...] | None], tuple[Address, Record]]
Change = Callable[[OperationCall, RecordService, Address, Record], Record]


@dataclass(frozen=True, slots=True)
class Single:
    """How one record alone is made and changed."""

    make: Make
    change: Change


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What became of one element: the status that it alone would have got, the record, or why it was refused."""

    status: int
    record: Record
    key: tuple[str, ...]
    refusal: Refusal | None = None


def in_bulk(call: OperationCall, records: RecordService, bulk: Bulk, single: Single) -> Answer:
    """Carry out each element of the body. Raises MockError, Refused for the first that can't be, but for results."""
    parent = require_parent(call, records)
    found = unwrap(bulk.array, call.body)
    elements = found if isinstance(found, list) else []
    outcomes = []
    for element in elements:
        mark = records.work.mark()
        try:
            outcomes.append(_one(call, records, bulk, single, parent, element))
        except (MockError, Refused) as error:
            if bulk.form != "results":
                raise
            records.work.back_to(mark)
            outcomes.append(_Outcome(_status(call, error.refusal), {}, _key(call, element), error.refusal))
    if bulk.form == "results":
        return _with_results(call, bulk, outcomes)
    made = [each.record for each in outcomes if each.record or bulk.what != "read"]
    if bulk.form == "records" and call.media is not None and bulk.what != "delete":
        return answer_records(call, records, made, parent)
    return _summed_up(call, outcomes, parent)


def _one(
    call: OperationCall,
    records: RecordService,
    bulk: Bulk,
    single: Single,
    parent: tuple[str, ...],
    element: Any,
) -> _Outcome:
    attributes = dict(element) if isinstance(element, dict) else _beside(call, bulk)
    each = replace(call, body=wrap(bulk.array, [element]), _attributes=attributes)
    if bulk.what == "create":
        address, record = single.make(each, records, parent, None)
        return _Outcome(201, record, address.key)
    key = _key(call, element)
    address = Address(call.collection.id, parent, key)
    known = records.work.get(address) is not None
    if not known and key and "/" in key[-1]:  # the path of a record, as resource names are
        last = address._replace(key=(key[-1].rpartition("/")[2],))
        address, known = (last, True) if records.work.get(last) is not None else (address, False)
    if not key and bulk.what == "change" and _may_be_new(call, bulk):
        address, record = single.make(each, records, parent, None)
        return _Outcome(201, record, address.key)
    if not key:
        raise Refused(
            Refusal((422, 400), "invalid", f"the key of {call.collection.name} is missing in {element!r:.80}")
        )
    if bulk.what == "read":
        if not known and bulk.form == "results":
            raise missing(call.collection, address)
        return _Outcome(200, find(each, records, address) if known else {}, key)
    if bulk.what == "delete":
        record = records.require(address) if known or bulk.addressed else {}
        if known:
            records.remove(address)
        return _Outcome(204, record, key)
    if not known and ((call.method == "PUT" and call.documents(201)) or not bulk.addressed):
        _, record = single.make(each, records, parent, key)
        return _Outcome(201, record, key)
    if not known and (call.collection.creatable or records.work.deleted(address)):
        raise missing(call.collection, address)
    return _Outcome(200, single.change(each, records, address, find(each, records, address)), key)


def _may_be_new(call: OperationCall, bulk: Bulk) -> bool:
    """Whether an element without a key is a new record: it has no place for one, or it is left out in a PUT."""
    schemas, media = call.context.contract.schemas, call.body_media
    node = inside(schemas, media.schema if media is not None else None, (*bulk.array, ELEMENT))
    named, keys = properties(schemas, node), [str(name).partition("/")[0] for name in call.collection.key_properties]
    return bool(named) and (call.method == "PUT" or not all(key in named for key in keys))


def _beside(call: OperationCall, bulk: Bulk) -> Record:
    """The values for all whose keys are listed: what stands beside the list."""
    beside = call.body if isinstance(call.body, dict) else {}
    return {name: value for name, value in beside.items() if name not in bulk.array}


def _key(call: OperationCall, element: Any) -> tuple[str, ...]:
    if isinstance(element, dict):
        return key_in_body(call.collection, element) or ()
    return (key_text(element),)


def _status(call: OperationCall, refusal: Refusal) -> int:
    return next((each for each in refusal.statuses if call.documents(each)), refusal.statuses[0])


# -- answers ----------------------------------------------------------------------------------------------------------


def _with_results(call: OperationCall, bulk: Bulk, outcomes: list[_Outcome]) -> Answer:
    """One result for each element, and 207 where the document has it (RFC 4918 section 13)."""
    several = call.operation.responses.get("207")
    if several is not None and (any(each.refusal for each in outcomes) or call.plan.success is several):
        call.status, call.media = 207, json_media(several.content)
    steps = bulk.answer or ()
    element = inside(call.context.contract.schemas, call.answer_node, (*steps, ELEMENT))
    shown = [_result(call, element, position, each) for position, each in enumerate(outcomes)]
    candidate = wrap(steps, shown)
    if steps and isinstance(candidate, dict):
        candidate |= _counts(call, outcomes)
    return replace(call, plan=replace(call.plan, envelope=())).answer(candidate, key=call.operation.id)


def _result(call: OperationCall, node: Node | None, position: int, outcome: _Outcome) -> Record:
    """What became of one element, under the names that the document has for it."""
    schemas = call.context.contract.schemas
    named = properties(schemas, node)
    validator = {name: schemas.validator(entry, "response") for name, entry in named.items()}
    found: Record = {}
    for name, entry in named.items():
        options = list(_values(call, name, entry, position, outcome))
        value = next((each for each in options if validator[name].is_valid(each)), None)
        if value is not None or (options and validator[name].is_valid(None)):
            found[name] = value
    return found


def _values(call: OperationCall, name: str, node: Node, position: int, outcome: _Outcome) -> Iterator[Any]:
    """What a property may be, the best first."""
    role, refusal = result_role(name), outcome.refusal
    home, schemas = call.collection, call.context.contract.schemas
    if role == "status":
        yield outcome.status
        texts = texts_of(schemas.resolve_object(node).get("enum"))
        wanted = {"undone"} if refusal is not None else {"done", "reached"}
        yield from (
            each for each in texts if end_of(each, texts) in wanted or each.lower() in OUTCOME_WORDS[outcome.status]
        )
        yield from (each for each in texts if (end_of(each, texts) == "undone") is (refusal is not None))
        yield str(outcome.status) if not texts else None
    elif role == "success":
        yield refusal is None
    elif role == "index":
        yield position
    elif role == "error":
        if refusal is not None:
            phrase = HTTPStatus(outcome.status).phrase
            yield refusal.message
            yield {"code": refusal.code, "message": refusal.message, "title": phrase, "status": outcome.status}
            yield [refusal.message]
            yield [{"code": refusal.code, "message": refusal.message}]
    elif name in home.key_properties and outcome.key:
        yield outcome.key[-1]
        yield int(outcome.key[-1]) if outcome.key[-1].isdigit() else None
    elif name in outcome.record:
        yield outcome.record[name]
    elif type_of(schemas, node) == "object" and refusal is None:
        yield call.shown(node, outcome.record)


def _counts(call: OperationCall, outcomes: list[_Outcome]) -> Record:
    """How many there were, by the names of whole numbers in the answer."""
    schemas, found = call.context.contract.schemas, {}
    failed = sum(each.refusal is not None for each in outcomes)
    of_status = {status: sum(each.status == status for each in outcomes) for status in (200, 201, 204)}
    numbers = {
        "all": len(outcomes),
        "failed": failed,
        "done": len(outcomes) - failed,
        "created": of_status[201],
        "updated": of_status[200],
        "deleted": of_status[204],
    }
    for name, entry in properties(schemas, call.answer_node).items():
        role = counting_role(name)
        if role is not None and type_of(schemas, entry) in ("integer", "number"):
            found[name] = numbers[role]
    return found


def numbers_removed(call: OperationCall, count: int) -> Record:
    """How many records a call has deleted, by the names of whole numbers in its answer."""
    return _counts(call, [_Outcome(204, {}, ())] * count)


def _summed_up(call: OperationCall, outcomes: list[_Outcome], parent: tuple[str, ...]) -> Answer:
    """An answer that shows no record for each: numbers, keys, or whatever its schema requires."""
    key = "/".join((call.operation.id, *parent))
    plain = replace(call, plan=replace(call.plan, envelope=()))
    return plain.answer(_counts(call, outcomes), key=key)
