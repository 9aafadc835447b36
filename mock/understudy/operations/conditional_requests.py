"""Conditional requests (RFC 9110 section 13), where the document declares them: entity tags of records, and the caller.

The tag of a record is made of its state, so every operation that shows the record shows the same tag, and a write can
tell whether the caller has seen the newest one. A collection's tag is made of the records in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from understudy.inference.resources import REMOVING
from understudy.messages import Answer, Refusal
from understudy.openapi.media_types import covers_json, trimmed
from understudy.openapi.model import Header, Operation
from understudy.openapi.model import ResponseObject as Documented
from understudy.operations.addresses import selected
from understudy.operations.call import OperationCall, Refused
from understudy.operations.decoding import key_in_body
from understudy.records.context import RecordContext
from understudy.records.service import RecordService
from understudy.state.store import Address

CONDITIONS = frozenset({"if-match", "if-none-match"})
"""The header fields of a condition on entity tags (RFC 9110 13.1)."""

_MEMBER = re.compile(r'[ \t]*(?:(W/)?("[\x21\x23-\x7e\x80-\xff]*")[ \t]*(?:,|$)|,|([^,]*)(?:,|$))')
_SAFE = ("GET", "HEAD")
_LETTERS = 32


def check_preconditions(call: OperationCall, records: RecordService, sent: Mapping[str, str]) -> None:
    """Refuse a write whose `If-Match` or `If-None-Match` doesn't hold; call it for a write, before anything changes.

    `sent` are the request's header fields. Only declared header parameters count, and only where the document knows
    entity tags or a 412. A write that would be refused anyway is left to its behaviour (RFC 9110 13.2.1).
    """
    match, none_match = _condition(call, sent, "if-match"), _condition(call, sent, "if-none-match")
    if match is None and none_match is None:
        return
    shown = _declared_tags(call.context, call.plan.collection)
    if not shown and "412" not in call.operation.responses:
        return
    exists, state = _current(call, records)
    if state is None and not exists and not _makes_what_is_missing(call, records):
        return
    tags = {_tag(call.context, header, media, state) for header, media in shown} if state is not None else set()
    if match is not None and not (exists if _is_any(match) else _strongly(match, tags)):
        raise Refused(_failed("If-Match", match, exists))
    if none_match is not None and (exists if _is_any(none_match) else _weakly(none_match, tags)):
        raise Refused(_failed("If-None-Match", none_match, exists))


def current_tag(call: OperationCall, records: RecordService) -> str | None:
    """The entity tag that an `If-Match` of a call has to have; None where nothing of it has one."""
    _, state = _current(call, records)
    shown = _declared_tags(call.context, call.plan.collection) if state is not None else []
    return next((_tag(call.context, header, media, str(state)) for header, media in shown), None)


def declares_tags(operation: Operation) -> bool:
    """Whether an answer of the operation may get an entity tag."""
    is_conditional = operation.method in _SAFE and _parameter(operation, "if-none-match")
    return is_conditional or any(_etag_header(each) is not None for each in operation.responses.values())


def tagged(call: OperationCall, records: RecordService, answer: Answer) -> Answer:
    """The answer with its `ETag` (RFC 9110 8.8.3), where the document declares one for its status."""
    documented = call.operation.response_for(answer.status)
    header = _etag_header(documented)
    is_conditional = call.operation.method in _SAFE and _parameter(call.operation, "if-none-match")
    if (header is None and not is_conditional) or call.plan.kind in REMOVING:
        return answer
    _, state = _current(call, records)
    if state is None:
        state = _hash([_plain(answer.value)])
    tag = _tag(call.context, header, answer.media_type, state)
    return replace(answer, headers=(*answer.headers, ("ETag", tag)))


def not_modified(operation: Operation, answer: Answer, sent: Mapping[str, str]) -> bool:
    """Whether a read that went well has nothing new for the caller, who sent an `If-None-Match` (RFC 9110 13.1.2)."""
    if operation.method not in _SAFE or answer.status // 100 != 2:
        return False
    condition = sent["if-none-match"]
    tags = {value for name, value in answer.headers if name == "ETag"}
    return bool(tags) and (_is_any(condition) or _weakly(condition, tags))


def _condition(call: OperationCall, sent: Mapping[str, str], name: str) -> str | None:
    """The header field as it was sent, if the operation declares it."""
    value = sent.get(name)
    return value if value is not None and _parameter(call.operation, name) else None


def _parameter(operation: Operation, name: str) -> bool:
    return name in [each.name.lower() for each in operation.parameters if each.location == "header"]


def _etag_header(documented: Documented | None) -> Header | None:
    if documented is None or not documented.headers:
        return None
    return next((header for header in documented.headers if header.name.lower() == "etag"), None)


def _declared_tags(context: RecordContext, collection: str | None) -> list[tuple[Header, str | None]]:
    """Every form in which operations of a collection show its tags: the header and the media type beside it."""
    plans = context.contract.resources.plans
    found: list[tuple[Header, str | None]] = []
    for operation in context.contract.operations.values():
        documented = plans[operation.id].success
        header = _etag_header(documented)
        if collection is not None and plans[operation.id].collection == collection and header is not None:
            assert documented is not None
            found += [(header, media.name) for media in documented.content] or [(header, None)]
    return found


def _current(call: OperationCall, records: RecordService) -> tuple[bool, str | None]:
    """(whether there is anything that the request is about, its state in a hash); the hash is None where no record is.

    Seen through the unit of work: before the behaviour it is what is stored, after it what will be.
    """
    if call.plan.collection is None:
        return True, None
    if call.plan.kind in ("list", "clear"):
        return True, None if "x-mock-view" in call.plan.effects else _hash(list(_records(call, records)))
    if call.plan.kind == "create":
        made = _made(call, records)
        return True, _hash(list(_records(call, records))) if made is None else _hash([records.work.get(made)])
    own = call.collection.singleton or (call.plan.view is not None and call.plan.view.current)
    address = selected(call, records) if own else _upserted(call) if call.plan.kind == "upsert" else call.address()
    record = None if address is None else records.work.get(address)
    return record is not None, None if record is None else _hash([record])


def _records(call: OperationCall, records: RecordService) -> Iterator[Mapping[str, Any]]:
    return records.work.records(call.collection.id, call.parent_key())


def _made(call: OperationCall, records: RecordService) -> Address | None:
    """The record that a create has just put into the unit of work."""
    new = (change.address for change in records.work.changes if change.address.collection == call.plan.collection)
    return next((address for address in new if records.work.stored(address) is None), None)


def _upserted(call: OperationCall) -> Address | None:
    key = key_in_body(call.collection, call.attributes)
    return None if key is None else Address(call.collection.id, call.parent_key(), key)


def _makes_what_is_missing(call: OperationCall, records: RecordService) -> bool:
    """PUT on what isn't there, where that makes it: then a precondition has something to say."""
    if call.plan.kind == "upsert" or call.plan.makes:
        return True
    return (
        call.collection.singleton and call.operation.method == "PUT" and records.work.deleted(selected(call, records))
    )


def _tag(context: RecordContext, header: Header | None, media: str | None, state: str) -> str:
    """A strong tag; representations of several media types need several (RFC 9110 8.8.3.2). What the header's schema
    forbids gives way to what it allows, made up from the state."""
    suffix = "" if media is None or covers_json(media) else "-" + hashlib.sha256(media.encode()).hexdigest()[:8]
    tag = f'"{state}{suffix}"'
    if header is None or header.schema is True:
        return tag
    if context.contract.schemas.validator(header.schema, "response").is_valid(tag):
        return tag
    made = str(context.values.generate(header.schema, "response", key=f"etag/{state}{suffix}"))
    return made if made.isascii() and made.isprintable() else tag


def _hash(value: Any) -> str:
    text = json.dumps(value, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]


def _plain(value: Any) -> Any:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def _is_any(condition: str) -> bool:
    return trimmed(condition) == "*"


def _members(condition: str) -> Iterator[tuple[bool, str]]:
    """(weak, tag) of each member of a list of tags, with the quotes that it has; a bare word is kept as it is."""
    for weak, quoted, bare in _MEMBER.findall(condition):
        if tag := quoted or trimmed(bare):
            yield bool(weak), tag


def _strongly(condition: str, tags: set[str]) -> bool:
    """The comparison of If-Match: a weak tag is never equal to anything (RFC 9110 8.8.3.2)."""
    known = {text for tag in tags for weak, text in _members(tag) if not weak}
    return any(not weak and text in known for weak, text in _members(condition))


def _weakly(condition: str, tags: set[str]) -> bool:
    """The comparison of If-None-Match: weakness doesn't count."""
    known = {text for tag in tags for _, text in _members(tag)}
    return any(text in known for _, text in _members(condition))


def _failed(name: str, condition: str, exists: bool) -> Refusal:
    if name == "If-None-Match":
        message = f"{name} says {condition}, but that is what is there now"
    elif not exists:
        message = f"{name} says {condition}, but there is nothing here yet"
    elif '"' not in condition:
        message = f"{name} says {condition}, which is no entity tag; send the ETag of a GET, quotes included"
    else:
        message = f"{name} says {condition}, but it has been changed since; get it again for its newest ETag"
    return Refusal((412,), "precondition_failed", message)
