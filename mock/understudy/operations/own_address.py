"""A record's own address in its answers: where the caller found us, by the path that reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from understudy.inference.conventions import is_link_holder
from understudy.inference.keys import held, hold
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node, ResponseObject
from understudy.openapi.schemas import Schemas
from understudy.operations.call import OperationCall
from understudy.records.context import RecordContext
from understudy.state.store import Record

_FORMAT = "json"
_PLACE = "%s"
_PARAMETER = re.compile(r"\{[^{}]*\}")


def addressed(call: OperationCall, collection: Collection, record: Record, key: tuple[str, ...]) -> Record:
    """A record with its own addresses, where it has a place for them. `key` begins with those of the records above."""
    if not collection.own_addresses or len(key) < collection.parent_count + len(collection.key_parameters):
        return record
    path = record_path(call, collection, key)
    where = prefix_of(call) + path
    shown = dict(record)
    for each in collection.own_addresses:
        if not each.part or isinstance(held(shown, each.part), dict):
            place = where + each.below
            hold(shown, each.property, f"{call.request.base_url}{place}" if each.absolute else place)
    return shown


def links_around(
    call: OperationCall, node: Node | None, collection: Collection, key: tuple[str, ...]
) -> Mapping[str, Any]:
    """The address of the one record of an answer, beside the record, where there is a place for it (JSON:API 1.1, 7.1).

    `node` is the schema of the answer; `key` begins with those of the records above.
    """
    schemas = call.context.contract.schemas
    holder: str | None = schemas.remember("links around", call.operation, lambda: _holder(schemas, node))
    if holder is None or len(key) < collection.parent_count + len(collection.key_parameters):
        return {}
    return {holder: {"self": f"{call.request.base_url}{prefix_of(call)}{record_path(call, collection, key)}"}}


def _holder(schemas: Schemas, node: Node | None) -> str | None:
    """The object of links of an answer that has the address of what is shown as a text."""
    for name, entry in properties(schemas, node).items():
        own = properties(schemas, entry).get("self") if is_link_holder(name) else None
        if own is not None and type_of(schemas, own) == "string":
            return name
    return None


def record_path(call: OperationCall, collection: Collection, key: tuple[str, ...]) -> str:
    """The path that reads a record, as the document writes it: `/notes/7.json`, `/Products(7)`, `/tasks/7/`.

    `key` begins with those of the records above it.
    """
    segments, template = item_template(call.context, collection)
    parts = [part if part.isalnum() and part.isascii() else quote(part, safe="") for part in key]
    if template is not None and template.count(_PLACE) == len(parts):
        return template % (*parts,)
    rest = iter(parts)
    return "/".join(_filled(call, segment, rest) if "{" in segment else segment for segment in segments)


def item_template(context: RecordContext, collection: Collection) -> tuple[Sequence[str], str | None]:
    """The path of a collection's item in segments, and with `%s` for each part of its key, where that says it all."""

    def found() -> tuple[Sequence[str], str | None]:
        # A header field has no letters but those of ASCII, nor has a path (RFC 3986 section 3.3).
        segments = [each if "{" in each or each.isascii() else quote(each) for each in _written(context, collection)]
        texts = [_PLACE if _is_parameter(segment) else segment for segment in segments]
        is_plain = not any("{" in text or "%" in text for text in texts if text != _PLACE)
        return segments, "/".join(texts) if is_plain else None

    known: tuple[Sequence[str], str | None] = context.remember(f"item path {collection.id}", found)
    return known


def _is_parameter(segment: str) -> bool:
    """Whether a segment of a path is one parameter and nothing else."""
    return segment[:1] == "{" and segment.find("}") == len(segment) - 1


def _written(context: RecordContext, collection: Collection) -> list[str]:
    """The path of an item in segments, one with a parameter for each part of its key."""
    plain = [*collection.path.rstrip("/").split("/"), *("{}" for _ in collection.key_parameters)]
    needed = collection.parent_count + len(collection.key_parameters)
    for each in context.contract.operations.values():
        written = each.path.partition("?")[0].split("/")
        if each.method == "GET" and context.contract.resources.plans[each.id].place == collection.item:
            return written if sum("{" in segment for segment in written) == needed else plain
    return plain


def _filled(call: OperationCall, segment: str, parts: Iterator[str]) -> str:
    """A segment of a path with its key; what stands behind that in it is as it was called: `{id}.{format}`."""
    first, *others = _PARAMETER.findall(segment)
    filled = segment.replace(first, next(parts))
    for other in others:
        filled = filled.replace(other, quote(str(call.path.get(other.strip("{}"), _FORMAT)), safe=""))
    return filled


def prefix_of(call: OperationCall) -> str:
    """What stands before the document's path in the path that was called: a server's base."""
    if call.request.path == call.operation.path:
        return ""
    written = call.operation.path.partition("?")[0].strip("/").split("/")
    called = call.request.path.strip("/").split("/")
    return "".join(f"/{part}" for part in called[: len(called) - len(written)])


def locates_absolutely(schemas: Schemas, response: ResponseObject) -> bool:
    """Whether the document wants a whole URL for `Location`.

    `format: uri` is one, `uri-reference` need not be (RFC 3986 4.1, 4.3).
    """
    for header in response.headers:
        if header.name.lower() == "location":
            return schemas.resolve_object(header.schema).get("format") == "uri"
    return False
